/** Whether a word key is the regular English plural of another; `PLC's` is written `plcs` there. */
export const isPluralOf = (plural: string, singular: string): boolean =>
  singular.length > 1 && pluralsOf(singular).includes(plural);

/** `trips` of `trip`, `buses` of `bus`, `policies` of `policy`, `analyses` of `analysis`; no word has all of them. */
export function pluralsOf(singular: string): string[] {
  const plurals = [`${singular}s`];
  if (/(?:[sxzo]|ch|sh)$/.test(singular)) plurals.push(`${singular}es`);
  if (singular.endsWith('y')) plurals.push(`${singular.slice(0, -1)}ies`);
  if (singular.endsWith('sis')) plurals.push(`${singular.slice(0, -2)}es`);
  return plurals;
}

/**
 * What a word and its plural begin with alike: neither ends in one of these letters then. Others may share it: who looks
 * under it asks {@link isPluralOf} too.
 */
export function stemOf(key: string): string {
  let end = key.length;
  while (end > 0 && 'seiy'.includes(key.charAt(end - 1))) end--;
  return key.slice(0, end);
}
