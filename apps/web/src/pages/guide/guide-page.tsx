import { useLanguage, useText } from '@yimen/ui';
import { dateText } from '@yimen/ui/format';
import { NearSection } from '../../shared/load/near-section.tsx';
import { GuideFacts } from './guide-facts.tsx';
import { GuideHead, ItemHead } from './guide-head.tsx';
import type { GuideModel } from './guide-model.ts';
import { GuidePapers } from './guide-papers.tsx';
import { GuideQuestions } from './guide-questions.tsx';
import { guide } from './guide-texts.ts';

/** The guide page of an item: what must I bring, how long, where. */
export function GuidePage({ model }: { readonly model: GuideModel }) {
  return (
    <>
      <GuideHead address={model.address} city={model.city} />
      <main className="item">
        <ItemHead model={model} />
        <div className="text">
          <GuideQuestions model={model} />
          <GuidePapers model={model} />
        </div>
        <div className="side">
          <GuideFacts model={model} />
          <NearSection {...model.near} />
        </div>
        <Foot model={model} />
      </main>
    </>
  );
}

function Foot({ model: { page, deadlines, printed } }: { readonly model: GuideModel }) {
  const t = useText(guide);
  const language = useLanguage();
  const from = dateText(page.validFrom, language, { thisYear: Number(deadlines.on.slice(0, 4)) });
  return (
    <p className="foot">
      <a href={`${printed.replace(/^https?:\/\/[^/]+/, '')}?on=${page.validFrom}`}>{t('version', { version: page.version, from })}</a>
      <span>{page.content.handlingCode}</span>
      <span className="on-paper">{t('printed', { date: dateText(deadlines.on, language), address: printed })}</span>
    </p>
  );
}
