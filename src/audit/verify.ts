import { flaw, type SealedEntry } from './entry.ts';

/** A record and the seal of its last entry. Kept apart from the database, it shows when an end was cut off. */
export interface Head {
  record: string;
  recordId: string;
  seal: string;
}

/** All chains of a database: the heads that the records hold, and the entries of one. */
export interface Chains {
  heads(): Promise<Head[]>;
  entries(record: string, recordId: string): Promise<SealedEntry[]>;
}

/**
 * A line for each record whose history was altered or cut.
 *
 * @param exported heads written with an earlier backup: each must still be a seal of its chain
 */
export async function flaws(chains: Chains, key: string, exported: readonly Head[] = []): Promise<string[]> {
  const found: string[] = [];
  for (const { record, recordId, seal } of await chains.heads()) {
    const wrong = flaw(key, await chains.entries(record, recordId), seal);
    if (wrong) found.push(`${record} ${recordId}: ${wrong}`);
  }
  for (const { record, recordId, seal } of exported) {
    const seals = (await chains.entries(record, recordId)).map(entry => entry.seal);
    if (!seals.includes(seal)) found.push(`${record} ${recordId}: what was there at the backup is missing`);
  }
  return found;
}
