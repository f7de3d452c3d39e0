import { expect, test } from 'vitest';
import { isWhollyInside } from '../../src/kernel/spans.ts';
import { spansOf, type Window } from '../../src/changes/windows.ts';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import { seeded } from '../conversations/a-thread-slack.ts';
import { at, aWindow } from './a-window.ts';

/** Four days before and after a change of the clock, minute by minute: what the wall clock shows, as if in UTC. */
function wallOf(zone: string, change: string) {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const first = at(change) - 4 * DAY;
  const shows = Array.from({ length: (8 * DAY) / MINUTE }, (_, n) => {
    const shown = Object.fromEntries(
      parts.formatToParts(first + n * MINUTE).map(({ type, value }) => [type, Number(value)]),
    );
    return Date.UTC(shown['year']!, shown['month']! - 1, shown['day'], shown['hour'], shown['minute']);
  });
  return { first, shows };
}

/** Marks each minute in which a window is open, by walking along the clock. */
function walk(window: Window, { first, shows }: ReturnType<typeof wallOf>, isOpen: boolean[]) {
  const { when, effect, from = -Infinity, until = Infinity } = window;
  const mark = (start: number, end: number) => {
    for (let n = start; n < end; n++) {
      const moment = first + n * MINUTE;
      if (moment >= from && moment < until) isOpen[n] = true;
    }
  };
  if (when.kind === 'once') return mark((when.start - first) / MINUTE, (when.end - first) / MINUTE);
  const midnights = new Set(shows.map(shown => Math.floor(shown / DAY) * DAY));
  for (const midnight of midnights) {
    if (!when.days.includes(new Date(midnight).getUTCDay() || 7)) continue;
    const closes = midnight + (when.closes <= when.opens ? DAY : 0) + when.closes * MINUTE;
    const opening = shows.findIndex(shown => shown >= midnight + when.opens * MINUTE);
    const closing =
      effect === 'blackout'
        ? shows.findLastIndex(shown => shown < closes) + 1
        : shows.findIndex(shown => shown >= closes);
    if (opening >= 0) mark(opening, closing < 0 ? shows.length : closing);
  }
}

test.each([
  ['Europe/Berlin', '2026-03-29T01:00'],
  ['Europe/Berlin', '2026-10-25T01:00'],
  ['America/New_York', '2026-03-08T07:00'],
  ['America/New_York', '2026-11-01T06:00'],
  ['Australia/Lord_Howe', '2026-04-04T15:00'],
  ['Australia/Lord_Howe', '2026-10-03T15:30'],
  ['Africa/Cairo', '2027-04-29T22:00'],
  ['Africa/Cairo', '2026-10-29T21:00'],
])('in %s, around %s, windows are open when the clock on the wall says so', (zone, change) => {
  const wall = wallOf(zone, change);
  const chance = seeded(at(change) / MINUTE);
  const below = (most: number) => Math.floor(chance() * most);
  /** Near the change of the clock, as often as not on a round minute. */
  const minuteNear = (minutes: number) => at(change) + (below(2 * minutes) - minutes) * MINUTE;
  const clock = () => {
    const minutes = chance() < 0.5 ? below(24 * 60) : below(20) * 15;
    return `${Math.floor(minutes / 60)}:${minutes % 60}`;
  };

  for (let round = 0; round < 60; round++) {
    const effect = chance() < 0.5 ? 'maintenance' : 'blackout';
    const windows = Array.from({ length: 1 + below(3) }, () => {
      const bounds = {
        ...(chance() < 0.2 && { from: minuteNear(900) }),
        ...(chance() < 0.2 && { until: minuteNear(900) }),
      };
      const days = [1, 2, 3, 4, 5, 6, 7].filter(() => chance() < 0.6);
      const weekly = aWindow(`${clock()}-${clock()}`, days, { effect, ...bounds });
      if (chance() < 0.8) return weekly;
      const start = minuteNear(900);
      return { ...weekly, when: { kind: 'once' as const, start, end: start + below(600) * MINUTE } };
    });
    const isOpen = wall.shows.map(() => false);
    for (const window of windows) walk(window, wall, isOpen);
    const edges = isOpen.flatMap((open, n) => (open === isOpen[n - 1] ? [] : [n]));

    for (let tried = 0; tried < 20; tried++) {
      const near = (chance() < 0.7 && edges[below(edges.length)]) || 2 * 24 * 60 + below(4 * 24 * 60);
      const n = Math.min(Math.max(near + below(3) - 1, 2 * 24 * 60), 6 * 24 * 60);
      const next = edges.find(edge => edge > n) ?? n + 60;
      const length = Math.min(chance() < 0.7 ? next - n + below(3) - 1 : below(300), 24 * 60);
      if (length <= 0) continue;
      const time = { start: wall.first + n * MINUTE, end: wall.first + (n + length) * MINUTE };
      const everyMinute = isOpen.slice(n, n + length).every(Boolean);
      expect(
        isWhollyInside(time, spansOf(windows, zone, time)),
        `${new Date(time.start).toISOString()} for ${length} minutes in ${JSON.stringify(windows)}`,
      ).toBe(everyMinute);
    }
  }
});
