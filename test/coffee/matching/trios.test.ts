import { describe, expect, test } from 'vitest';
import { ines, ivan, olga, omar, round } from './persons.ts';
import { aParticipant } from './seasons.ts';

describe('a trio', () => {
  const trios = { sittingOut: 'trios' } as const;

  test('takes in who would sit out, IT before OT, and says why of both', () => {
    const { groups, leftOut } = round([omar(), olga(), ines()], trios);
    expect(groups.map(({ people }) => people)).toEqual([['ines', 'olga', 'omar']]);
    expect(groups[0]?.why.map(({ pair }) => pair[0])).toEqual(['ines', 'ines']);
    expect(leftOut).toEqual([]);
  });

  test.each(['it', 'ot'] as const)('is made whichever side is larger: %s', side => {
    const other = side === 'it' ? 'ot' : 'it';
    const people = ['a', 'b', 'c']
      .map(id => aParticipant(id, side))
      .concat(['x', 'y'].map(id => aParticipant(id, other)));
    const { groups, leftOut } = round(people, trios);
    expect(groups.map(group => group.people.length).toSorted((a, b) => a - b)).toEqual([2, 3]);
    expect(leftOut).toEqual([]);
  });

  test('never has four: who is left then is told', () => {
    const people = [ines(), ...['a', 'b', 'c', 'd'].map(id => aParticipant(id, 'ot'))];
    const { groups, leftOut } = round(people, trios);
    expect(groups[0]?.people).toHaveLength(3);
    expect(leftOut.map(({ why }) => why)).toEqual([['nobody left'], ['nobody left']]);
  });

  test('keeps hard rules among its own side too', () => {
    const people = [ines(), olga({ doNotPair: ['omar'] }), omar()];
    expect(round(people, trios).groups[0]?.people).toHaveLength(2);
    expect(round([ines(), olga({ managerId: 'omar' }), omar()], trios).groups[0]?.people).toHaveLength(2);
  });

  test('takes in who of the smaller side has nobody left', () => {
    const people = [ines({ doNotPair: ['olga'] }), ivan({ doNotPair: ['olga'] }), olga(), omar()];
    const { groups, leftOut } = round(people, trios);
    expect(groups.map(group => group.people)).toEqual([['ines', 'ivan', 'omar']]);
    expect(leftOut).toEqual([{ id: 'olga', why: ['do not pair'] }]);
  });

  test('is with who has met the fewest, where all is the same', () => {
    const met = [1, 2, 3].map(n => ({ with: 'somebody else', round: n }));
    const people = [ines({ met }), ivan(), ...['a', 'b', 'c'].map(id => aParticipant(id, 'ot'))];
    for (let seed = 0; seed < 20; seed++) {
      const { groups } = round(people, { ...trios, seed: String(seed) });
      expect(groups.find(group => group.people.length === 3)?.people).toContain('ivan');
    }
  });

  test('is with whom one hasn’t met', () => {
    const met = [{ with: 'ines', round: 19 }];
    const people = [
      ines(),
      ivan(),
      aParticipant('oa', 'ot', { met }),
      aParticipant('ob', 'ot', { met }),
      aParticipant('oc', 'ot', { met }),
    ];
    const repeats = round(people, trios).groups.flatMap(({ why }) =>
      why.filter(({ insideWindow }) => insideWindow),
    );
    expect(repeats).toHaveLength(1);
  });
});
