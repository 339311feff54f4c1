import { useText } from '@yimen/ui';
import { page } from './page-texts.ts';

/** What the person reads when a page broke. */
export function FaultSentence({ seconds }: { readonly seconds: number }) {
  const t = useText(page);
  return (
    <main className="page-fault">
      <h1>{t('broken')}</h1>
      <p>{t('brokenHelp', { seconds })}</p>
    </main>
  );
}
