import { entryFor } from '../audit/entry.ts';
import { personActor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { clip, tidy } from '../kernel/text.ts';
import type { Person } from '../people/person.ts';
import { recordName, type Kind } from './names.ts';
import { revise, type RecordStore } from './revise.ts';

/** What one entry of the history holds, in characters. */
const LONGEST = 1000;

/** Somebody marks what was written in the thread as worth keeping. @returns the name of the record that it belongs to */
export type Keep = (id: string, said: string, by: Person, request: string) => Promise<string>;

export interface KeepingParts<R> {
  kind: Kind;
  store: RecordStore<R>;
  mayKnow: (record: R, by: Person) => boolean;
  notFound: () => Refusal;
  clock: Clock;
}

/**
 * Puts a message of the thread into the record's history. The same message counts once: `request` names it. Its use
 * throws Refusal `not-found`, `not-yours`
 */
export function keepUseCase<R extends { id: string; number: number; version: number }>(
  parts: KeepingParts<R>,
): Keep {
  const { kind, store, mayKnow, notFound, clock } = parts;
  return async (id, said, by, request) => {
    await revise(store, id, notFound, async was => {
      if (!mayKnow(was, by)) throw notFound();
      if (by.guest || by.shared)
        throw new Refusal(
          'not-yours',
          'Only a person of one of the two sides keeps a message. Ask one of them.',
        );
      const is = { ...was, version: was.version + 1 };
      const entry = entryFor(kind, is, {
        at: clock.now(),
        actor: personActor(by.id),
        action: 'kept',
        words: clip(tidy(said), LONGEST),
      });
      return { is, facts: { request, entries: [entry], messages: [] } };
    });
    const record = await store.find(id);
    if (!record) throw notFound();
    return recordName(kind, record);
  };
}
