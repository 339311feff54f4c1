import type { AcceptanceDocument, DeliveryDocument, ReceiptDocument, RefusalDocument, WithdrawalDocument } from '@yimen/contracts';
import { deadlineOf, isDeadline } from '@yimen/domain-calendar';
import type { CaseFile, ChecklistLine, DayLimit, Doer, PinnedItem } from '@yimen/domain-cases';
import type { CityFacts } from '../city/city-facts.ts';
import type { Shown } from '../sealing/case-seal.ts';
import { templateOf } from './texts.ts';

/** What every document says: which case, whose, where, by whom. */
export interface Occasion {
  readonly caseNumber: string;
  readonly item: PinnedItem;
  readonly shown: Shown;
  readonly centre: string;
  readonly doer: Doer;
  readonly now: number;
}

type Limit = ReceiptDocument['acceptanceLimit'];

/** 收件凭证. `papers` are the lines and files as they are received. */
export function composeReceipt(
  occasion: Occasion,
  received: { on: string; queryCode: string; checklist: readonly ChecklistLine[]; files: readonly CaseFile[]; publicOrigin: string },
  city: CityFacts,
): ReceiptDocument {
  const { limits } = occasion.item;
  const limit = (each: DayLimit): Limit => limitOf(city, occasion.item, received.on, each);
  return {
    kind: 'receipt',
    ...common('receipt', occasion, city),
    queryCode: received.queryCode,
    statusUrl: `${received.publicOrigin}/case/${occasion.caseNumber}#${received.queryCode}`,
    papers: received.checklist.map(({ material, names, state, by }) => ({
      material,
      names,
      state,
      ...(by ? { by } : {}),
      pages: received.files.filter((file) => file.material === material).length,
    })),
    acceptanceLimit: limit(limits.acceptance),
    ifAcceptedToday: { promised: limit(limits.promised), statutory: limit(limits.statutory) },
  };
}

/** 受理通知书 */
export function composeAcceptance(occasion: Occasion, on: string, city: CityFacts): AcceptanceDocument {
  const { limits } = occasion.item;
  return {
    kind: 'acceptance',
    ...common('acceptance', occasion, city),
    promised: limitOf(city, occasion.item, on, limits.promised),
    statutory: limitOf(city, occasion.item, on, limits.statutory),
  };
}

/** 不予受理通知书 */
export function composeRefusal(occasion: Occasion, words: Pick<RefusalDocument, 'reason' | 'remedy'>, city: CityFacts): RefusalDocument {
  return { kind: 'refusal', ...common('refusal', occasion, city), ...words };
}

/** 决定送达回证 */
export function composeDelivery(
  occasion: Occasion,
  delivered: Pick<DeliveryDocument, 'outcome' | 'receiver' | 'results'>,
  city: CityFacts,
): DeliveryDocument {
  return { kind: 'delivery', ...common('delivery', occasion, city), ...delivered };
}

/** 撤回确认 */
export function composeWithdrawal(occasion: Occasion, city: CityFacts): WithdrawalDocument {
  return { kind: 'withdrawal', ...common('withdrawal', occasion, city) };
}

function common(kind: Parameters<typeof templateOf>[0], occasion: Occasion, city: CityFacts) {
  const { item, centre, doer } = occasion;
  const office = city.findCentre(centre);
  return {
    template: templateOf(kind),
    case: occasion.caseNumber,
    at: occasion.now,
    office: {
      code: centre,
      names: city.centreNames(centre),
      address: office?.address ?? '',
      ...(office?.phone ? { phone: office.phone } : {}),
    },
    item: { code: item.code, names: item.names, version: item.version, bureau: city.bureauNames(item.bureau) },
    applicant: occasion.shown,
    clerk: doer.id,
    ...(doer.window === undefined ? {} : { window: doer.window }),
    hotline: city.pack.city.hotline,
  };
}

/** The last day of a limit that begins on a date; absent when the calendar of a needed year is not published. */
export function limitOf(city: CityFacts, item: PinnedItem, start: string, limit: DayLimit): Limit {
  const deadline = deadlineOf(city.calendarFor(item.bureau), start, limit);
  return isDeadline(deadline) ? { until: deadline.date, provisional: deadline.provisional } : { provisional: false };
}
