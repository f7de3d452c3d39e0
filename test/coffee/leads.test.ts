import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { LEFT_OUT } from '../../src/coffee/telling.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { coffeeDesk, weekly, type CoffeeDesk } from './coffee-desk.ts';

/** The first round, announced. */
async function firstRound(desk: CoffeeDesk, id: string) {
  await desk.later(6 * DAY + HOUR);
  await desk.later(DAY);
  const round = await desk.lastRound(id);
  expect(round).toMatchObject({ number: 1, state: 'announced' });
  return { ...round, met: await desk.met(round.id) };
}

test('whatever a button carries: who is no lead makes, changes, ends, previews and checks nothing', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES OMAR');
  const round = await firstRound(desk, id);
  const omar = await desk.person('OMAR');
  const { programmes, previews } = desk;
  for (const tried of [
    () => programmes.make(weekly, omar, desk.press()),
    () => programmes.change(id, { ...weekly, name: 'Mine' }, 1, omar, desk.press()),
    () => programmes.end(id, omar, desk.press()),
    () => previews.preview(id, omar),
    () => previews.overview(id, omar),
    () => previews.replay(round.id, omar),
  ])
    await expect(tried()).rejects.toMatchObject({ code: 'not-yours' });
  expect(await desk.store.programmes()).toMatchObject([{ id, version: 1, name: weekly.name, ended: false }]);
});

test('nobody but those of a pair finds it', async () => {
  const desk = coffeeDesk();
  const round = await firstRound(desk, await desk.programme('INES OMAR LENA'));
  const [group] = await desk.store.groups(round.id);
  const marta = await desk.person('MARTA');
  const later = desk.clock.now() + DAY;
  for (const tried of [
    () => desk.pairs.pair(group!.id, marta),
    () => desk.pairs.agree(group!.id, later, marta, desk.press()),
    () => desk.pairs.cannot(group!.id, marta, desk.press()),
    () => desk.pairs.answer(group!.id, 'met', marta, desk.press()),
  ])
    await expect(tried()).rejects.toMatchObject({ code: 'not-found' });
  expect(await desk.store.group(group!.id)).toMatchObject({ state: 'open', version: 1 });
});

test('the same press twice counts once, also where it would be refused by now', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES OMAR');
  const round = await firstRound(desk, id);
  const [group] = await desk.store.groups(round.id);
  const [ines, omar] = [await desk.person('INES'), await desk.person('OMAR')];
  const [agrees, cannot] = [desk.press(), desk.press()];
  const start = desk.clock.now() + HOUR;
  await desk.pairs.agree(group!.id, start, ines, agrees);
  await desk.pairs.agree(group!.id, start, ines, agrees);
  expect(await desk.store.group(group!.id)).toMatchObject({ sequence: 1, version: 2 });
  await desk.pairs.cannot(group!.id, omar, cannot);
  await desk.pairs.cannot(group!.id, omar, cannot);
  desk.clock.moveOn(2 * HOUR);
  await desk.pairs.agree(group!.id, start, ines, agrees);
  expect(await desk.store.group(group!.id)).toMatchObject({ state: 'off', sequence: 2, version: 3 });
  expect(await desk.store.membership(id, 'U0INES')).toMatchObject({ waited: 1, satOut: { times: 1, of: 1 } });
  const make = desk.press();
  const jonas = await desk.person('JONAS');
  const made = await desk.programmes.make({ ...weekly, name: 'Lunch' }, jonas, make);
  expect(await desk.programmes.make({ ...weekly, name: 'Lunch' }, jonas, make)).toBe(made);
  expect(await desk.store.programmes()).toHaveLength(2);
});

test('who belongs to both sides is on the smaller one', async () => {
  const smallIt = coffeeDesk();
  const one = await firstRound(smallIt, await smallIt.programme('INES MARTA OMAR ANNA'));
  expect(one.met).toHaveLength(2);
  expect(one.met.join()).toMatch(/ANNA (INES|MARTA)/);
  const smallOt = coffeeDesk();
  const other = await firstRound(smallOt, await smallOt.programme('INES OMAR LENA ANNA'));
  expect(other.met).toHaveLength(2);
  expect(other.met.join()).toMatch(/ANNA (LENA|OMAR)/);
});

test('where they join as thirds nobody sits out, and each trio meets across the sides', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES MARTA CALEB OMAR LENA', { sittingOut: 'trios' });
  const { met } = await firstRound(desk, id);
  expect(met.map(people => people.split(' ').length).toSorted((a, b) => a - b)).toEqual([2, 3]);
  for (const people of met) expect(people).toMatch(/OMAR|LENA/);
  expect(await desk.told(LEFT_OUT)).toEqual([]);
});

test('a guest takes part where the programme says so, and nowhere else', async () => {
  for (const guests of [false, true]) {
    const desk = coffeeDesk();
    const id = await desk.programme('INES OMAR', { guests });
    const { people } = desk.opened.tables;
    await desk.opened.queries.update(people).set({ guest: true }).where(eq(people.id, 'U0OMAR'));
    const { met } = await firstRound(desk, id);
    expect(met).toEqual(guests ? ['INES OMAR'] : []);
    const joins = desk.joins.join(id, await desk.person('OMAR'), desk.press());
    if (guests) await expect(joins).resolves.toMatchObject({ id });
    else await expect(joins).rejects.toThrow('This programme is not open to guests.');
  }
});

test('a shared account is refused, and comes in by no channel', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES', { channel: 'C0CANTEEN' });
  const control = await desk.person('CONTROL');
  await expect(desk.joins.join(id, control, desk.press())).rejects.toThrow('A shared account meets nobody.');
  await desk.joins.cameIn('C0CANTEEN', control, false, 'event-1');
  expect(await desk.store.membership(id, control.id)).toBeUndefined();
});

test('who came into the channel is told once, however often Slack tells it', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES', { channel: 'C0CANTEEN' });
  const [omar, lena] = [await desk.person('OMAR'), await desk.person('LENA')];
  for (let n = 0; n < 2; n++) {
    await desk.joins.cameIn('C0CANTEEN', omar, false, 'event-1');
    await desk.joins.cameIn('C0CANTEEN', lena, true, 'event-2');
  }
  expect(await desk.store.membership(id, omar.id)).toMatchObject({ state: 'in', version: 1 });
  expect(await desk.store.membership(id, lena.id)).toBeUndefined();
  expect(await desk.told('coffee.welcome')).toEqual(['U0OMAR']);
  expect(await desk.told('coffee.invited')).toEqual(['U0LENA']);
});

test('a coffee that was is not taken back when one of the two leaves the company after it', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES OMAR');
  const round = await firstRound(desk, id);
  const [group] = await desk.store.groups(round.id);
  const [ines, omar] = [await desk.person('INES'), await desk.person('OMAR')];
  await desk.pairs.agree(group!.id, desk.clock.now() + HOUR, ines, desk.press());
  await desk.later(DAY);
  await desk.handOn({ ...omar, left: true }, async one => one, desk.clock.now());
  expect(await desk.store.group(group!.id)).toMatchObject({ state: 'agreed' });
  await desk.pairs.answer(group!.id, 'met', ines, desk.press());
  const { held } = await desk.previews.overview(id, await desk.person('JONAS'));
  expect(held).toMatchObject([{ pairs: 1, met: 1 }]);
});
