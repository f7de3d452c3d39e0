import type { Job } from '../schedule/timer.ts';
import type { Directory } from './directory.ts';
import type { Person } from './person.ts';

/**
 * Hands on what somebody had of one kind of record.
 *
 * @param attempt runs one of them: what can be handed on is, and what fails comes again
 * @param round names this time, so that what is told of it is told once
 */
export type HandOn = (
  person: Person,
  attempt: (one: Promise<unknown>) => Promise<void>,
  round: number,
) => Promise<void>;

export interface HandingOnParts {
  directory: Directory;
  endDuty: (person: Person) => Promise<void>;
  /** One for each kind of record. */
  kinds: readonly HandOn[];
}

/** Somebody left, or can no longer act for their side: their duty ends, and what they had goes to others. */
export function handOnAll({ directory, endDuty, kinds }: HandingOnParts): Job {
  return async timer => {
    const person = await directory.person(timer.about);
    if (!person) return 'nothing to do';
    const failed: unknown[] = [];
    const attempt = async (one: Promise<unknown>): Promise<void> => {
      try {
        await one;
      } catch (error) {
        failed.push(error);
      }
    };
    await attempt(endDuty(person));
    for (const handOn of kinds) await attempt(handOn(person, attempt, timer.due));
    if (failed.length > 0) throw new AggregateError(failed, 'some of it could not be handed on');
    return 'nothing to do';
  };
}
