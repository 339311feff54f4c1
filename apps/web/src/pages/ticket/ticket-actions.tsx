import { useText } from '@yimen/ui';
import type { TicketModel } from './ticket-model.ts';
import { ticket } from './ticket-texts.ts';

/** Later and cancel: pressed by the small script; without it the page says where both can be done. */
export function TicketActions({ model }: { readonly model: TicketModel }) {
  const t = useText(ticket);
  const { canCancel, canDefer, number } = model.now.ticket;
  const elder = model.size === 'elder';
  if (!canCancel && !canDefer && !elder) return null;
  return (
    <>
      <p className="pressed" role="status" />
      <div className="acts">
        {elder && (
          <button type="button" data-act="aloud">
            {t('aloud')}
          </button>
        )}
        {canDefer && (
          <button type="button" data-act="defer">
            {t('defer')}
          </button>
        )}
        {canCancel && !elder && (
          <button type="button" data-act="ask-cancel">
            {t('cancel')}
          </button>
        )}
        {elder && model.hotline !== undefined && (
          <a className="help" href={`tel:${model.hotline}`}>
            {t('help')}
          </a>
        )}
      </div>
      {(canCancel || canDefer) && (
        <noscript>
          <p className="none">{t('withoutScript')}</p>
        </noscript>
      )}
      {canCancel && <CancelDialog number={number} />}
    </>
  );
}

function CancelDialog({ number }: { readonly number: string }) {
  const t = useText(ticket);
  return (
    <dialog aria-labelledby="cancel-title">
      <h2 id="cancel-title">{t('cancelAsk', { number })}</h2>
      <p>{t('cancelText')}</p>
      <div className="answers">
        <button type="button" data-act="keep" autoFocus>
          {t('cancelNo')}
        </button>
        <button type="button" data-act="cancel">
          {t('cancelYes')}
        </button>
      </div>
    </dialog>
  );
}
