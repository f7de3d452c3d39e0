import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { incidentStore } from '../../src/incidents/store.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { somebody } from '../incidents/an-incident.ts';
import { keeps } from '../incidents/kept.ts';
import { freshFolder, plantFileStore } from './fresh-store.ts';

const find = async (file: string, words: string) => {
  const store = openStore(file);
  try {
    const kept = incidentStore(store, { auditKey: '', machine: systemClock });
    const listed = await kept.list({ filter: 'all', words, page: 0 }, somebody(), { from: 0, limit: 10 });
    return listed.map(incident => incident.number);
  } finally {
    store.close();
  }
};

test('what was filed before there was an index of words is found in it', async () => {
  const folder = freshFolder();
  cpSync('drizzle', join(folder, 'before'), { recursive: true });
  const journal = join(folder, 'before', 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { idx: number }[] };
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.filter(({ idx }) => idx < 4) }));
  const file = join(folder, 'desk.sqlite');
  const old = new SqliteDatabase(file);
  migrate(old, join(folder, 'before'));

  const { store, intruder } = plantFileStore();
  await keeps(
    store,
    { what: 'The pump stands still' },
    { what: 'Slow', resolution: 'a new impeller', state: 'closed' },
  );
  for (const table of ['sites', 'people', 'assets', 'incidents']) {
    const known = old.pragma(`table_info(${table})`) as { name: string }[];
    for (const row of intruder.prepare(`select * from ${table}`).all() as Record<string, unknown>[]) {
      const names = Object.keys(row).filter(name => known.some(column => column.name === name));
      old
        .prepare(`insert into ${table} (${names.join()}) values (${names.map(name => `@${name}`).join()})`)
        .run(row);
    }
  }
  old.close();
  expect(await find(file, 'pump')).toEqual([1]);
  expect(await find(file, 'impeller')).toEqual([2]);
});

test('a backup has the index too', async () => {
  const { store } = plantFileStore();
  await keeps(store, { what: 'The pump stands still' });
  const copy = join(freshFolder(), 'copy.sqlite');
  await store.backup(copy);
  expect(await find(copy, 'pump')).toEqual([1]);
});
