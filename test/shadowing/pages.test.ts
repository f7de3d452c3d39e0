import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import { offerPage, visitPage } from '../../src/shadowing/pages.ts';
import { planStamp } from '../../src/shadowing/planning.ts';
import { planForm } from '../../src/shadowing/visiting/forms.ts';
import { aVisit } from '../access/waiting-visits.ts';
import { day, INES, JONAS, LENA, MARTA, OMAR, PRIYA, shadowDesk, TOM } from './shadow-desk.ts';

const isOpen = (page: object) => JSON.stringify(page).match(/"action_id":"shadow.open"/g)?.length ?? 0;

test('on an offer’s page its host opens each who comes; past twenty, it says how many more there are', async () => {
  const desk = shadowDesk();
  const offer = await desk.offers({ places: 20 });
  const week = { offerId: offer, start: day(12, 7), end: day(12, 11) };
  const { people, shadowVisits } = desk.store.tables;
  const who = Array.from({ length: 23 }, (_, n) => `U0GUEST${n}`);
  const [lena] = (await desk.store.queries.select().from(people)).filter(({ id }) => id === LENA);
  await desk.store.queries.insert(people).values(who.map(id => ({ ...lena!, id, name: `Lena ${id}` })));
  await desk.store.queries
    .insert(shadowVisits)
    .values(who.map(id => aVisit({ ...week, id: `v-${id}`, visitorId: id, state: 'scheduled' })));
  const page = async (by: string) => offerPage(await desk.shadowing.offerShown(offer, await desk.person(by)));
  expect(isOpen(await page(INES))).toBe(20);
  expect(JSON.stringify(await page(INES))).toContain('and 3 more');
  const mine = await desk.shadowing.mine(await desk.person(INES));
  expect(mine.comes).toHaveLength(10);
});

describe('one’s own visit', () => {
  test('is shown and held against another, however many one says yes to as a manager', async () => {
    const desk = shadowDesk();
    const { people, shadowVisits } = desk.store.tables;
    await desk.asks(OMAR);
    const [lena] = (await desk.store.queries.select().from(people)).filter(({ id }) => id === LENA);
    const who = Array.from({ length: 60 }, (_, n) => `U0OTHER${n}`);
    await desk.store.queries.insert(people).values(who.map(id => ({ ...lena!, id, name: id })));
    await desk.store.queries
      .insert(shadowVisits)
      .values(
        who.map(id =>
          aVisit({ id: `v-${id}`, visitorId: id, managerId: OMAR, askedAt: desk.clock.now() + DAY }),
        ),
      );
    const mine = await desk.shadowing.mine(await desk.person(OMAR));
    expect(mine.visits.map(({ visit }) => visit.visitorId)).toEqual([OMAR]);
    expect(mine.toDecide).toHaveLength(10);
    await expect(desk.asks(OMAR)).rejects.toThrow('You have asked for a visit already');
    await desk.becomes(OMAR, { left: true });
    expect(await desk.state(OMAR)).toBe('withdrawn');
    expect(await desk.kept.askedOf(OMAR)).toEqual([]);
  });

  test('that lapsed says why, and what comes next', async () => {
    const desk = shadowDesk();
    const id = await desk.asks(OMAR);
    await desk.later(15 * DAY);
    const page = visitPage(await desk.shadowing.visit(id, await desk.person(OMAR)));
    expect(JSON.stringify(page)).toContain(
      'nobody answered or showed in time, or there was no place. Ask anew',
    );
    expect(JSON.stringify(page)).not.toContain('said yes');
  });
});

test('a place that went on is no longer opened by the host it was with, nor by a lead of that site', async () => {
  const desk = shadowDesk();
  await desk.offers();
  const id = await desk.asks(OMAR);
  await desk.approves(OMAR);
  await desk.later(DAY);
  for (const by of [INES, MARTA, JONAS])
    expect((await desk.shadowing.visit(id, await desk.person(by))).is).toMatchObject({ verifier: true });
  await desk.shadowing.turnDown(id, 'The line is down', await desk.person(INES), desk.key());
  await expect(desk.shadowing.visit(id, await desk.person(INES))).rejects.toThrow(
    'don’t come to you any more',
  );
  for (const by of [MARTA, JONAS])
    await expect(desk.shadowing.visit(id, await desk.person(by))).rejects.toThrow('none of yours');
  const read = visitPage(await desk.shadowing.visitFor(id, await desk.person(INES)));
  expect(JSON.stringify(read)).not.toContain('asks for');
});

describe('who comes next in an embed', () => {
  async function embed() {
    const desk = shadowDesk();
    const offer = await desk.offers({ length: 'month', prerequisites: [] });
    for (const visitor of [OMAR, LENA, TOM]) {
      await desk.asks(visitor, { lengths: ['month'], weeks: [day(12, 7), day(1, 4, 2027)] });
      await desk.approves(visitor);
    }
    const jonas = await desk.person(JONAS);
    const shown = () => desk.shadowing.offerShown(offer, jonas);
    const plan = async (people: readonly string[], seen: string) =>
      desk.shadowing.plan(offer, people, jonas, desk.key(), seen);
    const stamp = async () => planStamp((await desk.kept.offer(offer))!);
    return { ...desk, offer, shown, plan, stamp };
  }

  test('is only who still waits: who withdrew stands in no form, and is left out on save', async () => {
    const desk = await embed();
    await desk.plan([TOM, LENA], await desk.stamp());
    await desk.shadowing.withdraw((await desk.visitOf(TOM)).id, await desk.person(TOM), desk.key());
    const shown = await desk.shown();
    expect(shown.plan).toEqual([LENA]);
    const form = JSON.stringify(planForm(shown));
    expect(form).not.toContain(TOM);
    expect(form).toContain(LENA);
    expect(JSON.stringify(offerPage(shown))).toContain('1. Lena');
    await desk.plan([TOM, LENA, OMAR], await desk.stamp());
    expect(await desk.kept.offer(desk.offer)).toMatchObject({ plan: [LENA, OMAR] });
    await expect(desk.plan([PRIYA], await desk.stamp())).rejects.toThrow('Choose people of the list');
  });

  test('that another lead planned since is refused, and stays', async () => {
    const desk = await embed();
    const seen = await desk.stamp();
    await desk.plan([LENA], seen);
    await expect(desk.plan([TOM], seen)).rejects.toThrow('Somebody planned it anew since you opened this');
    await expect(desk.plan([TOM], '')).rejects.toThrow('Somebody planned it anew since you opened this');
    expect(await desk.kept.offer(desk.offer)).toMatchObject({ plan: [LENA] });
  });
});

test('at most ten lines of what was learned are taken; with more nothing is said', async () => {
  const desk = shadowDesk();
  await desk.offers({ prerequisites: [] });
  const id = await desk.asks(OMAR, { weeks: [day(12, 7)] });
  await desk.approves(OMAR);
  await desk.later(DAY);
  await desk.accepts(OMAR);
  await desk.later(17 * DAY);
  const omar = await desk.person(OMAR);
  const say = (lines: number) => {
    const learned = Array.from({ length: lines }, (_, n) => `word ${n}: meaning`).join('\n');
    return desk.shadowing.say(id, { words: 'Good', learned }, omar, desk.key());
  };
  await expect(say(11)).rejects.toMatchObject({ code: 'bad-answer', field: 'learned' });
  expect(await desk.visitOf(OMAR)).toMatchObject({ visitorSaid: '', learned: '' });
  await say(10);
  expect(await desk.visitOf(OMAR)).toMatchObject({ visitorSaid: 'Good' });
});
