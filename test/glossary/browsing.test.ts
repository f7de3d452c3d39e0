import { describe, expect, test } from 'vitest';
import { listedUnder } from '../../src/glossary/browsing.ts';
import type { Concept, FalseFriend } from '../../src/glossary/concept.ts';
import { glossaryIndex } from '../../src/glossary/finding/index.ts';
import { friendsAmong, type Known } from '../../src/glossary/known.ts';
import { friend } from './exchange/concepts.ts';
import { aConcept } from './finding/samples.ts';

function known(concepts: readonly Concept[], friends: readonly FalseFriend[] = []): Known {
  return {
    index: glossaryIndex(concepts),
    concept: id => concepts.find(one => one.id === id),
    friend: id => friends.find(one => one.id === id),
    friendsOf: id => friends.filter(({ itId, otId }) => itId === id || otId === id),
    concepts: () => concepts,
    friends: () => friends,
  };
}
const of = (...words: string[]) => known(words.map((word, n) => aConcept([word], { id: `c-${n}` })));
const wordsUnder = (letter: string, ...words: string[]) =>
  listedUnder(of(...words), letter).words.map(({ word }) => word);

describe('from A to Z', () => {
  test.each([
    ['a letter', ['trip', 'tag', 'DMZ'], 'T', ['tag', 'trip']],
    [
      'capitals and accents don’t matter',
      ['Übergabe', 'UPS', 'ultrasonic'],
      'U',
      ['Übergabe', 'ultrasonic', 'UPS'],
    ],
    [
      'numbers in their order',
      ['level 10', 'level 3.5', 'level 2'],
      'L',
      ['level 2', 'level 3.5', 'level 10'],
    ],
    ['Greek has letters of its own', ['ρυθμιστής', 'Ράγα', 'relay'], 'Ρ', ['Ράγα', 'ρυθμιστής']],
    ['İ and ı stand under I', ['İnverter', 'ısı', 'interlock'], 'I', ['interlock', 'İnverter', 'ısı']],
    ['what begins with no letter stands under #', ['4-20 mA', '.NET', '3D'], '#', ['.NET', '3D', '4-20 mA']],
    [
      'German beside English',
      ['Schütz', 'SCADA', 'SPS', 'switch'],
      'S',
      ['SCADA', 'Schütz', 'SPS', 'switch'],
    ],
  ])('%s', (_, words, letter, is) => {
    expect(wordsUnder(letter, ...words)).toEqual(is);
  });

  test('begins with the first letter that there is, also where one is asked for that there is not', () => {
    const plant = of('trip', 'DMZ', 'ρυθμιστής', '3D', 'Übergabe');
    for (const letter of ['', 'Q', 'd']) expect(listedUnder(plant, letter).letter).toBe('#');
    expect(listedUnder(plant, '').letters).toEqual(['#', 'D', 'T', 'U', 'Ρ']);
  });

  test('has nothing where the glossary is empty', () => {
    expect(listedUnder(of(), '')).toEqual({ letter: '', page: 0, letters: [], words: [], more: 0, total: 0 });
  });

  const many = (count: number) => of(...Array.from({ length: count }, (_, n) => `tag ${n}`), 'DMZ');
  test.each([
    [40, 'T', ['tag 0', 'tag 39'], 0, 0],
    [41, 'T', ['tag 0', 'tag 39'], 0, 1],
    [41, 'T 1', ['tag 40', 'tag 40'], 1, 0],
    [90, 'T 1', ['tag 40', 'tag 79'], 1, 10],
    // What is asked for and isn’t there, is the nearest that is.
    [90, 'T 9', ['tag 80', 'tag 89'], 2, 0],
    [90, 'T -1', ['tag 0', 'tag 39'], 0, 50],
    [90, 'T 99999', ['tag 0', 'tag 39'], 0, 50],
    [90, 'Q 1', ['DMZ', 'DMZ'], 0, 0],
  ])('shows forty of a letter at once: of %i, %j', (count, part, [first, last], page, more) => {
    const { words, ...listed } = listedUnder(many(count), part);
    expect([words[0]?.word, words.at(-1)?.word]).toEqual([first, last]);
    expect(listed).toMatchObject({ page, more, total: count + 1 });
  });
});

describe('a word', () => {
  const it = aConcept(['trip'], { id: 'it', domain: 'it' });
  const ot = aConcept(['Trip'], { id: 'ot', domain: 'ot' });
  const tie = friend(it, ot, 'Which?');
  const row = (concepts: readonly Concept[], friends: readonly FalseFriend[] = []) =>
    listedUnder(known(concepts, friends), 'T').words;

  test('stands once with all whose it is, and says where they differ', () => {
    expect(row([ot, it], [tie])).toEqual([{ word: 'Trip', domains: 'IT, OT', isFalse: true }]);
    expect(row([ot, it])).toEqual([{ word: 'Trip', domains: 'IT, OT', isFalse: false }]);
    expect(row([{ ...it, domain: 'both' }])).toEqual([
      { word: 'trip', domains: 'IT and OT', isFalse: false },
    ]);
  });

  test('that is no longer said stands there, what was declined does not', () => {
    expect(row([{ ...ot, status: 'deprecated' }])).toHaveLength(1);
    expect(row([{ ...ot, status: 'declined' }])).toEqual([]);
    expect(row([{ ...ot, status: 'declined' }, it], [tie])).toEqual([
      { word: 'trip', domains: 'IT', isFalse: false },
    ]);
  });

  test('is a false friend only where both of its meanings are looked at', () => {
    expect(friendsAmong([it, ot], known([it, ot], [tie]))).toEqual([tie]);
    expect(friendsAmong([it], known([it, ot], [tie]))).toEqual([]);
  });
});
