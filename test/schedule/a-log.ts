import type { Log } from '../../src/kernel/log.ts';

/** A log that remembers what happened. */
export function rememberedLog(): Log & { happened: string[] } {
  const happened: string[] = [];
  const note = (_: object, what: string) => void happened.push(what);
  return { happened, debug: note, info: note, warn: note, error: note };
}
