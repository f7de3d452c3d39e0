import { entryFor } from '../audit/entry.ts';
import { personActor, theApp } from '../kernel/actor.ts';
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
   * Says to whom somebody reports; null is nobody. It stands in the person's history.
   *
   * @param saidBy they themselves, or an admin: what an admin or a file said, only an admin changes
   * @throws Refusal `bad-answer` or `not-yours` at `manager`; `unknown-person`
   */
  say(personId: string, managerId: string | null, saidBy: string, request: string | null): Promise<void>;
  /**
   * The same by an admin, who may also have said it of themselves.
   *
   * @param seen who was their manager when it was decided, null for nobody
   * @throws as {@link Managers.say}; Refusal `not-now` where that is somebody else by now
   */
  set(
    personId: string,
    managerId: string | null,
    by: string,
    request: string,
    seen: string | null,
  ): Promise<void>;
  /** What {@link Managers.set} would throw, also of somebody who is new. */
  check(person: Named, managerId: string | null, seen: string | null): Promise<void>;
}

type Named = Pick<Person, 'id' | 'name'>;

export interface ManagerStore extends Pick<Managers, 'of'> {
  isAnswered(request: string): Promise<boolean>;
  /** As it was said, also where the manager has left. */
  said(personId: string): Promise<Reporting | undefined>;
  /** @returns `stale` where the person or the manager isn't as they were read any more */
  commit(step: ReportingStep, facts: Facts): Promise<Outcome>;
}

/** What becomes of to whom somebody reports. */
export interface ReportingStep {
  /** Their next version. */
  person: Person;
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
  /** Each is read before what is said of them: who says something else in between is another version by then. */
  async function fitting(person: Named, managerId: string): Promise<Person> {
    const manager = await directory.person(managerId);
    const above = manager && (await store.said(manager.id));
    const wrong = wrongManager(person, manager, above?.managerId);
    if (wrong !== undefined || !manager) throw new Refusal('bad-answer', wrong ?? '', 'manager');
    return manager;
  }

  /** What was said, and the manager where they count as one. */
  async function present(personId: string) {
    const was = await store.said(personId);
    const manager = was && (await directory.person(was.managerId));
    return { was, manager: manager && takesSteps(manager) ? manager : undefined };
  }

  async function write(
    personId: string,
    managerId: string | null,
    saidBy: string,
    request: string | null,
    allow: (now: Awaited<ReturnType<typeof present>>) => void,
  ): Promise<void> {
    if (request !== null && (await store.isAnswered(request))) return;
    await untilWritten(async () => {
      const was = await directory.person(personId);
      if (!was) throw new Refusal('unknown-person', 'I don’t know that person yet. Give them a place first.');
      const now = await present(personId);
      const before = now.was?.managerId ?? null;
      if (before === managerId) return 'seen';
      allow(now);
      const manager = managerId === null ? undefined : await fitting(was, managerId);
      const at = clock.now();
      const is = manager && { personId, managerId: manager.id, saidBy, at };
      const person = { ...was, version: was.version + 1 };
      const entry = entryFor('person', person, {
        at,
        actor: saidBy ? personActor(saidBy) : theApp,
        action: is ? 'reports to' : 'reports to nobody',
        before: { managerId: before },
        after: { managerId },
      });
      return store.commit({ person, is, manager }, { request, entries: [entry], messages: [] });
    });
  }

  return {
    of: ids => store.of(ids),
    say: (personId, managerId, saidBy, request) =>
      write(personId, managerId, saidBy, request, ({ was, manager }) => {
        if (manager && saidBy === personId && was?.saidBy !== personId)
          throw new Refusal(
            'not-yours',
            `Your Common Ground admin said that you report to ${manager.name}. Ask them to change it.`,
            'manager',
          );
      }),
    set: (personId, managerId, by, request, seen) =>
      write(personId, managerId, by, request, ({ manager }) => mustBeSeen(manager, seen)),
    async check(person, managerId, seen) {
      const { was, manager } = await present(person.id);
      if ((was?.managerId ?? null) === managerId) return;
      mustBeSeen(manager, seen);
      if (managerId !== null) await fitting(person, managerId);
    },
  };
}

/** @throws Refusal `not-now` */
function mustBeSeen(manager: Person | undefined, seen: string | null): void {
  if ((manager?.id ?? null) !== seen)
    throw new Refusal(
      'not-now',
      'Somebody else said to whom they report since you opened this. Close it, open it again, and change what you wanted.',
    );
}

/**
 * Why somebody can't report to somebody else, in a sentence; undefined where they can.
 *
 * @param above to whom the manager reports
 */
export function wrongManager(
  { id, name }: Named,
  manager: Person | undefined,
  above: string | undefined,
): string | undefined {
  if (!manager) return 'That manager has no place here yet. Choose somebody who has.';
  if (manager.id === id) return 'Nobody is their own manager. Choose whoever they report to.';
  if (!takesSteps(manager))
    return `Nobody can report to ${manager.name}, who left, is a guest, or shares an account. Choose somebody else.`;
  if (above === id)
    return `Two people can’t report to each other, and ${manager.name} reports to ${name}. Change that first.`;
  return undefined;
}
