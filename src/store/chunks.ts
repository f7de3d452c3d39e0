/** As many ids as one query is asked with. */
export const CHUNK = 500;

/** So few at once that a query takes them. */
export function chunks<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let n = 0; n < all.length; n += CHUNK) parts.push(all.slice(n, n + CHUNK));
  return parts;
}
