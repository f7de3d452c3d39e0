import { folded } from '../kernel/text.ts';
import type { Side } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import type { Asset } from '../register/asset.ts';
import { nameKey } from '../register/name-key.ts';
import { tieAssets, type AssetRow } from './asset-ties.ts';
import { readRow, siteFinder, tellDoubled, type Row, type Verdict } from './row.ts';
import type { TableRow } from './table.ts';

const LONGEST_NAME = 80;
const LONGEST_ID = 40;
const MOST_ALIASES = 20;

/** What each row of a file of assets says, beside the assets and sites that are there. */
export function decideAssets(
  rows: readonly TableRow[],
  there: { assets: readonly Asset[]; sites: readonly Site[] },
): Verdict<Asset>[] {
  const reading = { siteOf: siteFinder(there.sites), ids: idsFor(there.assets) };
  const read = new Map<TableRow, AssetRow>();
  // Ids that are given are taken before any is made.
  const [given, made] = [rows.filter(row => row.cells.get('id')), rows.filter(row => !row.cells.get('id'))];
  for (const row of [...given, ...made]) read.set(row, decideAsset(readRow(row), reading));
  const inOrder = rows.flatMap(row => read.get(row) ?? []);
  const verdicts = inOrder.map(({ verdict }) => verdict);
  tellDoubled(verdicts, ({ is }) => placeKey(is), 'The same name at this site stands');
  const namesOfId = new Map<string, Set<string>>();
  for (const { is } of verdicts) namesOfId.set(is.id, (namesOfId.get(is.id) ?? new Set()).add(placeKey(is)));
  const severalNames = (id: string) => (namesOfId.get(id)?.size ?? 0) > 1;
  tellDoubled(verdicts, ({ is }) => (severalNames(is.id) ? is.id : ''), 'The same id stands');
  const inFile = new Set(verdicts.map(({ is }) => is.id));
  const others = new Map(there.assets.filter(one => !inFile.has(one.id)).map(one => [placeKey(one), one]));
  for (const { is, mistakes } of verdicts) {
    const other = placeKey(is) && others.get(placeKey(is));
    if (other) mistakes.push(`The site has another ${other.name}, with the id ${other.id}.`);
  }
  tieAssets(inOrder, there.assets);
  return verdicts;
}

/** A name at a site; empty where one of them is. */
const placeKey = ({ siteId, name }: Pick<Asset, 'siteId' | 'name'>): string =>
  siteId && nameKey(name) ? `${siteId} ${nameKey(name)}` : '';

interface Reading {
  siteOf: ReturnType<typeof siteFinder>;
  ids: Ids;
}

function decideAsset(row: Row, { siteOf, ids }: Reading): AssetRow {
  const name = row.mustText('name', LONGEST_NAME);
  const siteId = siteOf(row)?.id ?? '';
  const id = row.cell('id') ? readId(row) : siteId && name ? ids.make(siteId, name, row) : '';
  if (id) ids.take(id, { siteId, name });
  const was = ids.there.get(id);
  const is: Asset = {
    id,
    name,
    siteId,
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
  return { row, verdict: row.verdict(name || id || 'an asset', was, is) };
}

function readId(row: Row): string {
  const read = (typed: string) => (/^[A-Za-z0-9_-]{1,40}$/.test(typed) ? typed : undefined);
  return row.choice('id', read, '“id” must be 1 to 40 letters, digits, - or _') ?? '';
}

type Place = Pick<Asset, 'siteId' | 'name'>;

interface Ids {
  there: ReadonlyMap<string, Asset>;
  /** The id of an asset whose row gives none: that of the same name at the site, or else one made from the name. */
  make(siteId: string, name: string, row: Row): string;
  /** Keeps an id for who has it. */
  take(id: string, place: Place): void;
}

function idsFor(assets: readonly Asset[]): Ids {
  const idByPlace = new Map(assets.map(asset => [placeKey(asset), asset.id]));
  // Of a name without any letter or digit none is the same.
  idByPlace.delete('');
  const placeById = new Map(assets.map(asset => [asset.id, placeKey(asset)]));
  return {
    there: new Map(assets.map(asset => [asset.id, asset])),
    make(siteId, name, row) {
      const place = placeKey({ siteId, name });
      const made = madeFrom(name);
      // Another site may have an asset of the same name.
      const candidates = made ? [made, `${siteId}-${made}`.slice(0, LONGEST_ID)] : [];
      const id =
        idByPlace.get(place) ?? candidates.find(one => [undefined, place].includes(placeById.get(one)));
      if (id === undefined)
        row.mistakes.push('No id can be made from this name; give one in the column “id”.');
      return id ?? '';
    },
    take(id, place) {
      placeById.set(id, placeKey(place));
    },
  };
}

const madeFrom = (name: string): string =>
  folded(name)
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST_ID)
    .replace(/-$/, '');

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
