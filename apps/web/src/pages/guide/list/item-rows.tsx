import type { ItemSummary } from '@yimen/contracts';
import type { LimitDays } from '@yimen/domain-catalogue';
import { useLanguage, useText } from '@yimen/ui';
import { nameOf } from '../../../shared/load/near-words.ts';
import { itemWords } from './item-texts.ts';

/** Items, one a row: name and where at the left, what to bring and how long at the right. */
export function ItemRows({ items, carry = '' }: { readonly items: readonly ItemSummary[]; readonly carry?: string }) {
  return (
    <ul className="rows">
      {items.map((item) => (
        <ItemRow key={item.item} item={item} carry={carry} />
      ))}
    </ul>
  );
}

function ItemRow({ item, carry }: { readonly item: ItemSummary; readonly carry: string }) {
  const t = useText(itemWords);
  const language = useLanguage();
  const where = { direct: t('direct'), separated: t('separated'), 'local-only': t('local') };
  return (
    <li>
      <a href={`/guide/${item.item}${carry}`}>{nameOf(item.names, language)}</a>
      <Papers papers={item.papers} />
      <span className="s">{where[item.mode]}</span>
      <span className="s w">{item.handling === 'instant' ? t('atOnce') : <Limit limit={item.promised} />}</span>
    </li>
  );
}

function Papers({ papers: { least, most } }: Pick<ItemSummary, 'papers'>) {
  const t = useText(itemWords);
  if (most === 0) return <span className="w none">{t('nothing')}</span>;
  const figure = least === most ? String(most) : `${least}–${most}`;
  const [before, after] = t('bring', { papers: figure }).split(figure);
  return (
    <span className="w">
      {before}
      <b>{figure}</b>
      {after}
    </span>
  );
}

/** A limit in words: working days are said as such. */
export function Limit({ limit }: { readonly limit: LimitDays }) {
  const t = useText(itemWords);
  if (limit.n === 0) return t('atOnce');
  return t(limit.unit === 'workingDay' ? 'workingDays' : 'days', { count: limit.n });
}
