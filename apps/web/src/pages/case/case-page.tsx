import { Custody, useLanguage, useText } from '@yimen/ui';
import { clockText, dateText } from '@yimen/ui/format';
import { nameOf } from '../../shared/load/near-words.ts';
import { groupedNumber } from '../../shared/public/grouped-number.ts';
import { CaseClocks } from './case-clocks.tsx';
import { CaseDocuments } from './case-documents.tsx';
import { CaseHead } from './case-head.tsx';
import { holdersOf, isOver } from './case-holders.ts';
import { leadingClock } from './case-model.ts';
import type { CaseModel } from './case-model.ts';
import { caseTexts } from './case-texts.ts';

/** Who has it, until when: the sentence, the line of hands, the days, the papers. */
export function CasePage({ model }: { readonly model: CaseModel }) {
  const t = useText(caseTexts);
  const language = useLanguage();
  const { view } = model;
  return (
    <>
      <CaseHead address={model.address} city={model.city} />
      <main className="case" data-number={view.number}>
        <Sentence model={model} />
        <section className="hold">
          <h2>{t(isOver(view) ? 'held' : 'holds')}</h2>
          <Custody label={t('holds')} holders={holdersOf(model, { t, language })} />
        </section>
        <CaseClocks clocks={view.clocks} />
        <Papers model={model} />
        <Results model={model} />
        <CaseDocuments model={model} />
        <p className="rest">
          <a href={`/guide/${view.item.code}`}>{t('guide')}</a>
          <a href="/case">{t('another')}</a>
          <span>{t('asOf', { time: clockText(model.now, model.timeZone) })}</span>
        </p>
      </main>
    </>
  );
}

/** What it is, its number, and the state in one or two plain sentences. */
function Sentence({ model }: { readonly model: CaseModel }) {
  const language = useLanguage();
  const { view } = model;
  return (
    <section className="state" aria-live="polite">
      <p>
        {nameOf(view.item.names, language)}
        <span className="no">{groupedNumber(view.number)}</span>
      </p>
      <h1>
        {nameOf(view.sentence, language)}
        <Until model={model} late={false} />
      </h1>
      <Until model={model} late />
      {view.notice && <p className="notice">{nameOf(view.notice, language)}</p>}
    </section>
  );
}

/** By when: part of the sentence; a promise that was broken stands below it, with what to do. */
function Until({ model: { view, city }, late }: { readonly model: CaseModel; readonly late: boolean }) {
  const t = useText(caseTexts);
  const language = useLanguage();
  const clock = leadingClock(view);
  if (!clock?.deadline || clock.state === 'paused' || late !== (clock.light === 'red')) return null;
  const date = dateText(clock.deadline, language, { thisYear: Number(view.receivedOn.slice(0, 4)) });
  const holder = nameOf(view.holder.names, language);
  const key = { promised: 'by', statutory: 'by', acceptance: 'acceptBy', delivery: 'handBy' } as const;
  if (late) return <p className="notice">{t('late', { date, holder, hotline: city?.hotline ?? '' })}</p>;
  return <span className="until">{t(key[clock.clock], { date })}</span>;
}

function Papers({ model: { view } }: { readonly model: CaseModel }) {
  const t = useText(caseTexts);
  const { handedIn, waived, open } = view.papers;
  if (handedIn + waived + open === 0) return null;
  return (
    <section className="papers">
      <h2>{t('papers')}</h2>
      <p>
        <span>{t('papersIn', { count: handedIn })}</span>
        {waived > 0 && <span>{t('papersWaived', { count: waived })}</span>}
        {open > 0 && <b>{t('papersOpen', { count: open })}</b>}
      </p>
    </section>
  );
}

function Results({ model: { view } }: { readonly model: CaseModel }) {
  const t = useText(caseTexts);
  const language = useLanguage();
  if (view.results.length === 0) return null;
  return (
    <section className="papers">
      <h2>{t('results')}</h2>
      <ul>
        {view.results.map((result) => (
          <li key={nameOf(result.name, language)}>
            <b>{nameOf(result.name, language)}</b> {result.number}
            {result.validUntil !== undefined && (
              <span className="soft"> {t('validUntil', { date: dateText(result.validUntil, language, { thisYear: 0 }) })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
