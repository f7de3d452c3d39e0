import { Refusal } from '../kernel/refusal.ts';
import { flaw, type SealedEntry } from './entry.ts';

/** A record and the seal of its last entry. Kept apart from the database, it shows when an end was cut off. */
export interface Head {
  record: string;
  recordId: string;
  seal: string;
}

/** @throws Refusal `bad-setting` when it is no list of heads */
export function readHeads(json: string): Head[] {
  const heads = parsed(json);
  const isHead = (one: unknown) =>
    typeof one === 'object' &&
    one !== null &&
    ['record', 'recordId', 'seal'].every(field => typeof Reflect.get(one, field) === 'string');
  if (!Array.isArray(heads) || !heads.every(isHead)) {
    throw new Refusal(
      'bad-setting',
      'That is no list of heads. Name the file that ends in .heads.json and was written with the backup.',
    );
  }
  return heads as Head[];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** All chains of a database. */
export interface Chains {
  /** The heads that the records themselves hold. */
  heads(): Promise<Head[]>;
  /** Which records have entries. */
  records(): Promise<Omit<Head, 'seal'>[]>;
  entries(record: string, recordId: string): Promise<SealedEntry[]>;
}

/**
 * A line for each record whose history was altered, cut or left behind.
 *
 * @param exported heads written with an earlier backup: each must still be a seal of its chain
 */
export async function flaws(chains: Chains, key: string, exported: readonly Head[] = []): Promise<string[]> {
  const found: string[] = [];
  const heads = await chains.heads();
  for (const head of heads) {
    const wrong = await flawOf(chains, key, head);
    if (wrong) found.push(`${nameOf(head)}: ${wrong}`);
  }
  const known = new Set(heads.map(nameOf));
  for (const record of await chains.records()) {
    if (!known.has(nameOf(record)) && !(await isNew(chains, record)))
      found.push(`${nameOf(record)}: the record is missing`);
  }
  for (const head of exported) {
    const seals = (await chains.entries(head.record, head.recordId)).map(entry => entry.seal);
    if (!seals.includes(head.seal)) found.push(`${nameOf(head)}: what was there at the backup is missing`);
  }
  return found;
}

const nameOf = ({ record, recordId }: Omit<Head, 'seal'>): string => `${record} ${recordId}`;

async function flawOf(chains: Chains, key: string, head: Head): Promise<string | undefined> {
  const wrong = flaw(key, await chains.entries(head.record, head.recordId), head.seal);
  if (!wrong) return undefined;
  // Somebody may have taken a step between the two reads; then the record has another head now.
  const now = (await chains.heads()).find(one => nameOf(one) === nameOf(head));
  return now && now.seal !== head.seal
    ? flaw(key, await chains.entries(now.record, now.recordId), now.seal)
    : wrong;
}

/** Filed after the heads were read. */
async function isNew(chains: Chains, record: Omit<Head, 'seal'>): Promise<boolean> {
  return (await chains.heads()).some(head => nameOf(head) === nameOf(record));
}
