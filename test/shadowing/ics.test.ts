import ICAL from 'ical.js';
import { afterEach, expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import { visitFile } from '../../src/shadowing/calendar.ts';
import { day, INES, OMAR, shadowDesk } from './shadow-desk.ts';

const processZone = process.env['TZ'];
afterEach(() => {
  process.env['TZ'] = processZone ?? 'UTC';
});

/** A file as another program reads it. */
function read(file: string | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(file ?? '') as unknown[]);
  const text = (component: InstanceType<typeof ICAL.Component>, name: string) =>
    component.getFirstPropertyValue(name)?.toString();
  const [event, ...others] = calendar.getAllSubcomponents('vevent');
  expect(others).toEqual([]);
  const of = (name: string) => text(event!, name);
  return {
    method: text(calendar, 'method'),
    uid: of('uid'),
    sequence: Number(of('sequence')),
    status: of('status'),
    start: of('dtstart'),
    end: of('dtend'),
    summary: of('summary'),
    place: of('location'),
    description: of('description'),
  };
}

/** Omar is expected by Ines in a week. */
async function expected(week: number) {
  const desk = shadowDesk();
  const offer = await desk.offers({ prerequisites: [] });
  await desk.asks(OMAR, { weeks: [week] });
  await desk.approves(OMAR);
  await desk.later(DAY);
  const file = async () => {
    const omar = await desk.person(OMAR);
    return visitFile(await desk.shadowing.visit((await desk.visitOf(OMAR)).id, omar), 'plant.slack.com');
  };
  expect(await file()).toBeUndefined();
  await desk.accepts(OMAR);
  return { ...desk, offer, file, ines: await desk.person(INES), id: (await desk.visitOf(OMAR)).id };
}

test('a visit is an entry with all that one needs on the day, at the same moment wherever it is written', async () => {
  for (const machine of ['UTC', 'America/New_York', 'Pacific/Auckland']) {
    process.env['TZ'] = machine;
    const desk = await expected(day(12, 7));
    expect(read(await desk.file())).toEqual({
      method: 'PUBLISH',
      uid: `visit-${desk.id}@plant.slack.com`,
      sequence: 1,
      status: 'CONFIRMED',
      start: '2026-12-07T07:00:00Z',
      end: '2026-12-11T15:00:00Z',
      summary: 'Visit: How a batch is started',
      place: 'Gate 2',
      description: [
        'Omar Haddad visits Ines Faria.',
        'Each day 08:00 to 16:00, Rhine Works time.',
        'Meet at: Gate 2',
        'Escort: Ines',
        'Call: 100',
        'As it stood on Wed 25 Nov 09:00.',
      ].join('\n'),
    });
  }
});

test('a move, changed details and a cancellation are the same entry with a higher number', async () => {
  const desk = await expected(day(12, 7));
  const first = read(await desk.file());
  await desk.shadowing.move(desk.id, day(12, 14), desk.ines, desk.key());
  const moved = read(await desk.file());
  expect(moved).toMatchObject({
    uid: first.uid,
    sequence: 2,
    status: 'CONFIRMED',
    start: '2026-12-14T07:00:00Z',
  });

  const { offer } = await desk.shadowing.offerShown(desk.offer, desk.ines);
  await desk.shadowing.changeOffer(
    desk.offer,
    { ...offer, beginsAt: 540, meetAt: 'Gate 7' },
    desk.ines,
    desk.key(),
  );
  const later = read(await desk.file());
  expect(later).toMatchObject({
    uid: first.uid,
    sequence: 3,
    start: '2026-12-14T08:00:00Z',
    place: 'Gate 7',
  });

  await desk.shadowing.withdraw(desk.id, await desk.person(OMAR), desk.key());
  expect(read(await desk.file())).toMatchObject({
    uid: first.uid,
    sequence: 4,
    status: 'CANCELLED',
    start: '2026-12-14T08:00:00Z',
  });
});

test('one that the host turns down is cancelled, and confirmed again under the same name once there is another place', async () => {
  const desk = await expected(day(12, 7));
  const first = read(await desk.file());
  await desk.shadowing.turnDown(desk.id, 'The line is down', desk.ines, desk.key());
  expect(read(await desk.file())).toMatchObject({ uid: first.uid, sequence: 2, status: 'CANCELLED' });
  await desk.offers({ prerequisites: [], meetAt: 'Gate 9' }, 'U0JONAS');
  await desk.later(DAY);
  expect(read(await desk.file())).toMatchObject({ status: 'TENTATIVE' });
  await desk.accepts(OMAR, 'U0JONAS');
  expect(read(await desk.file())).toMatchObject({
    uid: first.uid,
    sequence: 4,
    status: 'CONFIRMED',
    place: 'Gate 9',
  });
});

test('a visit over the change to summer time begins and ends on the site’s clock', async () => {
  const desk = shadowDesk();
  desk.clock.moveOn(90 * DAY);
  await desk.offers({ prerequisites: [], length: 'month' });
  await desk.asks(OMAR, { weeks: [day(3, 8, 2027)], lengths: ['month'] });
  await desk.approves(OMAR);
  await desk.later(DAY);
  await desk.accepts(OMAR);
  const shown = await desk.shadowing.visit((await desk.visitOf(OMAR)).id, await desk.person(OMAR));
  expect(read(visitFile(shown, 'plant.slack.com'))).toMatchObject({
    start: '2027-03-01T07:00:00Z',
    end: '2027-04-02T14:00:00Z',
  });
});
