import { createHash } from 'node:crypto';

/** A short word that is another one as soon as the value is: a form carries it, to see whether it is out of date. */
export const stampOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);
