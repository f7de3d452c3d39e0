import { describe, expect, test } from 'vitest';
import { also, must, type CommitAll, type Statement } from '../../src/store/commit.ts';
import { grouped } from '../../src/store/grouped.ts';
import type { Store } from '../../src/store/open.ts';
import { freshStore, plantFileStore } from './fresh-store.ts';

const answered = ({ queries, tables }: Store, request: string): Statement =>
  also(queries.insert(tables.inbox).values({ request, about: 'a record', at: 1 }));
const neverThere = ({ queries, tables }: Store): Statement =>
  must(queries.delete(tables.incidents).returning(), 'stale');
const requests = async ({ queries, tables }: Store) =>
  (await queries.select().from(tables.inbox)).map(row => row.request);

describe('commits of one turn', () => {
  test('are written together, and each answered by itself', async () => {
    const store = freshStore();
    const sizes: number[] = [];
    const commitAll: CommitAll = commits => {
      sizes.push(commits.length);
      return store.commitAll(commits);
    };
    const commit = grouped(commitAll);
    const first = commit([answered(store, 'one')]);
    const second = commit([answered(store, 'two'), neverThere(store)]);
    const third = commit([answered(store, 'three')]);
    expect(await requests(store)).toEqual([]);
    expect(await Promise.all([first, second, third])).toEqual(['done', 'stale', 'done']);
    expect(await requests(store)).toEqual(['one', 'three']);
    expect(await commit([answered(store, 'four')])).toBe('done');
    expect(sizes).toEqual([3, 1]);
  });

  test('see each other: of two that claim the same, the first has it', async () => {
    const store = freshStore();
    const commit = grouped(store.commitAll);
    const { queries, tables } = store;
    const claims = () =>
      commit([
        must(
          queries
            .insert(tables.inbox)
            .values({ request: 'one', about: '', at: 1 })
            .onConflictDoNothing()
            .returning(),
          'seen',
        ),
      ]);
    expect(await Promise.all([claims(), claims()])).toEqual(['done', 'seen']);
  });

  test('do not fall with one that breaks', async () => {
    const store = freshStore();
    const commit = grouped(store.commitAll);
    const broken = commit([answered(store, 'two'), answered(store, 'two')]);
    const outcomes = await Promise.allSettled([
      commit([answered(store, 'one')]),
      broken,
      commit([answered(store, 'three')]),
    ]);
    expect(outcomes.map(one => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await expect(broken).rejects.toThrow('UNIQUE');
    expect(await requests(store)).toEqual(['one', 'three']);
  });

  test('are all refused where somebody else holds the database', async () => {
    const { store, intruder } = plantFileStore();
    intruder.exec('begin immediate');
    const outcomes = store.commitAll([[answered(store, 'one')], [answered(store, 'two')]]);
    expect(outcomes).toEqual([
      { error: expect.objectContaining({ code: 'SQLITE_BUSY' }) as unknown },
      { error: expect.objectContaining({ code: 'SQLITE_BUSY' }) as unknown },
    ]);
    intruder.exec('rollback');
    expect(store.commitAll([[answered(store, 'one')], [answered(store, 'two')]])).toEqual(['done', 'done']);
  });

  test('fail with what the store throws', async () => {
    const commit = grouped(() => {
      throw new Error('the store is closed');
    });
    await expect(commit([])).rejects.toThrow('the store is closed');
  });
});
