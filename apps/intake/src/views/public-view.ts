import type { PublicCaseView } from '@yimen/contracts';
import type { Case } from '@yimen/domain-cases';
import type { CityFacts } from '../city/city-facts.ts';
import { clocksOf, custodyOf, documentsOf, holderView, officeView } from './parts.ts';
import { sentenceOf } from './sentences.ts';

/** What number and query code open: where it stands, who holds it, whose clock runs. No person in it. */
export function publicView(on: Case, city: CityFacts, now: number): PublicCaseView {
  const count = (state: string): number => on.checklist.filter((line) => line.state === state).length;
  const waiting = on.orders.findLast((order) => order.notice !== undefined && order.state === 'waiting');
  return {
    number: on.number,
    state: on.state,
    ...(on.outcome ? { outcome: on.outcome } : {}),
    sentence: sentenceOf(on, city),
    item: { code: on.item.code, names: on.item.names },
    receivedOn: on.receivedOn,
    holder: holderView(on, city),
    custody: custodyOf(on, city),
    returnTo: officeView(on.receivingCentre, on.received.at, city),
    clocks: clocksOf(on, city, now),
    papers: { handedIn: count('handedIn'), waived: count('waived'), open: count('open') },
    ...(waiting?.notice ? { notice: waiting.notice } : {}),
    documents: documentsOf(on),
    results: on.decided ? [...on.decided.results] : [],
  };
}
