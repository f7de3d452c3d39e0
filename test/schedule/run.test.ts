import { describe, expect, test } from 'vitest';
import { auditStore } from '../../src/audit/store.ts';
import type { Impact } from '../../src/incidents/severity.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { whomOf } from '../../src/outbox/message.ts';
import { runDue } from '../../src/schedule/run.ts';
import { scheduleStore } from '../../src/schedule/store.ts';
import type { Job, Timer } from '../../src/schedule/timer.ts';
import { also } from '../../src/store/commit.ts';
import { incidentDesk } from '../incidents/incident-desk.ts';
import { freshStore, plantStore } from '../store/fresh-store.ts';
import { testClock } from '../support/clocks.ts';
import { rememberedLog } from './a-log.ts';

const always = () => true;

/** A schedule with timers of two jobs: `note` writes down whom it is about, `break` always fails. */
function notes(...timers: [about: string, job: string, dueIn: number][]) {
  const store = freshStore();
  const clock = testClock();
  const noted: string[] = [];
  const log = rememberedLog();
  const schedule = scheduleStore(store);
  const rows = timers.map(([about, job, dueIn]) => ({
    key: `${job}:${about}`,
    job,
    about,
    due: clock.now() + dueIn,
    round: 0,
  }));
  store.commit([also(store.queries.insert(store.tables.timers).values(rows))]);
  const jobs: Record<string, Job> = {
    async note(timer: Timer) {
      noted.push(timer.about);
      return 'nothing to do';
    },
    async break() {
      throw new Error('broken');
    },
  };
  const run = () => runDue({ schedule, jobs, clock, log }, always);
  return { run, clock, noted, log, waiting: () => schedule.due(Number.MAX_SAFE_INTEGER, 100) };
}

describe('what is due', () => {
  test('is done in the order in which it fell due, and what isn’t due waits', async () => {
    const { run, noted, clock } = notes(
      ['c', 'note', 30],
      ['a', 'note', 10],
      ['late', 'note', 99],
      ['b', 'note', 20],
    );
    await run();
    expect(noted).toEqual([]);
    clock.moveOn(30);
    await run();
    expect(noted).toEqual(['a', 'b', 'c']);
  });

  test('is done once however late it is, and marked as late', async () => {
    const { run, noted, clock, log } = notes(['a', 'note', 0], ['b', 'note', 3 * DAY]);
    clock.moveOn(3 * DAY);
    await run();
    await run();
    expect(noted).toEqual(['a', 'b']);
    expect(log.happened).toEqual(['a timer fires late']);
  });

  test('is not held up by a job that fails, which comes again in a minute', async () => {
    const { run, noted, clock, log, waiting } = notes(['x', 'break', 0], ['a', 'note', 1], ['b', 'note', 2]);
    clock.moveOn(2);
    await run();
    expect(noted).toEqual(['a', 'b']);
    expect((await waiting()).map(timer => timer.due)).toEqual([clock.now() + MINUTE]);
    clock.moveOn(MINUTE - 1);
    await run();
    expect(log.happened).toHaveLength(1);
    clock.moveOn(1);
    await run();
    expect(log.happened).toEqual(['a timer’s job failed', 'a timer’s job failed']);
  });

  test('waits as a failed job does while nothing knows how to do it', async () => {
    const { run, noted, waiting } = notes(['x', 'forgotten', 0], ['a', 'note', 0]);
    await run();
    expect(noted).toEqual(['a']);
    expect((await waiting()).map(timer => timer.job)).toEqual(['forgotten']);
  });

  test('is done although there is more of it than is taken at once', async () => {
    const many = Array.from({ length: 120 }, (_, n): [string, string, number] => [`n${n}`, 'note', 0]);
    const { run, noted } = notes(...many);
    await run();
    expect(new Set(noted).size).toBe(120);
  });
});

async function incidentSchedule() {
  const store = plantStore();
  const desk = incidentDesk(store);
  const { incidents, clock } = desk;
  const jobs = { 'incident.acknowledge': incidents.remind, 'incident.confirm': incidents.chaseConfirmation };
  const parts = { schedule: scheduleStore(store), jobs, clock, log: rememberedLog() };
  const told = async (id: string) => (await auditStore(store).of('incident', id)).map(entry => entry.action);
  const timers = () => store.queries.select().from(store.tables.timers);
  const sentTo = async (intent: string) =>
    (await store.queries.select().from(store.tables.outbox))
      .filter(message => message.intent === intent)
      .map(({ to }) => whomOf(to));
  return { ...desk, told, timers, sentTo, tick: () => runDue(parts, always) };
}

describe('an incident’s own timers', () => {
  test('fire once though two ticks run at once', async () => {
    const { tick, filed, clock, told, timers } = await incidentSchedule();
    const { id } = await filed({ impact: 'danger' });
    clock.moveOn(5 * MINUTE);
    await Promise.all([tick(), tick()]);
    expect(await told(id)).toEqual(['filed', 'reminded']);
    expect(await timers()).toEqual([expect.objectContaining({ due: clock.now() + 5 * MINUTE, round: 1 })]);
  });

  test('that were missed fire once, not once for each time', async () => {
    const { tick, filed, clock, told } = await incidentSchedule();
    const { id } = await filed({ impact: 'danger' });
    clock.moveOn(HOUR);
    await tick();
    expect(await told(id)).toEqual(['filed', 'reminded']);
  });

  test('climb from the desk to its leads, then to both sides’ leads and the admins', async () => {
    const { tick, filed, clock, told, sentTo } = await incidentSchedule();
    const { id } = await filed({ impact: 'danger' });
    const climb = async () => {
      clock.moveOn(5 * MINUTE);
      await tick();
      return [await sentTo('incident.nobody-has-it'), await sentTo('incident.still-waiting')];
    };
    expect(await climb()).toEqual([[], []]);
    expect(await sentTo('incident.note')).toEqual([`${id}.it`]);
    expect(await climb()).toEqual([['U0PRIYA'], []]);
    // Jonas leads the side that asked: he can only press the other one for it.
    expect(await climb()).toEqual([
      ['U0PRIYA', 'U0PRIYA'],
      ['U0JONAS', 'C0ADMINS'],
    ]);
    expect(await told(id)).toEqual(['filed', 'reminded', 'escalated', 'escalated']);
  });

  test.each<[Impact, string[]]>([
    ['lost', ['2026-11-24T08:15Z', '2026-11-24T08:30Z', '2026-11-24T08:45Z']],
    // Rhine Works is open from 06:00Z to 16:00Z.
    ['slower', ['2026-11-24T12:00Z', '2026-11-24T16:00Z', '2026-11-25T10:00Z', '2026-11-25T14:00Z']],
    ['none', ['2026-11-25T08:00Z', '2026-11-26T08:00Z', '2026-11-27T08:00Z', '2026-11-30T08:00Z']],
  ])('come again in the rhythm of the first deadline: %s', async (impact, moments) => {
    const { tick, filed, clock, told, timers } = await incidentSchedule();
    const { id } = await filed({ impact });
    for (const [n, moment] of moments.map(at => Date.parse(at)).entries()) {
      expect((await timers()).map(timer => timer.due)).toEqual([moment]);
      clock.moveOn(moment - clock.now() - 1);
      await tick();
      expect(await told(id)).toHaveLength(n + 1);
      clock.moveOn(1);
      await tick();
      expect(await told(id)).toHaveLength(n + 2);
    }
  });

  test('fall silent once somebody has it', async () => {
    const { tick, filed, clock, incidents, person, told, timers } = await incidentSchedule();
    const { id } = await filed({ impact: 'danger' });
    await incidents.take('acknowledge', id, await person('U0OMAR'), '', 'press:1');
    clock.moveOn(HOUR);
    await tick();
    expect(await told(id)).toEqual(['filed', 'acknowledged']);
    expect(await timers()).toEqual([]);
  });

  test('close what was resolved and is not urgent, and nothing else', async () => {
    const { tick, filed, clock, incidents, person, told, find } = await incidentSchedule();
    const omar = await person('U0OMAR');
    for (const [n, impact] of (['slower', 'danger'] as const).entries()) {
      const { id } = await filed({ impact, request: `view:${n}` });
      await incidents.take('acknowledge', id, omar, '', `press:${n}`);
      await incidents.take('resolve', id, omar, '', `view:r${n}`);
    }
    clock.moveOn(2 * DAY - 1);
    await tick();
    expect((await find('i-1')).state).toBe('resolved');
    clock.moveOn(1);
    await Promise.all([tick(), tick()]);
    expect(await told('i-1')).toEqual(['filed', 'acknowledged', 'resolved', 'confirmed']);
    expect((await find('i-1')).state).toBe('closed');
    expect((await find('i-2')).state).toBe('resolved');
  });

  test('do not close what was reopened', async () => {
    const { tick, filed, clock, incidents, person, find } = await incidentSchedule();
    const { id } = await filed();
    const omar = await person('U0OMAR');
    await incidents.take('acknowledge', id, omar, '', 'press:1');
    await incidents.take('resolve', id, omar, '', 'view:2');
    await incidents.take('reopen', id, await person('U0INES'), 'It stands still again', 'view:3');
    clock.moveOn(7 * DAY);
    await tick();
    expect((await find(id)).state).toBe('new');
  });
});
