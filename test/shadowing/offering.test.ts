import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import { planStamp } from '../../src/shadowing/planning.ts';
import { aWeekBeside, day, INES, JONAS, LENA, OMAR, PRIYA, shadowDesk, TOM } from './shadow-desk.ts';

const SOC = { length: 'month', what: 'A month with the controls team', prerequisites: [] } as const;

describe('an embed', () => {
  async function embed() {
    const desk = shadowDesk();
    const offer = await desk.offers(SOC);
    const weeks = [day(12, 7), day(1, 4, 2027), day(2, 1, 2027)];
    for (const visitor of [OMAR, LENA, TOM]) {
      await desk.asks(visitor, { lengths: ['month'], weeks });
      await desk.approves(visitor);
      desk.clock.moveOn(1);
    }
    return { ...desk, offer };
  }
  const months = async (desk: Awaited<ReturnType<typeof embed>>) =>
    Promise.all([OMAR, LENA, TOM].map(async one => (await desk.visitOf(one)).start));

  test('has its months one after the other; who waits longest comes first', async () => {
    const desk = await embed();
    await desk.later(DAY);
    expect(await months(desk)).toEqual([day(12, 7), day(1, 4, 2027), day(2, 1, 2027)]);
  });

  test('goes to whom a lead of its side and site plans, in that order', async () => {
    const desk = await embed();
    const plan = async (by: string, people: readonly string[]) =>
      desk.shadowing.plan(desk.offer, people, await desk.person(by), desk.key(), planStamp({ plan: [] }));
    for (const other of [INES, PRIYA, 'U0DENISE', OMAR])
      await expect(plan(other, [TOM])).rejects.toThrow('Only a lead of its side and site');
    await expect(plan(JONAS, [INES])).rejects.toThrow('Choose people of the list');
    await plan(JONAS, [TOM, LENA]);
    await desk.later(DAY);
    expect(await months(desk)).toEqual([day(2, 1, 2027), day(1, 4, 2027), day(12, 7)]);
    // Whose turn has come is in no plan any more.
    expect(await desk.kept.offer(desk.offer)).toMatchObject({ plan: [] });
    expect(await desk.flaws()).toEqual([]);
  });
});

describe('an offer', () => {
  /** Omar is expected by Ines in the week of 7 December. */
  async function expected() {
    const desk = shadowDesk();
    const offer = await desk.offers();
    await desk.asks(OMAR);
    await desk.approves(OMAR);
    await desk.later(DAY);
    await desk.proves(OMAR);
    await desk.accepts(OMAR);
    await desk.told();
    const changes = async (but: Partial<typeof aWeekBeside>, by: string = INES) =>
      desk.shadowing.changeOffer(offer, { ...aWeekBeside, ...but }, await desk.person(by), desk.key());
    return { ...desk, offer, changes };
  }

  test('that is changed tells who comes, and their calendar: it is the same visit with a higher number', async () => {
    const desk = await expected();
    await desk.changes({ meetAt: 'Gate 7' });
    expect(await desk.visitOf(OMAR)).toMatchObject({ state: 'scheduled', sequence: 2 });
    expect(await desk.told()).toEqual(['Omar news details changed']);
    await desk.changes({ meetAt: 'Gate 7', topics: ['alarms'] });
    expect(await desk.told()).toEqual([]);
  });

  test('keeps its length and closes no week while somebody comes then', async () => {
    const desk = await expected();
    await expect(desk.changes({ length: 'day' })).rejects.toThrow('so its length stays');
    await expect(desk.changes({ closed: [day(12, 7)] })).rejects.toThrow('Move that visit first');
    await desk.changes({ closed: [day(12, 14)] });
    const moves = await desk.shadowing.movesOf((await desk.visitOf(OMAR)).id, await desk.person(INES));
    expect(moves.map(({ start }) => start)).not.toContain(day(12, 14));
    expect(moves[0]).toEqual({ start: day(11, 30), end: day(12, 4) });
  });

  test('is changed and closed by its host alone; who was to come waits for another place', async () => {
    const desk = await expected();
    await expect(desk.changes({}, JONAS)).rejects.toThrow('Only its host');
    const close = async (by: string) =>
      desk.shadowing.closeOffer(desk.offer, await desk.person(by), desk.key());
    await expect(close(JONAS)).rejects.toThrow('Only its host');
    await close(INES);
    expect(await desk.visitOf(OMAR)).toMatchObject({ state: 'approved', sequence: 2 });
    expect(await desk.told()).toEqual(['Omar news offer closed']);
    await expect(close(INES)).rejects.toThrow('This offer is closed');
    await desk.later(2 * DAY);
    expect(await desk.state(OMAR)).toBe('approved');
  });
});

test('whoever is away then is given another week', async () => {
  const desk = shadowDesk();
  await desk.offers({ prerequisites: [] });
  const at = (date: number) => Date.UTC(2026, 11, date);
  await desk.store.queries.insert(desk.store.tables.personHours).values({
    personId: OMAR,
    zone: null,
    hours: null,
    absences: [{ start: at(9), end: at(11) }],
    version: 1,
  });
  await desk.asks(OMAR);
  await desk.approves(OMAR);
  await desk.later(DAY);
  expect(await desk.visitOf(OMAR)).toMatchObject({ start: day(12, 14) });
});

test('a place that is given back goes to the next; who gave it back waits for their other weeks as before', async () => {
  const desk = shadowDesk();
  await desk.offers({ prerequisites: [] });
  for (const visitor of [OMAR, LENA]) {
    await desk.asks(visitor, { weeks: visitor === OMAR ? [day(12, 7), day(12, 14)] : [day(12, 7)] });
    await desk.approves(visitor);
    desk.clock.moveOn(1);
  }
  await desk.later(DAY);
  // Both could come at once, so both do: Omar in his other week.
  expect(await desk.visitOf(OMAR)).toMatchObject({ start: day(12, 14) });
  const before = await desk.visitOf(LENA);
  await desk.shadowing.giveBack(before.id, await desk.person(LENA), desk.key());
  expect(await desk.state(LENA)).toBe('withdrawn');
  const omar = await desk.visitOf(OMAR);
  await desk.shadowing.giveBack(omar.id, await desk.person(OMAR), desk.key());
  expect(await desk.visitOf(OMAR)).toMatchObject({
    state: 'approved',
    weeks: [day(12, 7)],
    askedAt: omar.askedAt,
  });
  await desk.later(0);
  expect(await desk.visitOf(OMAR)).toMatchObject({ state: 'verified', start: day(12, 7) });
});
