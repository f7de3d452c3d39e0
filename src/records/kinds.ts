import type { Message } from '../outbox/message.ts';
import type { Side } from '../people/person.ts';
import { kinds, type Kind } from './names.ts';
import type { Visibility } from './visibility.ts';

/** As much of a record as everybody may ask, whatever its kind. */
export interface AnyRecord {
  id: string;
  number: number;
  visibility: Visibility;
}

/** One kind of record, as it looks to those who don't know which. */
export interface Records {
  /** @throws Refusal `not-found` */
  find(id: string): Promise<AnyRecord>;
  numbered(number: number): Promise<AnyRecord | undefined>;
  /** A desk’s card can’t be posted: who is told instead. */
  toldOfLostCard(id: string, side: Side): Promise<readonly Message[]>;
}

export type AllRecords = Readonly<Record<Kind, Records>>;

/** Whether what is said about a record may cross: not once only some may know of it. */
export async function mayCross(all: AllRecords, record: string, id: string): Promise<boolean> {
  const kind = kinds.find(one => one === record);
  return kind !== undefined && (await all[kind].find(id)).visibility.kind === 'everyone';
}
