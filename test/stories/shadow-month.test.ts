import { expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import { dateOf } from '../../src/people/wall-clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { asks, offers, plant, texts } from '../shadowing/scene.ts';

test('a month of shadowing: an induction runs out and its place goes to the next, another is given back', async () => {
  const story = await plant();
  const { ines, omar, lena, tom, anna, priya, clock, later, isWell } = story;
  /** Each visit by its visitor: its state and the first day of its place. */
  const stands = async () =>
    Object.fromEntries(
      (await story.visits()).map(({ visitorId, state, start }) => [
        visitorId.slice(2).toLowerCase(),
        start === null ? state : `${state} ${dateOf(start)}`,
      ]),
    );
  const until = (moment: string) => later(Date.parse(moment) - clock.now());
  const approves = (visitor: Person) => priya.clicks('Yes', { in: 'dm', on: `${visitor.name} would like` });
  const checks = async (visitor: Person, date: string) => {
    await ines.clicks('Check: Safety induction', { in: 'dm', on: `${visitor.name} has a place with you` });
    await ines.fills({ 'Valid until': date });
  };
  const expects = (visitor: Person) =>
    ines.clicks('Yes, they can come', { in: 'dm', on: `Can ${visitor.name} come?` });

  // One place a week. Three ask, and a round takes them together: nobody is left out who could come.
  await offers(ines);
  await asks(lena, ['Mon 7 Dec', 'Mon 14 Dec']);
  await asks(omar, ['Mon 7 Dec']);
  await asks(tom, ['Mon 7 Dec', 'Mon 14 Dec'], 'Priya', { Where: 'Any site' });
  for (const visitor of [lena, omar, tom]) await approves(visitor);
  expect(await stands()).toEqual({ omar: 'approved', lena: 'approved', tom: 'approved' });
  await later(DAY);
  expect(await stands()).toEqual({ omar: 'placed 2026-12-07', lena: 'placed 2026-12-14', tom: 'approved' });

  await checks(lena, '2027-03-31');
  await expects(lena);
  expect(lena.dm.at(-1)).toContain('Ines Faria expects you.');

  // Omar's induction is valid, but not to the last day.
  await checks(omar, '2026-12-10');
  expect(omar.dm.at(-1)).toContain(
    'What you showed runs out before the last day. Renew it and show it again, or give the place back.',
  );
  expect(omar.dm.at(-1)).toContain('runs out before the last day, valid until Thu 10 Dec');
  expect(await stands()).toMatchObject({ omar: 'placed 2026-12-07' });
  await ines.clicks('Open', { in: 'dm', on: 'Omar Haddad has a place with you' });
  expect(texts(ines)).not.toContain('Yes, they can come');

  await until('2026-11-30T05:59:00Z');
  expect(omar.dm.at(-1)).not.toContain('Still to be shown:');
  await until('2026-11-30T06:00:00Z');
  for (const person of [omar, ines]) expect(person.dm.at(-1)).toContain('Still to be shown');
  expect(omar.dm.at(-1)).toContain('What is not shown in time frees the place');

  // Two days before, the place is free, and Tom has it at once.
  await until('2026-12-05T05:59:00Z');
  expect(await stands()).toMatchObject({ omar: 'placed 2026-12-07', tom: 'approved' });
  await until('2026-12-05T06:00:00Z');
  expect(await stands()).toEqual({
    omar: 'lapsed 2026-12-07',
    lena: 'scheduled 2026-12-14',
    tom: 'placed 2026-12-07',
  });
  expect(omar.dm.at(-1)).toContain('Your place went to the next, since not all was shown in time.');
  expect(tom.dm.at(-1)).toContain('You have a place with Ines Faria.');
  expect(ines.dm.slice(-2).join('\n')).toContain('Omar Haddad doesn’t come: not all was shown in time.');
  await checks(tom, '2027-01-31');
  await expects(tom);
  await until('2026-12-06T06:00:00Z');
  expect(tom.dm.at(-1)).toContain('Your visit begins on Mon 7 Dec.');

  // In that week Anna asks; then Lena can't come, and Anna has the place without waiting for a round.
  await until('2026-12-08T12:00:00Z');
  await asks(anna, ['Mon 14 Dec', 'Mon 21 Dec'], 'Priya', { 'Whose work you want to see': 'OT' });
  await approves(anna);
  await lena.clicks('Open', { in: 'dm' });
  await lena.presses('I can’t then');
  expect(await stands()).toMatchObject({ lena: 'withdrawn 2026-12-14', anna: 'placed 2026-12-14' });
  expect(ines.dm.join('\n')).toContain('Lena Brandt can’t come then. The place goes to the next.');
  await checks(anna, '2026-12-18');
  await expects(anna);

  await until('2026-12-11T16:00:00Z');
  expect(await stands()).toMatchObject({ tom: 'done 2026-12-07' });
  for (const person of [tom, ines]) expect(person.dm.slice(-2).join('\n')).toContain('How was it with');
  await until('2026-12-14T16:00:00Z');
  expect(tom.dm.at(-1)).toContain('Once more: How was it with Ines Faria?');
  await tom.clicks('Say how it was', { in: 'dm', on: 'Once more' });
  await tom.fills({ 'In three lines': 'The alarms come in dozens.' });
  await until('2026-12-18T16:00:00Z');
  await until('2027-01-02T00:00:00Z');
  expect(await stands()).toEqual({
    omar: 'lapsed 2026-12-07',
    lena: 'withdrawn 2026-12-14',
    tom: 'closed 2026-12-07',
    anna: 'closed 2026-12-14',
  });
  expect(await story.waits()).toEqual([]);
  await isWell();
});
