import type { TicketIssued } from '@yimen/contracts';
import type { Name } from '../../hall/hall-model.ts';
import type { TakenNumber } from '../kiosk-model.ts';

/** A number that was just issued, as the result screen shows it. */
export function takenOf({ answer, token }: TicketIssued, service: Name, item: Name | undefined): TakenNumber | undefined {
  if (answer.kind !== 'issued') return undefined;
  const { ticket, number, ahead, range, window } = answer;
  return { ticket, number, token, service, item, ahead, range, window };
}
