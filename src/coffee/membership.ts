import { DAY } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { tidy } from '../kernel/text.ts';
import type { Person } from '../people/person.ts';
import type { Programme } from './programme.ts';

/** Where somebody stands in one programme; leaving one says nothing of another. */
export interface Membership {
  programmeId: string;
  personId: string;
  /** `paused` comes back by itself at `until`, or by a press where there is none. */
  state: 'in' | 'paused' | 'left';
  /** In milliseconds; null where nobody named a day. */
  until: number | null;
  /** Who paused them: themselves, or three rounds in which they said nothing. */
  pausedFor: 'wish' | 'silence' | null;
  /** Rounds in a row in which they said nothing to *did you meet?*. */
  silent: number;
  /** Rounds in a row that they were there for and had nobody. */
  waited: number;
  /** Of all rounds that they were there for, so many in which they had nobody. */
  satOut: { times: number; of: number };
  /** A date of a round that they skip; empty where they skip none. */
  skips: string;
  version: number;
}

/** Why somebody can't take part in a programme, whatever they want; undefined where they can. */
export function whyNotIn(
  { guests }: Pick<Programme, 'guests'>,
  { left, shared, guest }: Pick<Person, 'left' | 'shared' | 'guest'>,
): Refusal | undefined {
  if (left) return new Refusal('person-left', 'Your account is deactivated in Slack. Ask your admin.');
  if (shared)
    return new Refusal('not-yours', 'A shared account meets nobody. Join with an account of your own.');
  if (guest && !guests)
    return new Refusal('not-yours', 'This programme is not open to guests. Ask the person who invited you.');
  return undefined;
}

/** So many silent rounds pause somebody, kindly. */
export const SILENT_ROUNDS = 3;
/** Longer pauses are leaving, in days. */
export const LONGEST_PAUSE = 365;

export const joined = (programmeId: string, personId: string): Membership => ({
  programmeId,
  personId,
  state: 'in',
  until: null,
  pausedFor: null,
  silent: 0,
  waited: 0,
  satOut: { times: 0, of: 0 },
  skips: '',
  version: 1,
});

const next = (was: Membership, but: Partial<Membership>): Membership => ({
  ...was,
  ...but,
  version: was.version + 1,
});

/** Back in, or in for the first time since they left. */
export const back = (was: Membership): Membership =>
  next(was, { state: 'in', until: null, pausedFor: null, silent: 0 });

export const left = (was: Membership): Membership =>
  next(was, { state: 'left', until: null, pausedFor: null, skips: '' });

/** @param until milliseconds. @throws Refusal `bad-answer` at the field `until` */
export function paused(was: Membership, until: number, now: number): Membership {
  const days = (until - now) / DAY;
  if (!(days > 0)) throw new Refusal('bad-answer', 'Choose a day that is still to come.', 'until');
  if (days > LONGEST_PAUSE)
    throw new Refusal(
      'bad-answer',
      'That is more than a year. Leave, and join again when you are back.',
      'until',
    );
  return next(was, { state: 'paused', until, pausedFor: 'wish' });
}

/** Whether they are there for a round that is announced at a moment. */
export function isThere(membership: Membership, round: { date: string; announce: number }): boolean {
  return membership.skips !== round.date && stateAt(membership, round.announce) === 'in';
}

/** Where they stand at a moment, in milliseconds. */
export const stateAt = ({ state, until }: Membership, now: number): 'in' | 'paused' | 'out' =>
  state === 'left' ? 'out' : state === 'in' || (until !== null && until <= now) ? 'in' : 'paused';

/** They skip one round; the one after finds them there. @param date of the round; empty: they skip none */
export const skipping = (was: Membership, date: string): Membership => next(was, { skips: date });

/** What somebody said to *did you meet?*; `silence` where they said nothing until the round was over. */
export const answers = ['met', 'not yet', 'no', 'silence'] as const;
export type Answer = (typeof answers)[number];

/** What a round that is over makes of a member who was in a group. Only silence counts up. */
export function afterRound(was: Membership, answer: Answer): Membership {
  const silent = answer === 'silence' ? was.silent + 1 : 0;
  return silent >= SILENT_ROUNDS
    ? next(was, { state: 'paused', until: null, pausedFor: 'silence', silent })
    : next(was, { silent });
}

/** In characters, and how many. */
export const LONGEST_TOPIC = 60;
export const MOST_TOPICS = 12;

/** Topics, each on a line, once. @throws Refusal `bad-answer` at the field */
export function readTopics(typed: string, field: string): string[] {
  const all = typed.split('\n').map(line => tidy(line).replace(/\s+/g, ' '));
  const topics = [...new Map(all.filter(Boolean).map(topic => [topic.toLowerCase(), topic])).values()];
  const long = topics.find(topic => topic.length > LONGEST_TOPIC);
  if (long)
    throw new Refusal('bad-answer', `A topic has ${LONGEST_TOPIC} characters at most. Shorten it.`, field);
  if (topics.length > MOST_TOPICS)
    throw new Refusal('bad-answer', `At most ${MOST_TOPICS} topics fit. Leave some out.`, field);
  return topics;
}
