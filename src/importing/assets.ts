import { folded } from '../kernel/text.ts';
import type { Side } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import type { Asset } from '../register/asset.ts';
import { nameKey } from '../register/name-key.ts';
import { tieAssets, type AssetRow } from './asset-ties.ts';
import { readRow, siteIn, tellDoubled, type Row, type Verdict } from './row.ts';
import type { TableRow } from './table.ts';

const LONGEST_NAME = 80;
const MOST_ALIASES = 20;

/** What each row of a file of assets says, beside the assets and sites that are there. */
export function decideAssets(
  rows: readonly TableRow[],
  there: { assets: readonly Asset[]; sites: readonly Site[] },
): Verdict<Asset>[] {
  const ids = idsFor(there.assets);
  const read = rows.map(row => decideAsset(readRow(row), there, ids));
  const verdicts = read.map(({ verdict }) => verdict);
  tellDoubled(verdicts, ({ is }) => is?.id ?? '', 'The same id stands');
  tellDoubled(
    verdicts,
    ({ is }) => (is ? placeKey(is.siteId, is.name) : ''),
    'The same name at this site stands',
  );
  const inFile = new Set(verdicts.map(one => one.is?.id));
  const others = new Map(
    there.assets.filter(one => !inFile.has(one.id)).map(one => [placeKey(one.siteId, one.name), one]),
  );
  for (const { is, mistakes } of verdicts) {
    const other = is && others.get(placeKey(is.siteId, is.name));
    if (other) mistakes.push(`The site has another ${other.name}, with the id ${other.id}.`);
  }
  tieAssets(read, there.assets);
  return verdicts;
}

/** A name at a site; empty where one of them is. */
const placeKey = (siteId: string, name: string): string =>
  siteId && nameKey(name) ? `${siteId} ${nameKey(name)}` : '';

function decideAsset(
  row: Row,
  there: { assets: readonly Asset[]; sites: readonly Site[] },
  ids: Ids,
): AssetRow {
  const name = row.mustText('name', LONGEST_NAME);
  const site = siteIn(row, there.sites);
  const id = row.cell('id') ? readId(row) : site && name ? ids.idOf(site.id, name, row) : '';
  const was = ids.there.get(id);
  const is: Asset = {
    id,
    name,
    siteId: site?.id ?? '',
    aliases: aliases(row, name) ?? was?.aliases ?? [],
    area: row.text('area', LONGEST_NAME, was?.area ?? ''),
    owner: either(row, 'owner side', was?.owner ?? null, owner, '“owner side” must be IT or OT, or empty'),
    owners: {
      it: row.text('IT owner', LONGEST_NAME, was?.owners.it ?? ''),
      ot: row.text('OT owner', LONGEST_NAME, was?.owners.ot ?? ''),
    },
    partOf: was?.partOf ?? null,
    serves: was?.serves ?? [],
    level: either(
      row,
      'level',
      was?.level ?? null,
      level,
      '“level” must be 0, 1, 2, 3, 3.5, 4 or 5, or empty',
    ),
    safety: row.yesOrNo('safety', was?.safety ?? false),
  };
  const { line, mistakes } = row;
  return { row, verdict: { line, name: name || id || 'an asset', was, is, mistakes, warnings: [] } };
}

function readId(row: Row): string {
  const read = (typed: string) => (/^[A-Za-z0-9_-]{1,40}$/.test(typed) ? typed : undefined);
  return row.choice('id', read, '“id” must be 1 to 40 letters, digits, - or _') ?? '';
}

interface Ids {
  there: ReadonlyMap<string, Asset>;
  /** The id of an asset whose row gives none: that of the same name at the site, or else one made from the name. */
  idOf(siteId: string, name: string, row: Row): string;
}

function idsFor(assets: readonly Asset[]): Ids {
  const there = new Map(assets.map(asset => [asset.id, asset]));
  const byPlace = new Map(assets.map(asset => [placeKey(asset.siteId, asset.name), asset.id]));
  const holders = new Map(assets.map(asset => [asset.id, placeKey(asset.siteId, asset.name)]));
  return {
    there,
    idOf(siteId, name, row) {
      const place = placeKey(siteId, name);
      const known = byPlace.get(place);
      if (known !== undefined) return known;
      const made = madeFrom(name);
      // Another site may have one of the same name.
      const free = [made, `${siteId}-${made}`.slice(0, 40)].find(id => (holders.get(id) ?? place) === place);
      if (!made || free === undefined) {
        row.mistakes.push('No id can be made from this name; give one in the column “id”.');
        return '';
      }
      holders.set(free, place);
      return free;
    },
  };
}

const madeFrom = (name: string): string =>
  folded(name)
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-|-$/g, '');

function aliases(row: Row, name: string): string[] | undefined {
  const typed = row.list('aliases', /;/)?.filter(alias => alias !== name);
  if (!typed) return undefined;
  if (typed.length > MOST_ALIASES)
    row.mistakes.push(`There are ${typed.length} aliases; ${MOST_ALIASES} fit.`);
  for (const alias of typed) {
    if (alias.length > LONGEST_NAME)
      row.mistakes.push(`An alias has ${alias.length} characters; ${LONGEST_NAME} fit.`);
  }
  return typed;
}

/** What a cell says that may be empty, which means that nobody knows. */
function either<T>(
  row: Row,
  column: 'owner side' | 'level',
  was: T | null,
  read: (typed: string) => T | undefined,
  must: string,
): T | null {
  if (row.cell(column) === '') return null;
  return row.choice(column, read, must) ?? was;
}

function owner(typed: string): Side | undefined {
  const key = nameKey(typed);
  return key === 'it' || key === 'ot' ? key : undefined;
}

function level(typed: string): number | undefined {
  return /^([0-5]|3[.,]5)$/.test(typed) ? Number(typed.replace(',', '.')) : undefined;
}
