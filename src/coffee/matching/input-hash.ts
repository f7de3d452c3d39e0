import { createHash } from 'node:crypto';
import type { RoundInput } from './input.ts';
import type { Table } from './table.ts';

/** The same for the same input, whatever the order of people and of what stands in their lists. */
export function hashOf(
  { round, seed, sittingOut, repeatWindow }: RoundInput,
  { few, many, facts }: Table,
): string {
  const people = [...few, ...many].map(person => [
    person.id,
    person.side,
    person.siteId,
    person.wants.toSorted(),
    person.offers.toSorted(),
    person.doNotPair.toSorted(),
    person.managerId,
    person.roundsWaited,
    [person.satOut.times, person.satOut.of],
    person.met.map(meeting => `${meeting.round} ${meeting.with}`).toSorted(),
  ]);
  return createHash('sha256')
    .update(JSON.stringify([round, seed, sittingOut, repeatWindow, people]))
    .update(facts.hours)
    .digest('hex');
}
