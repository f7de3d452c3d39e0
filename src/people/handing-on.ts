import { HOUR, type Clock } from '../kernel/clock.ts';
import type { Job } from '../schedule/timer.ts';
import type { Directory } from './directory.ts';
import type { Person } from './person.ts';

/**
 * Hands on what somebody had of one kind of record.
 *
 * @param attempt runs one of them: what can be handed on is, and what fails comes again
 * @param round names this time, so that what is told of it is told once
 * @returns `some is left` where there is nobody yet to take it
 */
export type HandOn = (
  person: Person,
  attempt: (one: Promise<unknown>) => Promise<unknown>,
  round: number,
) => Promise<'some is left' | void>;

export interface HandingOnParts {
  directory: Directory;
  endDuty: (person: Person) => Promise<void>;
  /** One for each kind of record. */
  kinds: readonly HandOn[];
  clock: Clock;
}

/** What nobody could take is tried again after so many milliseconds. A default of ours. */
const AGAIN = HOUR;

/** Somebody left, or can no longer act for their side: their duty ends, and what they had goes to others. */
export function handOnAll({ directory, endDuty, kinds, clock }: HandingOnParts): Job {
  return async timer => {
    const person = await directory.person(timer.about);
    if (!person) return 'nothing to do';
    const failed: unknown[] = [];
    const attempt = async <T>(one: Promise<T>): Promise<T | undefined> => {
      try {
        return await one;
      } catch (error) {
        failed.push(error);
        return undefined;
      }
    };
    let isLeft = false;
    await attempt(endDuty(person));
    for (const handOn of kinds) {
      const left = await attempt(handOn(person, attempt, timer.due));
      isLeft ||= left === 'some is left';
    }
    if (failed.length > 0) throw new AggregateError(failed, 'some of it could not be handed on');
    return isLeft ? { again: clock.now() + AGAIN } : 'nothing to do';
  };
}
