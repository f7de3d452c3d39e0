import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ASK, CANNOT, LEFT_OUT, NOTICE, PAIRED } from '../../src/coffee/telling.ts';
import { MAKE_PAIRS } from '../../src/coffee/timers.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { plantFileStore } from '../store/fresh-store.ts';
import { coffeeDesk } from './coffee-desk.ts';

/** A programme whose first round was given notice of on Monday, 30 November; its pairs are made on the Tuesday. */
async function noticed(members: string, ...options: Parameters<typeof coffeeDesk>) {
  const desk = coffeeDesk(...options);
  const id = await desk.programme(members);
  await desk.later(6 * DAY + HOUR);
  return { ...desk, id };
}

/** The same, and something happens once while the pairs are being made. */
async function interrupted(members: string) {
  const meanwhile: { once?: () => Promise<void> } = {};
  const desk = await noticed(members, {
    solve: solve => async input => {
      const solved = await solve(input);
      const { once } = meanwhile;
      delete meanwhile.once;
      await once?.();
      return solved;
    },
  });
  return { ...desk, meanwhile };
}

test('who skips while the pairs are being made is in none: they are made anew, and told once', async () => {
  const desk = await interrupted('INES MARTA OMAR LENA');
  const { id } = await desk.lastRound(desk.id);
  desk.meanwhile.once = async () =>
    void (await desk.joins.skipRound(id, await desk.person('OMAR'), desk.press()));
  await desk.later(DAY);
  const round = await desk.lastRound(desk.id);
  expect(round.state).toBe('announced');
  const pairs = await desk.met(id);
  expect(pairs).toHaveLength(1);
  expect(pairs.join()).not.toContain('OMAR');
  expect(await desk.told(PAIRED)).toHaveLength(1);
  expect(await desk.told(LEFT_OUT)).toHaveLength(1);
});

test('somebody who leaves the company while the pairs are being made is in none of them', async () => {
  const desk = await interrupted('INES MARTA OMAR LENA');
  const { people } = desk.opened.tables;
  desk.meanwhile.once = async () => {
    await desk.opened.queries.update(people).set({ left: true }).where(eq(people.id, 'U0OMAR'));
    await desk.handOn(await desk.person('OMAR'), async one => one, desk.clock.now());
  };
  await desk.later(DAY);
  const { id, state } = await desk.lastRound(desk.id);
  expect(state).toBe('announced');
  expect((await desk.met(id)).join()).toMatch(/^(INES|MARTA|LENA) (INES|MARTA|LENA)$/);
  expect(await desk.told(CANNOT)).toEqual([]);
});

test('a skip that comes as the pairs are announced is refused, and says where to press instead', async () => {
  let announce = async () => {};
  const desk = await noticed('INES OMAR', {
    kept: real => ({
      ...real,
      async membership(...asked) {
        const found = await real.membership(...asked);
        const then = announce;
        announce = async () => {};
        await then();
        return found;
      },
    }),
  });
  const { id } = await desk.lastRound(desk.id);
  announce = () => desk.later(DAY);
  const skips = desk.joins.skipRound(id, await desk.person('OMAR'), desk.press());
  await expect(skips).rejects.toThrow('The pairs of this round are made. Press “Can’t this time”');
  expect(await desk.met(id)).toEqual(['INES OMAR']);
  expect((await desk.store.membership(desk.id, 'U0OMAR'))?.skips).toBe('');
});

test('a skip that is delivered again after its pairs are made is still that skip', async () => {
  const desk = await noticed('INES OMAR LENA');
  const { id } = await desk.lastRound(desk.id);
  const press = desk.press();
  await desk.joins.skipRound(id, await desk.person('OMAR'), press);
  await desk.later(DAY);
  await expect(desk.joins.skipRound(id, await desk.person('OMAR'), press)).resolves.toMatchObject({
    id: desk.id,
  });
  expect(await desk.met(id)).toEqual(['INES LENA']);
});

test('two desks on one file make the pairs of a round once', async () => {
  const { store } = plantFileStore();
  const one = await noticed('INES MARTA OMAR LENA', { store });
  const other = coffeeDesk({ store, clock: one.clock });
  one.clock.moveOn(DAY);
  const [timer] = (await one.timers()).filter(({ job }) => job === MAKE_PAIRS);
  const both = await Promise.all([one, other].map(async desk => desk.jobs[MAKE_PAIRS]?.(timer!)));
  expect(both).toContain('done');
  await Promise.all([one.settle(), other.settle()]);
  const { id, state } = await one.lastRound(one.id);
  expect(state).toBe('announced');
  expect(await one.met(id)).toHaveLength(2);
  expect(await one.told(PAIRED)).toHaveLength(2);
  expect(await one.told(NOTICE)).toHaveLength(4);
  expect(one.log.happened).not.toContain('a timer’s job failed');
});

test('a commit that announces and fails leaves nothing behind; the next try announces once', async () => {
  const { store, intruder } = plantFileStore();
  const desk = await noticed('INES MARTA OMAR LENA', { store });
  intruder.exec(
    `create trigger broken before insert on coffee_seats begin select raise(abort, 'the disk is gone'); end`,
  );
  await desk.later(DAY);
  expect(await desk.lastRound(desk.id)).toMatchObject({ state: 'planned', version: 1 });
  expect(await desk.told(PAIRED)).toEqual([]);
  expect((await desk.store.membership(desk.id, 'U0INES'))?.satOut.of).toBe(0);
  intruder.exec('drop trigger broken');
  const after = coffeeDesk({ store, clock: desk.clock });
  await after.later(HOUR);
  expect(await after.lastRound(desk.id)).toMatchObject({ state: 'announced' });
  expect(await after.told(PAIRED)).toHaveLength(2);
});

test('two who agree on different times at once end with one time, and both read the last', async () => {
  const desk = await noticed('INES OMAR');
  await desk.later(DAY);
  const [group] = await desk.store.groups((await desk.lastRound(desk.id)).id);
  const [ines, omar] = [await desk.person('INES'), await desk.person('OMAR')];
  const at = (hours: number) => desk.clock.now() + hours * HOUR;
  const times = [at(24), at(48)] as const;
  await Promise.all([
    desk.pairs.agree(group!.id, times[0], ines, desk.press()),
    desk.pairs.agree(group!.id, times[1], omar, desk.press()),
  ]);
  const is = await desk.store.group(group!.id);
  expect(times).toContain(is?.start);
  expect(is).toMatchObject({ state: 'agreed', sequence: 2, version: 3 });
});

test('both press “Can’t this time” at once: it is off once, and told once', async () => {
  const desk = await noticed('INES OMAR');
  await desk.later(DAY);
  const [group] = await desk.store.groups((await desk.lastRound(desk.id)).id);
  const both = [await desk.person('INES'), await desk.person('OMAR')];
  await Promise.all(both.map(by => desk.pairs.cannot(group!.id, by, desk.press())));
  expect(await desk.store.group(group!.id)).toMatchObject({ state: 'off', version: 2 });
  expect(await desk.told(CANNOT)).toEqual(['U0OMAR U0INES']);
  await desk.later(5 * DAY);
  expect(await desk.told(ASK)).toEqual([]);
});

test('who leaves while the round is announced keeps their coffee, and is in no other', async () => {
  const desk = await noticed('INES OMAR');
  await desk.later(DAY);
  await desk.joins.leave(desk.id, await desk.person('OMAR'), desk.press());
  const { id } = await desk.lastRound(desk.id);
  for (let n = 0; n < 7; n++) await desk.later(DAY);
  expect(await desk.store.groups(id)).toMatchObject([{ state: 'open' }]);
  expect((await desk.store.round(id))?.state).toBe('closed');
  expect(await desk.told(ASK)).toEqual(expect.arrayContaining(['U0INES', 'U0OMAR']));
  expect(await desk.lastRound(desk.id)).toMatchObject({ number: 2, leftOut: [{ id: 'U0INES' }] });
  expect((await desk.told(NOTICE)).filter(to => to === 'U0OMAR')).toHaveLength(1);
});
