import { expect, test } from 'vitest';
import { touchedBy, withWholes, type Ties } from '../../src/register/touched.ts';
import { anAsset } from '../incidents/a-place.ts';

/** `sw > plc his` serves, `card < plc` is part of. The register answers in an order of its own. */
function ties(...lines: string[]): Ties & { asked: string[][] } {
  const ids = [...new Set(lines.flatMap(line => line.split(/[ <>]+/)))];
  const assets = ids.map(id => {
    const [, serves = ''] = lines.map(line => line.split(' > ')).find(([name]) => name === id) ?? [];
    const [, partOf = null] = lines.map(line => line.split(' < ')).find(([name]) => name === id) ?? [];
    return anAsset({ id, name: id, serves: serves.split(' ').filter(Boolean), partOf });
  });
  const asked: string[][] = [];
  return {
    asked,
    async byIds(wanted) {
      asked.push([...wanted]);
      return assets.filter(({ id }) => wanted.includes(id)).toReversed();
    },
    partsOf: async wholes => assets.filter(({ partOf }) => wholes.includes(partOf ?? '')),
  };
}

const touched = async (named: string[], ...lines: string[]) =>
  (await touchedBy(named, ties(...lines))).map(({ asset, how }) => `${asset.id} ${how}`).join(', ');

test.each<[string, string[], string[], string]>([
  ['nothing named', [], ['sw > plc'], ''],
  ['only itself', ['plc'], ['sw > plc'], 'plc named'],
  [
    'what it serves, and what is part of that',
    ['sw'],
    ['sw > plc', 'card < plc'],
    'sw named, plc served, card part',
  ],
  ['what its parts serve', ['rack'], ['sw < rack', 'sw > plc'], 'rack named, sw part, plc served'],
  ['not what it is part of', ['card'], ['card < plc'], 'card named'],
  [
    'those named first and in their order, then the nearest',
    ['b', 'a'],
    ['a > c', 'b > d', 'c > e'],
    'b named, a named, d served, c served, e served',
  ],
  [
    'each once, as what it is first',
    ['sw', 'plc'],
    ['sw > plc his', 'his > plc', 'his < sw'],
    'sw named, plc named, his served',
  ],
  ['a loop ends', ['a'], ['a > b', 'b > c', 'c > a'], 'a named, b served, c served'],
  ['itself', ['a'], ['a > a', 'a < a'], 'a named'],
  ['part of each other', ['a'], ['a < b', 'b < a'], 'a named, b part'],
  ['named twice', ['a', 'a'], ['a > b'], 'a named, b served'],
  ['what the register no longer knows', ['a', 'gone'], ['a > b'], 'a named, b served'],
])('%s', async (_, named, lines, expected) => {
  expect(await touched(named, ...lines)).toBe(expected);
});

test('ends that lead nowhere are left out', async () => {
  const one = ties('a > b');
  const found = await touchedBy(['a'], {
    ...one,
    byIds: async ids => (ids.includes('a') ? one.byIds(ids) : []),
  });
  expect(found.map(({ asset }) => asset.id)).toEqual(['a']);
});

test('however long the chain is', async () => {
  const chain = Array.from({ length: 300 }, (_, n) => `a${n} > a${n + 1}`);
  expect(await touchedBy(['a0'], ties(...chain))).toHaveLength(301);
});

test('the register is asked for each asset once', async () => {
  const many = ties('a > c d', 'b > c d', 'c > d a', 'd > c');
  await touchedBy(['a', 'b'], many);
  expect(many.asked).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

const upwards = async (from: string[], ...lines: string[]) => {
  const register = ties(...lines);
  const found = await withWholes(await register.byIds(from), register);
  return found.map(({ id }) => id).toSorted();
};

test.each<[string, string[], string[], string[]]>([
  ['nothing', [], ['card < plc'], []],
  [
    'up to the top',
    ['card'],
    ['card < plc', 'plc < cell', 'cell < line', 'pump < line'],
    ['card', 'cell', 'line', 'plc'],
  ],
  [
    'each once',
    ['card', 'plc', 'pump'],
    ['card < plc', 'plc < line', 'pump < line'],
    ['card', 'line', 'plc', 'pump'],
  ],
  ['a circle ends', ['a'], ['a < b', 'b < c', 'c < a'], ['a', 'b', 'c']],
  ['itself', ['a'], ['a < a'], ['a']],
])('what something is part of: %s', async (_, from, lines, expected) => {
  expect(await upwards(from, ...lines)).toEqual(expected);
});

test('what the register no longer knows ends the way up', async () => {
  const orphan = anAsset({ id: 'orphan', partOf: 'gone' });
  expect(await withWholes([orphan], { byIds: async () => [] })).toEqual([orphan]);
});
