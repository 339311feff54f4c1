import { describe, expect, it } from '@jest/globals';
import { decideIncident, evolveIncident } from './incident.ts';
import type { Incident, IncidentCommand, IncidentEvent, IncidentFacts } from './incident.ts';

const facts: IncidentFacts = { kind: 'parked', subject: '31/4', system: 'relief', reason: 'no-contact', rawRefs: ['a'] };
const context = { id: 'parked-1', takeBy: 100, endBy: 200 };
const run = (commands: readonly IncidentCommand[]): Incident | undefined =>
  commands.reduce<Incident | undefined>((incident, command, at) => {
    const events = decideIncident(incident, command, context);
    return 'refused' in events ? incident : events.reduce((now: Incident | undefined, event) => evolveIncident(now, event, at), incident);
  }, undefined);

describe('an incident', () => {
  it('opens with an owner and a time to be taken', () => {
    expect(run([{ type: 'open', facts }])).toMatchObject({ id: 'parked-1', owner: 'liaison', state: 'open', due: 100, times: 1 });
  });

  it('is one however often it repeats, and keeps the bytes of each', () => {
    const again = { ...facts, rawRefs: ['a', 'b'] };
    expect(
      run([
        { type: 'open', facts },
        { type: 'open', facts: again },
      ]),
    ).toMatchObject({ times: 2, rawRefs: ['a', 'b'] });
  });

  it('is taken by one person, who then has until the end', () => {
    const taken = run([
      { type: 'open', facts },
      { type: 'take', by: 'liaison-1' },
    ]);
    expect(taken).toMatchObject({ state: 'taken', takenBy: 'liaison-1', due: 200 });
    expect(decideIncident(taken, { type: 'take', by: 'liaison-2' }, context)).toEqual({ refused: 'incident-taken' });
    expect(decideIncident(taken, { type: 'take', by: 'liaison-1' }, context)).toEqual([]);
  });

  it('closes once, says by what, and opens anew when it happens again', () => {
    const closed = run([
      { type: 'open', facts },
      { type: 'close', by: 'fact', why: 'the answer came' },
    ]);
    expect(closed).toMatchObject({ state: 'closed', closedBy: 'fact', closeReason: 'the answer came' });
    expect(decideIncident(closed, { type: 'close', by: 'fact', why: 'again' }, context)).toEqual([]);
    expect(decideIncident(closed, { type: 'take', by: 'liaison-1' }, context)).toEqual({ refused: 'incident-closed' });
    expect(decideIncident(closed, { type: 'open', facts }, context)).toMatchObject([{ type: 'incidentOpened' }]);
  });

  it('begins with its opening', () => {
    const event: IncidentEvent = { type: 'incidentTaken', by: 'liaison-1', due: 1 };
    expect(() => evolveIncident(undefined, event, 0)).toThrow('begins with its opening');
  });
});
