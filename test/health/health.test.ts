import { describe, expect, test } from 'vitest';
import { watchHealth } from '../../src/health/health.ts';
import { isWritable } from '../../src/health/store.ts';
import { DAY, MINUTE, SECOND } from '../../src/kernel/clock.ts';
import { outboxStore } from '../../src/outbox/store.ts';
import { runDue } from '../../src/schedule/run.ts';
import { scheduleStore } from '../../src/schedule/store.ts';
import { messageStatements } from '../../src/store/facts.ts';
import { rememberedLog } from '../schedule/a-log.ts';
import { freshStore, plantFileStore } from '../store/fresh-store.ts';
import { testClock } from '../support/clocks.ts';

const message = (key: string) => ({
  key,
  intent: 'incident.card',
  about: key,
  seq: 1,
  to: { kind: 'channel', id: 'C0RHINEIT' } as const,
  urgent: false,
});

/** A store and its health; ticks as long as it isn't told to stand still. */
function watched() {
  const store = freshStore();
  const clock = testClock();
  const machine = testClock();
  const outbox = outboxStore(store);
  const schedule = scheduleStore(store);
  let ticking = true;
  let tickedAt = machine.now();
  let writable = true;
  let writes = 0;
  const look = watchHealth({
    outbox,
    schedule,
    clock,
    machine,
    tickedAt: () => tickedAt,
    isWritable: () => (writes++, writable),
  });
  return {
    store,
    clock,
    machine,
    outbox,
    schedule,
    writes: () => writes,
    health() {
      if (ticking) tickedAt = machine.now();
      return look();
    },
    standStill: () => void (ticking = false),
    breakStore: () => void (writable = false),
    write: (key: string) => store.commit(messageStatements(store, [message(key)], machine.now())),
  };
}

const well = {
  ok: true,
  oldestOverdueMessageSeconds: 0,
  oldestOverdueTimerSeconds: 0,
  lastTickSeconds: 0,
  storeWritable: true,
};

describe('it is well', () => {
  test('while nothing waits', async () => {
    expect(await watched().health()).toEqual(well);
  });

  test('while a message waits for five minutes, and not a second longer', async () => {
    const { health, machine, write } = watched();
    write('a');
    machine.moveOn(5 * MINUTE);
    write('b');
    expect(await health()).toEqual({ ...well, oldestOverdueMessageSeconds: 300 });
    machine.moveOn(SECOND);
    expect(await health()).toEqual({ ...well, ok: false, oldestOverdueMessageSeconds: 301 });
  });

  test('again when the message was sent, or is given up and an admin knows', async () => {
    const { health, machine, write, outbox } = watched();
    write('a');
    write('b');
    machine.moveOn(DAY);
    expect(await health()).toMatchObject({ ok: false });
    const [a, b] = await outbox.claim(machine.now(), machine.now() + MINUTE, 2);
    await outbox.sent(a!, machine.now());
    await outbox.dead(b!, machine.now(), 'is_archived', []);
    expect(await health()).toEqual(well);
    expect(await outbox.backlog({ dead: machine.now() - 1, waiting: 0 })).toEqual({
      undelivered: 1,
      overdue: 0,
      oldest: null,
    });
    expect(await outbox.backlog({ dead: machine.now(), waiting: 0 })).toMatchObject({ undelivered: 0 });
  });

  test('not while a message is tried in vain, however short the pauses are', async () => {
    const { health, machine, write, outbox } = watched();
    write('a');
    for (let minute = 0; minute < 6; minute++) {
      machine.moveOn(MINUTE);
      const [a] = await outbox.claim(machine.now(), machine.now() + MINUTE, 1);
      await outbox.later(a!, machine.now() + MINUTE, 'no answer', 'failed');
    }
    expect(await health()).toEqual({ ...well, ok: false, oldestOverdueMessageSeconds: 360 });
  });

  test('while a next step is five minutes late, and not a second longer', async () => {
    const { health, clock, schedule } = watched();
    const due = clock.now() + MINUTE;
    await schedule.set({ key: 'note:a', job: 'note', about: 'a', due, round: 0 });
    expect(await health()).toEqual(well);
    clock.moveOn(6 * MINUTE);
    expect(await health()).toEqual({ ...well, oldestOverdueTimerSeconds: 300 });
    clock.moveOn(SECOND);
    expect(await health()).toEqual({ ...well, ok: false, oldestOverdueTimerSeconds: 301 });
  });

  test('not while a step fails again and again; again once it is done', async () => {
    const { health, clock, schedule } = watched();
    await schedule.set({ key: 'note:a', job: 'note', about: 'a', due: clock.now(), round: 0 });
    let broken = true;
    const note = async () => {
      if (broken) throw new Error('broken');
      return 'nothing to do' as const;
    };
    const run = () => runDue({ schedule, jobs: { note }, clock, log: rememberedLog() }, () => true);
    for (let minute = 0; minute < 6; minute++) {
      await run();
      clock.moveOn(MINUTE);
    }
    expect(await health()).toEqual({ ...well, ok: false, oldestOverdueTimerSeconds: 360 });
    broken = false;
    await run();
    expect(await health()).toEqual(well);
  });

  test('again once the step that fails was moved or needs no doing', async () => {
    const { health, clock, schedule } = watched();
    const timer = { key: 'note:a', job: 'note', about: 'a', due: clock.now(), round: 0 };
    await schedule.set(timer);
    await schedule.failed(timer, clock.now() + MINUTE);
    clock.moveOn(10 * SECOND);
    expect(await health()).toMatchObject({ oldestOverdueTimerSeconds: 10 });
    await schedule.set({ ...timer, due: clock.now() + DAY });
    expect(await health()).toEqual(well);
  });

  test('not when the last tick is longer than a minute ago', async () => {
    const { health, standStill, machine } = watched();
    await health();
    standStill();
    machine.moveOn(MINUTE);
    expect(await health()).toEqual({ ...well, lastTickSeconds: 60 });
    machine.moveOn(SECOND);
    expect(await health()).toEqual({ ...well, ok: false, lastTickSeconds: 61 });
  });

  test('not when the store takes no writes, which is tried every five seconds at most', async () => {
    const { health, breakStore, machine, writes } = watched();
    expect(await health()).toEqual(well);
    breakStore();
    machine.moveOn(5 * SECOND - 1);
    expect(await health()).toEqual(well);
    expect(writes()).toBe(1);
    machine.moveOn(1);
    expect(await health()).toEqual({ ...well, ok: false, storeWritable: false });
    expect(writes()).toBe(2);
  });
});

test('a write that is tried leaves nothing behind, and one that another process holds up is none', async () => {
  const { store, intruder } = plantFileStore();
  expect(isWritable(store)).toBe(true);
  expect(isWritable(store)).toBe(true);
  expect(await store.queries.select().from(store.tables.inbox)).toEqual([]);
  intruder.exec('begin immediate');
  expect(isWritable(store)).toBe(false);
  intruder.exec('rollback');
  expect(isWritable(store)).toBe(true);
});
