import { describe, expect, test } from 'vitest';
import { FORBIDDEN, NOBODY, type CostTable } from '../../../src/coffee/matching/assignment.ts';
import { chanceFrom } from '../../../src/coffee/matching/chance.ts';
import { assigned, aTable, bestOfAll, sumOf, sumOfMunkres } from './tables.ts';

const tableOf = (rows: number, columns: number, first: number[], second = first.map(() => 0)): CostTable => ({
  rows,
  columns,
  first: Float64Array.from(first),
  second: Float64Array.from(second),
});

describe('an assignment', () => {
  test('costs as little as the best of all ways, in 3,000 small tables with ties and forbidden pairs', () => {
    const chance = chanceFrom('small tables');
    for (let n = 0; n < 3_000; n++) {
      const [rows, columns] = [Math.floor(chance() * 6), Math.floor(chance() * 6)];
      const table = aTable(rows, columns, [0, 0.2, 0.5, 0.8][n % 4]!, chance);
      const columnOf = assigned(table);
      const taken = [...columnOf].filter(column => column !== NOBODY);
      expect(new Set(taken).size).toBe(taken.length);
      expect(sumOf(table, columnOf)).toEqual(bestOfAll(table));
    }
  });

  test('costs as little as another solver’s, in 200 larger tables', () => {
    const chance = chanceFrom('larger tables');
    for (let n = 0; n < 200; n++) {
      const [rows, columns] = [6 + Math.floor(chance() * 55), 6 + Math.floor(chance() * 55)];
      const table = aTable(rows, columns, [0, 0.1, 0.6, 0.9, 0.97][n % 5]!, chance);
      expect(sumOf(table, assigned(table))).toEqual(sumOfMunkres(table));
    }
  });

  test('loses no pair for a better one', () => {
    expect([...assigned(tableOf(2, 2, [0, 900, 0, FORBIDDEN]))]).toEqual([1, 0]);
  });

  test('leaves out whom it costs least to leave out, not who comes last', () => {
    expect([...assigned(tableOf(3, 1, [5, 1, 3]))]).toEqual([NOBODY, 0, NOBODY]);
    expect([...assigned(tableOf(2, 1, [5, 5], [7, 6]))]).toEqual([NOBODY, 0]);
  });

  test('looks at the second numbers only where the first come to the same', () => {
    expect([...assigned(tableOf(2, 2, [0, 1, 1, 0], [900, 0, 0, 900]))]).toEqual([0, 1]);
    expect([...assigned(tableOf(2, 2, [1, 1, 1, 1], [900, 0, 0, 900]))]).toEqual([1, 0]);
  });

  test('pairs nobody where nobody may be paired, and nobody of nobody', () => {
    expect([...assigned(tableOf(2, 2, [FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN]))]).toEqual([
      NOBODY,
      NOBODY,
    ]);
    expect([...assigned(tableOf(2, 0, []))]).toEqual([NOBODY, NOBODY]);
    expect([...assigned(tableOf(0, 2, []))]).toEqual([]);
  });

  test('is the same each time', () => {
    const table = aTable(40, 50, 0.3, chanceFrom('again'));
    expect(assigned(table)).toEqual(assigned(table));
  });
});
