import type { Role } from './roles.ts';

/**
 * The one permission table. `roles` may do it; `reach` says on what: `own-hall` only in the hall of the token or device,
 * `own` only on what belongs to the asker (the use case checks ownership and answers 404 otherwise), `any` everywhere,
 * `public` needs no token. Source: spec/queue.md 12, spec/intake.md 12.
 */
export interface Permission {
  readonly roles: readonly Role[];
  readonly reach: 'public' | 'own' | 'own-hall' | 'any';
  readonly about: string;
}

const hallStaff = ['clerk', 'guide', 'supervisor'] as const;

export const permissions = {
  'catalogue.read': { roles: [], reach: 'public', about: 'read items, situations, centres, hours, calendar' },

  'queue.read': { roles: [...hallStaff, 'device', 'operator'], reach: 'own-hall', about: 'see the hall with its waiting list' },
  'queue.load': { roles: [], reach: 'public', about: 'see the load and the waiting ranges of a hall' },
  'queue.ticket': { roles: [], reach: 'public', about: 'see one ticket by its unguessable token' },
  'queue.issue': { roles: ['device', 'resident', ...hallStaff], reach: 'own-hall', about: 'take a number' },
  'queue.return': { roles: ['device', ...hallStaff], reach: 'own-hall', about: 'bring back a missed ticket' },
  'queue.call': { roles: ['clerk', 'supervisor'], reach: 'own-hall', about: 'call, recall, miss at a window' },
  'queue.serve': { roles: ['clerk', 'supervisor'], reach: 'own-hall', about: 'start and finish serving' },
  'queue.hold': { roles: [...hallStaff], reach: 'own-hall', about: 'hold and resume a ticket' },
  'queue.transfer': { roles: [...hallStaff], reach: 'own-hall', about: 'transfer a ticket to a service or window' },
  'queue.holder': { roles: [], reach: 'public', about: 'cancel or defer one’s own ticket by its unguessable token' },
  'queue.cancel': { roles: [...hallStaff, 'resident'], reach: 'own-hall', about: 'cancel a ticket on the visitor’s word' },
  'queue.class': { roles: ['guide', 'supervisor'], reach: 'own-hall', about: 'set the class of a ticket by hand, with a reason' },
  'queue.skills': { roles: ['supervisor'], reach: 'own-hall', about: 'set the skills of a window' },
  'queue.window': { roles: ['clerk', 'supervisor'], reach: 'own-hall', about: 'open, pause, resume and close a window' },
  'queue.day': { roles: ['supervisor'], reach: 'own-hall', about: 'open, stop, close and sweep the day' },
  'queue.journal': { roles: ['supervisor', 'operator', 'auditor'], reach: 'own-hall', about: 'read the journal of a hall day' },

  'display.follow': { roles: ['device', ...hallStaff, 'operator'], reach: 'own-hall', about: 'follow a hall live' },
  'display.load': { roles: [], reach: 'public', about: 'read the load of all halls, their notices and playlists' },
  'display.notices': { roles: ['supervisor'], reach: 'own-hall', about: 'change the notices and the playlist of a hall' },

  'identity.sign-in': { roles: [], reach: 'public', about: 'sign in and out, see what a sign-in asks for' },
  'identity.keys': { roles: ['key-custodian'], reach: 'any', about: 'see and turn the keys that sign tokens' },
  'identity.pair': { roles: ['supervisor', 'operator'], reach: 'own-hall', about: 'approve, list and revoke paired devices' },
  'identity.me': {
    roles: [
      'resident',
      ...hallStaff,
      'acceptor',
      'reviewer',
      'liaison',
      'officer',
      'operator',
      'incident-desk',
      'catalogue-editor',
      'catalogue-reviewer',
      'joint-office',
      'key-custodian',
      'auditor',
      'device',
      'partner',
    ],
    reach: 'own',
    about: 'read one’s own account',
  },

  'intake.receive': { roles: ['clerk'], reach: 'own-hall', about: 'open and receive a case' },
  'intake.accept': { roles: ['clerk', 'acceptor'], reach: 'own-hall', about: 'accept a case' },
  'intake.deliver': { roles: ['clerk'], reach: 'own-hall', about: 'close a case and hand over its result' },
  'intake.read': { roles: ['clerk', 'acceptor', 'supervisor'], reach: 'own-hall', about: 'read a case and the worklists of a centre' },
  'intake.file': { roles: ['clerk', 'acceptor'], reach: 'own-hall', about: 'store and open a scanned file' },
  'intake.refuse': { roles: ['acceptor'], reach: 'own-hall', about: 'refuse to accept a case, with reason and remedy' },
  'intake.withdraw': { roles: ['clerk'], reach: 'own-hall', about: 'withdraw a case on the resident’s signed request' },
  'intake.void': { roles: ['supervisor'], reach: 'own-hall', about: 'strike out a case that was received by mistake' },
  'intake.note': { roles: ['clerk', 'acceptor', 'supervisor'], reach: 'own-hall', about: 'add a note to a case' },
  'intake.query': { roles: [], reach: 'public', about: 'see the state of a case with number and query code' },

  'bureaus.read': {
    roles: ['liaison', 'incident-desk', 'auditor', 'operator'],
    reach: 'any',
    about: 'read exchanges, incidents and the health of the systems',
  },
  'bureaus.act': { roles: ['liaison', 'incident-desk'], reach: 'any', about: 'replay, ask again, answer by hand, give up' },
} as const satisfies Record<string, Permission>;

export type PermissionName = keyof typeof permissions;

export type PermissionVerdict = 'allowed' | 'not-signed-in' | 'not-permitted' | 'wrong-hall';

/** Decides from the table alone. `hall` is the hall that the request names, where it names one. */
export function judge(
  name: PermissionName,
  who: { roles: readonly Role[]; hall?: string | undefined } | undefined,
  hall?: string,
): PermissionVerdict {
  const permission: Permission = permissions[name];
  if (permission.reach === 'public') return 'allowed';
  if (!who) return 'not-signed-in';
  const held = who.roles.filter((role) => permission.roles.includes(role));
  if (held.length === 0) return 'not-permitted';
  if (permission.reach !== 'own-hall' || hall === undefined) return 'allowed';
  const everywhere = held.some((role) => cityWide.has(role));
  return everywhere || who.hall === hall ? 'allowed' : 'wrong-hall';
}

/** Roles that belong to no hall and so reach every one: their rights are read-only or on themselves. */
const cityWide: ReadonlySet<Role> = new Set<Role>(['operator', 'auditor', 'resident', 'incident-desk']);
