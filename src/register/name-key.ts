import { folded } from '../kernel/text.ts';

/** The words of a name as they are compared: letters and digits, small and without accents. */
export function nameWords(name: string): string[] {
  const words = isPlain(name)
    ? name.toLowerCase().split(/[^a-z0-9]+/)
    : folded(name).split(/[^\p{L}\p{N}]+/u);
  return words.filter(Boolean);
}

/** A name as two are compared: case, accents, blanks and hyphens don't matter. `PLC-12` and `plc 12` are the same. */
export function nameKey(name: string): string {
  // Of every asset, for each line that somebody types: not by its words.
  return isPlain(name) ? name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '') : nameWords(name).join('');
}

const isPlain = (name: string) => /^[ -~]*$/.test(name);
