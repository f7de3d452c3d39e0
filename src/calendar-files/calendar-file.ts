import { toDate } from 'date-fns';
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

/** One thing in a calendar file. Times in milliseconds. */
export interface CalendarEntry {
  /** The same for ever, and no other installation's: by it a calendar knows what it has already. */
  uid: string;
  /** Counts up with each new version: of two, a calendar keeps the higher. */
  sequence: number;
  status: 'tentative' | 'confirmed' | 'cancelled';
  start: number;
  end: number;
  summary: string;
  description: string;
  place: string;
}

const statuses: Record<CalendarEntry['status'], ICalEventStatus> = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
};

/**
 * A calendar as a file, for whoever wants it in theirs. It asks for no answer, and makes nobody look busy. RFC 5545.
 *
 * @param now when it is written, in milliseconds
 */
export function calendarFile(entries: readonly CalendarEntry[], now: number): string {
  const calendar = ical({
    prodId: { company: 'Common Ground', product: 'calendar file', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { uid, sequence, status, start, end, summary, description, place } of entries)
    calendar.createEvent({
      id: uid,
      sequence,
      status: statuses[status],
      stamp: toDate(now),
      start: toDate(start),
      end: toDate(end),
      summary,
      description,
      location: place,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return `${calendar.toString()}\r\n`;
}
