import { TZDate } from '@date-fns/tz';
import { optional, type Method } from './method.ts';
import type { Json } from './protocol.ts';
import { Refused } from './refused.ts';
import type { User } from './state.ts';

/** What Slack says of somebody who is never undisturbed. */
const NEVER = { dnd_enabled: false, next_dnd_start_ts: 1, next_dnd_end_ts: 1 };

/** The family `dnd.*`, as far as an app may ask it about others. */
export const dndMethods: Record<string, Method> = {
  'dnd.info': {
    token: 'bot',
    tier: 3,
    scope: 'dnd:read',
    takes: ['user'],
    run: ({ workspace, args }) => {
      const user = workspace.user(optional(args, 'user') ?? workspace.botUserId);
      if (user === undefined) throw new Refused('user_not_found');
      return undisturbed(user, workspace.now());
    },
  },
};

/**
 * When somebody's notifications are off: from now on because of a snooze, or else the window of their schedule that
 * isn't over yet. The `snooze_*` properties Slack shows to nobody but that person (docs.slack.dev, dnd.info).
 */
function undisturbed({ snooze, quietHours, tz }: User, now: number): Json {
  const seconds = Math.floor(now / 1000);
  if (snooze !== undefined && snooze.until > seconds) return windowOf(snooze.since, snooze.until);
  if (quietHours === undefined) return NEVER;
  const today = new TZDate(now, tz);
  for (let day = -1; ; day += 1) {
    const start = at(today, day, quietHours.from);
    const end = at(today, quietHours.to > quietHours.from ? day : day + 1, quietHours.to);
    if (end > seconds) return windowOf(start, end);
  }
}

function windowOf(start: number, end: number): Json {
  return { dnd_enabled: true, next_dnd_start_ts: start, next_dnd_end_ts: end };
}

/** Epoch seconds of a time of day (`22:00`), some days from a date, in the date's zone. */
function at(date: TZDate, days: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const day = date.getDate() + days;
  const moment = new TZDate(date.getFullYear(), date.getMonth(), day, hours, minutes, date.timeZone ?? 'UTC');
  return moment.getTime() / 1000;
}
