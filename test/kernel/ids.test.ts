import { expect, test } from 'vitest';
import { randomIds } from '../../src/kernel/ids.ts';

test('ids are UUIDs of version 7, none twice, and begin with the time', () => {
  const before = Date.now();
  const ids = Array.from({ length: 1000 }, () => randomIds.next());
  const after = Date.now();
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) {
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    const time = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
    expect(time >= before && time <= after).toBe(true);
  }
});
