import { Worklist } from '@yimen/contracts';
import type { CaseView, WorklistName } from '@yimen/contracts';
import { useEffect, useState } from 'react';
import type { Api } from '../../shared/api/api.ts';

const askMs = 5_000;
const names = ['to-hand-over', 'answers-waiting', 'to-accept', 'at-bureau'] as const satisfies readonly WorklistName[];

/** The centre's lists, asked every five seconds and at once after an act of this page. */
export function useWorklists(api: Api, acts: readonly CaseView[]): Readonly<Partial<Record<WorklistName, Worklist>>> {
  const [lists, setLists] = useState<Partial<Record<WorklistName, Worklist>>>({});
  useEffect(() => {
    let isGone = false;
    async function ask() {
      const answers = await Promise.all(names.map((name) => api.get(`/api/intake/worklists/${name}?limit=5`, Worklist)));
      if (isGone) return;
      const known = answers.flatMap((answer) => (answer.kind === 'ok' ? [[answer.value.name, answer.value] as const] : []));
      setLists((before) => ({ ...before, ...Object.fromEntries(known) }));
    }
    void ask();
    const timer = window.setInterval(() => void ask(), askMs);
    return () => {
      isGone = true;
      window.clearInterval(timer);
    };
  }, [api, acts]);
  return lists;
}
