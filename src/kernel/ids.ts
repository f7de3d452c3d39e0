import { randomUUID } from 'node:crypto';

/** Where new ids come from: any text that has not been given before. */
export interface Ids {
  next(): string;
}

export const randomIds: Ids = { next: () => randomUUID() };
