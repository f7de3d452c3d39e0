import { createHash } from 'node:crypto';

/** The same seed, the same numbers from 0 up to 1: a round can be replayed. (Mulberry32, by Tommy Ettinger.) */
export function chanceFrom(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest().readInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** All in an order of chance, each order as likely as any other (Fisher and Yates). */
export function shuffled<T>(all: readonly T[], chance: () => number): T[] {
  const cards = [...all];
  for (let left = cards.length; left > 1; left--) {
    const taken = Math.floor(chance() * left);
    [cards[taken], cards[left - 1]] = [cards[left - 1] as T, cards[taken] as T];
  }
  return cards;
}
