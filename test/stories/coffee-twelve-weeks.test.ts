import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { aProgrammeIn } from '../coffee/a-programme.ts';
import { seasonOf } from '../coffee/a-season.ts';
import { startStory } from '../support/story.ts';

const it = ['Omar', 'Lena', 'Priya', 'Ravi', 'Grace', 'Tom'];
const ot = ['Ines', 'Jonas', 'Marta', 'Caleb', 'Denise'];
const idOf = (name: string) => `U0${name.toUpperCase()}`;
const nameOf = (id: string) => [...it, ...ot].find(name => idOf(name) === id) ?? id;

test('twelve weeks of eleven people who skip, pause, leave, fall silent and come back', async () => {
  // Three months in a minute: Slack's limits count by the minute.
  const unlimited = await startStory({ tiers: false });
  const story = await aProgrammeIn(unlimited, { 'How often': 'Every week' }, ...it, ...ot);
  const { slack, store, later, jonas } = story;
  const { queries, tables } = store;
  await queries
    .update(tables.sites)
    .set({ holidays: ['2026-12-09'] })
    .where(eq(tables.sites.id, 'rhine'));
  const dm = (name: string) => slack.person(name, { in: 'dm' });
  const desk = (name: string) => slack.person(name, { in: 'canteen' });
  const silent = new Set<string>();

  // A week goes from Monday 10:00, when its notice is given, to the next.
  await later(6 * DAY + HOUR);
  const pairs = async () => {
    const { rounds } = await seasonOf(
      { ...story, store: story.store },
      { it: it.map(idOf), ot: ot.map(idOf) },
    );
    return rounds.at(-1)?.pairs.map(people => people.map(nameOf)) ?? [];
  };
  const announced = () => later(DAY);
  /** All who have somebody answer, but those who are silent. @param gone who isn't asked any more */
  async function untilMonday(...gone: string[]): Promise<void> {
    await later(3 * DAY);
    for (const name of (await pairs()).flat())
      if (!silent.has(name) && !gone.includes(name)) await dm(name).clicks('Yes');
    await later(2 * DAY);
    await later(DAY);
  }

  // 1 December.
  await announced();
  expect(await pairs()).toHaveLength(5);
  await untilMonday();

  // 8 December: one skips by the notice, one pauses. Wednesday is a holiday at Rhine Works.
  const satOut = it.find(name =>
    dm(name).dm.some(line => line.includes('you have nobody to meet this time')),
  )!;
  const [skips, pauses] = it.filter(name => name !== satOut && name !== 'Grace' && name !== 'Tom');
  await dm(skips!).clicks('Skip this time');
  await desk(pauses!).types('/coffee');
  await desk(pauses!).presses('Pause');
  await desk(pauses!).fills({ 'Back on': '2026-12-20' });
  expect(desk(pauses!).modal?.texts.join()).toContain(
    'You pause until Sun 20 Dec 00:00, and are in again then',
  );
  await desk(pauses!).closes();
  await announced();
  expect((await pairs()).flat()).toContain(satOut);
  expect((await pairs()).flat()).not.toContain(skips);
  expect((await pairs()).flat()).not.toContain(pauses);
  for (const [one = '', other = ''] of await pairs()) {
    const buttons = slack.person(one, { in: `with ${other}` }).buttons();
    expect(buttons).toContain('Another time');
    if ([one, other].some(name => 'Omar Lena Priya Ines Jonas Marta'.includes(name)))
      expect(buttons.filter(label => label.startsWith('Wed 9 Dec'))).toEqual([]);
  }
  await untilMonday();

  // 15 December: one skips from the page; a restart between notice and pairs.
  await desk('Grace').types('/coffee');
  await desk('Grace').presses('Skip this time');
  await desk('Grace').closes();
  await story.restart();
  await announced();
  expect((await pairs()).flat()).not.toContain('Grace');
  await untilMonday();

  // 22 December is left out, after its notice was given.
  await jonas.types('/coffee');
  await jonas.presses('How it goes');
  await jonas.presses('Change');
  await jonas.fills({ 'Days without a round': '2026-12-22' });
  await jonas.closes();
  await announced();
  expect(await pairs()).toEqual([]);
  expect(dm('Ines').dm.at(-1)).toContain('no round this time. Tue 22 Dec 09:00 was left out by its lead.');
  await untilMonday();

  // 29 December: somebody leaves the company while their round is on.
  await announced();
  const [gone = '', left = ''] = (await pairs()).find(([name = '']) => ['Tom', 'Ravi'].includes(name)) ?? [];
  await slack.deactivates(gone);
  expect(dm(left).dm.at(-1)).toContain('So there is no coffee this time. You come first in the next round.');
  await untilMonday(gone, left);

  // 5 January: whoever was to meet them comes first; Priya leaves; Marta says nothing from now on.
  await desk('Priya').types('/coffee');
  await desk('Priya').presses('Leave');
  await desk('Priya').closes();
  silent.add('Marta');
  await announced();
  expect((await pairs()).flat()).toContain(left);
  await untilMonday();

  // 12 January: one can't.
  await announced();
  const [other = '', cant = ''] = (await pairs()).find(pair => !pair.includes('Marta')) ?? [];
  await slack.person(cant, { in: `with ${other}` }).clicks('Can’t this time');
  expect(
    slack
      .person(other, { in: `with ${cant}` })
      .sees()
      .at(-1),
  ).toContain('can’t in this round.');
  await untilMonday(cant, other);

  // 19 January to 9 February: Marta is paused after three rounds that she was in, and comes back.
  let paused = 0;
  for (let week = 0; week < 4; week++) {
    await announced();
    if (paused) expect((await pairs()).flat()).not.toContain('Marta');
    await untilMonday();
    if (!paused && dm('Marta').dm.at(-1)?.includes('I paused you')) paused = week + 1;
  }
  expect(paused).toBeGreaterThan(0);
  await dm('Marta').clicks('I’m back');
  silent.clear();

  // 16 February, the twelfth.
  await announced();
  const last = await pairs();
  expect(last.flat()).toContain('Marta');
  expect(last.flat()).not.toContain('Priya');
  for (const [one = '', two = ''] of last) {
    const who = slack.person(one, { in: `with ${two}` });
    await who.clicks('Why us?');
    expect(who.modal?.texts[0]).toMatch(/have not met in a coffee yet|and nobody newer was left for both/);
    await who.closes();
  }
  await untilMonday();

  const season = await seasonOf({ ...story, store: story.store }, { it: it.map(idOf), ot: ot.map(idOf) });
  expect(season).toMatchObject({
    ofOneSide: [],
    needlessRepeats: [],
    twiceOut: [],
    withoutReason: [],
    wronglyTold: [],
    wronglyLeftOut: [],
  });
  const held = season.rounds.filter(round => round.pairs.length > 0);
  expect(held.map(({ date }) => date)).toEqual([
    '2026-12-01',
    '2026-12-08',
    '2026-12-15',
    '2026-12-29',
    '2027-01-05',
    '2027-01-12',
    '2027-01-19',
    '2027-01-26',
    '2027-02-02',
    '2027-02-09',
    '2027-02-16',
  ]);
  expect(dm('Priya').dm.filter(line => line.includes('you are in the next round'))).toHaveLength(6);
}, 300_000);
