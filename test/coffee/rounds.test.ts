import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { leftOutWords } from '../../src/coffee/reasons.ts';
import {
  ASK,
  CALLED_OFF,
  CANNOT,
  LEFT_OUT,
  NOTICE,
  NUDGE,
  PAIRED,
  PAUSED,
} from '../../src/coffee/telling.ts';
import { calledOff, cannot } from '../../src/coffee/views.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { coffeeDesk, type CoffeeDesk } from './coffee-desk.ts';

/** On to an hour after the pairs of a round were made: steps of a day, so that nothing is late. */
async function announced(desk: CoffeeDesk, id: string, number: number) {
  for (let n = 0; n < 60; n++) {
    const [round] = await desk.store.rounds(id, 1);
    if (round && round.number >= number && round.state !== 'planned') return round;
    await desk.later(12 * HOUR);
  }
  throw new Error(`round ${number} never came`);
}

async function answers(desk: CoffeeDesk, roundId: string, said: Record<string, 'met' | 'not yet' | 'no'>) {
  for (const { groupId, personId } of await desk.store.seats(roundId)) {
    const answer = said[personId.slice(2)];
    if (answer) await desk.pairs.answer(groupId, answer, await desk.person(personId.slice(2)), desk.press());
  }
}

test('silence three times pauses, and says so, also who was away once and came back by themselves', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES OMAR');
  const ines = await desk.person('INES');
  await desk.joins.pause(id, desk.clock.now() + 10 * DAY, ines, desk.press());
  for (let n = 2; n <= 4; n++) {
    const round = await announced(desk, id, n);
    await answers(desk, round.id, { OMAR: 'met' });
  }
  for (let n = 0; n < 7; n++) await desk.later(DAY);
  expect(await desk.store.membership(id, 'U0INES')).toMatchObject({
    state: 'paused',
    until: null,
    pausedFor: 'silence',
  });
  expect(await desk.told(PAUSED)).toEqual(['U0INES']);
  expect(await desk.lastRound(id)).toMatchObject({ number: 5, leftOut: [{ id: 'U0OMAR' }] });
  await desk.joins.join(id, ines, desk.press());
  expect(await desk.met((await announced(desk, id, 6)).id)).toEqual(['INES OMAR']);
});

test('who pauses until a date and says nothing meanwhile is back on that date', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES OMAR');
  for (let n = 1; n <= 3; n++) {
    const round = await announced(desk, id, n);
    await answers(desk, round.id, { OMAR: 'met' });
  }
  const until = desk.clock.now() + 14 * DAY;
  await desk.joins.pause(id, until, await desk.person('INES'), desk.press());
  for (let n = 0; n < 7; n++) await desk.later(DAY);
  expect(await desk.store.membership(id, 'U0INES')).toMatchObject({ until, pausedFor: 'wish', silent: 2 });
  expect(await desk.told(PAUSED)).toEqual([]);
});

test('of three, two go on where one can’t; that they met counts', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES MARTA OMAR', { sittingOut: 'trios' });
  const round = await announced(desk, id, 1);
  expect(await desk.met(round.id)).toEqual(['INES MARTA OMAR']);
  const [group] = await desk.store.groups(round.id);
  await desk.pairs.cannot(group!.id, await desk.person('MARTA'), desk.press());
  expect(await desk.store.group(group!.id)).toMatchObject({ state: 'open', people: ['U0OMAR', 'U0INES'] });
  await answers(desk, round.id, { INES: 'met', OMAR: 'met' });
  const jonas = await desk.person('JONAS');
  const { held, grid } = await desk.previews.overview(id, jonas);
  expect({ held, grid }).toMatchObject({ held: [{ pairs: 1, met: 1 }], grid: { met: 1, of: 2 } });
  expect(await desk.previews.replay(round.id, jonas)).toMatchObject({ same: true });
  // Who went before needn't read that the other one can't either.
  await desk.pairs.cannot(group!.id, await desk.person('OMAR'), desk.press());
  expect(await desk.told(CANNOT)).toEqual(['U0OMAR U0INES U0MARTA', 'U0OMAR U0INES']);
});

test('a check says so where somebody altered who is in a group, or why', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES MARTA OMAR LENA');
  const round = await announced(desk, id, 1);
  const jonas = await desk.person('JONAS');
  const same = async () => (await desk.previews.replay(round.id, jonas)).same;
  expect(await same()).toBe(true);
  const { queries, tables } = desk.opened;
  const [one, other] = await desk.store.groups(round.id);
  const swap = (people: readonly string[]) => queries.update(tables.coffeeGroups).set({ people });
  await swap([one!.people[0]!, other!.people[1]!]).where(eq(tables.coffeeGroups.id, one!.id));
  expect(await same()).toBe(false);
  await swap(one!.people).where(eq(tables.coffeeGroups.id, one!.id));
  expect(await same()).toBe(true);
  await queries.update(tables.coffeeGroups).set({ why: one!.why });
  expect(await same()).toBe(false);
});

test('no sentence gives away that somebody would not be paired with somebody', () => {
  const nobody = leftOutWords({ why: ['nobody left'] });
  expect(nobody).toBe('Nobody was left to meet.');
  expect(leftOutWords({ why: ['do not pair'] })).toBe(nobody);
  expect(leftOutWords({ why: ['do not pair', 'manager and report'] })).toBe(nobody);
});

test('a desk that was away holds the next round with as much notice as is left, and none twice', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES OMAR');
  // Away from before the first notice until half a day before the second round.
  await desk.later(13 * DAY + 12 * HOUR);
  const round = await desk.lastRound(id);
  expect(round).toMatchObject({ number: 1, date: '2026-12-08', state: 'planned' });
  await desk.later(12 * HOUR);
  expect(await desk.lastRound(id)).toMatchObject({ id: round.id, state: 'announced' });
  expect(await desk.told(NOTICE)).toHaveLength(2);
});

test('pairs that are made late are told when there is still time, and not nudged at once', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES OMAR');
  await desk.later(6 * DAY + HOUR);
  // Away over the announcement and half-time.
  await desk.later(3 * DAY);
  expect(await desk.lastRound(id)).toMatchObject({ state: 'announced' });
  expect(await desk.told(PAIRED)).toHaveLength(1);
  expect(await desk.told(NUDGE)).toEqual([]);
});

test('pairs whose time was over before they could be made are not made: it is said why, and the next round comes', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES OMAR');
  await desk.later(6 * DAY + HOUR);
  await desk.later(5 * DAY);
  const round = await desk.lastRound(id);
  expect(round).toMatchObject({ number: 1, state: 'closed' });
  expect(await desk.told(PAIRED)).toEqual([]);
  expect(await desk.told(CALLED_OFF)).toEqual(['U0INES', 'U0OMAR']);
  const programme = (await desk.store.programme(id))!;
  expect(calledOff(round, programme, desk.clock.now()).text.mrkdwn).toContain('I was away Tue 1 Dec 09:00');
  expect(calledOff(round, { ...programme, ended: true }, desk.clock.now()).text.mrkdwn).toContain(
    'no round this time.* Its lead has ended it.',
  );
  expect(await announced(desk, id, 2)).toMatchObject({ date: '2026-12-08', leftOut: [] });
});

test('who sits out is another one each time, and everybody has somebody in between', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES MARTA CALEB OMAR LENA', { repeatWindow: 1 });
  const all = { INES: 'met', MARTA: 'met', CALEB: 'met', OMAR: 'met', LENA: 'met' } as const;
  for (let n = 1; n <= 6; n++) await answers(desk, (await announced(desk, id, n)).id, all);
  const out = await desk.told(LEFT_OUT);
  expect(out).toHaveLength(6);
  expect(new Set(out.slice(0, 3)).size).toBe(3);
  expect(new Set(out.slice(3)).size).toBe(3);
});

test('who said not yet is asked once more, who said no or yes is not; one no says that they did not meet', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES MARTA CALEB OMAR LENA PRIYA');
  const round = await announced(desk, id, 1);
  while (desk.clock.now() < round.ask) await desk.later(12 * HOUR);
  expect(await desk.told(ASK)).toHaveLength(6);
  await answers(desk, round.id, {
    INES: 'not yet',
    MARTA: 'no',
    CALEB: 'met',
    OMAR: 'met',
    LENA: 'met',
    PRIYA: 'met',
  });
  while (desk.clock.now() < round.askAgain) await desk.later(12 * HOUR);
  expect((await desk.told(ASK)).slice(6)).toEqual(['U0INES']);
  while ((await desk.store.round(round.id))?.state !== 'closed') await desk.later(12 * HOUR);
  const late = answers(desk, round.id, { INES: 'met' });
  await expect(late).rejects.toThrow('That round is over. The next one comes by itself.');
  const { held } = await desk.previews.overview(id, await desk.person('JONAS'));
  expect(held.find(one => one.round.id === round.id)).toMatchObject({ pairs: 3, met: 2 });
  expect(await desk.store.membership(id, 'U0INES')).toMatchObject({ silent: 0 });
});

test('of three, two come first where the only one of the other side can’t', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES MARTA OMAR', { sittingOut: 'trios' });
  const round = await announced(desk, id, 1);
  const [group] = await desk.store.groups(round.id);
  await desk.pairs.cannot(group!.id, await desk.person('OMAR'), desk.press());
  expect(await desk.store.group(group!.id)).toMatchObject({ state: 'off' });
  const pair = await desk.pairs.pair(group!.id, { id: 'U0INES' });
  const read = (isToOne: boolean) =>
    cannot(pair, 'Omar Haddad', ['Ines Faria', 'Marta Kowalska'], isToOne).text.mrkdwn;
  expect(read(false)).toContain('Ines Faria and Marta Kowalska come first in the next round.');
  expect(read(true)).toContain('You come first in the next round.');
  for (const name of ['U0INES', 'U0MARTA'])
    expect(await desk.store.membership(id, name)).toMatchObject({ waited: 1, satOut: { times: 1, of: 1 } });
});
