import { overlap, type Span } from '../../kernel/spans.ts';
import type { Touched } from '../../register/touched.ts';
import type { Clash } from './case.ts';

/** Another open change, as much of it as may be in the way. Times in milliseconds. */
export interface Other {
  name: string;
  /** Only some may know of it: it stands in the way without its name. */
  isRestricted?: boolean;
  ownerId: string;
  implementerId: string;
  /** Ids of everything that it touches, not only of what it names. */
  touched: readonly string[];
  start: number;
  /** Until it runs again: restart included. */
  end: number;
  /** When the present version of its plan was made. */
  plannedAt: number;
  /** It was to be over by then, and goes on: whoever planned first, it is there. */
  isLate?: boolean;
}

/** The open changes as one looks for those in its way. */
export interface OtherChanges {
  byAsset: ReadonlyMap<string, readonly Other[]>;
  byImplementer: ReadonlyMap<string, readonly Other[]>;
}

export function otherChanges(others: Iterable<Other>): OtherChanges {
  const [byAsset, byImplementer] = [new Map<string, Other[]>(), new Map<string, Other[]>()];
  for (const other of others) {
    for (const id of other.touched) listed(byAsset, id).push(other);
    listed(byImplementer, other.implementerId).push(other);
  }
  return { byAsset, byImplementer };
}

function listed(map: Map<string, Other[]>, key: string): Other[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

/**
 * R10: the changes that touch the same at the same time, each once with the first asset that both touch, and those of
 * the same implementer. Along *serves* both touch what the one serves, so that is one look-up an asset.
 *
 * @param own its own name and the moment of its plan; undefined while it is new, and everything else was there first
 */
export function clashesOf(
  span: Span,
  touched: readonly Touched[],
  implementerId: string,
  own: Pick<Other, 'name' | 'plannedAt'> | undefined,
  { byAsset, byImplementer }: OtherChanges,
): Clash[] {
  const isInTheWay = (other: Other) => other.name !== own?.name && overlap(other, span);
  const clash = (other: Other, on: string | null): Clash => ({
    name: other.isRestricted ? 'Another change' : other.name,
    ownerId: other.ownerId,
    on,
    first: other.isLate === true || other.plannedAt <= (own?.plannedAt ?? Infinity),
  });
  const onAssets = new Map<string, Clash>();
  for (const { asset } of touched)
    for (const other of byAsset.get(asset.id) ?? [])
      if (!onAssets.has(other.name) && isInTheWay(other)) onAssets.set(other.name, clash(other, asset.name));
  const theirs = (byImplementer.get(implementerId) ?? []).filter(isInTheWay);
  return [...onAssets.values(), ...theirs.map(other => clash(other, null))];
}
