import { DAY, MINUTE } from '../kernel/clock.ts';
import { dayOf, firstMoment, lastMoment, weekdayOf } from '../people/wall-clock.ts';
import type { Asset } from '../register/asset.ts';
import { merged, overlap, type Span } from '../kernel/spans.ts';

/** When work that costs view or control may be done, or when none may. */
export interface Window {
  id: string;
  siteId: string;
  /** Null for the whole site. */
  assetId: string | null;
  effect: 'maintenance' | 'blackout';
  when: { kind: 'once'; start: number; end: number } | Weekly;
  /** It holds from then on, and before then, in milliseconds; what reaches beyond is cut off. */
  from?: number;
  until?: number;
  reason: string;
}

/** As much of a window as says when it is open. */
export type Held = Pick<Window, 'when' | 'effect' | 'from' | 'until'>;

/** On the wall clock of the site’s zone. */
export interface Weekly {
  kind: 'weekly';
  /** ISO weekdays on which it opens. */
  days: readonly number[];
  /** Minutes since midnight; where it closes at or before it opens, it closes on the next day. */
  opens: number;
  closes: number;
}

/** Windows as a change looks for them: by asset, and by site those of a whole site. */
export interface WindowsByAsset {
  ofAsset: ReadonlyMap<string, readonly Window[]>;
  ofSite: ReadonlyMap<string, readonly Window[]>;
}

/** As much of an asset as says which windows are its own. */
export type Placed = Pick<Asset, 'id' | 'siteId' | 'partOf'>;

export function windowsByAsset(windows: Iterable<Window>): WindowsByAsset {
  const [ofAsset, ofSite] = [new Map<string, Window[]>(), new Map<string, Window[]>()];
  for (const window of windows) {
    const [map, key] = window.assetId === null ? [ofSite, window.siteId] : [ofAsset, window.assetId];
    const same = map.get(key);
    if (same) same.push(window);
    else map.set(key, [window]);
  }
  return { ofAsset, ofSite };
}

/**
 * Each time that a window is open within a range, in order, whole also where it reaches beyond.
 *
 * A weekly one keeps the wall clock (R5): 01:00-05:00 is three hours long in the night in which the clocks go forward,
 * and five where they go back. What the clock never shows counts as passed when it jumps. Where it shows a time twice,
 * maintenance opens and closes at the first, as a change is read that was written so; a blackout closes at the last,
 * because then the clock still shows that it holds.
 */
export function occurrences(window: Held, zone: string, range: Span): Span[] {
  const { from: since = -Infinity, until = Infinity } = window;
  return timesOf(window, zone, range)
    .map(({ start, end }) => ({ start: Math.max(start, since), end: Math.min(end, until) }))
    .filter(span => span.start < span.end && overlap(span, range));
}

function timesOf({ when, effect }: Held, zone: string, range: Span): Span[] {
  if (when.kind === 'once') return [when];
  const { days, opens, closes } = when;
  // Counted in Greenwich, a day may be one off; and what opens on the day before may reach in.
  const [first, last] = [dayOf(range.start) - 2, dayOf(range.end) + 1];
  const closing = effect === 'blackout' ? lastMoment : firstMoment;
  const spans: Span[] = [];
  for (let day = first; day <= last; day++) {
    if (!days.includes(weekdayOf(day))) continue;
    const start = firstMoment(day * DAY + opens * MINUTE, zone);
    const closesOn = closes <= opens ? day + 1 : day;
    spans.push({ start, end: closing(closesOn * DAY + closes * MINUTE, zone) });
  }
  return spans;
}

/** When at least one of the windows is open within a range, merged where they touch or overlap. */
export const spansOf = (windows: readonly Window[], zone: string, range: Span): Span[] =>
  merged(windows.flatMap(window => occurrences(window, zone, range)));

/**
 * An asset’s maintenance windows: its own, or else those of the nearest asset that it is part of and that has any, or
 * else the site’s. Those that are over by a moment don’t count: what was agreed for one shutdown must not hide the
 * site’s windows for ever after.
 */
export function windowsFor(
  asset: Placed,
  assets: ReadonlyMap<string, Placed>,
  windows: WindowsByAsset,
  from = -Infinity,
): Window[] {
  for (const some of windowsAround(asset, assets, windows)) {
    const open = some.filter(window => window.effect === 'maintenance' && endOf(window) > from);
    if (open.length > 0) return open;
  }
  return [];
}

/** An asset’s blackouts: its own, those of everything that it is part of, and the site’s (R5). */
export const blackoutsFor = (
  asset: Placed,
  assets: ReadonlyMap<string, Placed>,
  windows: WindowsByAsset,
): Window[] =>
  windowsAround(asset, assets, windows)
    .flat()
    .filter(window => window.effect === 'blackout');

/** From the asset up to the site. The register may hold a circle, and parts of what it no longer knows. */
function windowsAround(
  asset: Placed,
  assets: ReadonlyMap<string, Placed>,
  { ofAsset, ofSite }: WindowsByAsset,
): (readonly Window[])[] {
  const way = new Set<string>();
  for (let at: Placed | undefined = asset; at && !way.has(at.id); at = assets.get(at.partOf ?? ''))
    way.add(at.id);
  return [...[...way].map(id => ofAsset.get(id) ?? []), ofSite.get(asset.siteId) ?? []];
}

function endOf({ when, until = Infinity }: Window): number {
  return when.kind === 'once' ? Math.min(when.end, until) : until;
}
