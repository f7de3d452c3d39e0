import type { Clock } from '../kernel/clock.ts';
import type { Draw } from '../outbox/deliver.ts';
import type { Message } from '../outbox/message.ts';
import type { Directory } from '../people/directory.ts';
import { isThere, type Membership } from './membership.ts';
import type { CoffeeStore } from './kept.ts';
import type { Pair, PairSteps } from './pairs.ts';
import type { Programme } from './programme.ts';
import { leftOutWords } from './reasons.ts';
import type { Round } from './round.ts';
import {
  AGREED,
  ASK,
  CALLED_OFF,
  CANNOT,
  INVITED,
  LEFT_OUT,
  NOTICE,
  NUDGE,
  PAIRED,
  PAUSED,
  WELCOME,
} from './telling.ts';
import {
  agreed,
  asked,
  calledOff,
  cannot,
  invited,
  leftOut,
  noticed,
  nudged,
  paired,
  pausedFor,
  welcomed,
} from './views.ts';

export interface CoffeeMessageParts {
  store: CoffeeStore;
  pairs: Pick<PairSteps, 'times'>;
  directory: Pick<Directory, 'person' | 'names'>;
  clock: Clock;
}

/** How each message about a coffee is drawn; nothing where it has come to nothing since. */
export function coffeeMessages({ store, pairs, directory, clock }: CoffeeMessageParts): Record<string, Draw> {
  const readerOf = async ({ to }: Message) => {
    const person = to.kind === 'person' ? await directory.person(to.id) : undefined;
    return person?.left ? undefined : person;
  };

  async function roundOf(id: string): Promise<{ round: Round; programme: Programme } | undefined> {
    const round = await store.round(id);
    const programme = round && (await store.programme(round.programmeId));
    return round && programme ? { round, programme } : undefined;
  }

  async function pairOf(groupId: string): Promise<Pair | undefined> {
    const group = await store.group(groupId);
    const about = group && (await roundOf(group.roundId));
    return about && { group, ...about };
  }

  const namesOf = async (ids: readonly string[]): Promise<string[]> => {
    const names = await directory.names(ids);
    return ids.map(id => names.get(id) ?? 'somebody who left');
  };

  const toMember =
    (
      draw: (programme: Programme) => ReturnType<typeof welcomed>,
      isStill: (state: Membership['state'] | undefined) => boolean,
    ): Draw =>
    async message => {
      const programme = await store.programme(message.about);
      const reader = await readerOf(message);
      const member = reader && (await store.membership(message.about, reader.id));
      const isDue = programme && !programme.ended && reader && isStill(member?.state);
      return isDue ? draw(programme) : undefined;
    };

  /** While there is still something to agree on. */
  const toPair =
    (draw: typeof paired, isStill: (pair: Pair, now: number) => boolean): Draw =>
    async ({ about }) => {
      const pair = await pairOf(about);
      const now = clock.now();
      if (!pair || pair.group.state === 'off' || !isStill(pair, now)) return undefined;
      return draw(pair, await pairs.times(pair, now), now);
    };

  return {
    [NOTICE]: async message => {
      const found = await roundOf(message.about);
      const reader = await readerOf(message);
      if (!found || !reader || found.round.state !== 'planned') return undefined;
      const member = await store.membership(found.programme.id, reader.id);
      return member && isThere(member, found.round) ? noticed(found.round, found.programme) : undefined;
    },
    [CALLED_OFF]: async message => {
      const found = await roundOf(message.about);
      return found && (await readerOf(message))
        ? calledOff(found.round, found.programme, clock.now())
        : undefined;
    },
    [PAIRED]: toPair(paired, ({ round }) => round.state === 'announced'),
    [NUDGE]: toPair(nudged, ({ group, round }, now) => group.state === 'open' && now < round.ask),
    [LEFT_OUT]: async message => {
      const found = await roundOf(message.about);
      const reader = await readerOf(message);
      const why = found?.round.leftOut.find(({ id }) => id === reader?.id);
      return found && why ? leftOut(found.programme, leftOutWords(why)) : undefined;
    },
    [AGREED]: async ({ about }) => {
      const [groupId = '', by = '', start = ''] = about.split(' ');
      const pair = await pairOf(groupId);
      // What was agreed since has a message of its own.
      if (pair?.group.state !== 'agreed' || pair.group.start !== Number(start)) return undefined;
      const [name = ''] = await namesOf([by]);
      return agreed(pair, name, clock.now());
    },
    [CANNOT]: async ({ about, to }) => {
      const [groupId = '', by = ''] = about.split(' ');
      const pair = await pairOf(groupId);
      if (!pair) return undefined;
      const [name = ''] = await namesOf([by]);
      const others = await namesOf(pair.group.people.filter(id => id !== by));
      return cannot(pair, name, others, to.kind === 'person');
    },
    [ASK]: async message => {
      const pair = await pairOf(message.about);
      const reader = await readerOf(message);
      if (!pair || !reader || pair.round.state !== 'announced' || pair.group.state === 'off')
        return undefined;
      const others = await namesOf(pair.group.people.filter(id => id !== reader.id));
      return asked(pair.group, pair.programme, others, message.seq);
    },
    [PAUSED]: async message => {
      const reader = await readerOf(message);
      const programme = await store.programme(message.about);
      const member = reader && (await store.membership(message.about, reader.id));
      return programme && !programme.ended && member?.state === 'paused' ? pausedFor(programme) : undefined;
    },
    [WELCOME]: toMember(welcomed, state => state === 'in'),
    [INVITED]: toMember(invited, state => state === undefined),
  };
}
