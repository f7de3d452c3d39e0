import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { eq } from 'drizzle-orm';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import { plantFiles } from '../../src/sandbox/world.ts';
import { also, type Statement } from '../../src/store/commit.ts';
import { openStore, type OpenStore } from '../../src/store/open.ts';
import { AUDIT_KEY } from '../incidents/incident-desk.ts';

/** A folder that goes with the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The real store with the real migrations, in memory. */
export function freshStore(): OpenStore {
  const store = openStore(':memory:');
  onTestFinished(() => store.close());
  return store;
}

/** What writes the demo's sites, people and assets, and Paul, who left since: imported once, committed for each test. */
async function plantStatements(): Promise<Statement[]> {
  const store = openStore(':memory:');
  const statements: Statement[] = [];
  const commit: OpenStore['commit'] = given => {
    statements.push(...given);
    return store.commit(given);
  };
  const people = `${plantFiles.people}U0PAUL,Paul Lefèvre,OT,rhine,,\n`;
  await importPlant({ ...store, commit }, { ...plantFiles, people }, { auditKey: AUDIT_KEY });
  const { queries, tables } = store;
  const { people: persons, timers, channels } = tables;
  commit([
    also(queries.update(persons).set({ left: true }).where(eq(persons.id, 'U0PAUL'))),
    // Nothing is due, and nothing is known of the channels.
    also(queries.delete(timers)),
    also(queries.delete(channels)),
  ]);
  store.close();
  return statements;
}
const plant = await plantStatements();

/** The same with the demo's sites, people and assets. */
export function plantStore(): OpenStore {
  const store = freshStore();
  store.commit(plant);
  return store;
}

/** The same in a file, with a second way into it that knows no rules. */
export function plantFileStore(): { store: OpenStore; intruder: Database } {
  const file = join(freshFolder(), 'desk.sqlite');
  const store = openStore(file);
  const intruder = new SqliteDatabase(file);
  onTestFinished(() => {
    intruder.close();
    store.close();
  });
  store.commit(plant);
  return { store, intruder };
}
