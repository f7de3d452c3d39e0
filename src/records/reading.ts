import type { SealedEntry } from '../audit/entry.ts';
import type { AuditTrail } from '../audit/trail.ts';
import type { Message } from '../outbox/message.ts';
import type { Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { Kind } from './names.ts';
import type { Visibility } from './visibility.ts';

export interface ReadingParts<R> {
  kind: Kind;
  find: (id: string) => Promise<R>;
  mayKnow: (record: R, person: Person) => boolean;
  directory: Directory;
  audit: AuditTrail;
}

/** What messages about one kind of record are drawn from, and whether there is still something to say. */
export interface Reading<R> {
  /**
   * The record with its reader, where it is for one person; undefined where they have left or may not know of it. A desk
   * may not know of one that only some may.
   */
  readable: (message: Message) => Promise<{ record: R; reader?: Person } | undefined>;
  /** Whether something of the kind happened after what the message tells of; most of what happens does not matter to it. */
  happenedSince: (message: Message, record: R, isLater: (entry: SealedEntry) => boolean) => Promise<boolean>;
}

export function reading<R extends { id: string; version: number; visibility: Visibility }>({
  kind,
  find,
  mayKnow,
  directory,
  audit,
}: ReadingParts<R>): Reading<R> {
  return {
    async readable({ about, to }) {
      const record = await find(about);
      if (to.kind === 'channel') return { record };
      if (to.kind !== 'person') return record.visibility.kind === 'everyone' ? { record } : undefined;
      const reader = await directory.person(to.id);
      return reader && !reader.left && mayKnow(record, reader) ? { record, reader } : undefined;
    },

    async happenedSince({ seq }, record, isLater) {
      if (record.version === seq) return false;
      const entries = await audit.of(kind, record.id);
      return entries.some(entry => entry.seq > seq && isLater(entry));
    },
  };
}
