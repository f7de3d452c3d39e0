import { expect, test } from 'vitest';
import { theApp } from '../../src/kernel/actor.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { revised, stepped } from '../../src/shadowing/stepping.ts';
import { JOB } from '../../src/shadowing/timers.ts';
import { freed, type Visit } from '../../src/shadowing/visit.ts';
import { day, OMAR, shadowDesk } from './shadow-desk.ts';

/** The rounds that a step of a visit in the week of 7 December starts at once. */
async function roundsAtOnce(to: (was: Visit) => Partial<Visit>, now: number): Promise<number> {
  const desk = shadowDesk();
  const offer = await desk.kept.offer(await desk.offers({ prerequisites: [] }));
  await desk.asks(OMAR);
  await desk.approves(OMAR);
  await desk.later(DAY);
  await desk.accepts(OMAR);
  const was = await desk.visitOf(OMAR);
  expect(was).toMatchObject({ state: 'scheduled', start: day(12, 7) });
  const step = { action: 'done', actor: theApp, tells: () => [] } as const;
  const { timers } = stepped(was, revised(was, to(was), now), step, { now, offer, zone: 'Europe/Berlin' });
  return timers.filter(({ job, due }) => job === JOB.match && due === now).length;
}

test('a place that falls free is given at once, while its period can be given', async () => {
  // In Berlin the Sunday before begins an hour sooner than in Greenwich.
  const sunday = day(12, 6) * DAY - HOUR;
  expect(await roundsAtOnce(() => ({ state: 'withdrawn' }), sunday - DAY)).toBe(1);
  expect(await roundsAtOnce(freed, sunday - 1)).toBe(1);
  expect(await roundsAtOnce(freed, sunday)).toBe(0);
});

test('no round is made because a visit is over', async () => {
  expect(await roundsAtOnce(() => ({ state: 'done' }), day(12, 12) * DAY)).toBe(0);
});
