import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { isDemo, keepIn } from '../../src/sandbox/keep.ts';
import { openStore } from '../../src/store/open.ts';

let file: string;

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'keep-'));
  file = join(folder, 'demo.sqlite');
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

describe('what the demo remembers', () => {
  test('is nothing the first time', () => {
    const keeper = keepIn(file);
    expect(keeper.load()).toBeUndefined();
    keeper.close();
  });

  test('is what was saved last, also for whoever opens the file later', () => {
    const keeper = keepIn(file);
    keeper.save({ workspace: { messages: ['first'] }, ahead: 0 });
    keeper.save({ workspace: { messages: ['first', 'Öl & <Dampf>'] }, ahead: 90_000 });
    const last = { workspace: { messages: ['first', 'Öl & <Dampf>'] }, ahead: 90_000 };
    expect(keeper.load()).toEqual(last);
    keeper.close();

    const later = keepIn(file);
    expect(later.load()).toEqual(last);
    later.close();
  });

  test('lies in the desk’s own file and leaves the desk’s tables alone', async () => {
    const store = openStore(file);
    const keeper = keepIn(file);
    keeper.save({ workspace: {}, ahead: 1 });
    expect(await store.queries.select().from(store.tables.incidents)).toEqual([]);
    keeper.close();
    store.close();
    openStore(file).close();
    expect(isDemo(file)).toBe(true);
  });
});

describe('a demo is', () => {
  test('a file in which one was kept, before anything is saved too', () => {
    keepIn(file).close();
    expect(isDemo(file)).toBe(true);
  });

  test('not a plant’s own database', () => {
    openStore(file).close();
    expect(isDemo(file)).toBe(false);
  });

  test('not a letter, which stays as it was', () => {
    const letter = 'Dear plant, this is a letter and no database. '.repeat(50);
    writeFileSync(file, letter);
    expect(isDemo(file)).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe(letter);
  });

  test('not a file that isn’t there, and asking makes none', () => {
    expect(isDemo(file)).toBe(false);
    expect(existsSync(file)).toBe(false);
  });
});
