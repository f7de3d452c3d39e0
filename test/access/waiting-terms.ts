import type { Store } from '../../src/store/open.ts';
import { aFriend, aProposal, aTerm, keepsTerms } from './kept-terms.ts';

/** What of the glossary is there to be pressed, by the side whose meaning it is. */
export interface Terms {
  /** Of `trip`, approved, in the second version of each, and tied. */
  meaning: Record<'it' | 'ot', string>;
  /** What is between them, to which IT said yes. */
  friend: string;
  /** Of `bump` and of `pull`, which Ines suggested. */
  draft: Record<'it' | 'ot', string>;
  /** Of `jog`, which are no longer said. */
  old: Record<'it' | 'ot', string>;
  /** Other contents for the meanings of `trip`. */
  proposal: Record<'it' | 'ot', string>;
}

const trip = {
  it: aTerm({ id: 't-it', domain: 'it', definition: 'A travel for work' }),
  ot: aTerm({ id: 't-ot' }),
};

export async function waitingTerms(store: Store): Promise<Terms> {
  const draft = { status: 'draft' } as const;
  const old = { status: 'deprecated', forms: [{ text: 'jog', kind: 'preferred' }] } as const;
  const said = { version: 2, example: 'It was a trip' };
  const written = { it: { ...trip.it, ...said }, ot: { ...trip.ot, ...said } };
  await keepsTerms(store, {
    concepts: [
      trip.it,
      trip.ot,
      written.it,
      written.ot,
      aTerm({ ...draft, id: 'd-ot', forms: [{ text: 'bump', kind: 'preferred' }] }),
      aTerm({ ...draft, id: 'd-it', domain: 'it', forms: [{ text: 'pull', kind: 'preferred' }] }),
      aTerm({ ...old, id: 'o-ot' }),
      aTerm({ ...old, id: 'o-it', domain: 'it' }),
    ],
    friends: [aFriend({ id: 'f-trip', yesIt: 'U0LENA' })],
    proposals: [aProposal(written.it, { id: 'p-it' }), aProposal(written.ot, { id: 'p-ot' })],
  });
  return {
    meaning: { it: 't-it', ot: 't-ot' },
    friend: 'f-trip',
    draft: { it: 'd-it', ot: 'd-ot' },
    old: { it: 'o-it', ot: 'o-ot' },
    proposal: { it: 'p-it', ot: 'p-ot' },
  };
}
