import type { Message } from '../outbox/message.ts';
import { withSide, type Person, type Side } from './person.ts';

export const WANTS_TO_MOVE = 'people.wants-to-move';

/**
 * To the admins: somebody says that they belong to the other side. A side gives rights, so nobody takes one by
 * themselves.
 */
export function wantsToMove(person: Person, to: Side, request: string, adminChannel: string): Message {
  return {
    key: `${WANTS_TO_MOVE}:${request}`,
    intent: WANTS_TO_MOVE,
    about: withSide(person.id, to),
    seq: person.version,
    to: { kind: 'channel', id: adminChannel },
    urgent: false,
  };
}
