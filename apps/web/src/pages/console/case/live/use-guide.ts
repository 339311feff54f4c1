import { ItemPage } from '@yimen/contracts';
import type { Deadlines } from '@yimen/contracts';
import { useEffect, useState } from 'react';
import type { Api } from '../../../../shared/api/api.ts';
import { guideOf } from '../draft/guide.ts';
import type { Guide } from '../draft/guide.ts';

const retryMs = 3_000;

interface Loaded {
  readonly guide: Guide | undefined;
  readonly deadlines: Deadlines | undefined;
}

/** The version of an item in force today, compiled; keeps asking while the catalogue cannot be reached. */
export function useGuide(api: Api, item: string | undefined): Loaded {
  const [loaded, setLoaded] = useState<Loaded & { readonly item: string }>();
  useEffect(() => {
    if (item === undefined) return undefined;
    let timer: number | undefined;
    async function load(code: string) {
      const answer = await api.get(`/api/catalogue/items/${encodeURIComponent(code)}`, ItemPage);
      if (answer.kind === 'ok') {
        const { content, version, connected, deadlines } = answer.value;
        setLoaded({ item: code, guide: guideOf(content, version, connected), deadlines });
      } else timer = window.setTimeout(() => void load(code), retryMs);
    }
    void load(item);
    return () => window.clearTimeout(timer);
  }, [api, item]);
  return loaded && loaded.item === item ? loaded : { guide: undefined, deadlines: undefined };
}
