import type { Clock } from '../../kernel/clock.ts';
import type { Person } from '../../people/person.ts';
import type { Asset } from '../../register/asset.ts';
import { withWholes, type Ties } from '../../register/touched.ts';
import type { Change } from '../change.ts';
import type { Span } from '../../kernel/spans.ts';
import { mayKnow } from '../steps.ts';
import { LOOK_AHEAD, LOOK_BACK, seenIn, type Seen } from './seen.ts';
import { howTouched, type HowTouched } from './touching.ts';

/** More than anybody reads while something stands still. */
const MOST = 20;

/** A change as one looks back at it. */
export interface Recent extends Seen {
  change: Change;
  /** How it touches what was asked about, in a sentence; its place where one asked about a whole site. */
  touches: string;
}

/** What happened, the newest first, and then what is planned, the next first. */
export interface RecentChanges {
  recent: readonly Recent[];
  /** How many there are beyond those. */
  more: number;
}

/** As much of an incident as says what to look at: since when, and on what. */
export interface Reported {
  assetId: string | null;
  filedAt: number;
}

/** The part of the store that is asked. Both answer with every change that may be seen in the time, and with some that may not. */
export interface RecentStore {
  /** Changes that touch one of the assets, with those that they touch, and how. */
  touching(assetIds: readonly string[], span: Span): Promise<{ change: Change; touched: HowTouched }[]>;
  at(siteId: string, span: Span): Promise<Change[]>;
}

/** *What changed?* Both sides’ changes, of which each reader is told what they may know of. */
export interface WhatChanged {
  /** On these assets, on what they are part of, and on what serves those. @param since milliseconds */
  recentOn(assetIds: readonly string[], since: number, by: Person): Promise<RecentChanges>;
  /** At a whole site. @param since milliseconds */
  recentAt(siteId: string, since: number, by: Person): Promise<RecentChanges>;
  /** Those that happened where an incident is, the newest first, as far as everybody at a desk may know of them. */
  lately(reported: Reported): Promise<Change[]>;
}

export interface RecentParts {
  store: RecentStore;
  ties: Ties;
  /** Whether it begins and ends by itself when its time comes. */
  unimportant: (change: Change) => Promise<boolean>;
  clock: Clock;
}

/** Since when one looks for what caused something: not only until now, but until it was reported. Milliseconds. */
export const lookBackFrom = ({ filedAt }: Pick<Reported, 'filedAt'>): number => filedAt - LOOK_BACK;

export function whatChanged({ store, ties, unimportant, clock }: RecentParts): WhatChanged {
  const until = (since: number): Span => ({ start: since, end: clock.now() + LOOK_AHEAD });

  /** Those of them that are seen and may be known of, in order. */
  async function sorted<C extends { change: Change }>(
    all: readonly C[],
    since: number,
    may: (change: Change) => boolean,
  ): Promise<(C & Seen)[]> {
    const now = clock.now();
    const found: (C & Seen)[] = [];
    for (const one of all.filter(({ change }) => may(change))) {
      const { change } = one;
      // The rules are asked only where it depends on them.
      const runs = change.state === 'scheduled' && change.start <= now && (await unimportant(change));
      const seen = seenIn(change, since, now, runs);
      if (seen) found.push({ ...one, ...seen });
    }
    return found.toSorted(inOrder);
  }

  async function on(assetIds: readonly string[], since: number, may: (change: Change) => boolean) {
    const wholes = await withWholes(await ties.byIds(assetIds), ties);
    const found = await store.touching(
      wholes.map(({ id }) => id),
      until(since),
    );
    return { wholes, found: await sorted(found, since, may) };
  }

  async function namedBy(changes: readonly { change: Change }[]): Promise<ReadonlyMap<string, Asset>> {
    const ids = changes.flatMap(({ change }) => change.assetIds);
    return new Map((await ties.byIds(ids)).map(asset => [asset.id, asset]));
  }

  return {
    async recentOn(assetIds, since, by) {
      const { wholes, found } = await on(assetIds, since, change => mayKnow(change, by));
      const shown = found.slice(0, MOST);
      const named = await namedBy(shown);
      const recent = shown.map(({ touched, ...one }) => ({
        ...one,
        touches: howTouched(one.change, touched, wholes, assetIds, named),
      }));
      return { recent, more: found.length - shown.length };
    },

    async recentAt(siteId, since, by) {
      const all = (await store.at(siteId, until(since))).map(change => ({ change, touches: change.place }));
      const found = await sorted(all, since, change => mayKnow(change, by));
      return { recent: found.slice(0, MOST), more: Math.max(0, found.length - MOST) };
    },

    async lately({ assetId, filedAt }) {
      if (assetId === null) return [];
      const isEverybodys = ({ visibility }: Change) => visibility.kind === 'everyone';
      const { found } = await on([assetId], lookBackFrom({ filedAt }), isEverybodys);
      return found.filter(({ ahead }) => !ahead).map(({ change }) => change);
    },
  };
}

type Placed = Seen & { change: Change };

function inOrder(a: Placed, b: Placed): number {
  const away = a.ahead ? a.at - b.at : b.at - a.at;
  return Number(a.ahead) - Number(b.ahead) || away || b.change.number - a.change.number;
}
