/** Kinds of incidents and who owns each: spec/bureaus.md section 6. */
export const incidentKinds = {
  parked: 'liaison',
  malformed: 'liaison',
  'foreign-number': 'liaison',
  'second-answer': 'liaison',
  'overdue-answer': 'liaison',
  outage: 'incident-desk',
  difference: 'liaison',
  'dead-letter': 'incident-desk',
  'callback-refused': 'incident-desk',
} as const;
export type IncidentKind = keyof typeof incidentKinds;

/** What a stop is about. One incident is open per kind and subject; repetitions count up. */
export interface IncidentFacts {
  readonly kind: IncidentKind;
  /** Exchange key, system, or message: what stands still. */
  readonly subject: string;
  readonly system?: string | undefined;
  readonly case?: string | undefined;
  readonly exchangeKey?: string | undefined;
  /** Stable code of the reason. */
  readonly reason: string;
  /** Where raw bytes are kept. */
  readonly rawRefs: readonly string[];
}

export interface Incident extends IncidentFacts {
  readonly id: string;
  readonly owner: (typeof incidentKinds)[IncidentKind];
  readonly state: 'open' | 'taken' | 'closed';
  readonly openedAt: number;
  /** When it must be taken, later when it must be ended. */
  readonly due: number;
  readonly times: number;
  readonly takenBy?: string | undefined;
  readonly closedAt?: number | undefined;
  readonly closedBy?: string | undefined;
  readonly closeReason?: string | undefined;
}

export type IncidentEvent =
  | { readonly type: 'incidentOpened'; readonly id: string; readonly facts: IncidentFacts; readonly due: number }
  | { readonly type: 'incidentRepeated'; readonly facts: IncidentFacts }
  | { readonly type: 'incidentTaken'; readonly by: string; readonly due: number }
  | { readonly type: 'incidentClosed'; readonly by: string; readonly why: string };

export type IncidentCommand =
  | { readonly type: 'open'; readonly facts: IncidentFacts }
  | { readonly type: 'take'; readonly by: string }
  /** `by`: a person, or `fact` when the reason ended by itself. */
  | { readonly type: 'close'; readonly by: string; readonly why: string };

export interface IncidentContext {
  readonly id: string;
  /** End of two office hours from now, and of two working days. */
  readonly takeBy: number;
  readonly endBy: number;
}

export interface IncidentRefused {
  readonly refused: 'incident-closed' | 'incident-taken';
}

/** What happens to an incident; an empty list: it is so already. Pure. */
export function decideIncident(
  incident: Incident | undefined,
  command: IncidentCommand,
  context: IncidentContext,
): readonly IncidentEvent[] | IncidentRefused {
  if (command.type === 'open') return openIncident(incident, command.facts, context);
  if (!incident || incident.state === 'closed') return command.type === 'close' ? [] : { refused: 'incident-closed' };
  if (command.type === 'close') return [{ type: 'incidentClosed', by: command.by, why: command.why }];
  if (incident.takenBy !== undefined && incident.takenBy !== command.by) return { refused: 'incident-taken' };
  return incident.takenBy === command.by ? [] : [{ type: 'incidentTaken', by: command.by, due: context.endBy }];
}

function openIncident(incident: Incident | undefined, facts: IncidentFacts, { id, takeBy }: IncidentContext): readonly IncidentEvent[] {
  if (!incident || incident.state === 'closed') return [{ type: 'incidentOpened', id, facts, due: takeBy }];
  return [{ type: 'incidentRepeated', facts }];
}

/** The incident after an event. One stream holds all openings for one kind and subject. */
export function evolveIncident(incident: Incident | undefined, event: IncidentEvent, at: number): Incident {
  if (event.type === 'incidentOpened') {
    const { id, facts, due } = event;
    return { ...facts, id, owner: incidentKinds[facts.kind], state: 'open', openedAt: at, due, times: 1 };
  }
  if (!incident) throw new Error(`an incident begins with its opening, not with ${event.type}`);
  switch (event.type) {
    case 'incidentRepeated':
      return { ...incident, times: incident.times + 1, rawRefs: [...new Set([...incident.rawRefs, ...event.facts.rawRefs])].slice(-20) };
    case 'incidentTaken':
      return { ...incident, state: 'taken', takenBy: event.by, due: event.due };
    case 'incidentClosed':
      return { ...incident, state: 'closed', closedAt: at, closedBy: event.by, closeReason: event.why };
  }
}
