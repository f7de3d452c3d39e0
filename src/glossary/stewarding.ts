import { Refusal } from '../kernel/refusal.ts';
import { belongsTo, sideName, sides, takesSteps, type Person, type Side } from '../people/person.ts';
import type { Concept, Domain, FalseFriend } from './concept.ts';

/** Who looks after the glossary: everybody with the role of a steward, and the leads of both sides. */
export interface Keepers {
  stewards: readonly Person[];
  leads: readonly Person[];
}

/** The sides one of which decides on a meaning. */
export const sidesOfDomain = (domain: Domain): readonly Side[] => (domain === 'both' ? sides : [domain]);

/** Who decides for a side: its stewards, at whatever site, or its leads where it has none. */
export function keepersOf(side: Side, { stewards, leads }: Keepers): Person[] {
  const theirs = (some: readonly Person[]) =>
    some.filter(person => takesSteps(person) && belongsTo(person, side));
  const own = theirs(stewards);
  return own.length > 0 ? own : theirs(leads);
}

/** Who decides on meanings of a domain, each once. */
export function keepersOfDomain(domain: Domain, keepers: Keepers): Person[] {
  const all = sidesOfDomain(domain).flatMap(side => keepersOf(side, keepers));
  return [...new Map(all.map(person => [person.id, person])).values()];
}

/** The side for which somebody decides, the first of two; undefined where they decide for none. */
export const sideDecidedBy = (by: Person, keepers: Keepers): Side | undefined =>
  sides.find(side => decides(by, side, keepers));

export const decides = (by: Person, side: Side, keepers: Keepers): boolean =>
  keepersOf(side, keepers).some(({ id }) => id === by.id);

/** Whether somebody looks after meanings of a domain. */
export const keeps = (id: string | null, domain: Domain, keepers: Keepers): boolean =>
  keepersOfDomain(domain, keepers).some(one => one.id === id);

/** Whether one steward's word is enough on this meaning, and this is one. */
export const mayDecide = (by: Person, domain: Domain, keepers: Keepers): boolean =>
  sidesOfDomain(domain).some(side => decides(by, side, keepers));

/** Who writes drafts and suggests: everybody who is known and here, but guests and shared accounts only look up. */
export function whyNotSuggest(by: Person): Refusal | undefined {
  if (by.siteId === '') return unplaced();
  if (by.guest) return no('You are a guest here: tell the person who invited you what is missing.');
  if (by.shared) return no('Several people share this account. Suggest it from your own.');
  return whyNotTakePart(by);
}

/** Who does more with it than looking words up. */
export function whyNotTakePart({ guest, shared, left, siteId }: Person): Refusal | undefined {
  if (siteId === '') return unplaced();
  if (guest) return no('You are a guest here: ask the person who invited you.');
  if (shared) return no('Several people share this account. Do it from your own.');
  if (left)
    return no('Your account is marked as having left. Ask your Common Ground admin to add you again.');
  return undefined;
}

export function whyNotDecide(by: Person, domain: Domain, keepers: Keepers): Refusal | undefined {
  if (mayDecide(by, domain, keepers)) return undefined;
  const names = sidesOfDomain(domain).map(side => sideName[side]);
  return no(`Only a steward of ${names.join(' or ')} decides on this. Suggest a change instead.`);
}

/** Who may write over it at once: a steward of its side, or who wrote it while nobody has said yes. */
export const mayEdit = (by: Person, concept: Concept, keepers: Keepers): boolean =>
  mayDecide(by, concept.domain, keepers) || (concept.status === 'draft' && concept.suggestedBy === by.id);

/**
 * The side for which somebody may say yes to a false friend: one of theirs whose yes is missing. Never both: it needs
 * two people.
 */
export function sideToSayYes(
  by: Person,
  friend: Pick<FalseFriend, 'yesIt' | 'yesOt'>,
  keepers: Keepers,
): Side | undefined {
  if (friend.yesIt === by.id || friend.yesOt === by.id) return undefined;
  return sides.find(side => yesOf(friend, side) === null && decides(by, side, keepers));
}

export const yesOf = ({ yesIt, yesOt }: Pick<FalseFriend, 'yesIt' | 'yesOt'>, side: Side): string | null =>
  side === 'it' ? yesIt : yesOt;

/** Its yes is written down; with the other's it counts. */
export function withYes(friend: FalseFriend, side: Side, by: string): FalseFriend {
  const is = side === 'it' ? { ...friend, yesIt: by } : { ...friend, yesOt: by };
  return { ...is, status: is.yesIt !== null && is.yesOt !== null ? 'approved' : friend.status };
}

/** Another warning: whoever wrote it says yes for their side, and the other side is asked anew. */
export function withWatchOut(
  friend: FalseFriend,
  { watchOut, dangerous }: Pick<FalseFriend, 'watchOut' | 'dangerous'>,
  by: string,
  side: Side | undefined,
): FalseFriend {
  const own = (one: Side) => (one === side ? by : null);
  return { ...friend, watchOut, dangerous, yesIt: own('it'), yesOt: own('ot'), status: 'draft' };
}

const unplaced = () =>
  new Refusal(
    'unknown-person',
    'I don’t know yet which side you are on. Join your side’s desk, or ask your Common Ground admin.',
  );

const no = (sentence: string) => new Refusal('not-yours', sentence);
