import { readFileSync } from 'node:fs';
import type { Concept, Form } from '../../../src/glossary/concept.ts';

/** A concept of these spellings, approved, about which nothing else is known. */
export function aConcept(spellings: readonly string[], given: Partial<Concept> = {}): Concept {
  return {
    id: `K-${spellings[0]}-${given.domain ?? 'both'}`,
    domain: 'both',
    language: 'en',
    forms: spellings.map((text, n) => ({ text, kind: n === 0 ? 'preferred' : 'synonym' })),
    definition: '',
    more: '',
    example: '',
    sources: [],
    related: [],
    status: 'approved',
    origin: 'people',
    stewardId: null,
    reviewedAt: null,
    suggestedBy: null,
    version: 1,
    auditHead: '',
    ...given,
  };
}

interface StarterSide {
  forms: Form[];
  definition: string;
}

/** The words that the app ships, both meanings of each. */
export function starterConcepts(): Concept[] {
  const words = JSON.parse(readFileSync('src/glossary/starter/starter.json', 'utf8')) as {
    it: StarterSide;
    ot: StarterSide;
  }[];
  return words.flatMap(word =>
    (['it', 'ot'] as const).map(domain => {
      const { forms, definition } = word[domain];
      return aConcept(
        forms.map(form => form.text),
        { domain, forms, definition },
      );
    }),
  );
}

/** Every spelling of these concepts once. */
export const spellingsOf = (concepts: readonly Concept[]): string[] => [
  ...new Set(concepts.flatMap(({ forms }) => forms.map(form => form.text))),
];
