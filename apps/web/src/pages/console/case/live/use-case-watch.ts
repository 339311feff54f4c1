import { CaseView } from '@yimen/contracts';
import { useEffect } from 'react';
import type { Api } from '../../../../shared/api/api.ts';

const askMs = 1_000;
const restMs = 5_000;
/** How long the answer is expected at any moment; afterwards we ask less often. */
const quickForMs = 30_000;

/** States in which somebody else has to act: the page keeps asking for the newest view. */
const waits = new Set<CaseView['state']>(['ACCEPTED', 'REVIEW', 'SPECIAL', 'EXTENDED']);

/** Brings the bureau's answer to the page: asks each second at first, then every five. */
export function useCaseWatch(api: Api, view: CaseView | undefined, onChange: (view: CaseView) => void): void {
  const number = view && waits.has(view.state) ? view.number : undefined;
  const seq = view?.seq;
  useEffect(() => {
    if (number === undefined) return undefined;
    const since = performance.now();
    let timer: number | undefined;
    let isGone = false;
    async function ask() {
      const answer = await api.get(`/api/intake/cases/${number ?? ''}`, CaseView);
      if (isGone) return;
      if (answer.kind === 'ok' && answer.value.seq !== seq) onChange(answer.value);
      else timer = window.setTimeout(() => void ask(), performance.now() - since < quickForMs ? askMs : restMs);
    }
    timer = window.setTimeout(() => void ask(), askMs / 2);
    return () => {
      isGone = true;
      window.clearTimeout(timer);
    };
    // `onChange` is new on every draw; what it does for one view never changes.
  }, [api, number, seq]);
}
