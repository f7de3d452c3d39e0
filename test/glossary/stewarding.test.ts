import { describe, expect, test } from 'vitest';
import {
  keepersOf,
  mayDecide,
  mayEdit,
  sideToSayYes,
  whyNotDecide,
  whyNotSuggest,
  withWatchOut,
  withYes,
  type Keepers,
} from '../../src/glossary/stewarding.ts';
import type { Person } from '../../src/people/person.ts';
import { somebody } from '../incidents/an-incident.ts';
import { aConcept } from './finding/samples.ts';

const of = (id: string, but: Partial<Person> = {}): Person => somebody({ id, name: id, roles: [], ...but });

const marta = of('marta', { side: 'ot', roles: ['steward'] });
const denise = of('denise', { side: 'ot', siteId: 'bayou', roles: ['lead'] });
const jonas = of('jonas', { side: 'ot', roles: ['lead'] });
const lena = of('lena', { side: 'it', roles: ['steward'] });
const priya = of('priya', { side: 'it', roles: ['lead'] });
const anna = of('anna', { side: 'bridge', roles: ['steward'] });
const ines = of('ines', { side: 'ot' });

const both: Keepers = { stewards: [lena, marta], leads: [denise, jonas, priya] };
const idsOf = (people: readonly Person[]) => people.map(({ id }) => id);

describe('who decides for a side', () => {
  test.each<[string, Keepers, it: string[], ot: string[]]>([
    ['its stewards', both, ['lena'], ['marta']],
    ['a steward of both sides for each', { ...both, stewards: [anna] }, ['anna'], ['anna']],
    ['beside the stewards of one', { ...both, stewards: [anna, marta] }, ['anna'], ['anna', 'marta']],
    [
      'its leads of all sites where it has no steward',
      { ...both, stewards: [lena] },
      ['lena'],
      ['denise', 'jonas'],
    ],
    ['nobody where it has neither', { stewards: [marta], leads: [jonas] }, [], ['marta']],
    [
      'no guest and no shared account',
      {
        stewards: [
          { ...marta, guest: true },
          { ...lena, shared: true },
        ],
        leads: [priya],
      },
      ['priya'],
      [],
    ],
    ['nobody who left', { stewards: [{ ...marta, left: true }], leads: [jonas] }, [], ['jonas']],
  ])('%s', (_, keepers, it, ot) => {
    expect([idsOf(keepersOf('it', keepers)), idsOf(keepersOf('ot', keepers))]).toEqual([it, ot]);
  });
});

describe('one steward’s word is enough', () => {
  test.each([
    [marta, 'ot', true],
    [marta, 'it', false],
    [marta, 'both', true],
    [lena, 'it', true],
    [lena, 'ot', false],
    [lena, 'both', true],
    [jonas, 'ot', false],
    [ines, 'ot', false],
  ] as const)('of $id on a meaning of %s: %s', (by, domain, may) => {
    expect(mayDecide(by, domain, both)).toBe(may);
  });

  test.each([
    ['it', 'Only a steward of IT decides on this. Suggest a change instead.'],
    ['ot', 'Only a steward of OT decides on this. Suggest a change instead.'],
    ['both', 'Only a steward of IT or OT decides on this. Suggest a change instead.'],
  ] as const)('and whoever is none of %s is told so', (domain, sentence) => {
    expect(whyNotDecide(ines, domain, both)?.message).toBe(sentence);
    expect(whyNotDecide(domain === 'it' ? lena : marta, domain, both)).toBeUndefined();
  });
});

describe('who writes', () => {
  test.each([
    ['a steward of its side over anything', marta, { domain: 'ot', status: 'approved' }, true],
    ['no steward of the other side', lena, { domain: 'ot', status: 'approved' }, false],
    ['who suggested it, while nobody has said yes', ines, { domain: 'ot', status: 'draft' }, true],
    ['not any more once somebody has', ines, { domain: 'ot', status: 'approved' }, false],
    ['nobody else over a draft', jonas, { domain: 'ot', status: 'draft' }, false],
  ] as const)('%s', (_, by, but, may) => {
    expect(mayEdit(by, aConcept(['trip'], { suggestedBy: 'ines', ...but }), both)).toBe(may);
  });

  test.each([
    ['a guest', { guest: true }, 'You are a guest here: tell the person who invited you what is missing.'],
    ['a shared account', { shared: true }, 'Several people share this account. Suggest it from your own.'],
    ['anybody else', {}, undefined],
  ])('%s', (_, but, sentence) => {
    expect(whyNotSuggest({ ...ines, ...but })?.message).toBe(sentence);
  });
});

describe('a false friend', () => {
  const open = { yesIt: null, yesOt: null };
  test.each([
    ['a steward of IT', lena, open, 'it'],
    ['a steward of OT', marta, open, 'ot'],
    ['nobody else', ines, open, undefined],
    ['not twice', marta, { yesIt: null, yesOt: 'marta' }, undefined],
    ['not another of the same side', { ...marta, id: 'piet' }, { yesIt: null, yesOt: 'marta' }, undefined],
    ['one of both sides for the first', anna, open, 'it'],
    ['one of both sides for what is missing', anna, { yesIt: 'lena', yesOt: null }, 'ot'],
    ['one of both sides never for both', anna, { yesIt: 'anna', yesOt: null }, undefined],
  ] as const)('waits for %s', (_, by, friend, side) => {
    const keepers = { ...both, stewards: [lena, marta, anna, { ...marta, id: 'piet' }] };
    expect(sideToSayYes(by, friend, keepers)).toBe(side);
  });

  const tie = {
    id: 'f',
    word: 'trip',
    itId: 'i',
    otId: 'o',
    watchOut: 'Ask which.',
    dangerous: false,
    ...open,
    status: 'draft',
    version: 1,
    auditHead: '',
  } as const;

  test('counts with the second yes, not with the first', () => {
    const once = withYes(tie, 'ot', 'marta');
    expect([once.status, once.yesOt]).toEqual(['draft', 'marta']);
    expect(withYes(once, 'it', 'lena')).toMatchObject({ status: 'approved', yesIt: 'lena', yesOt: 'marta' });
  });

  test('warned otherwise has the yes of who wrote that, and waits for the other side anew', () => {
    const agreed = withYes(withYes(tie, 'ot', 'marta'), 'it', 'lena');
    expect(withWatchOut(agreed, { watchOut: 'Say it.', dangerous: true }, 'lena', 'it')).toEqual({
      ...tie,
      watchOut: 'Say it.',
      dangerous: true,
      yesIt: 'lena',
    });
  });
});
