import { counted } from '../kernel/text.ts';
import { clockTime } from '../people/site-rules.ts';
import { siteTime } from '../people/wall-clock.ts';
import type { Programme } from './programme.ts';

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `Every 2 weeks on Tuesday at 09:00, Europe/Berlin`. */
export function cadenceWords({ everyWeeks, weekday, at, zone }: Programme): string {
  const how = everyWeeks === 1 ? 'Every week' : `Every ${counted(everyWeeks, 'week')}`;
  return `${how} on ${weekdays[weekday - 1] ?? ''} at ${clockTime(at)}, ${zone}`;
}

/** `Tue 1 Dec 09:00`, with its year where it is another one. */
export const timeIn = ({ zone }: Pick<Programme, 'zone'>, at: number, now: number): string =>
  siteTime(at, zone, now);

/** `Ines, Omar and Lena`. */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
