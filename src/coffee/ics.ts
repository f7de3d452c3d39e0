import { calendarFile } from '../calendar-files/calendar-file.ts';
import { listed } from './words.ts';
import type { Pair } from './pairs.ts';

/**
 * A coffee as a calendar file: a later one of the same pair updates the same event, also where it is off.
 *
 * @param home where the app is, `plant.slack.com`. @param now milliseconds
 */
export function coffeeFile(
  { group, programme }: Pair,
  people: readonly string[],
  home: string,
  now: number,
): string {
  const { id, sequence, state, start, end } = group;
  if (start === null || end === null) throw new Error(`nothing is agreed in group ${id}`);
  return calendarFile(
    [
      {
        uid: `coffee-${id}@${home}`,
        sequence,
        status: state === 'off' ? 'cancelled' : 'confirmed',
        start,
        end,
        summary: `${programme.name}: ${listed(people)}`,
        description: 'Another time, or not at all this time? Press so in Slack, and take the file anew.',
        place: '',
      },
    ],
    now,
  );
}
