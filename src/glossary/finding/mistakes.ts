/**
 * How few typing mistakes lie between two words: a letter too many, left out or another, or two neighbours swapped
 * (optimal string alignment). More than `most` are not counted out.
 */
export function mistakesBetween(one: string, other: string, most: number): number {
  const [typed, text] = differing(one, other);
  const [height, width] = [typed.length, text.length];
  if (Math.abs(height - width) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, n) => n);
  for (let i = 1; i <= height; i++) {
    // Further from the diagonal than `most` nothing counts.
    const [from, to] = [Math.max(1, i - most), Math.min(width, i + most)];
    const row: number[] = Array.from({ length: width + 1 }, () => most + 1);
    if (from === 1) row[0] = i;
    let fewest = at(row, 0);
    for (let j = from; j <= to; j++) {
      const same = typed[i - 1] === text[j - 1];
      let cost = Math.min(at(last, j - 1) + (same ? 0 : 1), at(last, j) + 1, at(row, j - 1) + 1);
      const swapped = i > 1 && j > 1 && typed[i - 1] === text[j - 2] && typed[i - 2] === text[j - 1];
      if (swapped) cost = Math.min(cost, at(before, j - 2) + 1);
      row[j] = cost;
      if (cost < fewest) fewest = cost;
    }
    if (fewest > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(at(last, width), most + 1);
}

const at = (row: readonly number[], n: number): number => row[n] ?? Infinity;

/** Both without what they begin and end with alike. */
function differing(one: string, other: string): [string, string] {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
}

/** Which letters a word has, a bit for each: in words that are a few mistakes apart few differ. */
export function lettersIn(word: string): number {
  let bits = 0;
  for (let n = 0; n < word.length; n++) bits |= 1 << (word.charCodeAt(n) & 31);
  return bits;
}

/** Whether so few mistakes could lead from the letters of one word to those of another: each adds and takes one. */
export const mayBeMistyped = (one: number, other: number, most: number): boolean =>
  atMost(one & ~other, most) && atMost(other & ~one, most);

function atMost(bits: number, most: number): boolean {
  let rest = bits;
  for (let n = 0; n < most && rest !== 0; n++) rest &= rest - 1;
  return rest === 0;
}

/** Whether the letters are the same in another order: fewest words are so near. */
export const isSwapped = (one: string, other: string): boolean =>
  one.length === other.length && inOrder(one) === inOrder(other);

const inOrder = (word: string): string => word.split('').toSorted().join('');

/**
 * Which mistake is likelier where as many lie between: a letter left out rather than another or one too many, for fewer
 * words are so near by that; and people rarely miss the first letter.
 */
export const unlikeliness = (typed: string, meant: string): number =>
  (typed.length < meant.length ? 0 : 2) + (typed[0] === meant[0] ? 0 : 1);
