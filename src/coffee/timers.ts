import { dayOfDate } from '../people/wall-clock.ts';
import type { Timer } from '../schedule/timer.ts';
import { nextRound, NOTICE, type Programme } from './programme.ts';
import type { Round } from './round.ts';

export const GIVE_NOTICE = 'coffee.give-notice';
export const MAKE_PAIRS = 'coffee.make-pairs';
export const AT_HALF_TIME = 'coffee.at-half-time';
export const DID_YOU_MEET = 'coffee.did-you-meet';
export const ROUND_IS_OVER = 'coffee.round-is-over';

/**
 * The notice of a programme's next round, which is announced a day after it; none where no round comes. Its round is the
 * counted day of that: also where the notice is late, it is of that day's round.
 */
export function noticeTimers(programme: Programme, now: number): Timer[] {
  const next = programme.ended ? undefined : nextRound(programme, now + NOTICE);
  const { id: about } = programme;
  if (!next) return [];
  const round = dayOfDate(next.date) ?? 0;
  return [{ key: noticeKey(programme), job: GIVE_NOTICE, about, due: next.notice, round }];
}

export const noticeKey = ({ id }: Pick<Programme, 'id'>): string => `${GIVE_NOTICE}:${id}`;

const timer = (job: string, { id }: Round, due: number, round = 0): Timer => ({
  key: `${job}:${id}:${round}`,
  job,
  about: id,
  due,
  round,
});

export const pairsTimer = (round: Round): Timer => timer(MAKE_PAIRS, round, round.announce);

/** All that follows once the pairs of a round are announced: where that came late, none is nudged at once. */
export const afterwards = (round: Round, now: number): Timer[] => [
  ...(round.nudge > now && round.nudge < round.ask ? [timer(AT_HALF_TIME, round, round.nudge)] : []),
  timer(DID_YOU_MEET, round, round.ask),
  timer(DID_YOU_MEET, round, round.askAgain, 1),
  overTimer(round, round.close),
];

export const overTimer = (round: Round, due: number): Timer => timer(ROUND_IS_OVER, round, due);
