import { calendarFile, type CalendarEntry } from '../calendar-files/calendar-file.ts';
import { siteTime } from '../people/wall-clock.ts';
import { kindWords, type State } from './change.ts';
import type { Week } from './week.ts';

/** What a calendar is told: a change that was stopped may go on or not, and a draft is its author’s alone. */
function statusOf(state: State): CalendarEntry['status'] | undefined {
  switch (state) {
    case 'draft':
      return undefined;
    case 'assess':
    case 'authorize':
    case 'suspended':
      return 'tentative';
    case 'scheduled':
    case 'implement':
    case 'review':
    case 'closed':
    case 'backed out':
    case 'failed':
      return 'confirmed';
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return 'cancelled';
  }
}

/**
 * Changes as a calendar file. Imported again, it brings what is there already up to date.
 *
 * @param home where the records are, `plant.slack.com`, so that no CHG-7 of another installation is taken for ours
 */
export function changesFile(
  { site, zone, now, changes }: Omit<Week, 'windows' | 'blackouts'>,
  home: string,
): string {
  const stand = `As it stood at ${site} on ${siteTime(now, zone)}. This entry doesn’t follow the change.`;
  const entries = changes.flatMap((change): CalendarEntry[] => {
    const status = statusOf(change.state);
    if (!status) return [];
    const { name, what, place, kind, implementer, plan, start, end } = change;
    const description = `${kindWords[kind]}. Implementer: ${implementer}.\n${stand}`;
    const uid = `${name}@${home}`;
    return [{ uid, sequence: plan, status, start, end, summary: `${name} ${what}`, description, place }];
  });
  return calendarFile(entries, now);
}
