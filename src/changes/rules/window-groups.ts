import type { Calendar } from '../window-rules.ts';
import { blackoutsFor, windowsFor, type Placed } from '../windows.ts';
import type { Touching } from './touching.ts';

/** Touched assets with the same windows and blackouts: one of them stands for all. */
export interface Group {
  first: Placed;
  names: string[];
}

/** What isn't registered has no id, so only its site's windows are found. */
const UNREGISTERED = '';

/**
 * Hundreds of assets share the windows of one line, so they are looked at once, and people read one sentence about them.
 *
 * @param site of the change: a place in words is there
 */
export function groupsOf(
  { plan, touched }: Touching,
  site: { id: string },
  { assets, windows, now }: Calendar,
): Group[] {
  const places: readonly (Placed & { name: string })[] =
    touched.length > 0
      ? touched.map(({ asset }) => asset)
      : [{ id: UNREGISTERED, siteId: site.id, partOf: null, name: plan.place }];
  const groups = new Map<string, Group>();
  // Parts of one thing have its windows unless they have their own: looked up once, since a hub has thousands.
  const known = new Map<string, Group>();
  for (const { name, ...first } of places) {
    const { id, siteId, partOf } = first;
    const alike = windows.ofAsset.has(id) || partOf === null ? id : `${siteId}\n${partOf}`;
    const same = known.get(alike);
    if (same) {
      same.names.push(name);
      continue;
    }
    const own = [...windowsFor(first, assets, windows, now), ...blackoutsFor(first, assets, windows)];
    const key = [siteId, ...own.map(window => window.id)].join('\n');
    const group = groups.get(key) ?? { first, names: [] };
    group.names.push(name);
    groups.set(key, group);
    known.set(alike, group);
  }
  return [...groups.values()];
}

const MOST_NAMED = 3;

/** `PLC-12, PLC-13, PLC-14 and 40 more`. */
export function named(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  if (more > 0) return `${names.slice(0, MOST_NAMED).join(', ')} and ${more} more`;
  return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
}
