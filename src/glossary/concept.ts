import { Refusal } from '../kernel/refusal.ts';

/** Whose meaning it is; `both` where the two sides mean the same. */
export const domains = ['it', 'ot', 'both'] as const;
export type Domain = (typeof domains)[number];

export const domainName: Record<Domain, string> = { it: 'IT', ot: 'OT', both: 'IT and OT' };

/** `draft` until a steward says yes; `deprecated`: no longer said, still found; `declined`: kept for its history alone. */
export const statuses = ['draft', 'approved', 'deprecated', 'declined'] as const;
export type Status = (typeof statuses)[number];

/** Where a concept came from: written by people here, shipped with the app, from a site's own file, or from NIST. */
export const origins = ['people', 'starter', 'file', 'nist'] as const;
export type Origin = (typeof origins)[number];

/** How a form stands to its concept; of its forms the first is the preferred one. A plural is kept only where it is odd. */
export const formKinds = ['preferred', 'acronym', 'synonym', 'plural', 'misspelling'] as const;
export type FormKind = (typeof formKinds)[number];

/** A spelling. The same may belong to many concepts: that is why there is a glossary. */
export interface Form {
  text: string;
  kind: FormKind;
  /**
   * How talk is scanned for it. Left out: as written, short or all in capitals, only so; otherwise in any case.
   * `any case` finds short ones in small letters too; `never`: only who looks it up finds it.
   */
  scan?: 'any case' | 'never';
}

export interface Source {
  name: string;
  /** Empty, or an address of the web. */
  link: string;
  /** Empty where nobody said. */
  licence: string;
  /** It quotes a text that somebody else protects: it is shown with its source, and never leaves as ours. */
  quotes?: true;
}

/** What a concept says: everything that an edit may change and a rollback brings back. */
export interface Content {
  domain: Domain;
  /** BCP 47, `en` or `de`. */
  language: string;
  /** At least one. */
  forms: readonly Form[];
  /** At most {@link LONGEST}.definition characters, in a sentence or two. */
  definition: string;
  /** What is behind *More*; empty where there is nothing. */
  more: string;
  example: string;
  sources: readonly Source[];
  /** Related words, as they are looked up. */
  related: readonly string[];
}

/** Its fields. */
export const contentFields = [
  'domain',
  'language',
  'forms',
  'definition',
  'more',
  'example',
  'sources',
  'related',
] as const satisfies readonly (keyof Content)[];

/** One meaning: what the glossary is made of. */
export interface Concept extends Content {
  id: string;
  status: Status;
  origin: Origin;
  /** Who answers for it; null where its side's stewards do together. */
  stewardId: string | null;
  /** When a steward last said that it is right, in milliseconds. */
  reviewedAt: number | null;
  /** Who suggested it; null where a file did. */
  suggestedBy: string | null;
  version: number;
  auditHead: string;
}

/**
 * A word that the two sides use for different things. Its words are the forms that both of its concepts have.
 *
 * It counts once a steward of each side said yes.
 */
export interface FalseFriend {
  id: string;
  /** As it is shown. */
  word: string;
  itId: string;
  otId: string;
  watchOut: string;
  /** Where it is misread somebody may be hurt, or a line stopped: who writes it under a card is asked what they mean. */
  dangerous: boolean;
  /** Who of each side said yes; null where nobody did. */
  yesIt: string | null;
  yesOt: string | null;
  status: Status;
  version: number;
  auditHead: string;
}

/** In characters. */
export const LONGEST = {
  form: 80,
  definition: 300,
  more: 3000,
  example: 300,
  watchOut: 300,
  source: 200,
  link: 500,
} as const;

export const MOST_FORMS = 30;
export const MOST_SOURCES = 10;
export const MOST_RELATED = 20;

/** What the concept is called. */
export const headword = ({ forms }: Pick<Content, 'forms'>): string => forms[0]?.text ?? '';

export const notFound = (): Refusal =>
  new Refusal('not-found', 'This meaning is no longer in the glossary. Look the word up again.');
