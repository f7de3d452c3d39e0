import type { Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Reporting } from '../people/managers.ts';
import type { Person } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import type { Asset } from '../register/asset.ts';
import { decideAssets } from './assets.ts';
import { assetInWords, personInWords, siteInWords, type InWords } from './changes.ts';
import { peopleRevisions, reportsOf, siteRevisions, type Revision } from './history.ts';
import type { Placed } from './managers.ts';
import { decidePeople } from './people.ts';
import { lineOf, summary, told, type Told } from './report.ts';
import type { Verdict } from './row.ts';
import { decideSites } from './sites.ts';
import { tableOf, type Table } from './table.ts';
import { textOf } from './text.ts';
import { whoTheyAre, type Asking, type Known } from './who.ts';

/** All that files are compared with. */
export interface Plant {
  sites: readonly Site[];
  people: readonly Person[];
  /** To whom they report, by person. */
  reporting: ReadonlyMap<string, Reporting>;
  assets: readonly Asset[];
}

/** To whom somebody reports from now on. */
export interface Reports {
  personId: string;
  is: Reporting | undefined;
  /** The manager as they were read; undefined where there is to be none, or the file changes them. */
  manager: Person | undefined;
}

/** What a file changes. */
export interface Changes {
  sites: readonly Revision<Site>[];
  people: readonly Revision<Placed>[];
  reports: readonly Reports[];
  assets: readonly Asset[];
}

export interface ImportStore {
  plant(): Promise<Plant>;
  /** All in one commit; `stale`: somebody changed one of them since it was read, nothing was written. */
  write(changes: Changes): Promise<'done' | 'stale'>;
}

export interface ImportParts {
  store: ImportStore;
  /** Undefined where Slack can't be asked; then people are known by member id only. */
  members: Asking;
  clock: Clock;
}

/** What became of a file: a sentence for each row, then the summary. */
export interface Report {
  lines: string[];
  /** How many rows were refused; where it isn't 0, nothing was written. */
  refused: number;
}

/** More losers of one race than anybody edits a plant at once. */
const MOST_TRIES = 8;

/**
 * Imports a file of sites, people or assets, all of it or nothing: what is there is brought up to date, nothing is
 * removed, and of columns that the file doesn't have everything stays as it is.
 *
 * @param dryRun only says what would become of it
 * @throws Refusal `bad-setting` when it is no such file, `too-busy`
 */
export async function importFile(bytes: Uint8Array, parts: ImportParts, dryRun = false): Promise<Report> {
  const { store, members, clock } = parts;
  const { text, encoding } = textOf(bytes);
  const table = tableOf(text);
  const known = table.kind === 'people' ? await whoTheyAre(table, members) : undefined;
  for (let n = 0; n < MOST_TRIES; n++) {
    const { rows, changes } = decide(table, await store.plant(), known, clock.now());
    const refused = rows.filter(row => row.outcome === 'refused').length;
    const writes = !dryRun && refused === 0 && rows.some(row => row.outcome !== 'unchanged');
    if (writes && (await store.write(changes)) === 'stale') continue;
    const lines = [
      ...rows.map(lineOf),
      ...summary({ kind: table.kind, rows, encoding, askedSlack: members !== undefined, dryRun }),
    ];
    return { lines, refused };
  }
  throw new Refusal(
    'too-busy',
    'Somebody else is changing the same things. Import the file again in a minute.',
  );
}

/** What becomes of each row, and what is to be written. */
function decide(
  { kind, rows }: Table,
  there: Plant,
  known: Known,
  now: number,
): { rows: Told<unknown>[]; changes: Changes } {
  const nothing: Changes = { sites: [], people: [], reports: [], assets: [] };
  const tell = <R extends object>(verdicts: readonly Verdict<R>[], inWords: InWords<R>) =>
    verdicts.map(verdict => told(verdict, inWords));
  switch (kind) {
    case 'sites': {
      const said = tell(decideSites(rows, there.sites), siteInWords);
      return { rows: said, changes: { ...nothing, sites: siteRevisions(said, now) } };
    }
    case 'people': {
      const verdicts = decidePeople(rows, there, known);
      const names = new Map(
        [...there.people, ...verdicts.map(({ is }) => is)].map(({ id, name }) => [id, name]),
      );
      const said = tell(verdicts, personInWords(there.sites, names));
      const people = peopleRevisions(said, now);
      return { rows: said, changes: { ...nothing, people, reports: reportsOf(said, there.people, now) } };
    }
    case 'assets': {
      const verdicts = decideAssets(rows, there);
      const all = [...there.assets, ...verdicts.map(({ is }) => is)];
      const said = tell(verdicts, assetInWords(there.sites, new Map(all.map(asset => [asset.id, asset]))));
      const assets = said.filter(row => row.outcome !== 'unchanged').map(({ is }) => is);
      return { rows: said, changes: { ...nothing, assets } };
    }
  }
}
