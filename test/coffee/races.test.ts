import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { CANNOT, LEFT_OUT, PAIRED } from '../../src/coffee/telling.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { coffeeDesk } from './coffee-desk.ts';

/** A programme whose first round was given notice of on Monday, 30 November; its pairs are made on the Tuesday. */
async function noticed(members: string, ...options: Parameters<typeof coffeeDesk>) {
  const desk = coffeeDesk(...options);
  const id = await desk.programme(members);
  await desk.later(6 * DAY + HOUR);
  return { ...desk, id };
}

test('who skips while the pairs are being made is in none: they are made anew, and told once', async () => {
  let meanwhile = async () => {};
  const desk = await noticed('INES MARTA OMAR LENA', {
    solve: solve => async input => {
      const solved = await solve(input);
      const then = meanwhile;
      meanwhile = async () => {};
      await then();
      return solved;
    },
  });
  const { id } = await desk.lastRound(desk.id);
  meanwhile = async () => void (await desk.joins.skip(id, await desk.person('OMAR'), desk.press()));
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
  let meanwhile = async () => {};
  const desk = await noticed('INES MARTA OMAR LENA', {
    solve: solve => async input => {
      const solved = await solve(input);
      const then = meanwhile;
      meanwhile = async () => {};
      await then();
      return solved;
    },
  });
  const { people } = desk.opened.tables;
  meanwhile = async () => {
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
  const skips = desk.joins.skip(id, await desk.person('OMAR'), desk.press());
  await expect(skips).rejects.toThrow('The pairs of this round are made. Press “Can’t this time”');
  expect(await desk.met(id)).toEqual(['INES OMAR']);
  expect((await desk.store.membership(desk.id, 'U0OMAR'))?.skips).toBe('');
});

test('a skip that is delivered again after its pairs are made is still that skip', async () => {
  const desk = await noticed('INES OMAR LENA');
  const { id } = await desk.lastRound(desk.id);
  const press = desk.press();
  await desk.joins.skip(id, await desk.person('OMAR'), press);
  await desk.later(DAY);
  await expect(desk.joins.skip(id, await desk.person('OMAR'), press)).resolves.toMatchObject({ id: desk.id });
  expect(await desk.met(id)).toEqual(['INES LENA']);
});
