import type { CaseDocument } from '@yimen/contracts';
import { toString as qrOf } from 'qrcode';
import { linesOf } from './lines.ts';
import type { CityStyle } from './lines.ts';
import { textsOf } from './texts.ts';

const style = `
@page { size: A4; margin: 20mm }
body { font: 10.5pt/1.3 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #1a1a1a; max-width: 170mm; margin: 0 auto; padding: 1rem }
h1 { font-size: 20pt; margin: 0 }
h1 small, dt small, dd small, p small { display: block; font-size: 8pt; font-weight: 400; color: #555 }
p { margin: 1.5mm 0 }
dl { display: grid; grid-template-columns: 42mm 1fr; margin: 6mm 0; border-top: 1px solid #1a1a1a }
dt, dd { margin: 0; padding: 1.2mm 0; border-bottom: 1px solid #ccc }
dt { color: #333 }
header { display: flex; justify-content: space-between; gap: 8mm; align-items: flex-start }
svg { width: 28mm; height: 28mm }
footer { font-size: 8pt; color: #555; word-break: break-all }
`;

/** A document as an A4 page: one file, no script, nothing fetched; the same document always gives the same bytes. */
export async function pageOf(body: CaseDocument, hash: string, city: CityStyle): Promise<string> {
  const { title, notes } = textsOf(body.kind);
  const code = body.kind === 'receipt' ? await qrOf(body.statusUrl, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 }) : '';
  const lines = linesOf(body, city).map(({ label, value }) => `<dt>${both(label)}</dt><dd>${both(value)}</dd>`);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(title[0])} ${escape(body.case)}</title><style>${style}</style></head>
<body><header><h1>${both(title)}</h1>${code.trim()}</header>
<dl>${lines.join('\n')}</dl>
${notes.map((note) => `<p>${both(note)}</p>`).join('\n')}
<footer>${escape(body.template)} · SHA-256 ${escape(hash)}</footer></body></html>
`;
}

function both([zh, en]: readonly [string, string]): string {
  return zh === en ? escape(zh) : `${escape(zh)}<small lang="en">${escape(en)}</small>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
