import type { CaseDocument } from '@yimen/contracts';
import { transform } from 'receiptline';
import { linesOf } from './lines.ts';
import type { CityStyle } from './lines.ts';
import { textsOf } from './texts.ts';

/** Columns of an 80 mm roll at 12 dots a column. */
const columns = 48;
const labelColumns = 14;

/** A document as an 80 mm slip, drawn as SVG: what the window's printer and the page both show. */
export function slipOf(body: CaseDocument, city: CityStyle): string {
  const svg = transform(slipText(body, city), { cpl: columns, encoding: 'gb18030', command: 'svg', spacing: true });
  // The drawing has a random id of its own; a reprint must be the same bytes.
  return svg.replaceAll(/receipt-[0-9a-f-]{36}/g, `receipt-${body.case}-${body.kind}`);
}

/** The slip in receiptline's own writing, from which a printer driver makes its commands. */
export function slipText(body: CaseDocument, city: CityStyle): string {
  const { title, notes } = textsOf(body.kind);
  const lines = linesOf(body, city).map(({ label, value }) => `|${plain(label[0])} |${plain(value[0])} |`);
  const code = body.kind === 'receipt' ? [`{code:${plain(body.statusUrl)};option:qrcode,4,m}`] : [];
  return [
    `^^^${plain(title[0])}`,
    '-',
    `{width:${labelColumns},*}`,
    ...lines,
    '{width:*}',
    '-',
    ...code,
    ...notes.map(([zh]) => `|${plain(zh)}`),
    '=',
  ].join('\n');
}

/** Receiptline's own characters are escaped, so that no value becomes a command. */
function plain(text: string): string {
  return text.replaceAll(/[\\|{}"`~_^-]/g, (character) => `\\${character}`).replaceAll('\n', ' ');
}
