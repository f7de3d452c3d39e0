import { states } from '../../src/changes/change.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import type { Week, WeekChange } from '../../src/changes/week.ts';

/** Tuesday 24 November 2026, 14:15 in Berlin. */
export const NOW = Date.UTC(2026, 10, 24, 13, 15);

/** CHG-7, scheduled from 20:00 to 22:00 on that Tuesday in Berlin, unless something else is said. */
export const aWeekChange = (more: Partial<WeekChange> = {}): WeekChange => ({
  name: 'CHG-7',
  what: 'Patch the historian',
  place: 'HIS-1',
  state: 'scheduled',
  kind: 'patch',
  implementer: 'Priya Nair',
  plan: 1,
  start: NOW + 5.75 * HOUR,
  end: NOW + 7.75 * HOUR,
  ...more,
});

export const aWeek = (changes: readonly WeekChange[], more: Partial<Week> = {}): Week => ({
  site: 'Rhine Works',
  zone: 'Europe/Berlin',
  now: NOW,
  changes,
  windows: [],
  blackouts: [],
  ...more,
});

const places = ['HIS-1', 'SW-34 plant switch', 'FW-2', 'PLC-12', 'HMI-7, HMI-8 and HMI-9', 'MES-1'];
const hours = [1, 2, 0.5, 4, 8, 30];

/** All over that week and the days round it, in all states; some last for days. */
export const manyChanges = (count: number): WeekChange[] =>
  Array.from({ length: count }, (_, n) => {
    const start = NOW - 4 * DAY + ((n * 37) % (9 * 24)) * HOUR;
    const place = places[n % places.length] ?? '';
    const end = start + (hours[n % hours.length] ?? 1) * HOUR;
    return aWeekChange({
      name: `CHG-${n + 1}`,
      state: states[n % states.length] ?? 'closed',
      place,
      start,
      end,
    });
  });
