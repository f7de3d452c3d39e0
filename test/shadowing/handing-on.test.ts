import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import { day, INES, JONAS, LENA, OMAR, PRIYA, shadowDesk } from './shadow-desk.ts';

/** Omar is expected by Ines in the week of 7 December; Lena waits for the same week. */
async function expected() {
  const desk = shadowDesk();
  const offer = await desk.offers({ prerequisites: [] });
  for (const visitor of [OMAR, LENA]) {
    await desk.asks(visitor, { weeks: [day(12, 7)] });
    await desk.approves(visitor);
  }
  await desk.later(DAY);
  await desk.accepts(OMAR);
  await desk.told();
  return { ...desk, offer };
}

const gone = { left: { left: true }, guest: { guest: true }, shared: { shared: true } };

describe('a visitor', () => {
  test.each(Object.entries(gone))(
    'who is %s comes no more, and the place goes to the next at once',
    async (_, to) => {
      const desk = await expected();
      await desk.becomes(OMAR, to);
      await desk.later(0);
      expect(await desk.visitOf(OMAR)).toMatchObject({ state: 'withdrawn', sequence: 2 });
      expect(await desk.visitOf(LENA)).toMatchObject({ state: 'verified', start: day(12, 7) });
      expect(await desk.told()).toEqual(['Ines news withdrawn', 'Lena news placed', 'Ines host']);
      expect(await desk.flaws()).toEqual([]);
    },
  );
});

describe('a host', () => {
  test.each(
    Object.entries({ ...gone, 'of the other side': { side: 'it' as const }, elsewhere: { siteId: 'bayou' } }),
  )(
    'who is %s has no offer any more; who was to come is told, and is placed where there is another',
    async (_, to) => {
      const desk = await expected();
      await desk.offers({ prerequisites: [] }, JONAS);
      await desk.becomes(INES, to);
      expect(await desk.kept.offer(desk.offer)).toMatchObject({ state: 'closed' });
      expect(await desk.visitOf(OMAR)).toMatchObject({ state: 'approved', sequence: 2 });
      expect(await desk.told()).toEqual(['Omar news offer closed']);
      await desk.later(0);
      // Omar asked before Lena, and waits as long as before.
      expect([await desk.state(OMAR), await desk.state(LENA)]).toEqual(['verified', 'approved']);
      expect(await desk.flaws()).toEqual([]);
    },
  );

  test('of both sides from now on keeps the offer', async () => {
    const desk = await expected();
    await desk.becomes(INES, { side: 'bridge' });
    expect(await desk.state(OMAR)).toBe('scheduled');
  });
});

describe('a manager', () => {
  test('who left is asked no more: the visitor names another, who says yes', async () => {
    const desk = shadowDesk();
    await desk.asks(OMAR);
    await desk.told();
    await desk.becomes(PRIYA, { left: true });
    expect(await desk.told()).toEqual(['Omar who-is-manager']);
    const { id } = await desk.visitOf(OMAR);
    const omar = await desk.person(OMAR);
    await expect(desk.shadowing.nameManager(id, PRIYA, omar, desk.key())).rejects.toThrow(
      'can’t decide here',
    );
    await desk.shadowing.nameManager(id, LENA, omar, desk.key());
    expect(await desk.told()).toEqual(['Lena manager']);
    await desk.approves(OMAR, LENA);
    expect(await desk.state(OMAR)).toBe('approved');
  });

  test('whom nobody names anew is asked for once more, and then the request lapses', async () => {
    const desk = shadowDesk();
    await desk.asks(OMAR);
    await desk.becomes(PRIYA, { left: true });
    await desk.told();
    await desk.later(3 * DAY);
    expect(await desk.told()).toEqual(['Omar who-is-manager-again']);
    await desk.later(11 * DAY);
    expect(await desk.state(OMAR)).toBe('lapsed');
  });
});

test('who is handed on twice is dealt with once', async () => {
  const desk = await expected();
  await desk.becomes(OMAR, { left: true });
  await desk.told();
  const { version } = await desk.visitOf(OMAR);
  await desk.becomes(OMAR, { left: true });
  expect(await desk.told()).toEqual([]);
  expect((await desk.visitOf(OMAR)).version).toBe(version);
});
