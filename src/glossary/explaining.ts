import type { FalseFriend } from './concept.ts';
import { scan, type Place } from './finding/scan.ts';
import { friendsAmong, type Known } from './known.ts';

/** A page holds so many. */
const MOST_EXPLAINED = 8;

/** Words of the glossary that stand in a message, each meaning once: what is misread first, then in its order. */
export function wordsIn(known: Known, mrkdwn: string): { words: Place[]; more: number } {
  const once = new Map<string, Place>();
  for (const place of scan(known.index, mrkdwn)) {
    const key = place.concepts.map(({ id }) => id).join(' ');
    if (!once.has(key)) once.set(key, place);
  }
  const misread = ({ concepts }: Place) => Number(friendsAmong(concepts, known).length > 0);
  const all = [...once.values()].toSorted((a, b) => misread(b) - misread(a));
  return { words: all.slice(0, MOST_EXPLAINED), more: Math.max(0, all.length - MOST_EXPLAINED) };
}

/** False friends whose words stand in a message, each once: those whose two meanings one place has. */
export function friendsIn(known: Known, mrkdwn: string): { friend: FalseFriend; text: string }[] {
  const found = new Map<string, { friend: FalseFriend; text: string }>();
  for (const { text, concepts } of scan(known.index, mrkdwn))
    for (const friend of friendsAmong(concepts, known))
      if (!found.has(friend.id)) found.set(friend.id, { friend, text });
  return [...found.values()];
}
