import type { Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Facts, Outcome } from '../records/facts.ts';
import { untilWritten } from '../records/revise.ts';
import type { Directory } from './directory.ts';
import { takesSteps, type Person } from './person.ts';

/** To whom somebody reports. */
export interface Reporting {
  personId: string;
  managerId: string;
  /** Who said so, by Slack user id: they themselves or an admin; `''` is a file. */
  saidBy: string;
  /** When, in milliseconds. */
  at: number;
}

/** Who manages whom. */
export interface Managers {
  /** Whose manager is known, by id. One who left, or takes no steps any more, counts as none. */
  of(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Says to whom somebody reports: null is nobody.
   *
   * @param saidBy they themselves, or an admin: what an admin or a file said, only an admin changes
   * @throws Refusal `bad-answer` or `not-yours` at `manager`; `unknown-person`
   */
  say(personId: string, managerId: string | null, saidBy: string, request: string | null): Promise<void>;
}

export interface ManagerStore extends Pick<Managers, 'of'> {
  isAnswered(request: string): Promise<boolean>;
  /** As it was said, also where the manager has left. */
  said(personId: string): Promise<Reporting | undefined>;
  /** @returns `stale` where it, or the manager, isn't as it was read any more, or they came to report to each other */
  commit(step: ReportingStep, facts: Facts): Promise<Outcome>;
}

/** What becomes of to whom somebody reports. */
export interface ReportingStep {
  personId: string;
  was: Reporting | undefined;
  is: Reporting | undefined;
  /** The manager as they were read; undefined where there is to be none. */
  manager: Person | undefined;
}

export interface ManagerParts {
  store: ManagerStore;
  directory: Pick<Directory, 'person'>;
  clock: Clock;
}

export function managerUseCases({ store, directory, clock }: ManagerParts): Managers {
  /** What stands in the way of a manager's being one is said at once; what they said counts only while they are here. */
  async function decide(
    personId: string,
    managerId: string | null,
    saidBy: string,
  ): Promise<ReportingStep | undefined> {
    const was = await store.said(personId);
    if ((was?.managerId ?? null) === managerId) return undefined;
    const person = await directory.person(personId);
    if (!person)
      throw new Refusal('unknown-person', 'I don’t know that person yet. Give them a place first.');
    const before = was && (await directory.person(was.managerId));
    if (was && before && takesSteps(before) && saidBy === personId && was.saidBy !== personId)
      throw new Refusal(
        'not-yours',
        `Your Common Ground admin said that you report to ${before.name}. Ask them to change it.`,
        'manager',
      );
    if (managerId === null) return { personId, was, is: undefined, manager: undefined };
    const manager = await directory.person(managerId);
    const above = await store.said(managerId);
    const wrong = wrongManager(person, manager, above?.managerId);
    if (wrong !== undefined) throw new Refusal('bad-answer', wrong, 'manager');
    return { personId, was, is: { personId, managerId, saidBy, at: clock.now() }, manager };
  }

  return {
    of: ids => store.of(ids),
    async say(personId, managerId, saidBy, request) {
      if (request !== null && (await store.isAnswered(request))) return;
      await untilWritten(async () => {
        const step = await decide(personId, managerId, saidBy);
        return step ? store.commit(step, { request, entries: [], messages: [] }) : 'seen';
      });
    },
  };
}

/**
 * Why somebody can't report to somebody else, in a sentence; undefined where they can.
 *
 * @param above to whom the manager reports
 */
export function wrongManager(
  { id, name }: Pick<Person, 'id' | 'name'>,
  manager: Person | undefined,
  above: string | undefined,
): string | undefined {
  if (!manager) return 'I don’t know that manager yet. Choose somebody who has a place here.';
  if (manager.id === id) return 'Nobody is their own manager. Choose whoever they report to.';
  if (!takesSteps(manager))
    return `${manager.name} can’t be a manager: they left, are a guest, or share their account. Choose somebody else.`;
  if (above === id)
    return `${manager.name} reports to ${name} already. Two people can’t report to each other; change that first.`;
  return undefined;
}
