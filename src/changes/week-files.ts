import { overlap } from '../kernel/spans.ts';
import { daysOfWeek, dayWords, weekInWords, weekNumber, type Week } from './week.ts';

/** As much as Slack takes for who can't see a picture, in characters. */
const LONGEST_ALT = 1000;

/**
 * A week as a picture and as a calendar file. What writes them is loaded when it is first asked for.
 *
 * @param home where the records are: `plant.slack.com`
 */
export async function weekFiles(week: Week, home: string) {
  const [{ weekPicture }, { changesFile }] = await Promise.all([
    import('./week-picture.ts'),
    import('./ics.ts'),
  ]);
  const days = daysOfWeek(week.now, week.zone);
  const title = `${week.site}, week ${weekNumber(days)}`;
  const changes = week.changes.filter(change => days.some(day => overlap(day, change)));
  const name = `changes-${dayWords(days[0], "RRRR-'W'II")}`;
  return [
    { name: `${name}.png`, title, bytes: await weekPicture(week), alt: weekInWords(week, LONGEST_ALT) },
    {
      name: `${name}.ics`,
      title: `${title}, for a calendar`,
      bytes: Buffer.from(changesFile({ ...week, changes }, home)),
    },
  ] as const;
}
