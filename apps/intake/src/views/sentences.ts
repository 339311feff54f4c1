import type { Bilingual } from '@yimen/contracts';
import type { Case, CaseState } from '@yimen/domain-cases';
import type { CityFacts } from '../city/city-facts.ts';

/** One plain sentence for each state; `{…}` are names from the city pack. Data, so that a wording changes in one place. */
const sentences: Readonly<Record<CaseState, Bilingual>> = {
  RECEIVED: { zh: '{holder}已经收件，正在看材料齐不齐。', en: '{holder} has received it and is checking the papers.' },
  TRANSFERRED: { zh: '正转到{holder}受理。', en: 'On its way to {holder} for acceptance.' },
  SUPPLEMENT: { zh: '还缺材料，等您补交，时间先停着。', en: 'Papers are missing; the clock stands still until you bring them.' },
  ACCEPTED: { zh: '已经受理，送{bureau}审核。', en: 'Accepted and sent to {bureau}.' },
  REVIEW: { zh: '{bureau}在审核。', en: '{bureau} is reviewing.' },
  SPECIAL: { zh: '{bureau}在进行特别程序，时间先停着。', en: '{bureau} is carrying out a special step; the clock stands still.' },
  EXTENDED: { zh: '{bureau}延长了审核时间。', en: '{bureau} has extended its review.' },
  DECIDED: { zh: '{bureau}已经有结果，正送回{receiving}。', en: '{bureau} has decided; the result is on its way to {receiving}.' },
  CLOSED: { zh: '已经办好，请到{receiving}领取。', en: 'Done; please collect it at {receiving}.' },
  REFUSED: { zh: '没有受理，{receiving}会把理由和办法交给您。', en: 'Not accepted; {receiving} will give you the reason and what to do.' },
  TERMINATED: { zh: '已经终止，请到{receiving}了解。', en: 'Ended; please ask at {receiving}.' },
  DELIVERED: { zh: '结果已经交给您，这件事办完了。', en: 'The result was handed to you; this is finished.' },
  WITHDRAWN: { zh: '已经按您的申请撤回。', en: 'Withdrawn as you asked.' },
  VOID: { zh: '这个编号已经作废。', en: 'This number is void.' },
};

/** What is said where the state alone would hide the truth. */
const special = {
  parked: {
    zh: '{bureau}的系统出了故障，我们在跟进，您不用做什么。',
    en: 'The system of {bureau} has a fault; we are on it, you need not do anything.',
  },
  rejected: { zh: '{bureau}的系统没有收下，{holder}正在处理。', en: 'The system of {bureau} did not take it; {holder} is seeing to it.' },
  denied: {
    zh: '{bureau}没有批准，理由和办法请到{receiving}领取。',
    en: '{bureau} did not grant it; collect reason and remedy at {receiving}.',
  },
} as const satisfies Record<string, Bilingual>;

/** The sentence that a resident and a clerk read first. */
export function sentenceOf(on: Case, city: CityFacts): Bilingual {
  const template = specialOf(on) ?? sentences[on.state];
  const holder = city.centreNames(on.holdingCentre);
  const receiving = city.centreNames(on.receivingCentre);
  const bureau = city.bureauShort(on.item.bureau);
  const fill = (language: keyof Bilingual): string =>
    template[language]
      .replaceAll('{holder}', holder[language])
      .replaceAll('{receiving}', receiving[language])
      .replaceAll('{bureau}', bureau[language]);
  return { zh: fill('zh'), en: fill('en') };
}

function specialOf(on: Case): Bilingual | undefined {
  const open = on.state === 'ACCEPTED' || on.state === 'REVIEW';
  if (open && on.orders.some((order) => order.state === 'parked')) return special.parked;
  if (open && on.orders.some((order) => order.state === 'rejected')) return special.rejected;
  return on.state === 'CLOSED' && on.outcome === 'denied' ? special.denied : undefined;
}
