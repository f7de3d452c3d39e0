import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { auditStore } from '../../src/audit/store.ts';
import { flaws } from '../../src/audit/verify.ts';
import { seats } from '../../src/changes/deciding.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import { awayStamp, awayUseCase, DECIDES_FOR } from '../../src/people/away.ts';
import { whoIs } from '../../src/people/directory.ts';
import { peopleMessages } from '../../src/people/drawing.ts';
import type { ChannelStore } from '../../src/people/look.ts';
import type { Claimed } from '../../src/outbox/message.ts';
import { commandsWith } from '../../src/slack/commands.ts';
import { peopleUseCases } from '../../src/people/people.ts';
import type { Person } from '../../src/people/person.ts';
import { directoryStore, personStore } from '../../src/people/store.ts';
import { aChange, someTerms } from '../changes/a-change.ts';
import { AUDIT_KEY, chainsOf } from '../incidents/incident-desk.ts';
import { plantStore } from '../store/fresh-store.ts';
import { testClock } from '../support/clocks.ts';

/** Ines is an approver of OT, Omar is of IT, Anna of both, Caleb at another site, and Paul has left. */
function desk() {
  const store = plantStore();
  const clock = testClock();
  const directory = directoryStore(store);
  const persons = personStore(store, { auditKey: AUDIT_KEY, machine: clock });
  const { say } = awayUseCase({ persons, clock });
  let requests = 0;
  const tomorrow = clock.now() + DAY;
  return {
    store,
    clock,
    directory,
    persons,
    say,
    tomorrow,
    person: (id: string) => whoIs(directory, id),
    delegateOf: async (id: string) => (await directory.person(id))?.delegate,
    /** From a form that was just opened. */
    async names(id: string, delegate: string | null, until = tomorrow, request = `view:${++requests}`) {
      const by = await whoIs(directory, id);
      await say(by, delegate === null ? null : { id: delegate, until }, request, awayStamp(by));
    },
    change: (id: string, but: Partial<Person>) =>
      store.queries.update(store.tables.people).set(but).where(eq(store.tables.people.id, id)),
    told: async () => {
      const { outbox } = store.tables;
      const rows = await store.queries.select().from(outbox).where(eq(outbox.intent, 'people.decides-for'));
      return rows.map(({ about, to }) => [about, to]);
    },
  };
}

describe('who is away', () => {
  test.each([
    ['a colleague without a role', 'U0JONAS'],
    ['who belongs to both sides', 'U0ANNA'],
  ])('names %s, who is told once, and it stands in the history', async (_, delegate) => {
    const { store, names, delegateOf, tomorrow, told, clock } = desk();
    await names('U0INES', delegate);
    expect(await delegateOf('U0INES')).toEqual({ id: delegate, until: tomorrow });
    expect(await told()).toEqual([['U0INES', { kind: 'person', id: delegate }]]);
    const [, entry, ...more] = await auditStore(store).of('person', 'U0INES');
    expect(entry).toMatchObject({
      action: 'away',
      actor: { kind: 'person', id: 'U0INES' },
      at: clock.now(),
      before: { delegate: null },
      after: { delegate: { id: delegate, until: tomorrow } },
    });
    expect(more).toEqual([]);
    expect(await flaws(chainsOf(store), AUDIT_KEY)).toEqual([]);
  });

  test('is back when they say so, which is told nobody', async () => {
    const { store, names, delegateOf, told } = desk();
    await names('U0INES', 'U0JONAS');
    await names('U0INES', null);
    expect(await delegateOf('U0INES')).toBeNull();
    expect(await told()).toHaveLength(1);
    const history = await auditStore(store).of('person', 'U0INES');
    expect(history.map(({ action }) => action)).toEqual(['imported', 'away', 'back']);
  });

  test('may stay longer, or name somebody else, who is told', async () => {
    const { names, delegateOf, told, tomorrow } = desk();
    await names('U0INES', 'U0JONAS');
    await names('U0INES', 'U0JONAS', tomorrow + DAY);
    await names('U0INES', 'U0MARTA', tomorrow);
    expect(await delegateOf('U0INES')).toEqual({ id: 'U0MARTA', until: tomorrow });
    expect((await told()).map(([, to]) => to)).toEqual(
      ['U0JONAS', 'U0JONAS', 'U0MARTA'].map(id => ({ kind: 'person', id })),
    );
  });

  test('changes nothing with what stands there already', async () => {
    const { names, person, told } = desk();
    await names('U0INES', null);
    expect((await person('U0INES')).version).toBe(1);
    await names('U0INES', 'U0JONAS');
    await names('U0INES', 'U0JONAS');
    expect((await person('U0INES')).version).toBe(2);
    expect(await told()).toHaveLength(1);
  });

  test.each(['U0PRIYA', 'U0MARTA', 'U0INES'])('is %s: a lead, a safety approver or an approver', async id => {
    const { names, delegateOf } = desk();
    await names(id, 'U0ANNA');
    expect(await delegateOf(id)).not.toBeNull();
  });

  test('may be so for a quarter of a year, and until a moment still to come', async () => {
    const { names, clock } = desk();
    const refusal = (says: string) =>
      expect.objectContaining({ code: 'bad-answer', field: 'when', message: says }) as Error;
    const over = 'That is over. Write a moment that is still to come, like Mon 07:00.';
    await expect(names('U0INES', 'U0JONAS', clock.now())).rejects.toEqual(refusal(over));
    await expect(names('U0INES', 'U0JONAS', clock.now() + 92 * DAY + 1)).rejects.toEqual(
      refusal(
        'That is more than 92 days ahead. Write an earlier moment, or ask your admin to give the role to them.',
      ),
    );
    await names('U0INES', 'U0JONAS', clock.now() + 1);
    await names('U0INES', 'U0JONAS', clock.now() + 92 * DAY);
  });
});

test('who is named reads it as it is when it is sent, and nothing where they are no longer named', async () => {
  const { names, directory } = desk();
  const draw = peopleMessages({ directory, channels: {} as ChannelStore, commands: commandsWith('') });
  const drawn = async (id: string) => {
    const to = { kind: 'person', id } as const;
    return (await draw[DECIDES_FOR]?.({ about: 'U0INES', to } as Claimed))?.text.mrkdwn;
  };
  expect(await drawn('U0JONAS')).toBeUndefined();
  await names('U0INES', 'U0JONAS');
  expect(await drawn('U0JONAS')).toContain(
    'You decide for Ines Faria until Wed 25 Nov 09:00, Rhine Works time.',
  );
  await names('U0INES', 'U0MARTA');
  expect(await drawn('U0JONAS')).toBeUndefined();
  expect(await drawn('U0MARTA')).toContain('You decide for Ines Faria');
});

describe('nobody decides for an approver who', () => {
  test.each([
    [
      'nobody knows',
      'U0NOBODY',
      'I don’t know that person yet. Choose somebody who has a place at your site.',
    ],
    ['is themselves', 'U0INES', 'You can’t stand in for yourself. Choose a colleague, or leave it empty'],
    ['has left', 'U0PAUL', 'Paul Lefèvre can’t decide: they left, are a guest, or share their account.'],
    ['is a shared account', 'U0CONTROL', 'Control room Rhine can’t decide: they left, are a guest, or share'],
    ['is elsewhere', 'U0CALEB', 'Caleb Thibodeaux belongs to another site. Choose somebody of yours.'],
    ['is of the other side', 'U0OMAR', 'Omar Haddad belongs to the other side. Choose somebody of yours'],
    ['is away', 'U0JONAS', 'Jonas Weber is away too. Choose somebody who is there.'],
  ])('%s', async (_, id, says) => {
    const { store, names, delegateOf } = desk();
    await names('U0JONAS', 'U0MARTA');
    const before = await auditStore(store).of('person', 'U0INES');
    const refused = names('U0INES', id);
    await expect(refused).rejects.toMatchObject({ code: 'bad-answer', field: 'whom' });
    await expect(refused).rejects.toThrow(says);
    expect(await delegateOf('U0INES')).toBeNull();
    expect(await auditStore(store).of('person', 'U0INES')).toEqual(before);
  });

  test('is a guest', async () => {
    const { names, change } = desk();
    await change('U0JONAS', { guest: true });
    await expect(names('U0INES', 'U0JONAS')).rejects.toThrow('Jonas Weber can’t decide');
  });

  test('is away no longer may', async () => {
    const { names, clock, delegateOf } = desk();
    await names('U0JONAS', 'U0MARTA');
    clock.moveOn(DAY);
    await names('U0INES', 'U0JONAS', clock.now() + DAY);
    expect(await delegateOf('U0INES')).toMatchObject({ id: 'U0JONAS' });
  });
});

test.each(['U0OMAR', 'U0ANNA', 'U0CONTROL'])('%s decides nothing, so nobody does it for them', async id => {
  const { names } = desk();
  const refused = names(id, 'U0LENA');
  await expect(refused).rejects.toMatchObject({ code: 'not-yours' });
  await expect(refused).rejects.toThrow('You don’t say yes or no to changes, so nobody has to do it for you');
});

test('the same form that is delivered twice counts once, and one that was opened earlier undoes nothing', async () => {
  const { say, person, delegateOf, told, tomorrow } = desk();
  const ines = await person('U0INES');
  const jonas = { id: 'U0JONAS', until: tomorrow };
  for (let n = 0; n < 2; n++) await say(ines, jonas, 'view:1', awayStamp(ines));
  expect(await told()).toHaveLength(1);
  const late = say(ines, { ...jonas, id: 'U0MARTA' }, 'view:2', awayStamp(ines));
  await expect(late).rejects.toMatchObject({ code: 'not-now' });
  await expect(late).rejects.toThrow('You said something else since you opened this.');
  expect(await delegateOf('U0INES')).toEqual(jonas);
});

test('of two who name each other at the same moment one is told that the other is away', async () => {
  const { names, delegateOf } = desk();
  const outcomes = await Promise.allSettled([names('U0INES', 'U0JONAS'), names('U0JONAS', 'U0INES')]);
  const refused = outcomes.flatMap(one => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(refused).toEqual([expect.any(Refusal)]);
  expect(String(refused[0])).toContain('is away too');
  expect([await delegateOf('U0INES'), await delegateOf('U0JONAS')].filter(Boolean)).toHaveLength(1);
});

test('who leaves at the moment in which they are named decides for nobody', async () => {
  const { persons, clock, person, delegateOf, change, directory, tomorrow } = desk();
  const { say } = awayUseCase({
    clock,
    persons: {
      ...persons,
      async commit(is, was, facts, other) {
        await change('U0JONAS', { left: true, version: 2 });
        return persons.commit(is, was, facts, other);
      },
    },
  });
  const ines = await person('U0INES');
  const said = say(ines, { id: 'U0JONAS', until: tomorrow }, 'view:1', awayStamp(ines));
  await expect(said).rejects.toThrow('Jonas Weber can’t decide: they left');
  expect(await delegateOf('U0INES')).toBeNull();
  expect(await directory.delegationsTo('U0JONAS', clock.now())).toEqual([]);
});

describe('somebody decides', () => {
  const namesOf = async ({ directory, clock }: ReturnType<typeof desk>, id = 'U0JONAS') =>
    (await directory.delegationsTo(id, clock.now())).map(({ approver }) => approver.name);

  test('for all who named them, until the moment of each, ordered by name', async () => {
    const here = desk();
    await here.names('U0MARTA', 'U0JONAS', here.tomorrow + DAY);
    await here.names('U0INES', 'U0JONAS');
    expect(await namesOf(here)).toEqual(['Ines Faria', 'Marta Kowalska']);
    expect(await namesOf(here, 'U0ANNA')).toEqual([]);
    const [first] = await here.directory.delegationsTo('U0JONAS', here.clock.now());
    expect(first).toMatchObject({ delegateId: 'U0JONAS', until: here.tomorrow, approver: { id: 'U0INES' } });
    here.clock.moveOn(DAY - 1);
    expect(await namesOf(here)).toHaveLength(2);
    here.clock.moveOn(1);
    expect(await namesOf(here)).toEqual(['Marta Kowalska']);
  });

  test.each<[string, string, Partial<Person>]>([
    ['the approver has left', 'U0INES', { left: true }],
    ['the approver has no such role any more', 'U0INES', { roles: ['steward'] }],
    ['the approver belongs to the other side', 'U0INES', { side: 'it' }],
    ['the approver belongs to another site', 'U0INES', { siteId: 'bayou' }],
    ['they have left', 'U0JONAS', { left: true }],
    ['they are a guest', 'U0JONAS', { guest: true }],
    ['they belong to the other side', 'U0JONAS', { side: 'it' }],
    ['they belong to another site', 'U0JONAS', { siteId: 'bayou' }],
  ])('for nobody once %s', async (_, id, but) => {
    const here = desk();
    await here.names('U0INES', 'U0JONAS');
    await here.change(id, but);
    expect(await namesOf(here)).toEqual([]);
  });

  test('as the rules have it: in the approver’s place, and not after', async () => {
    const here = desk();
    await here.names('U0INES', 'U0MARTA');
    const by = await here.person('U0MARTA');
    const change = aChange({ requesterId: 'U0OMAR', plannedBy: 'U0OMAR', implementerId: 'U0LENA' });
    const seatsAt = async (now: number) =>
      seats(change, someTerms({ needs: ['it', 'ot'] }), {
        by,
        now,
        delegations: await here.directory.delegationsTo(by.id, now),
      });
    expect(await seatsAt(here.clock.now())).toEqual([{ as: 'ot', for: 'U0INES' }]);
    expect(await seatsAt(here.tomorrow)).toEqual([]);
  });
});

test('what Slack and admins say of an approver leaves their delegate and their history whole', async () => {
  const here = desk();
  const { store, persons, clock, names, delegateOf, directory, tomorrow } = here;
  const people = peopleUseCases({ persons, clock });
  await names('U0INES', 'U0JONAS');
  const seen = { id: 'U0INES', picture: null, guest: false, outsider: false, bot: false, owner: false };
  const ines = { ...seen, name: 'Ines F.', left: false, updated: 10 };
  await people.refresh(ines);
  expect(await directory.delegationsTo('U0JONAS', clock.now())).toHaveLength(1);
  await people.refresh({ ...ines, left: true, updated: 20 });
  expect(await directory.delegationsTo('U0JONAS', clock.now())).toEqual([]);
  await people.refresh({ ...ines, updated: 30 });
  // Who comes back has no roles, so nobody decides for them before an admin gives them some.
  expect(await directory.delegationsTo('U0JONAS', clock.now())).toEqual([]);
  const admin = { kind: 'person', id: 'U0ANNA' } as const;
  const to = { side: 'ot', siteId: 'rhine', roles: ['approver'], shared: false } as const;
  await people.set({ ...ines, updated: 30 }, to, admin, 'view:set');
  expect(await delegateOf('U0INES')).toEqual({ id: 'U0JONAS', until: tomorrow });
  clock.moveOn(HOUR);
  await names('U0INES', null);
  expect(await delegateOf('U0INES')).toBeNull();
  expect(await flaws(chainsOf(store), AUDIT_KEY)).toEqual([]);
});
