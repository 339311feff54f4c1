import { Lintel, useLanguage, useText } from '@yimen/ui';
import { dateText, joinNames } from '@yimen/ui/format';
import type { ReactNode } from 'react';
import type { GuideModel } from './guide-model.ts';
import { guide } from './guide-texts.ts';
import { Limit } from './list/item-rows.tsx';

/** The rail: by which day, what it costs, what one gets, how. */
export function GuideFacts({ model }: { readonly model: GuideModel }) {
  const t = useText(guide);
  const language = useLanguage();
  const { content } = model.page;
  const { fee, results, channels, visits, legalBasis } = content;
  const amount = (fee.amountFen / 100).toFixed(fee.amountFen % 100 === 0 ? 0 : 2);
  const visitsText = { '0': t('visits0'), '1': t('visits1'), n: t('visitsN') }[visits];
  return (
    <section className="time">
      <Lintel level={2} title={t('time')} />
      <dl className="facts">
        <Fact name={model.on === undefined ? t('ifToday') : t('ifOn', { date: dateText(model.on, language) })}>
          <When model={model} />
        </Fact>
        <Fact name={t('fee')}>{fee.charged ? t('yuan', { amount }) : t('free')}</Fact>
        <Fact name={t('result')}>
          {results.length === 0
            ? t('noResult')
            : joinNames(
                results.map(({ name }) => name),
                language,
              )}
        </Fact>
        <Fact name={t('channels')}>
          {joinNames(
            channels.map((channel) => t(channel)),
            language,
          )}
        </Fact>
        <Fact name={t('visits')}>{visitsText}</Fact>
        {legalBasis.length > 0 && <Fact name={t('law')}>{legalBasis.map(({ title }) => title).join('；')}</Fact>}
      </dl>
      <button className="ym-button print" type="button" data-print hidden>
        {t('print')}
      </button>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** The day by which the answer comes, with both limits. A date that rests on no notice says so; without a calendar there is no date. */
function When({ model: { page, deadlines } }: { readonly model: GuideModel }) {
  const t = useText(guide);
  const language = useLanguage();
  const { promised, statutory } = deadlines;
  const { handling, clocks } = page.content;
  const isInstant = handling === 'instant' || promised.limit.n === 0;
  return (
    <>
      <b>
        {isInstant && t('atOnce')}
        {!isInstant && promised.date !== undefined && t('ready', { date: dateText(promised.date, language, { weekday: true }) })}
        {!isInstant && promised.date === undefined && <Limit limit={promised.limit} />}
        {!isInstant && promised.provisional && <i className="mark">{t('example')}</i>}
      </b>
      <small>
        {isInstant ? <Within word="byLaw" model={statutory.limit} /> : <Both promised={promised.limit} statutory={statutory.limit} />}
      </small>
      {!isInstant && promised.provisional && <small>{t('provisional')}</small>}
      {promised.unknownYear !== undefined && !isInstant && <small>{t('unknownDate', { year: promised.unknownYear })}</small>}
      {clocks.silenceAccepts && !isInstant && <small>{t('silence')}</small>}
    </>
  );
}

type LimitOf = GuideModel['deadlines']['promised']['limit'];

function Within({ word, model }: { readonly word: 'byLaw'; readonly model: LimitOf }) {
  const [before, after] = useText(guide)(word, { statutory: '|' }).split('|');
  return (
    <>
      {before}
      <Limit limit={model} />
      {after}
    </>
  );
}

function Both({ promised, statutory }: { readonly promised: LimitOf; readonly statutory: LimitOf }) {
  const [before, between, after] = useText(guide)('promise', { promised: '|', statutory: '|' }).split('|');
  return (
    <>
      {before}
      <Limit limit={promised} />
      {between}
      <Limit limit={statutory} />
      {after}
    </>
  );
}
