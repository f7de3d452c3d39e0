import { clip } from '../kernel/text.ts';
import type { Asset } from '../register/asset.ts';
import { nameKey } from '../register/name-key.ts';
import type { Row, Verdict } from './row.ts';

/** An asset's row, read as far as it stands for itself; what it is part of and serves is tied afterwards. */
export interface AssetRow {
  row: Row;
  verdict: Verdict<Asset>;
}

/** A circle is told as far as it fits here, in characters. */
const LONGEST_TOLD = 200;

/** More are not named where a name may mean several. */
const MOST_NAMED = 3;

/**
 * Ties the rows' assets to those that they are part of and that they serve: by id, name or alias, at their own site
 * first, of the file or the register. What names nothing, or more than one, is said in the row; so is what would be
 * part of itself.
 */
export function tieAssets(rows: readonly AssetRow[], registered: readonly Asset[]): void {
  const all = new Map(registered.map(asset => [asset.id, asset]));
  for (const { verdict } of rows) if (verdict.is.id) all.set(verdict.is.id, verdict.is);
  const named = namesOf([...all.values()]);

  for (const { row, verdict } of rows) {
    const { is, mistakes } = verdict;
    const find = (typed: string, column: string): string[] => {
      const found = named(typed, is.siteId).map(one => one.id);
      if (found.length === 0) mistakes.push(`“${column}”: there is no asset “${typed}”.`);
      if (found.length > 1)
        mistakes.push(
          `“${column}”: “${typed}” may be ${found.slice(0, MOST_NAMED).join(' or ')}. Give the id.`,
        );
      return found.slice(0, 1);
    };
    const whole = row.cell('part of');
    if (whole !== undefined) is.partOf = (whole && find(whole, 'part of')[0]) || null;
    const served = row.list('serves', /;/);
    if (served) is.serves = [...new Set(served.flatMap(one => find(one, 'serves')))].toSorted();
    if (is.serves.includes(is.id)) mistakes.push('An asset can’t serve itself.');
  }
  tellCircles(rows, all);
}

/** Finds assets by id, or else by name or alias; those of the site where it has any. */
function namesOf(assets: readonly Asset[]): (typed: string, siteId: string) => Asset[] {
  const byId = new Map(assets.map(asset => [asset.id, asset]));
  const byName = new Map<string, Asset[]>();
  for (const asset of assets) {
    for (const key of new Set([asset.name, ...asset.aliases].map(nameKey))) {
      const same = byName.get(key);
      if (same) same.push(asset);
      else byName.set(key, [asset]);
    }
  }
  return (typed, siteId) => {
    const exact = byId.get(typed);
    if (exact) return [exact];
    const found = byName.get(nameKey(typed)) ?? [];
    const here = found.filter(asset => asset.siteId === siteId);
    return here.length > 0 ? here : found;
  };
}

/** Follows each asset up to what it is part of, each step once, and says it of those that come back to themselves. */
function tellCircles(rows: readonly AssetRow[], all: ReadonlyMap<string, Asset>): void {
  const followed = new Set<string>();
  const mistakes = new Map(rows.map(({ verdict }) => [verdict.is.id, verdict.mistakes]));
  for (const { verdict } of rows) {
    const way = new Set<Asset>();
    let at: Asset | undefined = verdict.is;
    while (at && !followed.has(at.id)) {
      followed.add(at.id);
      way.add(at);
      at = all.get(at.partOf ?? '');
    }
    if (!at || !way.has(at)) continue;
    const circle = [...way].slice([...way].indexOf(at));
    const told = clip([...circle, at].map(one => one.name).join(', part of '), LONGEST_TOLD);
    for (const asset of circle) mistakes.get(asset.id)?.push(`It would be part of itself: ${told}.`);
  }
}
