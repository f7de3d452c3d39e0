import { describe, expect, test } from 'vitest';
import { route } from '../../src/incidents/routing.ts';
import type { Person, Side } from '../../src/people/person.ts';
import { anAsset } from './a-place.ts';
import { somebody } from './an-incident.ts';

type Case = [by: Person['side'], owner: Side | null, chosen: Side | undefined, asking: Side, answering: Side];

describe('an incident goes to', () => {
  test.each<Case>([
    ['ot', 'it', undefined, 'ot', 'it'],
    ['it', 'ot', undefined, 'it', 'ot'],
    // The reporter's own side both asks and answers.
    ['ot', 'ot', undefined, 'ot', 'ot'],
    ['it', 'it', undefined, 'it', 'it'],
    // Nobody owns it: the other side.
    ['ot', null, undefined, 'ot', 'it'],
    ['it', null, undefined, 'it', 'ot'],
    // A bridge has no other side: the owner, or the side that they choose.
    ['bridge', 'it', undefined, 'ot', 'it'],
    ['bridge', 'ot', undefined, 'it', 'ot'],
    ['bridge', null, 'it', 'ot', 'it'],
    ['bridge', null, 'ot', 'it', 'ot'],
    // Who owns it answers, whatever was chosen.
    ['bridge', 'ot', 'it', 'it', 'ot'],
    ['ot', null, 'ot', 'ot', 'it'],
  ])('reported by %s, owned by %s, chosen %s: %s asks %s', (side, owner, chosen, asking, answering) => {
    expect(route(somebody({ side }), anAsset({ owner }), chosen)).toEqual({ asking, answering });
  });

  test('the other side where the register doesn’t know the place', () => {
    expect(route(somebody({ side: 'ot' }), undefined, undefined)).toEqual({ asking: 'ot', answering: 'it' });
  });

  test.each([undefined, anAsset({ owner: null })])(
    'nobody before someone of both sides has said who should answer: %o',
    asset => {
      expect(() => route(somebody({ side: 'bridge' }), asset, undefined)).toThrow(
        expect.objectContaining({ code: 'bad-answer', field: 'answering' }),
      );
    },
  );
});
