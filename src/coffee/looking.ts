import type { Clock } from '../kernel/clock.ts';
import type { Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { Group } from './group.ts';
import type { CoffeeStore, Wishes } from './kept.ts';
import { stateAt, whyNotIn, type Membership } from './membership.ts';
import { nextRound, NOTICE, type Programme, type RoundTimes } from './programme.ts';
import { whyNotLead } from './programmes.ts';
import type { LeftOut, Round } from './round.ts';

/** A programme as one person finds it. */
export interface Seen {
  programme: Programme;
  /** Undefined where they never had a place in it. */
  membership: Membership | undefined;
  /** In, paused or not, by now. */
  state: 'in' | 'paused' | 'out';
  /** Why they can't take part any more, though they once could. */
  whyNot: string | undefined;
  /** The next that is announced; undefined where none comes. */
  next: Pick<RoundTimes, 'date' | 'announce'> | undefined;
  /** Of which they have read, and which they can skip. */
  planned: Round | undefined;
  /** With whom they are to meet now; undefined with nobody. */
  pair: { group: Group; round: Round } | undefined;
  /** Why they have nobody now; undefined where they have, or were not there. */
  leftOut: LeftOut | undefined;
}

/** Somebody's coffee at a glance. */
export interface Mine {
  programmes: readonly Seen[];
  /** Why all that there are aren't for them, in a sentence; undefined where some are, or there are none. */
  whyNone: string | undefined;
  wishes: Wishes;
  isLead: boolean;
  names: ReadonlyMap<string, string>;
  now: number;
}

export interface LookingParts {
  store: CoffeeStore;
  directory: Pick<Directory, 'names'>;
  clock: Clock;
}

export function mineOf({ store, directory, clock }: LookingParts) {
  return async (by: Person): Promise<Mine> => {
    const [all, memberships, wishes] = await Promise.all([
      store.programmes(),
      store.membershipsOf(by.id),
      store.wishes([by.id]),
    ]);
    const theirs = new Map(memberships.map(one => [one.programmeId, one]));
    const open = all.filter(one => theirs.has(one.id) || !whyNotIn(one, by));
    const ended = memberships.filter(({ programmeId }) => !all.some(({ id }) => id === programmeId));
    const endedOnes = await Promise.all(ended.map(({ programmeId }) => store.programme(programmeId)));
    const found = await Promise.all(
      [...open, ...endedOnes.filter(one => one !== undefined)].map(one => seen(one, theirs.get(one.id), by)),
    );
    // Of what is ended only who is to meet somebody yet still sees it.
    const programmes = found.filter(one => !one.programme.ended || one.pair !== undefined);
    const ids = programmes.flatMap(({ pair }) => pair?.group.people ?? []);
    return {
      programmes,
      whyNone: open.length === 0 ? all[0] && whyNotIn(all[0], by)?.message : undefined,
      wishes: wishes.get(by.id) ?? { personId: by.id, offers: [], wants: [], doNotPair: [], version: 0 },
      isLead: !whyNotLead(by),
      names: await directory.names([...new Set(ids)]),
      now: clock.now(),
    };
  };

  async function seen(programme: Programme, membership: Membership | undefined, by: Person): Promise<Seen> {
    const now = clock.now();
    const [last, before] = await store.rounds(programme.id, 2);
    const planned = last?.state === 'planned' ? last : undefined;
    const round = [last, before].find(one => one?.state === 'announced');
    const group = round && (await store.groupOf(by.id, round.id));
    return {
      programme,
      membership,
      state: membership ? stateAt(membership, now) : 'out',
      whyNot: whyNotIn(programme, by)?.message,
      next: planned ?? nextRound(programme, now + NOTICE),
      planned,
      // Who withdrew from three has nobody, though the others meet.
      pair:
        group && round
          ? { group: group.people.includes(by.id) ? group : { ...group, state: 'off' }, round }
          : undefined,
      leftOut: round?.leftOut.find(({ id }) => id === by.id),
    };
  }
}
