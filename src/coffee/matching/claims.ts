/** More rounds in a row make no difference. */
const MOST_WAITED = 7;
export const MOST_SHARE = 15;

/**
 * How much it counts that somebody isn't passed over: the square of the rounds they have waited, and among those who
 * have waited as long the place of their share of rounds sat out, of 0 to `MOST_SHARE`. Without the share who sits
 * out every third round and who sits out every second one would count the same; with it all of a side meet as often.
 */
export function claimOf(roundsWaited: number, share: number): number {
  return Math.min(roundsWaited, MOST_WAITED) ** 2 * (MOST_SHARE + 1) + share;
}

export const MOST_CLAIM = claimOf(MOST_WAITED, MOST_SHARE);

/** The place of each among all, from 0 to `MOST_SHARE`: where so little room is, the order is worth more than the value. */
export function placesOf(shares: readonly number[]): number[] {
  const distinct = [...new Set(shares)].toSorted((a, b) => a - b);
  const shrink = Math.min(1, MOST_SHARE / Math.max(1, distinct.length - 1));
  const places = new Map(distinct.map((share, n) => [share, Math.floor(n * shrink)]));
  return shares.map(share => places.get(share) ?? 0);
}
