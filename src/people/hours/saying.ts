import type { Clock } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { untilWritten } from '../../records/revise.ts';
import type { Person } from '../person.ts';
import type { HoursStore, PersonHours } from './book.ts';
import { wrongHours, type Hours } from './hours.ts';

/** What somebody says of when they can be met. */
export type SaidHours = Pick<PersonHours, 'zone' | 'hours' | 'absences'>;

export interface Saying {
  /**
   * Somebody says when they can be met, in place of what they said before. What is over is forgotten.
   *
   * @param seen the version that was there when they said so; 0: they had said nothing
   * @throws Refusal `not-yours` for a shared account; `bad-answer` at a field; `not-now` where they said something else since
   */
  say(by: Person, said: SaidHours, request: string, seen: number): Promise<void>;
}

export interface SayingParts {
  store: HoursStore;
  clock: Clock;
}

export function sayingHours({ store, clock }: SayingParts): Saying {
  return {
    async say(by, said, request, seen) {
      if (await store.isAnswered(request)) return;
      mustBeOneself(by);
      const { hours, zone } = said;
      const wrong = hours ? wrongHours(hours) : undefined;
      if (hours && wrong !== undefined) throw new Refusal('bad-answer', wrong, fieldOf(hours));
      const now = clock.now();
      const absences = said.absences.filter(({ end }) => end > now);
      await untilWritten(async () => {
        const was = await store.said(by.id);
        const version = was?.version ?? 0;
        if (version !== seen)
          throw new Refusal(
            'not-now',
            'You said something else since you opened this. Close it, open it again, and change what you wanted.',
          );
        const is = { personId: by.id, zone, hours, absences, version: version + 1 };
        if (was && JSON.stringify(was) === JSON.stringify({ ...is, version })) return 'seen';
        return store.commit(is, version, { request, entries: [], messages: [] });
      });
    },
  };
}

/** @throws Refusal `not-yours` */
export function mustBeOneself({ shared }: Pick<Person, 'shared'>): void {
  if (shared)
    throw new Refusal(
      'not-yours',
      'Several people share this account, so it has no hours. Say yours from an account of your own.',
    );
}

/** Where a form says what is wrong. */
function fieldOf(hours: Hours): string {
  if (hours.kind === 'shifts') return 'cycle';
  return hours.days.length === 0 ? 'days' : 'closes';
}
