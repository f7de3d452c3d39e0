import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { auditStore } from '../../src/audit/store.ts';
import { flaws } from '../../src/audit/verify.ts';
import { managerUseCases } from '../../src/people/managers.ts';
import { managerStore } from '../../src/people/managers/store.ts';
import type { Person } from '../../src/people/person.ts';
import { directoryStore } from '../../src/people/store.ts';
import { AUDIT_KEY, chainsOf } from '../incidents/incident-desk.ts';
import { plantStore } from '../store/fresh-store.ts';
import { testClock } from '../support/clocks.ts';

/** Anna is the admin. */
function desk() {
  const store = plantStore();
  const clock = testClock();
  const directory = directoryStore(store);
  const kept = managerStore(store, { auditKey: AUDIT_KEY, machine: clock });
  const managers = managerUseCases({ store: kept, directory, clock });
  let requests = 0;
  return {
    store,
    clock,
    kept,
    managers,
    directory,
    says: (id: string, manager: string | null, by = id, request = `view:${++requests}`) =>
      managers.say(id, manager, by, request),
    managerOf: async (id: string) => (await managers.of([id])).get(id),
    change: (id: string, but: Partial<Person>) =>
      store.queries.update(store.tables.people).set(but).where(eq(store.tables.people.id, id)),
  };
}

test('somebody says to whom they report, somebody else later, and nobody', async () => {
  const { says, managerOf, kept, clock, managers } = desk();
  await says('U0INES', 'U0PRIYA');
  expect(await kept.said('U0INES')).toEqual({
    personId: 'U0INES',
    managerId: 'U0PRIYA',
    saidBy: 'U0INES',
    at: clock.now(),
  });
  await says('U0INES', 'U0MARTA');
  await says('U0JONAS', 'U0MARTA');
  expect(await managers.of(['U0INES', 'U0JONAS', 'U0OMAR', 'U0INES'])).toEqual(
    new Map([
      ['U0INES', 'U0MARTA'],
      ['U0JONAS', 'U0MARTA'],
    ]),
  );
  await says('U0INES', null);
  expect(await managerOf('U0INES')).toBeUndefined();
});

test('it stands in the history of who reports', async () => {
  const { says, store } = desk();
  await says('U0INES', 'U0PRIYA');
  await says('U0INES', null, 'U0ANNA');
  const [, said, ended, ...more] = await auditStore(store).of('person', 'U0INES');
  expect(said).toMatchObject({
    action: 'reports to',
    actor: { kind: 'person', id: 'U0INES' },
    before: { managerId: null },
    after: { managerId: 'U0PRIYA' },
  });
  expect(ended).toMatchObject({ action: 'reports to nobody', actor: { kind: 'person', id: 'U0ANNA' } });
  expect(more).toEqual([]);
  expect(await flaws(chainsOf(store), AUDIT_KEY)).toEqual([]);
});

describe('an admin', () => {
  test('says it of themselves too, and over what a file said', async () => {
    const { says, managers, managerOf } = desk();
    await says('U0ANNA', 'U0PRIYA', '');
    await managers.set('U0ANNA', 'U0MARTA', 'U0ANNA', 'view:set', 'U0PRIYA');
    expect(await managerOf('U0ANNA')).toBe('U0MARTA');
  });

  test('undoes nothing that was said since, and hears so before anything is written', async () => {
    const { says, managers, managerOf } = desk();
    await says('U0INES', 'U0PRIYA');
    const ines = { id: 'U0INES', name: 'Ines Faria' };
    for (const refused of [
      managers.set('U0INES', 'U0MARTA', 'U0ANNA', 'view:set', null),
      managers.check(ines, 'U0MARTA', null),
      managers.check(ines, null, 'U0JONAS'),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'not-now' });
    await expect(managers.check(ines, 'U0PAUL', 'U0PRIYA')).rejects.toMatchObject({ field: 'manager' });
    await managers.check(ines, 'U0PRIYA', null);
    await managers.check({ id: 'U0NEW', name: 'Nora' }, 'U0INES', null);
    expect(await managerOf('U0INES')).toBe('U0PRIYA');
  });
});

test.each([
  ['an admin', 'U0ANNA'],
  ['a file', ''],
])('what %s said only an admin changes', async (_, by) => {
  const { says, managerOf } = desk();
  await says('U0INES', 'U0PRIYA', by);
  for (const other of ['U0MARTA', null]) {
    const refused = says('U0INES', other);
    await expect(refused).rejects.toMatchObject({ code: 'not-yours', field: 'manager' });
    await expect(refused).rejects.toThrow('said that you report to Priya');
  }
  await says('U0INES', 'U0PRIYA');
  expect(await managerOf('U0INES')).toBe('U0PRIYA');
  await says('U0INES', 'U0MARTA', 'U0ANNA');
  expect(await managerOf('U0INES')).toBe('U0MARTA');
});

test('who saves what stands there says nothing new, so that it stays their own', async () => {
  const { says, kept } = desk();
  await says('U0INES', 'U0PRIYA');
  await says('U0INES', 'U0PRIYA', 'U0ANNA');
  expect(await kept.said('U0INES')).toMatchObject({ saidBy: 'U0INES' });
});

describe('a manager who', () => {
  test.each([
    ['nobody knows', 'U0NOBODY', 'That manager has no place here yet.'],
    ['is themselves', 'U0INES', 'Nobody is their own manager.'],
    ['left', 'U0PAUL', 'Nobody can report to Paul Lefèvre, who left'],
    ['is a shared account', 'U0CONTROL', 'Nobody can report to Control room Rhine'],
    [
      'reports to them',
      'U0JONAS',
      'Two people can’t report to each other, and Jonas Weber reports to Ines Faria.',
    ],
  ])('%s is none', async (_, id, says) => {
    const here = desk();
    await here.says('U0JONAS', 'U0INES');
    await here.says('U0INES', 'U0PRIYA');
    const refused = here.says('U0INES', id);
    await expect(refused).rejects.toMatchObject({ code: 'bad-answer', field: 'manager' });
    await expect(refused).rejects.toThrow(says);
    expect(await here.managerOf('U0INES')).toBe('U0PRIYA');
  });

  test.each<Partial<Person>>([{ left: true }, { guest: true }, { shared: true }])(
    'becomes %o later counts as none, and whom they were said to manage may name another',
    async but => {
      const { says, managerOf, change } = desk();
      await says('U0INES', 'U0PRIYA', 'U0ANNA');
      await change('U0PRIYA', but);
      expect(await managerOf('U0INES')).toBeUndefined();
      await says('U0INES', 'U0MARTA');
      expect(await managerOf('U0INES')).toBe('U0MARTA');
    },
  );
});

test('nobody says it of somebody whom we don’t know', async () => {
  const { says } = desk();
  await expect(says('U0NOBODY', 'U0INES', 'U0ANNA')).rejects.toMatchObject({ code: 'unknown-person' });
});

test('of two who name each other at the same moment one is told so', async () => {
  const { says, managers } = desk();
  const outcomes = await Promise.allSettled([says('U0INES', 'U0JONAS'), says('U0JONAS', 'U0INES')]);
  const refused = outcomes.flatMap(one => (one.status === 'rejected' ? [String(one.reason)] : []));
  expect(refused).toEqual([expect.stringContaining('Two people can’t report to each other')]);
  expect((await managers.of(['U0INES', 'U0JONAS'])).size).toBe(1);
});

test('a manager who leaves at the moment in which they are named is none', async () => {
  const { kept, directory, clock, change } = desk();
  const { say } = managerUseCases({
    directory,
    clock,
    store: {
      ...kept,
      async commit(step, facts) {
        await change('U0PRIYA', { left: true, version: 9 });
        return kept.commit(step, facts);
      },
    },
  });
  await expect(say('U0INES', 'U0PRIYA', 'U0INES', 'view:1')).rejects.toThrow('who left');
  expect(await kept.said('U0INES')).toBeUndefined();
});

test('the same request that comes twice counts once', async () => {
  const { says, managerOf } = desk();
  await says('U0INES', 'U0PRIYA', 'U0INES', 'view:a');
  await says('U0INES', 'U0MARTA', 'U0INES', 'view:b');
  await says('U0INES', 'U0PRIYA', 'U0INES', 'view:a');
  expect(await managerOf('U0INES')).toBe('U0MARTA');
});
