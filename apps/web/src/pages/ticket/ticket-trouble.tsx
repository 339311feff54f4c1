import { Mark, useText } from '@yimen/ui';
import { words } from '@yimen/ui/strings';
import { ticket } from './ticket-texts.ts';

/** No such number, or the hall cannot be asked now: two different sentences, each with what to do. */
export function TicketTrouble({ kind }: { readonly kind: 'unknown' | 'away' }) {
  const t = useText(ticket);
  const w = useText(words);
  return (
    <>
      <header>
        <Mark />
        <span>{w('brand')}</span>
      </header>
      <main className="ticket" data-face="sentence">
        <section className="state">
          <h1>{t(kind)}</h1>
          <p className="note">{kind === 'unknown' ? t('unknownHelp') : t('awayHelp')}</p>
        </section>
      </main>
    </>
  );
}
