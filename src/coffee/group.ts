import type { Answer } from './membership.ts';
import type { PairReasons } from './round.ts';

/** `open`: no time yet; `agreed`: they meet at `start`; `off`: one of them can't in this round. */
export type GroupState = 'open' | 'agreed' | 'off';

/** Two who are to meet in a round, or three. */
export interface Group {
  id: string;
  roundId: string;
  programmeId: string;
  /** The round's, by which times met are counted. */
  number: number;
  /** IT before OT. */
  people: readonly string[];
  why: PairReasons;
  state: GroupState;
  /** In milliseconds; null where nothing is agreed. */
  start: number | null;
  end: number | null;
  /** Counts what their calendars are told: each agreement, move and end of it. */
  sequence: number;
  version: number;
}

/** One of a group, and what they said to *did you meet?*; null before. */
export interface Seat {
  groupId: string;
  personId: string;
  roundId: string;
  answer: Answer | null;
}

/** Whether they met, by what each of them said; who said nothing says neither. */
export const isMet = (said: readonly (Answer | null)[]): boolean =>
  said.includes('met') && !said.includes('no');
