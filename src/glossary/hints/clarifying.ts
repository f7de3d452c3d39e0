import { cardId, type Card } from '../../conversations/card.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Message } from '../../outbox/message.ts';
import { sides, type Person, type Side } from '../../people/person.ts';
import type { Hints } from './hints.ts';

/** Says under both cards how somebody means a word. */
export const MEANT = 'glossary.meant';

/**
 * @param at what the question carried: `<friend> <channel>:<thread>:<ts>`
 * @throws Refusal `not-found`
 */
export type Clarify = (at: string, side: Side, by: Person) => Promise<void>;

export interface ClarifyParts {
  hints: Pick<Hints, 'pair'>;
  cardAt: (channel: string, ts: string) => Promise<Card | undefined>;
  mayCross: (record: string, id: string) => Promise<boolean>;
  tell: (messages: readonly Message[]) => Promise<void>;
}

export const clarifies =
  ({ hints, cardAt, mayCross, tell }: ClarifyParts): Clarify =>
  async (at, side, by) => {
    const [friendId = '', place = ''] = at.split(' ');
    const [channel = '', thread = '', ts = ''] = place.split(':');
    const card = await cardAt(channel, thread);
    if (!card || !(await hints.pair(friendId)))
      throw new Refusal('not-found', 'That thread or word is no longer there. Say it in your own words.');
    // Of what only some may know nothing is said where we can't tell who reads it.
    if (!(await mayCross(card.record, card.recordId)))
      throw new Refusal('not-now', 'Only some may know of this one. Say it in your own words.');
    // Where the desk has moved, the card that it was pressed under is not the present one.
    const cards = sides.map(one => cardId(card.recordId, one));
    // Whoever presses twice has said it once; who presses the other one corrects it.
    await tell(
      cards.map((id): Message => ({
        key: `${MEANT}:${channel}:${ts}:${friendId}:${by.id}:${side}:${id}`,
        intent: MEANT,
        about: `${friendId} ${side} ${by.id}`,
        seq: 0,
        to: { kind: 'thread', cardId: id },
        urgent: false,
      })),
    );
  };
