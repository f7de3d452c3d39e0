import { calendarFile, type CalendarEntry } from '../calendar-files/calendar-file.ts';
import { clockTime } from '../people/site-rules.ts';
import { siteTime } from '../people/wall-clock.ts';
import type { VisitShown } from './reading.ts';
import { holdsPlace } from './visit.ts';

/**
 * A visit as a calendar file: the same entry for as long as it lives, so that a move or a cancellation changes what is
 * in the calendar already. Undefined while there is nothing that a calendar was ever told.
 *
 * @param home where the records are, `plant.slack.com`, so that nothing of another installation is taken for ours
 */
export function visitFile(shown: VisitShown, home: string): string | undefined {
  const { visit, offer, site, names, moments, now } = shown;
  if (!offer || !site || !moments || visit.sequence === 0) return undefined;
  const host = names.get(offer.hostId) ?? 'somebody who left';
  const visitor = names.get(visit.visitorId) ?? 'somebody who left';
  const { begins: start, ends: end } = moments;
  const lines = [
    `${visitor} visits ${host}.`,
    `Each day ${clockTime(offer.beginsAt)} to ${clockTime(offer.endsAt)}, ${site.name} time.`,
    `Meet at: ${offer.meetAt}`,
    ...(offer.bring ? [`Bring: ${offer.bring}`] : []),
    `Escort: ${offer.escort}`,
    `Call: ${offer.call}`,
    `As it stood on ${siteTime(now, site.zone)}.`,
  ];
  const entry: CalendarEntry = {
    uid: `visit-${visit.id}@${home}`,
    sequence: visit.sequence,
    status: statusOf(shown),
    start,
    end,
    summary: `Visit: ${offer.what}`,
    description: lines.join('\n'),
    place: offer.meetAt,
  };
  return calendarFile([entry], now);
}

function statusOf({ visit }: VisitShown): CalendarEntry['status'] {
  if (visit.state === 'scheduled' || visit.state === 'done' || visit.state === 'closed') return 'confirmed';
  // What was moved and must be shown anew holds its place, but nobody should rely on it yet.
  return holdsPlace(visit) ? 'tentative' : 'cancelled';
}
