import { describe, expect, test } from 'vitest';
import { difference } from '../../src/audit/entry.ts';
import {
  after,
  incidentName,
  allSteps,
  mayKnow,
  recorded,
  states,
  stepsFrom,
  transitions,
  whyNot,
  type Incident,
  type State,
  type Step,
} from '../../src/incidents/incident.ts';
import type { RefusalCode } from '../../src/kernel/refusal.ts';
import type { Person } from '../../src/people/person.ts';
import { everyone } from '../../src/records/visibility.ts';
import { stepTaken } from '../../src/incidents/taking.ts';
import { TUESDAY } from '../support/clocks.ts';
import { rhine } from './a-place.ts';
import { anIncident, somebody } from './an-incident.ts';

type Answer = 'yes' | RefusalCode;

/** What the side whose step it is hears; the other side hears `not-yours` in every state. */
const expected: Record<Step, { of: 'asking' | 'answering' } & Record<State, Answer>> = {
  acknowledge: {
    of: 'answering',
    new: 'yes',
    acknowledged: 'already-done',
    'in progress': 'not-now',
    resolved: 'not-now',
    closed: 'not-now',
  },
  start: {
    of: 'answering',
    new: 'not-now',
    acknowledged: 'yes',
    'in progress': 'already-done',
    resolved: 'not-now',
    closed: 'not-now',
  },
  resolve: {
    of: 'answering',
    new: 'not-now',
    acknowledged: 'yes',
    'in progress': 'yes',
    resolved: 'already-done',
    closed: 'not-now',
  },
  confirm: {
    of: 'asking',
    new: 'not-now',
    acknowledged: 'not-now',
    'in progress': 'not-now',
    resolved: 'yes',
    closed: 'already-done',
  },
  reopen: {
    of: 'asking',
    new: 'not-now',
    acknowledged: 'not-now',
    'in progress': 'not-now',
    resolved: 'yes',
    closed: 'yes',
  },
};

const heard = (step: Step, incident: Incident, by: Person): Answer =>
  whyNot(step, incident, by)?.code ?? 'yes';

describe.each(allSteps)('to %s', step => {
  test.each(states)('what is %s', state => {
    const { of: whose, [state]: answer } = expected[step];
    // OT asks, IT answers.
    const incident = anIncident({ state });
    const [theirs, notTheirs] = whose === 'asking' ? (['ot', 'it'] as const) : (['it', 'ot'] as const);
    expect(heard(step, incident, somebody({ side: theirs }))).toBe(answer);
    expect(heard(step, incident, somebody({ side: notTheirs }))).toBe('not-yours');
    expect(heard(step, incident, somebody({ side: 'bridge' }))).toBe(answer);
  });

  test.each(states)('what is %s and only some may see', state => {
    const incident = anIncident({ state, visibility: { kind: 'restricted', to: ['U0SEES'] } });
    for (const side of ['it', 'ot', 'bridge'] as const) {
      const open = anIncident({ state });
      const seeing = somebody({ side, id: 'U0SEES' });
      expect(heard(step, incident, seeing)).toBe(heard(step, open, seeing));
      expect(heard(step, incident, somebody({ side }))).toBe('not-found');
    }
  });

  test('is offered exactly where it is allowed', () => {
    const offered = states.filter(state => stepsFrom(state).includes(step));
    expect(offered).toEqual(states.filter(state => expected[step][state] === 'yes'));
  });

  test('names the incident in every refusal but that of a secret', () => {
    for (const state of states)
      for (const side of ['it', 'ot'] as const) {
        const refusal = whyNot(step, anIncident({ state }), somebody({ side }));
        if (refusal) expect(refusal.message).toMatch(/^INC-7 .*\. .*\.$/);
      }
  });
});

describe('within one side', () => {
  const resolved = anIncident({ state: 'resolved', asking: 'ot', answering: 'ot', resolverId: 'U0JONAS' });

  test('whoever resolved it does not confirm it', () => {
    expect(heard('confirm', resolved, somebody({ side: 'ot', id: 'U0JONAS' }))).toBe('not-yours');
  });
  test('a colleague confirms it', () => {
    expect(heard('confirm', resolved, somebody({ side: 'ot', id: 'U0INES' }))).toBe('yes');
  });
  test('whoever resolved it may say that it is not fixed after all', () => {
    expect(heard('reopen', resolved, somebody({ side: 'ot', id: 'U0JONAS' }))).toBe('yes');
  });
});

describe('someone of both sides', () => {
  const anna = somebody({ side: 'bridge', id: 'U0ANNA' });
  const resolved = anIncident({ state: 'resolved', asking: 'ot', answering: 'it', resolverId: 'U0ANNA' });

  test('does not confirm what they resolved themselves, and reads whom to ask', () => {
    expect(heard('confirm', resolved, anna)).toBe('not-yours');
    expect(whyNot('confirm', resolved, anna)?.message).toBe(
      'You resolved INC-7 yourself. Ask a colleague to confirm that it is fixed.',
    );
  });
  test('confirms what somebody else resolved', () => {
    expect(heard('confirm', { ...resolved, resolverId: 'U0OMAR' }, anna)).toBe('yes');
  });
  test('may say that what they resolved is not fixed after all', () => {
    expect(heard('reopen', resolved, anna)).toBe('yes');
  });
  test('reads of what they resolved that it is confirmed already, once it is', () => {
    expect(heard('confirm', { ...resolved, state: 'closed' }, anna)).toBe('already-done');
  });
});

describe.each(allSteps)('a guest and a shared account never %s', step => {
  const guest = somebody({ side: 'bridge', guest: true });
  const shared = somebody({ side: 'bridge', shared: true });

  test.each(states)('what is %s, and read why', state => {
    for (const visibility of [everyone, { kind: 'restricted', to: [] } as const]) {
      const incident = anIncident({ state, visibility, reporterId: guest.id, ownerId: shared.id });
      expect(whyNot(step, incident, guest)).toMatchObject({
        code: 'not-yours',
        message: 'You are a guest here: tell the person who invited you, or write in its thread.',
      });
      expect(whyNot(step, incident, shared)).toMatchObject({
        code: 'not-yours',
        message: 'This account is shared, so nobody could tell who did it. Use your own.',
      });
    }
  });
});

describe('of an incident know', () => {
  const knows = (incident: Partial<Incident>, by: Partial<Person>) =>
    mayKnow(anIncident(incident), somebody({ id: 'U0ME', ...by }));
  const named = { visibility: { kind: 'restricted', to: ['U0ME'] } } as const;
  const secret = { visibility: { kind: 'restricted', to: ['U0INES'] } } as const;

  test.each<[string, Partial<Incident>, Partial<Person>, boolean]>([
    ['everybody of both sides and sites', {}, { siteId: 'bayou', side: 'ot' }, true],
    ['those whom it names', named, {}, true],
    ['nobody else, whatever they are', secret, { side: 'bridge', roles: ['lead', 'admin'] }, false],
    ['nobody else, though they reported it', { ...secret, reporterId: 'U0ME' }, {}, false],
    ['no guests', {}, { guest: true }, false],
    ['guests who reported it', { reporterId: 'U0ME' }, { guest: true }, true],
    ['guests who have it', { ownerId: 'U0ME' }, { guest: true }, true],
    ['no guests by being named alone', named, { guest: true }, false],
    ['guests who reported it and are named', { ...named, reporterId: 'U0ME' }, { guest: true }, true],
    ['shared accounts what their side does', {}, { shared: true }, true],
    ['no shared accounts though named', { ...named, reporterId: 'U0ME' }, { shared: true }, false],
    ['shared guests only their own', {}, { shared: true, guest: true }, false],
  ])('%s', (_, incident, by, answer) => {
    expect(knows(incident, by)).toBe(answer);
  });
});

describe('after a step', () => {
  const omar = somebody({ id: 'U0OMAR', side: 'it' });
  const before = {
    ownerId: 'U0LENA',
    resolverId: 'U0LENA',
    resolution: 'Restarted',
    reopenedFor: 'Stopped again',
  };
  const table: [Step, Partial<Incident>][] = [
    ['acknowledge', { state: 'acknowledged', ownerId: 'U0OMAR' }],
    ['start', { state: 'in progress' }],
    [
      'resolve',
      { state: 'resolved', resolverId: 'U0OMAR', resolution: 'Swapped the disk', reopenedFor: null },
    ],
    ['confirm', { state: 'closed' }],
    [
      'reopen',
      { state: 'new', ownerId: null, resolverId: null, resolution: null, reopenedFor: 'Swapped the disk' },
    ],
  ];

  test.each(table)('to %s the incident is a new version with %o', (step, changed) => {
    const was = anIncident({ ...before, state: transitions[step].from[0]! });
    const kept = structuredClone(was);
    const is = after(step, was, omar, 'Swapped the disk', 5000);
    expect(is).toEqual({ ...was, ...changed, since: 5000, version: was.version + 1 });
    expect(was).toEqual(kept);
  });

  test('that the app took, nobody is named', () => {
    const is = after('confirm', anIncident({ ...before, state: 'resolved' }), undefined, null, 5000);
    expect(is).toMatchObject({ state: 'closed', ownerId: 'U0LENA', resolverId: 'U0LENA' });
  });

  test('the history is told what differs and nothing else', () => {
    const was = anIncident({ state: 'in progress' });
    const is = after('resolve', was, omar, 'Swapped the disk', 5000);
    expect(difference(recorded, was, is)).toEqual({
      before: { state: 'in progress', resolverId: null, resolution: null },
      after: { state: 'resolved', resolverId: 'U0OMAR', resolution: 'Swapped the disk' },
    });
    expect(difference(recorded, was, { ...was, version: 9, since: 1 })).toEqual({ before: {}, after: {} });
  });
});

test('people call it by its number', () => {
  expect(incidentName({ number: 42 })).toBe('INC-42');
});

test('the history says who is asked from now on, where who asked has left', () => {
  const { is, facts } = stepTaken('resolve', anIncident({ state: 'acknowledged', ownerId: 'U0OMAR' }), {
    by: somebody({ id: 'U0OMAR' }),
    words: 'A new disk',
    now: TUESDAY,
    site: rhine,
    asker: 'U0JONAS',
  });
  expect(is.askerId).toBe('U0JONAS');
  expect(facts.entries[0]).toMatchObject({ before: { askerId: null }, after: { askerId: 'U0JONAS' } });
});
