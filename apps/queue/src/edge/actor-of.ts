import type { Actor } from '@yimen/domain-ticketing';
import type { Principal } from '@yimen/contracts';

/** Roles that act in a hall, the one with the widest right first. */
const ranked = ['supervisor', 'guide', 'clerk', 'device', 'resident', 'operator'] as const satisfies readonly Actor['kind'][];

/** Who acts, in the words of the domain: an account with several roles acts in the widest one. */
export function actorOf({ id, roles }: Principal): Actor {
  return { kind: ranked.find((role) => roles.includes(role)) ?? 'resident', id };
}

/** The holder of a ticket, known by its token alone. */
export function holderOf(ticket: string): Actor {
  return { kind: 'resident', id: `ticket/${ticket}` };
}
