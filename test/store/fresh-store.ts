import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { readPlant } from '../../src/plant/plant.ts';
import { savePlant } from '../../src/plant/store.ts';
import { plantFile } from '../../src/sandbox/world.ts';
import { openStore, type Store } from '../../src/store/open.ts';

/** A folder that goes with the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The real store with the real migrations, in memory. */
export function freshStore(): Store {
  const store = openStore(':memory:');
  onTestFinished(() => store.close());
  return store;
}

/** The same with the demo's sites, people and assets. */
export function plantStore(): Store {
  const store = freshStore();
  savePlant(store, readPlant(plantFile));
  return store;
}

/** The same in a file, with a second way into it that knows no rules. */
export function plantFileStore(): { store: Store; intruder: Database } {
  const file = join(freshFolder(), 'desk.sqlite');
  const store = openStore(file);
  const intruder = new SqliteDatabase(file);
  onTestFinished(() => {
    intruder.close();
    store.close();
  });
  savePlant(store, readPlant(plantFile));
  return { store, intruder };
}
