import { message } from '../../conversations/messages.ts';
import type { Message } from '../../outbox/message.ts';
import type { Directory } from '../../people/directory.ts';
import { belongsTo, sides, type Side } from '../../people/person.ts';
import type { Change } from '../change.ts';
import { leadsOf, topicOf, toPeople, type Personal } from '../telling.ts';
import type { Asked } from './asks.ts';

/** A change whose time has come. */
export interface Due extends Asked {
  /** Its next version, which tells of it. */
  is: Change;
  /** How often they were reminded of the same matter before. */
  round: number;
}

/** What becomes of it. */
export interface Reminder {
  /** Another state, where the time itself makes one. */
  is?: Change;
  /** As the history tells it. */
  action: string;
  words?: string;
  messages: readonly Message[];
  /** When they are reminded again, milliseconds from 1970; not at all where nobody is. */
  next?: number | undefined;
  /** Where that is not simply the round after this one. */
  nextRound?: number;
}

export interface RemindingParts {
  directory: Directory;
  /** Where escalations end. */
  adminChannel: string;
}

/** Undefined where its state has moved on; a moment, in milliseconds, where there is nothing to be told before it. */
export type Remind = (due: Due, parts: RemindingParts) => Promise<Reminder | number | undefined>;

/** From this round on everybody has heard. */
export const LAST_LEVEL = 2;

/**
 * Those whose it is, then also the leads of their sides, then both sides’ leads and the admin channel, and so on until
 * it is done. Where nobody of a side is there to be asked, or no lead, the next ones are told at once.
 *
 * @param told by what message each of those whose it is hears of it
 * @param near the sides whose it is
 */
export async function escalated(
  { is, round }: Pick<Due, 'is' | 'round'>,
  told: Partial<Record<Personal, readonly string[]>>,
  near: readonly Side[],
  { directory, adminChannel }: RemindingParts,
): Promise<Message[]> {
  const own = new Set(Object.values(told).flat());
  const messages = (Object.entries(told) as [Personal, readonly string[]][]).flatMap(([name, ids]) =>
    toPeople(is, name, ids),
  );
  const people = await Promise.all([...own].map(id => directory.person(id)));
  const silent = near.filter(side => !people.some(person => person && belongsTo(person, side)));
  const level = round + (silent.length > 0 ? 1 : 0);
  if (level === 0) return messages;
  const nearest = round === 0 ? silent : near;
  const leads = await leadsAt(level === 1 ? nearest : sides);
  const others = leads.filter(id => !own.has(id));
  messages.push(...toPeople(is, 'still-waiting', others));
  if (level > 1 || leads.length === 0)
    messages.push(message(topicOf(is), 'still-waiting', { kind: 'channel', id: adminChannel }));
  return messages;

  async function leadsAt(some: readonly Side[]): Promise<string[]> {
    const found = await Promise.all(some.map(side => leadsOf(is, side, directory)));
    return [...new Set(found.flat())];
  }
}
