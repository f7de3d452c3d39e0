import { expect, test } from 'vitest';
import { glossaryIndex } from '../../../src/glossary/finding/index.ts';
import { scan } from '../../../src/glossary/finding/scan.ts';
import { talk, type Said } from '../talk.ts';
import { starterConcepts } from './samples.ts';

/** Right too: shipped spellings in their technical meaning, which were not there when the talk was labelled. */
const alsoRight = new Set([
  'electrostatic discharge',
  'data centre',
  'rebooting',
  'LOTO',
  'FAT',
  'hazard analysis',
  'busbar',
]);

const index = glossaryIndex(starterConcepts());

interface Judged {
  right: string[];
  wrong: string[];
  missed: string[];
}

/**
 * A place is right where it is what was labelled or has it within, for the longest counts: `OPC server` was labelled
 * `server` before it was a spelling of its own. Both are in order.
 */
function judged({ text, hits }: Said): Judged {
  const right: string[] = [];
  const wrong: string[] = [];
  const missed: string[] = [];
  let left = [...hits];
  for (const place of scan(index, text)) {
    const at = left.findIndex(hit => place.text.includes(hit));
    if (at < 0) {
      (alsoRight.has(place.text) ? right : wrong).push(place.text);
      continue;
    }
    missed.push(...left.slice(0, at));
    left = left.slice(at + 1);
    while (left[0] !== undefined && place.text !== left[0] && place.text.includes(left[0])) left.shift();
    right.push(place.text);
  }
  return { right, wrong, missed: [...missed, ...left] };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

test('of what is found in talk 98 % is meant, and 97 % of what is meant is found', () => {
  const all = talk.map(said => ({ said, ...judged(said) }));
  for (const { said, wrong, missed } of all) {
    if (wrong.length + missed.length > 0) console.log({ text: said.text, wrong, missed });
  }
  const count = (what: keyof Judged) => all.reduce((sum, one) => sum + one[what].length, 0);
  const unlabelled = all.reduce((sum, one) => sum + one.right.filter(text => alsoRight.has(text)).length, 0);
  const labelled = talk.reduce((sum, { hits }) => sum + hits.length, 0);
  const places = count('right') + count('wrong');
  const precision = count('right') / places;
  const strictly = (count('right') - unlabelled) / places;
  const recall = 1 - count('missed') / labelled;
  console.log(
    `scan of talk: precision ${percent(precision)} of ${places} places (${percent(strictly)} without ${unlabelled} ` +
      `that nobody had labelled), recall ${percent(recall)} of ${labelled}`,
  );
  expect(precision).toBeGreaterThanOrEqual(0.98);
  expect(recall).toBeGreaterThanOrEqual(0.97);
});
