/**
 * With how few typing mistakes `typed` begins `text`: a letter too many, left out or another, or two neighbours swapped.
 * More than `most` are not counted out.
 */
export function mistakesIn(typed: string, text: string, most: number): number {
  const width = Math.min(text.length, typed.length + most);
  if (width < typed.length - most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: width + 1 }, (_, n) => n);
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    let fewest = i;
    for (let j = 1; j <= width; j++) {
      const same = typed[i - 1] === text[j - 1];
      let cost = Math.min(at(last, j - 1) + (same ? 0 : 1), at(last, j) + 1, at(row, j - 1) + 1);
      const swapped = i > 1 && j > 1 && typed[i - 1] === text[j - 2] && typed[i - 2] === text[j - 1];
      if (swapped) cost = Math.min(cost, at(before, j - 2) + 1);
      row.push(cost);
      if (cost < fewest) fewest = cost;
    }
    if (fewest > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(...last);
}

const at = (row: readonly number[], n: number): number => row[n] ?? Infinity;
