import { difference, entryFor, NO_SEAL } from '../audit/entry.ts';
import { settleTimer } from '../changes/settling.ts';
import type { Span } from '../kernel/spans.ts';
import { nextTimes, readWindow } from '../changes/window-words.ts';
import { personActor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { mustSay } from '../kernel/text.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import { revise, untilWritten, type RecordStore } from '../records/revise.ts';
import type { Asset } from '../register/asset.ts';
import type { Whereabouts } from '../register/place.ts';
import type { Register } from '../register/register.ts';
import { isOver, notFound, spotOf, whyNotSee, whyNotSet, type Effect, type KeptWindow } from './window.ts';

/** The windows that are kept. */
export interface WindowStore extends RecordStore<KeptWindow> {
  /**
   * Those of these sites that are not over by a moment, in milliseconds.
   *
   * @param on ids of assets: leaves out what is on others, unless they are very many
   */
  notOver(siteIds: readonly string[], now: number, on?: readonly string[]): Promise<KeptWindow[]>;
  /** The window that this request was answered with before. */
  answeredBy(request: string): Promise<KeptWindow | undefined>;
}

/** What a form says of a new one, as it was typed. */
export interface Setting {
  where: Whereabouts;
  effect: Effect | undefined;
  when: string;
  reason: string;
}

/** A window with what it takes to draw it. */
export interface Shown {
  window: KeptWindow;
  site: Site;
  /** Undefined for a whole site, and for one that the register no longer knows. */
  asset: Asset | undefined;
  setBy: string;
  /** The next times, the one that it is open now included; at most {@link MOST_TIMES}. */
  times: readonly Span[];
  mayEnd: boolean;
  /** In milliseconds. */
  now: number;
}

/** Windows that hold now or later, the next first. */
export interface Listed {
  site: Site;
  rows: readonly Shown[];
  /** How many there are beside these. */
  more: number;
}

export interface Windows {
  /**
   * Sets a window or a blackout, which tells nobody: the rules read it when a change goes on. The same request twice
   * gives the same one.
   * @throws Refusal as {@link whyNotSet}, at the field; `bad-answer` with the field
   */
  set(setting: Setting, by: Person, request: string): Promise<Shown>;
  /**
   * From now on it no longer holds. The same request twice counts once.
   * @throws Refusal as {@link whyNotSet}; `not-found`; `already-done`
   */
  end(id: string, by: Person, request: string): Promise<void>;
  /**
   * Those of the person’s own site; those on one asset, or on the whole site, where one is named.
   * @throws Refusal as {@link whyNotSee}
   */
  list(by: Person, on?: Whereabouts): Promise<Listed>;
}

export interface WindowParts {
  store: WindowStore;
  directory: Directory;
  register: Register;
  clock: Clock;
  ids: Ids;
}

/** The field that says what it is on. */
export const ON = 'window.on';

export const LONGEST_REASON = 200;
const MOST_TIMES = 3;
/** Of a whole site so many are listed, and then one looks for an asset; of that asset, more than anybody sets. */
const MOST_LISTED = 10;
const MOST_LISTED_ON_ONE = 40;

export function windowUseCases({ store, directory, register, clock, ids }: WindowParts): Windows {
  async function placeOf(where: Whereabouts): Promise<{ site: Site; asset: Asset | undefined }> {
    const asset = 'assetId' in where ? await register.asset(where.assetId) : undefined;
    const siteId = 'assetId' in where ? asset?.siteId : where.words === '' ? where.siteId : undefined;
    const site = siteId === undefined ? undefined : await directory.site(siteId);
    if (site) return { site, asset };
    throw new Refusal('bad-answer', 'Choose an asset of the list, or the whole site.', ON);
  }

  async function mustBeTheirs(window: KeptWindow, by: Person): Promise<void> {
    const asset = await register.asset(window.assetId ?? '');
    const refusal = whyNotSet(spotOf(window, await siteOf(directory, window.siteId), asset), by);
    if (refusal) throw refusal;
  }

  async function shown(windows: readonly KeptWindow[], site: Site, by: Person): Promise<Shown[]> {
    const now = clock.now();
    const assets = await register.ties.byIds(windows.flatMap(({ assetId }) => assetId ?? []));
    const byId = new Map(assets.map(asset => [asset.id, asset]));
    const names = await directory.names([...new Set(windows.map(({ setBy }) => setBy))]);
    return windows.map(window => {
      const asset = byId.get(window.assetId ?? '');
      return {
        window,
        site,
        asset,
        setBy: names.get(window.setBy) ?? 'somebody who left',
        times: nextTimes(window, site.zone, now, MOST_TIMES),
        mayEnd: !whyNotSet(spotOf(window, site, asset), by),
        now,
      };
    });
  }

  /** What came of a request. */
  async function answer(request: string, by: Person): Promise<Shown | undefined> {
    const window = await store.answeredBy(request);
    if (!window) return undefined;
    return (await shown([window], await siteOf(directory, window.siteId), by))[0];
  }

  return {
    async set(setting, by, request) {
      const before = await answer(request, by);
      if (before) return before;
      const { site, asset } = await placeOf(setting.where);
      const refusal = whyNotSet({ site, asset }, by);
      if (refusal) throw new Refusal(refusal.code, refusal.message, ON);
      if (!setting.effect)
        throw new Refusal('bad-answer', 'Say whether work may be done then, or not.', 'effect');
      const now = clock.now();
      const held = readWindow(setting.when, site, now);
      const until = held.when.kind === 'once' ? held.when.end : held.until;
      const window: KeptWindow = {
        id: ids.next(),
        siteId: site.id,
        assetId: asset?.id ?? null,
        effect: setting.effect,
        when: held.when,
        ...(until !== undefined && { until }),
        reason: mustSay('reason', setting.reason, LONGEST_REASON, 'Say in a few words why.'),
        setBy: by.id,
        version: 1,
        auditHead: NO_SEAL,
      };
      const what = { at: now, actor: personActor(by.id), action: 'set' };
      const entries = [entryFor('window', window, { ...what, ...difference(recorded, undefined, window) })];
      const timers = [settleTimer(site.id, now)];
      await untilWritten(async () => store.commit(window, 0, { request, entries, messages: [], timers }));
      const set = await answer(request, by);
      if (!set) throw new Error(`request ${request} left no window`);
      return set;
    },

    async end(id, by, request) {
      await revise(store, id, notFound, async was => {
        // Slack's second delivery finds it ended, by itself.
        if (await store.answeredBy(request)) return undefined;
        await mustBeTheirs(was, by);
        const now = clock.now();
        if (isOver(was, now))
          throw new Refusal('already-done', 'It is over already, or somebody ended it. Nothing more to do.');
        const is: KeptWindow = { ...was, until: now, version: was.version + 1 };
        const what = { at: now, actor: personActor(by.id), action: 'ended' };
        const entries = [entryFor('window', is, { ...what, ...difference(recorded, was, is) })];
        const timers = [settleTimer(is.siteId, now)];
        return { is, facts: { request, entries, messages: [], timers } };
      });
    },

    async list(by, on) {
      const refusal = whyNotSee(by);
      if (refusal) throw refusal;
      const site = await siteOf(directory, by.siteId);
      const now = clock.now();
      const assetId = on && 'assetId' in on ? on.assetId : null;
      const all = (await store.notOver([site.id], now)).filter(one => !on || one.assetId === assetId);
      const next = new Map(
        all.map(window => [window, nextTimes(window, site.zone, now, 1)[0]?.start ?? Infinity]),
      );
      const inOrder = all.toSorted((a, b) => (next.get(a) ?? 0) - (next.get(b) ?? 0));
      const rows = inOrder.slice(0, on ? MOST_LISTED_ON_ONE : MOST_LISTED);
      return { site, rows: await shown(rows, site, by), more: all.length - rows.length };
    },
  };
}

const recorded = ['siteId', 'assetId', 'effect', 'when', 'until', 'reason', 'setBy'] as const;
