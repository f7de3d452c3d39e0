import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { firstMoment } from '../../src/people/wall-clock.ts';
import { day, INES, JONAS, MARTA, OMAR, shadowDesk, TOM } from './shadow-desk.ts';

type Desk = ReturnType<typeof shadowDesk>;

/** From the first day to the last one, as the clock shows them at the host’s. */
async function isOnLeave(desk: Desk, personId: string, first: number, last: number, zone = 'Europe/Berlin') {
  const [start, end] = [firstMoment(first * DAY, zone), firstMoment((last + 1) * DAY, zone)];
  await isAbsent(desk, personId, start, end);
}

async function isAbsent({ store }: Desk, personId: string, start: number, end: number) {
  const { personHours } = store.tables;
  await store.queries.insert(personHours).values({ personId, absences: [{ start, end }], version: 1 });
}

async function isHoliday({ store }: Desk, date: string) {
  const { sites } = store.tables;
  await store.queries
    .update(sites)
    .set({ holidays: [date] })
    .where(eq(sites.id, 'rhine'));
}

/** Where Omar has a place, once he waited for a day. */
async function omarsStart(desk: Desk, wish: Parameters<Desk['asks']>[1] = {}) {
  await desk.asks(OMAR, wish);
  await desk.approves(OMAR);
  await desk.later(DAY);
  return (await desk.visitOf(OMAR)).start;
}

describe('a host on leave', () => {
  test('has no visitor then, who comes in the next week they named', async () => {
    const desk = shadowDesk();
    await desk.offers();
    await isOnLeave(desk, INES, day(12, 7), day(12, 11));
    expect(await omarsStart(desk)).toBe(day(12, 14));
  });

  test('has one where it is no more than a tenth of the time: an afternoon of a week, not two days of it', async () => {
    const afternoon = shadowDesk();
    await afternoon.offers();
    await isAbsent(afternoon, INES, day(12, 7) * DAY + 11 * HOUR, day(12, 7) * DAY + 17 * HOUR);
    expect(await omarsStart(afternoon)).toBe(day(12, 7));

    const twoDays = shadowDesk();
    await twoDays.offers();
    await isOnLeave(twoDays, INES, day(12, 7), day(12, 8));
    expect(await omarsStart(twoDays)).toBe(day(12, 14));
  });

  test('is away on the days of their own site: a visit on the day after is given, one on that day is not', async () => {
    for (const [weekday, start] of [
      [1, day(12, 14)],
      [2, day(12, 8)],
    ] as const) {
      const desk = shadowDesk();
      await desk.offers({ length: 'day', weekday }, TOM);
      await isOnLeave(desk, TOM, day(12, 7), day(12, 7), 'America/Chicago');
      await desk.asks(JONAS, { side: 'it', siteId: 'bayou', lengths: ['day'] }, MARTA);
      await desk.approves(JONAS, MARTA);
      await desk.later(DAY);
      expect((await desk.visitOf(JONAS)).start).toBe(start);
    }
  });
});

describe('a holiday of the site', () => {
  test('has no visit of that day; it is in the next week', async () => {
    const desk = shadowDesk();
    await desk.offers({ length: 'day', weekday: 2 });
    await isHoliday(desk, '2026-12-08');
    expect(await omarsStart(desk, { lengths: ['day'] })).toBe(day(12, 15));
  });

  test('keeps nobody from a week', async () => {
    const desk = shadowDesk();
    await desk.offers();
    await isHoliday(desk, '2026-12-08');
    expect(await omarsStart(desk)).toBe(day(12, 7));
  });
});
