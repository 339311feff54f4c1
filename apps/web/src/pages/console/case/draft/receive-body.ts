import type { ReceiveBody, StaffTicket } from '@yimen/contracts';
import type { CaseDraft } from './draft.ts';
import type { Guide } from './guide.ts';
import { knownFields } from './judged-draft.ts';

interface Visit {
  readonly ticket: Pick<StaffTicket, 'ticket'>;
  readonly day: string;
  readonly window: string;
}

/** What `POST cases` is told: the draft, and the ticket being served. Empty parts are left out, never sent as empty text. */
export function receiveBody(draft: CaseDraft, guide: Guide | undefined, { ticket, day, window }: Visit): ReceiveBody {
  const { name, idNumber, phone } = draft.person;
  const fields = { ...(guide ? knownFields(draft, guide) : {}), ...draft.fields };
  return {
    item: draft.item ?? '',
    answers: { ...draft.answers },
    applicant: { name: name.trim(), idNumber: idNumber.trim().toUpperCase(), ...(phone === '' ? {} : { phone }) },
    fields,
    materials: Object.entries(draft.settled).map(([material, settled]) => ({
      material,
      by: settled.by,
      files: settled.by === 'scan' ? settled.scans.map(({ upload, sha256 }) => ({ upload, sha256 })) : [],
    })),
    ticket: { day, ticket: ticket.ticket, window },
  };
}
