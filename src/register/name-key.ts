import { folded } from '../kernel/text.ts';

/** A name as two are compared: only its letters and digits, small and without accents. `PLC-12` and `plc 12` are the same. */
export function nameKey(name: string): string {
  return folded(name).replace(/[^\p{L}\p{N}]/gu, '');
}
