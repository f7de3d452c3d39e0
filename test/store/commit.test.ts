import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { also, must, type Statement } from '../../src/store/commit.ts';
import type { Store } from '../../src/store/open.ts';
import { freshStore } from './fresh-store.ts';

const answered = ({ queries, tables }: Store, request: string) =>
  queries.insert(tables.inbox).values({ request, about: 'a record', at: 1 });
const nowhere = ({ queries, tables }: Store) =>
  queries.update(tables.inbox).set({ at: 2 }).where(eq(tables.inbox.request, 'not there')).returning();
const requests = async ({ queries, tables }: Store) =>
  (await queries.select().from(tables.inbox)).map(row => row.request);

describe('a commit', () => {
  test('writes all of its steps', async () => {
    const store = freshStore();
    expect(
      store.commit([also(answered(store, 'one')), must(answered(store, 'two').returning(), 'seen')]),
    ).toBe('done');
    expect(await requests(store)).toEqual(['one', 'two']);
  });

  test.each([0, 1, 2])('writes nothing at all when the guard at place %i finds no row', async place => {
    const store = freshStore();
    const steps: Statement[] = [also(answered(store, 'one')), also(answered(store, 'two'))];
    steps.splice(place, 0, must(nowhere(store), 'stale'));
    expect(store.commit(steps)).toBe('stale');
    expect(await requests(store)).toEqual([]);
  });

  test.each([
    ['seen', 'stale'],
    ['stale', 'seen'],
  ] as const)('answers with the first guard that fails: %s before %s', (first, second) => {
    const store = freshStore();
    expect(store.commit([must(nowhere(store), first), must(nowhere(store), second)])).toBe(first);
  });

  test('rolls back what came before a step that throws', async () => {
    const store = freshStore();
    const twice = [also(answered(store, 'one')), also(answered(store, 'two')), also(answered(store, 'one'))];
    expect(() => store.commit(twice)).toThrow('UNIQUE');
    expect(await requests(store)).toEqual([]);
    expect(store.commit([also(answered(store, 'one'))])).toBe('done');
  });

  test('takes a guard that cannot return a row for the mistake it is', async () => {
    const store = freshStore();
    const steps = [also(answered(store, 'one')), must(answered(store, 'two'), 'seen')];
    expect(() => store.commit(steps)).toThrow('a guard needs returning()');
    expect(await requests(store)).toEqual([]);
  });

  test('does not mind a step that returns rows and is no guard', () => {
    const store = freshStore();
    expect(store.commit([also(nowhere(store))])).toBe('done');
  });
});
