import { expect, test } from 'vitest';
import type { Announced } from '../../src/coffee/kept.ts';
import { LEFT_OUT, NOTICE } from '../../src/coffee/telling.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { coffeeDesk } from './coffee-desk.ts';

/** To an hour after the notice of 30 November, then to one after the pairs of 1 December. */
const TO_NOTICE = 6 * DAY + HOUR;

test('who is on leave for all of a round reads of none, is in none, and neither waits nor is silent', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES OMAR LENA');
  const away = { zone: null, hours: null, absences: [{ start: 0, end: desk.clock.now() + 60 * DAY }] };
  await desk.hours.commit({ personId: 'U0LENA', ...away, version: 1 }, 0, {
    request: null,
    entries: [],
    messages: [],
  });
  await desk.later(TO_NOTICE);
  expect((await desk.told(NOTICE)).toSorted()).toEqual(['U0INES', 'U0OMAR']);
  const preview = await desk.previews.preview(id, await desk.person('JONAS'));
  expect(preview.away).toEqual([{ id: 'U0LENA', why: 'not at work' }]);
  await desk.later(DAY);
  const round = await desk.lastRound(id);
  expect(await desk.met(round.id)).toEqual(['INES OMAR']);
  expect(await desk.told(LEFT_OUT)).toEqual([]);
  for (let n = 0; n < 8; n++) await desk.later(DAY);
  expect(await desk.store.membership(id, 'U0LENA')).toMatchObject({ silent: 0, waited: 0 });
});

test('a notice that can’t be written comes a minute later, and is of its own round', async () => {
  let failing = 1;
  const desk = coffeeDesk({
    kept: real => ({
      ...real,
      async commit(all, facts) {
        if (all.some(({ kind }) => kind === 'round') && failing-- > 0) throw new Error('the disk is full');
        return real.commit(all, facts);
      },
    }),
  });
  const id = await desk.programme('INES OMAR');
  await desk.later(TO_NOTICE);
  expect(await desk.told(NOTICE)).toEqual([]);
  await desk.later(2 * MINUTE);
  expect(await desk.lastRound(id)).toMatchObject({ number: 1, date: '2026-12-01', state: 'planned' });
  expect(await desk.told(NOTICE)).toHaveLength(2);
});

test('a skip is taken back until the pairs are made', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES OMAR');
  await desk.later(TO_NOTICE);
  const { id: round } = await desk.lastRound(id);
  const omar = await desk.person('OMAR');
  await desk.joins.skipRound(round, omar, desk.press());
  await desk.joins.come(round, omar, desk.press());
  await desk.later(DAY);
  expect(await desk.met(round)).toEqual(['INES OMAR']);
  await expect(desk.joins.come(round, omar, desk.press())).resolves.toMatchObject({ id });
  await expect(desk.joins.skipRound(round, omar, desk.press())).rejects.toThrow(
    'The pairs of this round are made.',
  );
});

test('what is said of a coffee that was stays said, whatever button is pressed later', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES OMAR');
  await desk.later(TO_NOTICE + DAY);
  await desk.later(DAY);
  const round = await desk.lastRound(id);
  const [group] = await desk.store.groups(round.id);
  const [ines, omar] = [await desk.person('INES'), await desk.person('OMAR')];
  await desk.pairs.agree(group?.id ?? '', desk.clock.now() + HOUR, ines, desk.press());
  await desk.later(2 * HOUR);
  await desk.pairs.answer(group?.id ?? '', 'met', ines, desk.press());
  await expect(desk.pairs.cannot(group?.id ?? '', omar, desk.press())).rejects.toThrow(
    'That coffee has been.',
  );
  expect(await desk.store.group(group?.id ?? '')).toMatchObject({ state: 'agreed' });
  const seats = await desk.store.seats(round.id);
  expect(seats.find(({ personId }) => personId === 'U0INES')?.answer).toBe('met');
  expect(seats.find(({ personId }) => personId === 'U0OMAR')?.answer).toBeNull();
});

test('a programme that is changed while its pairs are made has them made anew, of what it is by then', async () => {
  let meanwhile: (() => Promise<void>) | undefined;
  const desk = coffeeDesk({
    kept: real => ({
      ...real,
      async announce(announced: Announced, facts) {
        const then = meanwhile;
        meanwhile = undefined;
        await then?.();
        return real.announce(announced, facts);
      },
    }),
  });
  const id = await desk.programme('INES OMAR');
  await desk.later(TO_NOTICE);
  meanwhile = async () => desk.programmes.end(id, await desk.person('JONAS'), desk.press());
  await desk.later(DAY);
  expect(await desk.lastRound(id)).toMatchObject({ state: 'closed' });
  expect(await desk.store.groups((await desk.lastRound(id)).id)).toEqual([]);
});

test('a new cadence waits until the round that runs asks who met', async () => {
  const desk = coffeeDesk();
  const id = await desk.programme('INES OMAR', { everyWeeks: 2 });
  while ((await desk.store.rounds(id, 1))[0]?.state !== 'announced') await desk.later(12 * HOUR);
  const { ask } = await desk.lastRound(id);
  const programme = await desk.store.programme(id);
  if (!programme) throw new Error('the programme is gone');
  const { version, id: _id, ended: _ended, changes: _changes, auditHead: _head, ...answers } = programme;
  await desk.programmes.change(
    id,
    { ...answers, weekday: 4 },
    version,
    await desk.person('JONAS'),
    desk.press(),
  );
  const [notice] = (await desk.timers()).filter(({ key }) => key.startsWith('coffee.give-notice'));
  expect((notice?.due ?? 0) + DAY).toBeGreaterThan(ask);
});
