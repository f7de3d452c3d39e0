import type { Tightening } from '../changes/rules/tightening.ts';
import type { Side } from './person.ts';

/** When people of the site's offices work, in the site's own zone. */
export interface WorkingHours {
  /** ISO weekdays: 1 Monday … 7 Sunday. */
  days: readonly number[];
  /** Minutes since midnight. */
  opens: number;
  closes: number;
  /** Days on which nobody is there although it is a working day: `2026-12-24`. */
  holidays: readonly string[];
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
  /** How people reach each other when Slack may be read by an attacker; empty while nobody said. */
  outOfBand: string;
  hours: WorkingHours;
  /** Slack user groups whose members belong to a side, beside those in the desk's channel. */
  groups: Record<Side, string | null>;
  /** Who is on call for a side now. */
  duty: Record<Side, string | null>;
  /** When a shift begins, in minutes since midnight and in order; none where nobody works in shifts. */
  shifts: readonly number[];
  /** How it tightens the rules of changes. */
  rules: Tightening;
  /** Counts every change, each with one entry in the history. */
  version: number;
  /** The seal of its last entry. */
  auditHead: string;
}
