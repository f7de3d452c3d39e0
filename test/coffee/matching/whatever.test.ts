import { describe, expect, test } from 'vitest';
import { chanceFrom } from '../../../src/coffee/matching/chance.ts';
import type { RoundInput } from '../../../src/coffee/matching/input.ts';
import { pairUp } from '../../../src/coffee/matching/round.ts';
import { goTogether, pairRules, tableRules } from '../../../src/coffee/matching/rules.ts';
import { aCrowd } from './crowd.ts';

describe.each(['rotate', 'trios'] as const)('whatever the people: %s', sittingOut => {
  test.each(Array.from({ length: 40 }, (_, n) => n))('of seed %i', seed => {
    const size = Math.floor(chanceFrom(`size ${seed}`)() * 70);
    const input: RoundInput = { ...aCrowd(size, `any ${seed}`), sittingOut };
    const { groups, leftOut } = pairUp(input);
    const byId = new Map(input.people.map(person => [person.id, person]));
    const placed = [...groups.flatMap(({ people }) => people), ...leftOut.map(({ id }) => id)];
    expect(placed.toSorted()).toEqual([...byId.keys()].toSorted());
    for (const { people, why } of groups) {
      const seated = people.map(id => byId.get(id)!);
      expect(why).toHaveLength(people.length - 1);
      for (const {
        pair: [one, other],
      } of why)
        expect(goTogether(pairRules, byId.get(one)!, byId.get(other)!)).toBe(true);
      for (const one of seated)
        for (const other of seated) if (one !== other) expect(goTogether(tableRules, one, other)).toBe(true);
    }
    for (const { why } of leftOut) expect(why.length).toBeGreaterThan(0);
  });
});
