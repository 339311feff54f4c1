import type { MissRule, TicketView } from '@yimen/domain-ticketing';
import { slipTexts } from './slip-texts.ts';
import type { SlipTexts } from './slip-texts.ts';

/** Everything that stands on a slip. */
export interface Slip {
  readonly language: 'zh-CN' | 'en';
  /** Larger type for those who need it. */
  readonly elder: boolean;
  readonly centre: string;
  readonly ticket: TicketView;
  readonly serviceName: (service: string) => string;
  /** Local date and time of issue. */
  readonly issuedAt: string;
  readonly missRule: MissRule;
  /** Address of the ticket's page. */
  readonly page: string;
  /** First characters of the hash of the issuing commit. */
  readonly commit: string;
  /** 1 for the first print. */
  readonly copy: number;
}

/**
 * The slip as one receiptline document: the same for the preview and for the printer. Source: spec/queue.md section 11.
 */
export function slipDocument(slip: Slip): string {
  const texts = slipTexts[slip.language];
  const large = slip.elder ? '^^^' : '';
  const line = (text: string, size = '') => `${size}${escaped(text)}`;
  return [
    '{width:*;border:line;align:center}',
    line(slip.centre, slip.elder ? '^^' : ''),
    ...(slip.copy > 1 ? [line(texts.reprint(slip.copy), '"')] : []),
    '-',
    `^^^^^${escaped(slip.ticket.number)}`,
    ...(slip.ticket.ticketClass === 'priority' ? [line(texts.priority, '"')] : []),
    '',
    ...stations(slip, texts, line),
    '',
    ...place(slip.ticket, texts).map((text) => line(text, large)),
    '-',
    line(texts.missed[slip.missRule.kind](countOf(slip.missRule))),
    `{code:${inProperty(slip.page)};option:qrcode,5,m}`,
    line(texts.follow),
    line(`${slip.issuedAt}  ${texts.check(slip.commit)}`),
    '=',
  ].join('\n');
}

function stations(slip: Slip, texts: SlipTexts, line: (text: string, size?: string) => string): string[] {
  const names = slip.ticket.stations.map(({ service }) => slip.serviceName(service));
  const [only] = names;
  if (names.length === 1 && only !== undefined) return [line(only, slip.elder ? '^^^' : '^')];
  return [line(texts.itinerary), ...names.map((name, index) => line(`${index + 1}. ${name}`, slip.elder ? '^^' : ''))];
}

function place({ ahead, range }: TicketView, texts: SlipTexts): string[] {
  if (ahead === undefined) return [];
  return [texts.ahead(ahead), range ? texts.range(range.lowMin, range.highMin) : texts.noWindow];
}

function countOf(rule: MissRule): number {
  if (rule.kind === 'behind') return rule.k;
  return rule.kind === 'within' ? rule.n : 0;
}

/** Characters that receiptline would read as its own, and what no printer should get. */
function escaped(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ').replaceAll(/[\\|{}~_"`^]/g, (character) => `\\${character}`);
}

/** The same inside of braces, where a semicolon would end the value. */
function inProperty(text: string): string {
  return text.replaceAll(/[\\|{}~_"`^;]/g, (character) => `\\x${character.charCodeAt(0).toString(16)}`);
}
