import { describe, expect, test } from 'vitest';
import { chanceFrom, shuffled } from '../../../src/coffee/matching/chance.ts';
import type { RoundInput } from '../../../src/coffee/matching/input.ts';
import type { Span } from '../../../src/kernel/spans.ts';
import { differences, type Made } from '../../../src/coffee/matching/replay.ts';
import { pairUp } from '../../../src/coffee/matching/round.ts';
import { aCrowd } from './crowd.ts';
import { aParticipant } from './seasons.ts';

describe('a round can be replayed', () => {
  const crowd = aCrowd(60, 'replay');

  test.each(['rotate', 'trios'] as const)(
    'whatever the order of people and of their lists: %s',
    sittingOut => {
      const input: RoundInput = { ...crowd, sittingOut };
      const first = pairUp(input);
      for (let n = 0; n < 10; n++) {
        const chance = chanceFrom(`order ${n}`);
        const people = shuffled(input.people, chance).map(person => ({
          ...person,
          wants: shuffled(person.wants, chance),
          offers: shuffled(person.offers, chance),
          doNotPair: shuffled(person.doNotPair, chance),
          met: shuffled(person.met, chance),
        }));
        expect(pairUp({ ...input, people })).toEqual(first);
      }
    },
  );

  test.each<[string, (input: RoundInput) => RoundInput]>([
    ['copied to another thread', structuredClone],
    ['stored', input => JSON.parse(JSON.stringify(input)) as RoundInput],
  ])('when its input was %s', (_, copied) => {
    expect(pairUp(copied(crowd))).toEqual(pairUp(crowd));
  });

  test('however its kinds of hours are numbered', () => {
    const kinds = crowd.hours as readonly (readonly Span[])[];
    const turned = {
      ...crowd,
      hours: kinds.toReversed(),
      people: crowd.people.map(person => ({ ...person, kind: kinds.length - 1 - person.kind })),
    };
    expect(pairUp(turned)).toEqual(pairUp(crowd));
  });

  test('and is another one with another seed that costs the same', () => {
    const plain = { ...crowd, people: crowd.people.map(({ id, side }) => aParticipant(id, side)) };
    const [one, other] = [pairUp(plain), pairUp({ ...plain, seed: 'another' })];
    expect(other.groups).not.toEqual(one.groups);
    expect(other.cost).toEqual(one.cost);
  });

  test.each<[string, Partial<RoundInput>]>([
    ['the round', { round: crowd.round + 1 }],
    ['the seed', { seed: 'another' }],
    ['the window', { repeatWindow: 11 }],
    ['the policy', { sittingOut: 'trios' }],
    ['hours', { hours: 7 }],
    ['a person', { people: crowd.people.slice(1) }],
    [
      'a wait',
      { people: crowd.people.map((person, n) => (n === 0 ? { ...person, roundsWaited: 5 } : person)) },
    ],
  ])('its hash is another one with another input: %s', (_, more) => {
    expect(pairUp({ ...crowd, ...more }).inputHash).not.toBe(pairUp(crowd).inputHash);
  });
});

describe('a round that is made again from what was stored', () => {
  const crowd = aCrowd(30, 'stored');
  const round = pairUp(crowd);
  const made = JSON.parse(
    JSON.stringify({ ...round, whys: round.groups.map(({ why }) => why).toReversed() }),
  ) as Made;
  const again = (input: RoundInput) => pairUp(JSON.parse(JSON.stringify(input)) as RoundInput);

  test('is the same, in whatever order its groups were stored', () => {
    expect(differences(again(crowd), made)).toEqual([]);
  });

  test('says in what it differs', () => {
    const met = { ...crowd, people: crowd.people.map(person => ({ ...person, met: [] })) };
    expect(differences(again({ ...crowd, seed: 'another' }), made)).toContain('inputHash');
    expect(differences(again(met), made)).toContain('cost');
    expect(differences(again(crowd), { ...made, whys: made.whys.slice(1) })).toEqual(['whys']);
    expect(differences(again(crowd), { ...made, leftOut: [] })).toEqual(['leftOut']);
    expect(differences(again(crowd), { ...made, cost: { ...round.cost, lost: 1 } })).toEqual(['cost']);
  });
});
