import type { Side } from './person.ts';

/** When people of the site's offices work, in the site's own zone. */
export interface WorkingHours {
  /** ISO weekdays: 1 Monday … 7 Sunday. */
  days: readonly number[];
  /** Minutes since midnight. */
  opens: number;
  closes: number;
}

export interface Site {
  id: string;
  name: string;
  /** IANA time zone. */
  zone: string;
  /** Slack channel ids. */
  desks: Record<Side, string>;
  /** Whom to phone, and where to call, when somebody is in danger: this app is no alarm. */
  emergencyPhone: string;
  radioChannel: string;
  hours: WorkingHours;
}
