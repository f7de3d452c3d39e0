import type { Facts, Outcome } from '../../records/facts.ts';
import type { Site } from '../site.ts';
import { dayOfDate } from '../wall-clock.ts';
import type { Absence, Availability, Hours } from './hours.ts';

/** What somebody said of when they can be met. */
export interface PersonHours {
  personId: string;
  /** IANA; null where it is their site's. */
  zone: string | null;
  /** Null where they are their site's. */
  hours: Hours | null;
  absences: readonly Absence[];
  /** Counts every change. */
  version: number;
}

/** When people can be met: the one place that matching, suggested times and duty rotas ask. */
export interface HoursBook {
  /** What somebody said of themselves; undefined where they said nothing. */
  said(personId: string): Promise<PersonHours | undefined>;
  /**
   * Everybody's availability, by id: what they said, and otherwise their site's hours and zone; holidays are always their
   * site's. Who isn't known, or has left, is left out. A few queries for thousands.
   */
  of(ids: readonly string[]): Promise<ReadonlyMap<string, Availability>>;
}

export interface HoursStore extends HoursBook {
  /** Whether this request was answered with a commit before. */
  isAnswered(request: string): Promise<boolean>;
  /** Writes what somebody says over version `was`, 0 where they had said nothing. */
  commit(is: PersonHours, was: number, facts: Facts): Promise<Outcome>;
}

/**
 * When somebody of a site can be met. Who named a zone and no hours works their site's hours on their own clock.
 *
 * @param holidays the site's, as {@link holidaysOf} counts them: people of one site share them
 */
export const availabilityOf = (
  said: Pick<PersonHours, 'zone' | 'hours' | 'absences'> | undefined,
  { zone, hours: { days, opens, closes } }: Pick<Site, 'zone' | 'hours'>,
  holidays: ReadonlySet<number>,
): Availability => ({
  zone: said?.zone ?? zone,
  hours: said?.hours ?? { kind: 'week', days, opens, closes },
  absences: said?.absences ?? [],
  holidays,
});

/** A site's holidays, counted from 1 January 1970. */
export const holidaysOf = ({ hours }: Pick<Site, 'hours'>): ReadonlySet<number> =>
  new Set(hours.holidays.map(dayOfDate).filter(day => day !== undefined));
