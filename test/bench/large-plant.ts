import type { Change, Plan } from '../../src/changes/change.ts';
import type { Window } from '../../src/changes/windows.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { searchedText } from '../../src/lists/listing.ts';
import type { Asset } from '../../src/register/asset.ts';
import { touchedBy, type Ties } from '../../src/register/touched.ts';
import { also } from '../../src/store/commit.ts';
import { kept, rowOfGaps } from '../../src/store/kept.ts';
import type { OpenStore } from '../../src/store/open.ts';
import { aChange, aPlan } from '../changes/a-change.ts';
import { aWindow } from '../changes/a-window.ts';
import { seeded } from '../conversations/a-thread-slack.ts';
import { anAsset } from '../incidents/a-place.ts';
import { somebody } from '../incidents/an-incident.ts';

/** How much there is of everything: changes that are open, and such as are over. */
export interface Size {
  assets: number;
  windows: number;
  open: number;
  over: number;
}

/** Draws a whole number from 0 on and below another one. */
export type UpTo = (n: number) => number;

export function drawing(seed: number): UpTo {
  const chance = seeded(seed);
  return n => Math.floor(chance() * n);
}

export interface Plant {
  /** One to three assets, which stop about thirty at most; one time in twenty a hub. */
  some: (upTo: UpTo) => Asset[];
  /** A plan of {@link some}, within the days in which changes are open. */
  plan: (upTo: UpTo) => Plan;
}

export const PEOPLE = 500;
const CELL = 10;
const LINE = 300;
/** One line in so many is at the other site. */
const AWAY = 6;
/** What part of all cells each hub serves. */
const HUBS = [0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15];
/** One change in so many is of a hub. */
const ON_HUB = 200;
/** Changes are open within so many days ahead, and over within so many before. */
const AHEAD = 30;
const BACK = 700;

/**
 * Puts a plant into a store, drawn with a seed: cells of ten assets, some of which serve others; lines of thirty cells;
 * and hubs that serve cells everywhere.
 */
export function fillPlant(store: OpenStore, size: Size, now: number): Promise<Plant> {
  const upTo = drawing(3);
  const assets = Array.from({ length: size.assets - HUBS.length }, (_, n) => assetOf(n, size.assets));
  const cells = assets.filter((_, n) => n % CELL === 0);
  const hubs = HUBS.map((share, n) => hubOf(n, share, cells, upTo));
  const named = (draw: UpTo) => Array.from({ length: 1 + draw(3) }, () => leafOrCell(assets, draw));
  const some = (draw: UpTo) => (draw(20) === 0 ? [oneOf(hubs, draw)] : named(draw));
  const changes = Array.from({ length: size.over + size.open }, (_, n) => {
    const on = n % ON_HUB === 0 ? [oneOf(hubs, upTo)] : named(upTo);
    return n < size.over
      ? overOf(n + 1, on, now - Math.floor((1 - n / size.over) * BACK * DAY), upTo)
      : openOf(n + 1, on, now, upTo);
  });
  const windows = Array.from({ length: size.windows }, (_, n) => windowOf(n, assets, now, upTo));
  return fill(store, [...assets, ...hubs], windows, changes).then(() => ({
    some,
    plan: draw => planOf(some(draw), now + draw(AHEAD * DAY), draw),
  }));
}

async function fill(
  store: OpenStore,
  assets: readonly Asset[],
  windows: readonly Window[],
  changes: readonly Change[],
): Promise<void> {
  const { queries, tables } = store;
  const touched: object[] = [];
  const ties = tiesOf(assets);
  for (const { id: changeId, assetIds } of changes)
    for (const { asset, how } of await touchedBy(assetIds, ties))
      touched.push({ changeId, assetId: asset.id, how });

  // A statement that is made once, or it would take minutes.
  const rows = (table: Parameters<typeof rowOfGaps>[0], all: readonly object[]) => {
    const insert = kept(queries.insert(table).values(rowOfGaps(table)));
    store.commit(all.map(row => also(insert(row as Record<string, unknown>))));
  };
  const people = Array.from({ length: PEOPLE }, (_, n) => somebody({ id: `U${n}`, name: `Person ${n}` }));
  rows(tables.people, people);
  rows(
    tables.assets,
    assets.map(({ owners, ...one }) => ({ ...one, itOwner: owners.it, otOwner: owners.ot })),
  );
  const set = { from: null, until: null, setBy: 'U0', version: 1, auditHead: '' };
  rows(
    tables.windows,
    windows.map(one => ({ ...set, ...one, until: one.when.kind === 'once' ? one.when.end : null })),
  );
  rows(
    tables.changes,
    changes.map(one => ({
      ...one,
      busyUntil: one.end,
      searched: searchedText([one.place, one.what, one.why]),
    })),
  );
  rows(tables.changeAssets, touched);
}

function assetOf(n: number, count: number): Asset {
  const [line, cell, place] = [n - (n % LINE), n - (n % CELL), n % CELL];
  const it = (n / CELL) % 3 < 1;
  // The next cell’s are served too, but serve nothing that leads on.
  const serves =
    place >= 1 && place <= 3 ? [n + 3, n + CELL + 3].filter(one => one < count - HUBS.length) : [];
  return anAsset({
    id: idOf(n),
    name: `${it ? 'SRV' : 'PLC'}-${n} ${place === 0 ? 'cell' : 'station'}`,
    aliases: [`Station ${n}`],
    siteId: Math.floor(n / LINE) % AWAY === AWAY - 1 ? 'bayou' : 'rhine',
    area: `Line ${Math.floor(n / LINE)}`,
    owner: it ? 'it' : 'ot',
    level: it ? 3 : 1,
    partOf: n === line ? null : idOf(n === cell ? line : cell),
    serves: serves.map(idOf),
  });
}

const hubOf = (n: number, share: number, cells: readonly Asset[], upTo: UpTo): Asset =>
  anAsset({
    id: `hub-${n}`,
    name: `SW-${n} core switch`,
    serves: Array.from(
      { length: Math.max(1, Math.round(share * cells.length)) },
      () => oneOf(cells, upTo).id,
    ),
  });

const idOf = (n: number) => `a-${n}`;
const oneOf = <T>(all: readonly T[], upTo: UpTo): T => all[upTo(all.length)] as T;

/** No line, since those stop hundreds. */
function leafOrCell(assets: readonly Asset[], upTo: UpTo): Asset {
  const n = upTo(assets.length);
  return assets[n % LINE === 0 ? n + 1 : n] as Asset;
}

function tiesOf(assets: readonly Asset[]): Ties {
  const byId = new Map(assets.map(asset => [asset.id, asset]));
  const parts = new Map<string, Asset[]>();
  for (const asset of assets) {
    const whole = asset.partOf ?? '';
    parts.set(whole, [...(parts.get(whole) ?? []), asset]);
  }
  return {
    byIds: async ids => ids.flatMap(id => byId.get(id) ?? []),
    partsOf: async ids => ids.flatMap(id => parts.get(id) ?? []),
  };
}

export const spoken = [
  'pump',
  'historian',
  'firmware',
  'valve',
  'licence',
  'switch',
  'recipe',
  'certificate',
  'drive',
];

function planOf(on: readonly Asset[], start: number, upTo: UpTo): Plan {
  const isReboot = upTo(2) === 0;
  return aPlan({
    what: `${isReboot ? 'Reboot' : 'Configure'} it for the ${oneOf(spoken, upTo)}`,
    why: `The ${oneOf(spoken, upTo)} of order ${upTo(100_000)}`,
    assetIds: on.map(({ id }) => id),
    place: on.map(({ name }) => name).join('; '),
    kind: isReboot ? 'patch' : 'configuration',
    effects: isReboot ? ['view'] : [],
    start,
    end: start + (1 + upTo(8)) * 30 * MINUTE,
    implementerId: `U${upTo(PEOPLE)}`,
  });
}

function openOf(n: number, on: readonly Asset[], now: number, upTo: UpTo): Change {
  const plan = planOf(on, now - DAY + upTo((AHEAD + 1) * DAY), upTo);
  const isBegun = plan.start <= now;
  return aChange({
    ...common(n, on, plan, upTo),
    state: isBegun ? 'implement' : oneOf(['assess', 'authorize', 'scheduled'], upTo),
    startedAt: isBegun ? plan.start : null,
  });
}

function overOf(n: number, on: readonly Asset[], end: number, upTo: UpTo): Change {
  const plan = planOf(on, end - 5 * HOUR, upTo);
  const isDone = upTo(10) > 0;
  return aChange({
    ...common(n, on, plan, upTo),
    state: isDone ? 'closed' : 'withdrawn',
    startedAt: isDone ? plan.start : null,
    since: plan.end,
  });
}

const common = (n: number, on: readonly Asset[], plan: Plan, upTo: UpTo) => ({
  ...plan,
  id: `c-${n}`,
  number: n,
  siteId: on[0]?.siteId ?? 'rhine',
  requesterId: `U${upTo(PEOPLE)}`,
  plan: 1,
  plannedAt: plan.start - DAY,
  filedAt: plan.start - DAY,
  since: plan.start - DAY,
});

/** A few of whole sites; otherwise on whatever asset, half of them on cells. */
function windowOf(n: number, assets: readonly Asset[], now: number, upTo: UpTo): Window {
  const at = upTo(assets.length);
  const on = assets[upTo(2) === 0 ? at - (at % CELL) : at] as Asset;
  const where = { id: `w-${n}`, siteId: on.siteId, assetId: n % 500 === 0 ? null : on.id };
  const isBlackout = upTo(3) === 0;
  if (!isBlackout) return aWindow(oneOf(['22:00-04:00', '06:00-14:00'], upTo), [1 + upTo(7)], where);
  const start = now + upTo(AHEAD * DAY);
  const when = { kind: 'once', start, end: start + (1 + upTo(48)) * HOUR } as const;
  return aWindow('00:00-01:00', [], { ...where, effect: 'blackout', when, reason: 'Audit' });
}
