import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { aWeekBeside, INES, OMAR, shadowDesk } from './shadow-desk.ts';

/** Omar is expected by Ines in the week of 7 December. */
async function expected() {
  const desk = shadowDesk();
  const offer = await desk.offers();
  await desk.asks(OMAR);
  await desk.approves(OMAR);
  await desk.later(DAY);
  await desk.proves(OMAR);
  await desk.accepts(OMAR);
  const until = async (date: string) => desk.later(Date.parse(date) - desk.clock.now());
  return { ...desk, offer, until };
}

test('who is there already stays to the end, though the offer is closed or asks for more', async () => {
  const closing = await expected();
  await closing.until('2026-12-09T09:00Z');
  await closing.shadowing.closeOffer(closing.offer, await closing.person(INES), closing.key());
  expect(await closing.state(OMAR)).toBe('scheduled');
  await closing.until('2026-12-12T09:00Z');
  expect(await closing.state(OMAR)).toBe('done');

  const asking = await expected();
  await asking.until('2026-12-09T09:00Z');
  const more = [...aWeekBeside.prerequisites, { id: 'medical', name: 'Medical', proof: '' }];
  const says = { ...aWeekBeside, prerequisites: more };
  await asking.shadowing.changeOffer(asking.offer, says, await asking.person(INES), asking.key());
  expect(await asking.state(OMAR)).toBe('scheduled');
});

test('who is to come reads of what is asked for anew, and has a version of it', async () => {
  const desk = await expected();
  await desk.told();
  const more = [...aWeekBeside.prerequisites, { id: 'medical', name: 'Medical', proof: '' }];
  await desk.shadowing.changeOffer(
    desk.offer,
    { ...aWeekBeside, prerequisites: more },
    await desk.person(INES),
    desk.key(),
  );
  expect(await desk.state(OMAR)).toBe('placed');
  expect(await desk.told()).toContain('Omar news details changed');
});

test('a host who says nothing loses the visit while another can still have the place', async () => {
  const desk = shadowDesk();
  await desk.offers();
  await desk.asks(OMAR);
  await desk.approves(OMAR);
  await desk.later(6 * DAY);
  await desk.proves(OMAR);
  await desk.later(Date.parse('2026-12-05T05:00Z') - desk.clock.now());
  expect(await desk.state(OMAR)).toBe('verified');
  await desk.later(3 * HOUR);
  expect(await desk.state(OMAR)).toBe('approved');
});

test('what its host looks at on the last day is their yes', async () => {
  const desk = await expected();
  await desk.until('2026-12-06T12:00Z');
  const more = [...aWeekBeside.prerequisites, { id: 'medical', name: 'Medical', proof: '' }];
  const says = { ...aWeekBeside, prerequisites: more };
  await desk.shadowing.changeOffer(desk.offer, says, await desk.person(INES), desk.key());
  expect(await desk.state(OMAR)).toBe('placed');
  await desk.proves(OMAR, null, INES, 'medical');
  expect(await desk.state(OMAR)).toBe('scheduled');
});

test('a yes that comes once the wished weeks are over is refused, and the request lapses then', async () => {
  const desk = shadowDesk();
  await desk.offers();
  await desk.asks(OMAR);
  const visit = await desk.visitOf(OMAR);
  const last = Math.max(...visit.weeks);
  await desk.later(last * DAY - desk.clock.now() + 12 * HOUR);
  expect(await desk.state(OMAR)).toBe('lapsed');
  await expect(desk.approves(OMAR)).rejects.toThrow();
});
