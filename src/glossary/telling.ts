import type { Message } from '../outbox/message.ts';
import type { Person } from '../people/person.ts';

/** To a steward: what waits in the glossary, and what nobody has looked at for long. */
export const WAITING = 'glossary.waiting';
/** To a steward: words that were looked up in vain. */
export const ASKED = 'glossary.asked';

/** One for each of them, of one moment. */
export const toEach = (people: readonly Pick<Person, 'id'>[], intent: string, due: number): Message[] =>
  people.map(({ id }) => ({
    key: `${intent}:${due}:${id}`,
    intent,
    about: id,
    seq: 0,
    to: { kind: 'person', id },
    urgent: false,
  }));
