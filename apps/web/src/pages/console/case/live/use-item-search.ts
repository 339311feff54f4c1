import { ItemList } from '@yimen/contracts';
import { useEffect, useState } from 'react';
import type { Api } from '../../../../shared/api/api.ts';
import type { ItemHit } from '../steps/item-step.tsx';

const typingMs = 120;
const mostHits = 8;

/** Items by name, pinyin or initials, a moment after the last key. Without words: the most frequent ones. */
export function useItemSearch(api: Api, active: boolean) {
  const [query, onQuery] = useState('');
  const [hits, setHits] = useState<readonly ItemHit[] | 'searching' | 'unreachable'>('searching');
  useEffect(() => {
    if (!active) return undefined;
    let isOld = false;
    async function search() {
      const answer = await api.get(`/api/catalogue/items?limit=${mostHits}&q=${encodeURIComponent(query)}`, ItemList);
      if (isOld) return;
      setHits(answer.kind === 'ok' ? answer.value.items.map(hitOf) : 'unreachable');
    }
    const timer = window.setTimeout(() => void search(), typingMs);
    return () => {
      isOld = true;
      window.clearTimeout(timer);
    };
  }, [api, active, query]);
  return { query, hits, onQuery };
}

function hitOf({ item, names, bureau, handling, connected, kind }: ItemList['items'][number]): ItemHit {
  return { item, names, bureau: bureau.shortZh, handling, connected: connected && kind === 'case' };
}
