import { randomUUID } from 'node:crypto';

/** Where new ids come from: any text that has not been given before. */
export interface Ids {
  next(): string;
}

/**
 * Time and chance, as UUIDs of version 7: what is new stands together at the end of each index, so that a commit
 * writes few pages. Source: RFC 9562.
 */
export const randomIds: Ids = {
  next() {
    const time = Date.now().toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
  },
};
