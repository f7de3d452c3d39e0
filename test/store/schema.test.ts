import { execFile } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { getTableName } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import * as schema from '../../src/store/schema.sqlite.ts';
import { sqliteKit } from '../../src/store/kit.ts';
import { allTables } from '../../src/store/tables.ts';
import { freshFolder, plantFileStore } from './fresh-store.ts';

const exported: unknown[] = Object.values(schema);
const tableNames: string[] = exported.filter(one => one instanceof SQLiteTable).map(one => getTableName(one));

const named = (kind: string) =>
  plantFileStore()
    .intruder.prepare(
      `select name from sqlite_master where type = ? and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\'`,
    )
    .pluck()
    .all(kind) as string[];

describe('the schema', () => {
  test('exports every table of every feature', () => {
    expect(Object.keys(schema).toSorted()).toEqual(Object.keys(allTables(sqliteKit)).toSorted());
    expect(tableNames).toHaveLength(exported.length);
  });

  test('stands in the database after all migrations, every table of it and no other', () => {
    // The indexes of words are SQLite's own, with tables of their own.
    const ours = named('table').filter(name => !/^(incidents|changes)_words/.test(name));
    expect(ours.toSorted()).toEqual(tableNames.toSorted());
  });

  test('has the triggers that guard the audit entries, keep the indexes of words and count what is written after all migrations', () => {
    expect(named('trigger').toSorted()).toEqual([
      'assets_changed',
      'assets_gone',
      'assets_new',
      'audit_entries_no_delete',
      'audit_entries_no_replace',
      'audit_entries_no_update',
      'changes_words_changed',
      'changes_words_new',
      'incidents_words_changed',
      'incidents_words_new',
    ]);
  });

  test('asks for no migration that is not there', async () => {
    const folder = freshFolder();
    cpSync('drizzle', join(folder, 'drizzle'), { recursive: true });
    const config = join(folder, 'drizzle.config.json');
    const from = { dialect: 'sqlite', schema: resolve('src/store/schema.sqlite.ts'), out: './drizzle' };
    writeFileSync(config, JSON.stringify(from));
    const kit = resolve('node_modules/.bin/drizzle-kit');
    const { stdout } = await promisify(execFile)(kit, ['generate', '--config', 'drizzle.config.json'], {
      cwd: folder,
      timeout: 15_000,
    });
    expect(stdout).toContain('No schema changes');
    expect(stdout).toContain(`${tableNames.length} tables`);
  });
});
