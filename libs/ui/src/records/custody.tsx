import type { ReactNode } from 'react';
import { DoorSign } from '../planes/mark.tsx';
import { useText } from '../strings/use-text.ts';
import { words } from '../strings/words.ts';

export interface Holder {
  readonly id: string;
  readonly name: ReactNode;
  readonly state: 'past' | 'here' | 'transit' | 'to-come';
  /** What happened or happens there. */
  readonly deed?: ReactNode;
  readonly time?: ReactNode;
  /** Handed over, but the receiver has not said so. */
  readonly unconfirmed?: boolean;
}

/** Who held the case, who holds it now (lit, with the door), who will. */
export function Custody({ label, holders }: { readonly label: string; readonly holders: readonly Holder[] }) {
  const t = useText(words);
  return (
    <ol className="ym-custody" aria-label={label}>
      {holders.map((holder) => (
        <li key={holder.id} data-state={holder.state} aria-current={holder.state === 'here' ? 'step' : undefined}>
          {holder.state === 'here' ? <DoorSign /> : <i className="dot" aria-hidden="true" />}
          <span>
            <b>{holder.name}</b>
            {holder.deed !== undefined && <small>{holder.deed}</small>}
            {holder.state === 'transit' && <small>{t('inTransit')}</small>}
            {holder.unconfirmed && <small>{t('unconfirmed')}</small>}
          </span>
          {holder.time !== undefined && <span className="time">{holder.time}</span>}
        </li>
      ))}
    </ol>
  );
}
