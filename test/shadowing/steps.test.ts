import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { aWeekBeside, day, INES, JONAS, LENA, MARTA, OMAR, PRIYA, shadowDesk, TOM } from './shadow-desk.ts';

type Desk = ReturnType<typeof shadowDesk>;

/** Omar, with a place in the week of 7 December. */
async function placed(but: Parameters<Desk['offers']>[0] = {}) {
  const desk = shadowDesk();
  const offer = await desk.offers(but);
  await desk.asks(OMAR);
  await desk.approves(OMAR);
  await desk.later(DAY);
  await desk.told();
  return { ...desk, offer, visit: (await desk.visitOf(OMAR)).id };
}

describe('who may', () => {
  test('only the manager who was asked says yes, once, and nobody to their own', async () => {
    const desk = shadowDesk();
    await expect(desk.asks(PRIYA, {}, PRIYA)).rejects.toThrow('Nobody says yes to themselves.');
    const id = await desk.asks(OMAR);
    for (const other of [OMAR, INES, LENA])
      await expect(desk.shadowing.approve(id, await desk.person(other), desk.key())).rejects.toThrow(
        'Only the manager who was asked',
      );
    await desk.approves(OMAR);
    await expect(desk.approves(OMAR)).rejects.toThrow('It is decided already');
  });

  test('proofs are checked by the host, or a lead or safety approver of the host’s site; never by who shows them', async () => {
    const desk = await placed();
    for (const [by, says] of [
      [OMAR, 'Only the host, or a lead or safety approver of the site'],
      [LENA, 'Only the host, or a lead or safety approver of the site'],
      ['U0DENISE', 'Only the host, or a lead or safety approver of the site'],
    ] as const)
      await expect(desk.proves(OMAR, null, by)).rejects.toThrow(says);
    await expect(desk.proves(OMAR, day(11, 1), MARTA)).rejects.toThrow('That day has passed');
    await expect(desk.proves(OMAR, null, MARTA, 'helmet')).rejects.toThrow('The host asks for that no more');
    await desk.proves(OMAR, null, MARTA);
    expect(await desk.state(OMAR)).toBe('verified');

    const lead = await placed();
    await lead.offers({}, LENA);
    await lead.asks(JONAS, { side: 'it' }, MARTA);
    await lead.approves(JONAS, MARTA);
    await lead.later(DAY);
    await expect(lead.proves(JONAS, null, JONAS)).rejects.toThrow('Nobody checks what they show themselves.');
    await lead.proves(JONAS, null, PRIYA);
    expect(await lead.state(JONAS)).toBe('verified');
  });

  test('only the host accepts, turns down and moves; only the visitor withdraws and gives back', async () => {
    const desk = await placed();
    const { shadowing, visit, key } = desk;
    await desk.proves(OMAR);
    for (const by of await Promise.all([OMAR, MARTA, PRIYA].map(desk.person))) {
      await expect(shadowing.accept(visit, by, key())).rejects.toThrow('Only the host');
      await expect(shadowing.turnDown(visit, 'No', by, key())).rejects.toThrow('Only the host');
      await expect(shadowing.move(visit, day(12, 14), by, key())).rejects.toThrow('Only the host');
    }
    for (const by of await Promise.all([INES, PRIYA].map(desk.person))) {
      await expect(shadowing.withdraw(visit, by, key())).rejects.toThrow('Only who asked');
      await expect(shadowing.giveBack(visit, by, key())).rejects.toThrow('Only who asked');
    }
    await expect(shadowing.visit(visit, await desk.person(LENA))).rejects.toThrow('none of yours');
    await expect(
      shadowing.say(visit, { words: 'x', learned: '' }, await desk.person(LENA), key()),
    ).rejects.toThrow('Only the visitor and the host');
  });

  test('guests and shared accounts neither ask nor offer; one has one visit at a time', async () => {
    const desk = shadowDesk();
    await expect(desk.asks('U0CONTROL')).rejects.toThrow('Several people share this account.');
    await expect(desk.offers({}, 'U0CONTROL')).rejects.toThrow('Several people share this account.');
    await desk.asks(OMAR);
    await expect(desk.asks(OMAR)).rejects.toThrow('one at a time');
    await desk.shadowing.withdraw((await desk.visitOf(OMAR)).id, await desk.person(OMAR), desk.key());
    await desk.asks(OMAR);
  });
});

describe('a proof', () => {
  test('counts where it is valid to the last day, and not a day less', async () => {
    const desk = await placed();
    await desk.proves(OMAR, day(12, 10));
    expect(await desk.state(OMAR)).toBe('placed');
    expect(await desk.told()).toEqual(['Omar news runs out']);
    await desk.proves(OMAR, day(12, 11));
    expect(await desk.state(OMAR)).toBe('verified');
    expect(await desk.told()).toEqual(['Ines host']);
  });

  test('that is corrected to run out earlier takes the yes back with it', async () => {
    const desk = await placed();
    await desk.proves(OMAR);
    await desk.accepts(OMAR);
    expect(await desk.visitOf(OMAR)).toMatchObject({ state: 'scheduled', sequence: 1 });
    await desk.proves(OMAR, day(12, 9), MARTA);
    expect(await desk.visitOf(OMAR)).toMatchObject({ state: 'placed', sequence: 2 });
    await expect(desk.accepts(OMAR)).rejects.toThrow('Not all is shown');
  });

  test('is looked at again when the visit moves: what lasts to the old last day may not to the new one', async () => {
    const desk = await placed();
    await desk.proves(OMAR, day(12, 11));
    await desk.accepts(OMAR);
    await desk.told();
    await desk.shadowing.move(desk.visit, day(12, 14), await desk.person(INES), desk.key());
    expect(await desk.visitOf(OMAR)).toMatchObject({
      state: 'placed',
      start: day(12, 14),
      end: day(12, 18),
      sequence: 2,
    });
    expect(await desk.told()).toEqual(['Omar news moved', 'Ines news moved']);
  });

  test('is asked for no less than a day, however late the place came', async () => {
    const desk = shadowDesk();
    await desk.offers({ from: day(12, 7), until: day(12, 7) });
    await desk.asks(OMAR, { weeks: [day(12, 7)] });
    await desk.asks(LENA, { weeks: [day(12, 7)] });
    await desk.approves(OMAR);
    await desk.approves(LENA);
    await desk.later(11 * DAY);
    expect([await desk.state(OMAR), await desk.state(LENA)]).toEqual(['lapsed', 'placed']);
    await desk.later(DAY);
    // Freed on Sunday morning, too late for anybody else.
    expect(await desk.state(LENA)).toBe('lapsed');
    expect(await desk.told()).toContain('Lena news not shown in time');
  });

  test('is looked at once more the day before: who has none any more does not come', async () => {
    const desk = await placed();
    await desk.proves(OMAR);
    await desk.accepts(OMAR);
    await desk.told();
    const { shadowVisits } = desk.store.tables;
    await desk.store.queries.update(shadowVisits).set({ proofs: [] });
    await desk.later(11 * DAY);
    expect(await desk.visitOf(OMAR)).toMatchObject({ state: 'lapsed', sequence: 2 });
    expect(await desk.told()).toEqual(['Omar news not shown in time', 'Ines news not shown in time']);
  });

  test('of what is asked for since takes the yes back until it is shown', async () => {
    const desk = await placed();
    await desk.proves(OMAR);
    await desk.accepts(OMAR);
    const prerequisites = [...aWeekBeside.prerequisites, { id: 'helmet', name: 'Helmet', proof: '' }];
    await desk.shadowing.changeOffer(
      desk.offer,
      { ...aWeekBeside, prerequisites },
      await desk.person(INES),
      desk.key(),
    );
    expect(await desk.visitOf(OMAR)).toMatchObject({ state: 'placed', sequence: 2 });
    expect(await desk.told()).toContain('Omar news details changed');
    await desk.proves(OMAR, null, INES, 'helmet');
    expect(await desk.state(OMAR)).toBe('verified');
    expect(await desk.told()).toEqual(['Ines host']);
  });
});

describe('who does not answer', () => {
  test('a manager is reminded after three days, and after fourteen the request lapses', async () => {
    const desk = shadowDesk();
    await desk.asks(OMAR);
    expect(await desk.told()).toEqual(['Priya manager']);
    await desk.later(3 * DAY - HOUR);
    expect(await desk.told()).toEqual([]);
    await desk.later(HOUR);
    expect(await desk.told()).toEqual(['Priya manager-again']);
    await desk.later(11 * DAY - HOUR);
    expect(await desk.state(OMAR)).toBe('requested');
    await desk.later(HOUR);
    expect(await desk.state(OMAR)).toBe('lapsed');
    expect(await desk.told()).toEqual(['Omar news lapsed', 'Priya news lapsed']);
  });

  test('a host is reminded after two days; after seven the place goes on, and the visitor waits as before', async () => {
    const desk = await placed({ prerequisites: [] });
    expect(await desk.state(OMAR)).toBe('verified');
    await desk.later(2 * DAY);
    expect(await desk.told()).toEqual(['Ines host-again']);
    await desk.later(5 * DAY);
    const visit = await desk.visitOf(OMAR);
    expect(visit).toMatchObject({ state: 'approved', excluded: [desk.offer], askedAt: visit.askedAt });
    expect(await desk.told()).toEqual(['Omar news not answered', 'Ines news not answered']);
  });

  test('a visit that never had a place lapses when its last week can be given no more', async () => {
    const desk = shadowDesk();
    await desk.asks(OMAR);
    await desk.approves(OMAR);
    await desk.told();
    await desk.later(18 * DAY);
    expect(await desk.state(OMAR)).toBe('approved');
    await desk.later(DAY);
    expect(await desk.state(OMAR)).toBe('lapsed');
    expect(await desk.told()).toEqual(['Omar news no place']);
  });
});

describe('at once', () => {
  test('of two who are moved to the last place of a week one is refused', async () => {
    const desk = shadowDesk();
    await desk.offers({ prerequisites: [], places: 1 });
    for (const [visitor, week] of [
      [OMAR, day(12, 7)],
      [LENA, day(12, 14)],
    ] as const) {
      await desk.asks(visitor, { weeks: [week] });
      await desk.approves(visitor);
    }
    await desk.later(DAY);
    const ines = await desk.person(INES);
    const moves = await Promise.allSettled(
      [OMAR, LENA].map(async one =>
        desk.shadowing.move((await desk.visitOf(one)).id, day(12, 21), ines, desk.key()),
      ),
    );
    expect(moves.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const starts = await Promise.all([OMAR, LENA].map(async one => (await desk.visitOf(one)).start));
    expect(starts.filter(start => start === day(12, 21))).toHaveLength(1);
    expect(await desk.flaws()).toEqual([]);
  });

  test('two rounds, and somebody who withdraws in the middle: no place is given twice, none to who is gone', async () => {
    for (let turn = 0; turn < 6; turn++) {
      const desk = shadowDesk();
      await desk.offers({ prerequisites: [], from: day(12, 7), until: day(12, 7) });
      for (const visitor of [OMAR, LENA, TOM]) {
        await desk.asks(visitor, { weeks: [day(12, 7)] });
        await desk.approves(visitor);
        desk.clock.moveOn(1);
      }
      const timers = [1, 2].map(due => ({ key: `shadow.match:${due}`, due }));
      for (const { key, due } of timers)
        await desk.store.queries
          .insert(desk.store.tables.timers)
          .values({ key, due, job: 'shadow.match', about: '', round: 0 });
      const omar = await desk.person(OMAR);
      const { id } = await desk.visitOf(OMAR);
      const acts = [
        () => desk.shadowing.giveOut(timers[0]!),
        () => desk.shadowing.giveOut(timers[1]!),
        () => desk.shadowing.withdraw(id, omar, desk.key()),
      ];
      const order = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
      ][turn]!;
      await Promise.all(order.map(n => acts[n]!()));
      await desk.later(DAY);
      expect(await desk.state(OMAR)).toBe('withdrawn');
      expect([await desk.state(LENA), await desk.state(TOM)]).toEqual(['verified', 'approved']);
      expect(await desk.flaws()).toEqual([]);
    }
  });

  test('asked twice with two forms, somebody has one visit; sent twice with one, it is the same', async () => {
    const desk = shadowDesk();
    const omar = await desk.person(OMAR);
    const wish = { side: 'ot', siteId: 'rhine', lengths: ['week'], weeks: [day(12, 7)], topics: [] } as const;
    const [first, again] = await Promise.all(
      ['view:1', 'view:1'].map(request => desk.shadowing.ask(wish, PRIYA, omar, request)),
    );
    expect(first).toBe(again);
    await desk.shadowing.withdraw(first!, omar, 'press:1');
    const two = await Promise.allSettled(
      ['view:2', 'view:3'].map(request => desk.shadowing.ask(wish, PRIYA, omar, request)),
    );
    expect(two.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await desk.kept.visitsOf(OMAR, 9)).map(({ state }) => state).toSorted()).toEqual([
      'requested',
      'withdrawn',
    ]);
  });

  test('a yes that is delivered twice counts once, and tells once', async () => {
    const desk = await placed();
    await desk.proves(OMAR);
    await desk.told();
    const ines = await desk.person(INES);
    await Promise.all([1, 2].map(() => desk.shadowing.accept(desk.visit, ines, 'press:yes')));
    expect(await desk.told()).toEqual(['Omar news accepted', 'Ines news accepted']);
  });
});
