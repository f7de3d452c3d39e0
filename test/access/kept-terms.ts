import { difference, entryFor, NO_SEAL } from '../../src/audit/entry.ts';
import type { Concept, FalseFriend } from '../../src/glossary/concept.ts';
import type { Proposal } from '../../src/glossary/proposal.ts';
import { glossaryStore } from '../../src/glossary/store.ts';
import { recordedOfConcept, recordedOfFriend } from '../../src/glossary/suggesting.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { Store } from '../../src/store/open.ts';

const AUDIT_KEY = 'a key that is only good for tests, 32+';

/** A meaning of `trip`, but for what is said otherwise. */
export const aTerm = (but: Partial<Concept>): Concept => ({
  id: 't-1',
  domain: 'ot',
  language: 'en',
  forms: [{ text: 'trip', kind: 'preferred' }],
  definition: 'A protection stops the machine',
  more: '',
  example: '',
  sources: [],
  related: [],
  status: 'approved',
  origin: 'people',
  stewardId: null,
  reviewedAt: null,
  suggestedBy: 'U0INES',
  version: 1,
  auditHead: NO_SEAL,
  ...but,
});

export const aFriend = (but: Partial<FalseFriend>): FalseFriend => ({
  id: 'f-1',
  word: 'trip',
  itId: 't-it',
  otId: 't-ot',
  watchOut: 'Ask which one is meant',
  dangerous: false,
  yesIt: null,
  yesOt: null,
  status: 'draft',
  version: 1,
  auditHead: NO_SEAL,
  ...but,
});

export const aProposal = (about: Concept, but: Partial<Proposal>): Proposal => {
  const { domain, language, forms, definition, more, example, sources, related } = about;
  return {
    id: 'p-1',
    conceptId: about.id,
    content: { domain, language, forms, definition, more, example, sources, related },
    basedOn: about.version,
    by: 'U0INES',
    at: 1,
    state: 'open',
    version: 1,
    ...but,
  };
};

/** Keeps them with what their history says; each meaning as often as there is another version of it. */
export async function keepsTerms(
  store: Store,
  {
    concepts,
    friends = [],
    proposals = [],
  }: { concepts: readonly Concept[]; friends?: readonly FalseFriend[]; proposals?: readonly Proposal[] },
): Promise<void> {
  const glossary = glossaryStore(store, { auditKey: AUDIT_KEY, machine: systemClock });
  const what = { at: 1, actor: { kind: 'person', id: 'U0INES' } } as const;
  const facts = { request: null, about: 'glossary', messages: [] };
  for (const is of concepts) {
    const was = (await glossary.present()).concept(is.id);
    const action = was ? 'edited' : 'suggested';
    const said = difference(recordedOfConcept, was, is);
    const entry = entryFor('concept', is, { ...what, action, ...said });
    const auditHead = was?.auditHead ?? NO_SEAL;
    await glossary.commit([{ kind: 'concept', is: { ...is, auditHead }, entry }], facts);
  }
  for (const is of friends) {
    const said = difference(recordedOfFriend, undefined, is);
    const entry = entryFor('false friend', is, { ...what, action: 'suggested', ...said });
    await glossary.commit([{ kind: 'false friend', is, entry }], facts);
  }
  for (const is of proposals) await glossary.commit([{ kind: 'proposal', is }], facts);
}
