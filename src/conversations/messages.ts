import { whomOf, type Address, type Message } from '../outbox/message.ts';
import { sides, type Side } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import type { Visibility } from '../records/visibility.ts';
import { cardId, newCard, type Card } from './card.ts';

/** A version of a record, as far as telling of it needs to know. */
export interface Topic {
  /** Kind of record, which also begins the names of its messages: `incident`. */
  record: string;
  id: string;
  version: number;
  urgent: boolean;
  visibility: Visibility;
}

/** The sides at whose desk it stands: a record that only some may see stands at none. */
export function desksOf({ visibility }: Topic): readonly Side[] {
  return visibility.kind === 'restricted' ? [] : sides;
}

export function newCards(topic: Topic, site: Site): Card[] {
  return desksOf(topic).map(side => newCard(topic.record, topic.id, side, site.desks[side]));
}

/** Each card is to show this version. */
export function cardMessages(topic: Topic): Message[] {
  return desksOf(topic).map(side => message(topic, 'card', { kind: 'card', cardId: cardId(topic.id, side) }));
}

/** What this version's entry says, as a reply under the cards of these sides; broadcast where their channel must see it. */
export function noteMessages(topic: Topic, at: readonly Side[], broadcast?: 'broadcast'): Message[] {
  const to = (side: Side): Address => ({
    kind: 'thread',
    cardId: cardId(topic.id, side),
    ...(broadcast && { broadcast: true }),
  });
  return desksOf(topic)
    .filter(side => at.includes(side))
    .map(side => message(topic, 'note', to(side)));
}

/** Every message of one version has one key, so no second commit can write it again. */
export function message(topic: Topic, name: string, to: Address): Message {
  const intent = `${topic.record}.${name}`;
  return {
    key: `${intent}:${topic.version}:${whomOf(to)}:${topic.id}`,
    intent,
    about: topic.id,
    seq: topic.version,
    to,
    urgent: topic.urgent,
  };
}
