import { Field, useLanguage, useText } from '@yimen/ui';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { caseTexts } from '../case-texts.ts';

/** One item of a search, as the clerk chooses it. */
export interface ItemHit {
  readonly item: string;
  readonly names: { readonly zh: string; readonly en: string };
  readonly bureau: string;
  readonly handling: 'instant' | 'promised';
  readonly connected: boolean;
}

interface ItemStepProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly hits: readonly ItemHit[] | 'searching' | 'unreachable';
  readonly chosen: string | undefined;
  readonly onChoose: (item: string) => void;
}

/** Finds the item by name, pinyin or initials. What cannot be handled here yet stays in the list and says so. */
export function ItemStep({ query, onQuery, hits, chosen, onChoose }: ItemStepProps) {
  const t = useText(caseTexts);
  const language = useLanguage();
  const list = typeof hits === 'string' ? [] : hits;
  return (
    <section className="step item" aria-label={t('item')}>
      <h2>{t('whichItem')}</h2>
      <Field id="case-item" label={t('search')} value={query} onChange={onQuery} type="search" maxLength={60} autoFocus />
      {hits === 'searching' && <p role="status">{t('searching')}</p>}
      {hits === 'unreachable' && <p role="alert">{t('itemUnreachable')}</p>}
      {typeof hits !== 'string' && (
        <ListBox
          className="hits"
          aria-label={t('item')}
          selectionMode="single"
          selectedKeys={chosen === undefined ? [] : [chosen]}
          disabledKeys={list.filter((hit) => !hit.connected).map((hit) => hit.item)}
          onAction={(key) => onChoose(String(key))}
          onSelectionChange={(keys) => {
            const [key] = keys;
            if (key !== undefined) onChoose(String(key));
          }}
          renderEmptyState={() => <p>{t('noItem')}</p>}
        >
          {list.map((hit) => (
            <ListBoxItem key={hit.item} id={hit.item} textValue={hit.names.zh}>
              <b>{language === 'en' ? hit.names.en : hit.names.zh}</b>
              <span>
                {hit.bureau}，{t(hit.handling)}
              </span>
              <small>{t(hit.connected ? 'connected' : 'notConnected')}</small>
            </ListBoxItem>
          ))}
        </ListBox>
      )}
    </section>
  );
}
