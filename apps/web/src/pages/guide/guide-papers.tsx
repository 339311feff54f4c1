import type { ChecklistLine } from '@yimen/contracts';
import { Lintel, useLanguage, useText } from '@yimen/ui';
import { joinNames } from '@yimen/ui/format';
import { nameOf } from '../../shared/load/near-words.ts';
import type { GuideModel } from './guide-model.ts';
import { guide } from './guide-texts.ts';
import { fateOf } from './paper-count.ts';

/** The papers: what to bring first; what is waived stays, struck through, with its ground. */
export function GuidePapers({ model }: { readonly model: GuideModel }) {
  const t = useText(guide);
  const struck = model.count.waived > 0;
  return (
    <section className="ms" id="papers">
      <Lintel level={2} title={t(model.situation ? 'materials' : 'materialsAll')} note={struck ? t('struck') : undefined} />
      <ul className="mats">
        {model.lines.map((line) => (
          <Paper key={line.material} line={line} model={model} />
        ))}
      </ul>
    </section>
  );
}

function Paper({ line, model }: { readonly line: ChecklistLine; readonly model: GuideModel }) {
  const language = useLanguage();
  const fate = fateOf(line);
  const isStruck = fate === 'waived' || fate === 'not-asked';
  const name = nameOf(line.names, language);
  return (
    <li data-fate={fate}>
      {isStruck ? <s>{name}</s> : <b>{name}</b>}
      <span className="tag">{useTag(line)}</span>
      <span className="s">{useGround(line, model)}</span>
      <OnlyIf line={line} model={model} />
    </li>
  );
}

function useTag(line: ChecklistLine): string {
  const t = useText(guide);
  const bring = line.count > 1 ? t('bringCount', { count: line.count }) : t('bring');
  const tags = { bring, filled: t('sign'), optional: t('optional'), later: t('later'), waived: t('waived'), 'not-asked': t('waived') };
  return tags[fateOf(line)];
}

/** Why it need not be brought; for what is to be brought, in which form. */
function useGround(line: ChecklistLine, { city }: GuideModel): string {
  const t = useText(guide);
  const language = useLanguage();
  const fate = fateOf(line);
  if (fate === 'not-asked') return t('noBasis');
  if (fate === 'filled') return t('signHelp');
  if (fate !== 'waived') {
    const forms = joinNames(
      line.forms.map((form) => t(form)),
      language,
    );
    return [forms, language === 'en' ? '' : line.acceptanceStandard].filter((text) => text !== '').join('；');
  }
  const grounds = line.waivers.map((waiver) => {
    if (waiver.ground === 'credential') return t('byPhone', { name: nameOf(waiver.names, language) });
    if (waiver.ground === 'commitment') return t('byCommitment');
    if (waiver.ground === 'no-basis') return t('noBasis');
    const bureau = city?.bureaus.find(({ code }) => code === waiver.bureau);
    return t('bySharing', { bureau: bureau ? nameOf(bureau.names, language) : waiver.bureau, name: nameOf(waiver.names, language) });
  });
  return grounds.join(language === 'en' ? '; or ' : '；或者');
}

/** Before the questions are answered: which situations ask for it, unless all do. */
function OnlyIf({ line, model: { page } }: { readonly line: ChecklistLine; readonly model: GuideModel }) {
  const t = useText(guide);
  const language = useLanguage();
  const codes = line.situations ?? [];
  const all = page.content.situations;
  if (codes.length === 0 || codes.length >= all.length) return null;
  const names = all.filter(({ code }) => codes.includes(code)).map((each) => nameOf(each.names, language));
  return <span className="s">{t('onlyIf', { situations: joinNames(names, language) })}</span>;
}
