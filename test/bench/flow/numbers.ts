/** One of several comparisons, in turns: ours and the bare app's. */
export interface Pair {
  ours: number;
  bare: number;
}

/**
 * The pair whose ratio is the median: the machine may be busier in one round than in another, so medians of their own
 * would not belong together.
 */
export function middlePair(pairs: readonly Pair[]): Pair & { ratio: number } {
  const rated = pairs.map(pair => ({ ...pair, ratio: pair.ours / pair.bare }));
  const middle = rated.toSorted((a, b) => a.ratio - b.ratio)[Math.floor(rated.length / 2)];
  if (!middle) throw new Error('nothing was compared');
  return middle;
}

export const toHundredths = (value: number): number => Math.round(value * 100) / 100;
