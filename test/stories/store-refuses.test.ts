import SqliteDatabase from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

test('while another process holds the database a press says so, changes nothing, and works afterwards', async () => {
  const { slack, file } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1');
  const other = new SqliteDatabase(file);
  other.exec('begin immediate');
  try {
    slack.afterEach = async () => undefined;
    await omar.clicks('Acknowledge', { on: 'INC-1' });
    await expect
      .poll(() => omar.told.at(-1), { timeout: 5000 })
      .toMatch(
        /^Nothing was saved: something else is writing to the database\. Try again in a minute; .* reference: [\w-]+\.$/,
      );
  } finally {
    other.exec('rollback');
    other.close();
  }
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await expect.poll(() => omar.told.length).toBe(1);
});

test('on a full disk a form says what to do instead, and nothing is written', async () => {
  const { slack, store, log } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const database = store.queries as unknown as { run(query: unknown): void };
  database.run(sql.raw('pragma max_page_count = 1'));
  await ines.types('/incident');
  await ines.fills({ 'Where and what': 'HIS-1', 'What happens': 'x'.repeat(3000), 'How bad': 'Slower' });
  const seen = `${ines.modal?.errors.join() ?? ''} ${ines.modal?.texts.join() ?? ''} ${ines.told.join()}`;
  expect(seen).toContain('Nothing was saved, because the disk is full. Use the phone or the radio');
  expect(await store.queries.select().from(store.tables.incidents)).toEqual([]);
  expect(log.join()).toContain('database or disk is full');
});
