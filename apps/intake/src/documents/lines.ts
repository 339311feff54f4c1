import type { CaseDocument, ReceiptDocument } from '@yimen/contracts';
import { groupCaseNumber } from '@yimen/domain-identifiers';
import type { CaseNumberRule } from '@yimen/domain-identifiers';
import { minuteOfDay, businessDay } from '@yimen/domain-calendar';
import { labelOf, labels } from './texts.ts';
import type { Label } from './texts.ts';

/** One line of a document: label and value in both languages. Page and slip show the same lines. */
export interface DocumentLine {
  readonly label: readonly [string, string];
  readonly value: readonly [string, string];
}

type Limit = ReceiptDocument['acceptanceLimit'];

/** How the city writes numbers and times. */
export interface CityStyle {
  readonly rule: CaseNumberRule;
  readonly timeZone: string;
}

/** The lines of a document in the order in which they are read. */
export function linesOf(body: CaseDocument, style: CityStyle): DocumentLine[] {
  const line = (label: Label, zh: string, en = zh): DocumentLine => ({ label: labels[label], value: [zh, en] });
  return [
    line('number', groupCaseNumber(body.case, style.rule)),
    ...(body.kind === 'receipt' ? [line('queryCode', spaced(body.queryCode))] : []),
    line('item', body.item.names.zh, body.item.names.en),
    line('bureau', body.item.bureau.zh, body.item.bureau.en),
    line('applicant', `${body.applicant.name}\u3000${body.applicant.idNumber}`),
    ...ownLines(body, line),
    line('office', `${body.office.names.zh}，${body.office.address}`, `${body.office.names.en}, ${body.office.address}`),
    line('at', timeOf(body.at, style.timeZone)),
    line('clerk', body.window === undefined ? body.clerk : `${body.clerk}\u3000${labels.window[0]} ${body.window}`, body.clerk),
    line('complain', body.hotline),
  ];
}

type Line = (label: Label, zh: string, en?: string) => DocumentLine;

function ownLines(body: CaseDocument, line: Line): DocumentLine[] {
  const limit = (label: Label, given: Limit): DocumentLine => {
    const [zh, en] = limitWords(given);
    return line(label, zh, en);
  };
  switch (body.kind) {
    case 'receipt':
      return [
        ...body.papers.map((paper) => paperLine(paper)),
        limit('acceptanceLimit', body.acceptanceLimit),
        limit('promisedIfToday', body.ifAcceptedToday.promised),
        limit('statutoryIfToday', body.ifAcceptedToday.statutory),
      ];
    case 'acceptance':
      return [limit('promised', body.promised), limit('statutory', body.statutory)];
    case 'refusal':
      return [line('reason', body.reason.zh, body.reason.en), line('remedy', body.remedy.zh, body.remedy.en)];
    case 'delivery':
      return [
        line('outcome', ...labelOf(body.outcome)),
        line('receiver', ...receiverWords(body.receiver)),
        ...body.results.map((result) =>
          line('outcome', withNumber(result.name.zh, result.number), withNumber(result.name.en, result.number)),
        ),
      ];
    case 'withdrawal':
      return [];
  }
}

function receiverWords(receiver: 'applicant' | 'representative'): readonly [string, string] {
  return labels[receiver === 'applicant' ? 'self' : 'representative'];
}

function paperLine({ names, state, by, pages }: ReceiptDocument['papers'][number]): DocumentLine {
  const how = labelOf(by ?? state);
  const [zh, en] = pages > 0 ? [`${how[0]} ${pages} ${labels.pages[0]}`, `${how[1]}, ${pages} ${labels.pages[1]}`] : how;
  return { label: [names.zh, names.en], value: [zh, en] };
}

function limitWords({ until, provisional }: Limit): readonly [string, string] {
  if (until === undefined) return labels.unknown;
  return provisional ? [`${until}（${labels.sample[0]}）`, `${until} (${labels.sample[1]})`] : [until, until];
}

function withNumber(name: string, number: string | undefined): string {
  return number === undefined ? name : `${name}\u3000${number}`;
}

function spaced(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

function timeOf(at: number, timeZone: string): string {
  const minutes = minuteOfDay(at, timeZone);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${businessDay(at, timeZone)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
