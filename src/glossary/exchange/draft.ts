import { clip, visible } from '../../kernel/text.ts';
import {
  LONGEST,
  MOST_FORMS,
  MOST_RELATED,
  MOST_SOURCES,
  formKinds,
  headword,
  type Content,
  type Form,
  type Source,
} from '../concept.ts';
import { wordKey } from '../word-key.ts';

/** What a file says of one meaning. No steward has seen it. */
export interface Draft extends Content {
  origin: 'file' | 'nist';
}

interface Row {
  /** The line on which it begins; of NIST’s export the number of the record. */
  line: number;
  /** As far as the row says. */
  word: string;
}

export type RowResult =
  | (Row & { outcome: 'read'; contents: readonly Draft[]; watchOut: string })
  | (Row & { outcome: 'refused'; sentence: string });

export interface Told {
  drafts: readonly Draft[];
  watchOut?: string;
  /** What is wrong beside what {@link mistakesIn} finds. */
  mistakes?: readonly string[];
}

/** A row of a file: what it says, tidied, or all that is wrong with it in sentences. */
export function rowOf(line: number, { drafts, watchOut = '', mistakes = [] }: Told): RowResult {
  const contents = drafts.map(tidied);
  const warning = oneLine(watchOut);
  const wrong = new Set([
    ...mistakes,
    ...contents.flatMap(mistakesIn),
    ...tooLong('“watch out”', warning, LONGEST.watchOut),
  ]);
  const row = { line, word: clip(contents[0] ? headword(contents[0]) : '', LONGEST.form) };
  return wrong.size > 0
    ? { ...row, outcome: 'refused', sentence: [...wrong].join(' ') }
    : { ...row, outcome: 'read', contents, watchOut: warning };
}

/** Without control characters, empty and repeated parts; its forms in the order of their kinds, alike ones once. */
export function tidied<C extends Content>(content: C): C {
  const { forms, sources, related, definition, more, example } = content;
  return {
    ...content,
    forms: formsOf(forms),
    definition: trimmedLines(definition),
    more: trimmedLines(more),
    example: trimmedLines(example),
    sources: sources.map(tidySource).filter(({ name, link, licence }) => name || link || licence),
    related: distinct(related.map(oneLine)),
  };
}

function formsOf(forms: readonly Form[]): Form[] {
  const byKey = new Map<string, Form>();
  for (const form of forms) {
    const text = oneLine(form.text);
    const key = wordKey(text);
    if (key && !byKey.has(key)) byKey.set(key, { ...form, text });
  }
  return [...byKey.values()].toSorted((a, b) => formKinds.indexOf(a.kind) - formKinds.indexOf(b.kind));
}

const tidySource = (source: Source): Source => ({
  ...source,
  name: oneLine(source.name),
  link: visible(source.link),
  licence: oneLine(source.licence),
});

/** A text without line breaks; empty where nothing of it is seen. */
export const oneLine = (text: string): string => visible(text).replace(/\s+/g, ' ');

/** Lines as they are, without blanks at their ends. */
const trimmedLines = (text: string): string =>
  visible(text)
    .split('\n')
    .map(line => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');

export const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter(Boolean))];

/** All that keeps a content out of the glossary, as sentences that say what to do. */
export function mistakesIn(content: Content): string[] {
  const { definition, more, example, sources, related } = content;
  const [first, ...forms] = content.forms;
  return [
    ...(first?.kind === 'preferred'
      ? tooLong('word', first.text, LONGEST.form)
      : ['The word is empty, or has no letter and no digit. Say what it is.']),
    ...longestOf('form', forms, ({ text }) => text, LONGEST.form),
    ...tooMany('forms', content.forms.length, MOST_FORMS),
    ...(definition ? [] : ['The meaning is empty. Say it in a sentence or two.']),
    ...tooLong('meaning', definition, LONGEST.definition),
    ...tooLong('“more”', more, LONGEST.more),
    ...tooLong('example', example, LONGEST.example),
    ...(sources.every(({ name }) => name) ? [] : ['A source has no name. Say what it is called.']),
    ...longestOf('source', sources, ({ name }) => name, LONGEST.source),
    ...longestOf('licence', sources, ({ licence }) => licence, LONGEST.source),
    ...longestOf('link', sources, ({ link }) => link, LONGEST.link),
    ...sources.filter(({ link }) => link !== '' && !isWebAddress(link)).map(notOfTheWeb),
    ...tooMany('sources', sources.length, MOST_SOURCES),
    ...longestOf('related word', related, text => text, LONGEST.form),
    ...tooMany('related words', related.length, MOST_RELATED),
  ];
}

const tooLong = (what: string, text: string, longest: number): string[] =>
  text.length > longest ? [`The ${what} has ${text.length} characters; ${longest} fit. Shorten it.`] : [];

/** Of several that are too long the longest is told. */
function longestOf<T>(what: string, all: readonly T[], told: (one: T) => string, longest: number): string[] {
  const [text = ''] = all.map(told).toSorted((a, b) => b.length - a.length);
  return tooLong(what, text, longest);
}

const tooMany = (what: string, count: number, most: number): string[] =>
  count > most ? [`There are ${count} ${what}; ${most} fit. Leave some out.`] : [];

const LONGEST_QUOTED = 60;

const notOfTheWeb = ({ link }: Source): string =>
  `The link must begin with https:// or http://, not “${clip(link, LONGEST_QUOTED)}”.`;

export const isWebAddress = (link: string): boolean =>
  /^https?:\/\/[^\s"<>]+$/i.test(link) && URL.canParse(link);

/** An acronym is one word without small letters, but for a plural’s: `PLCs`, `P&ID`. */
export const isAcronym = (text: string): boolean =>
  /^[\p{Lu}\p{N}&/+.-]{2,}s?$/u.test(text) && /\p{Lu}/u.test(text);

/** A spelling beside the preferred one, of the kind that its letters show. */
export const otherForm = (text: string): Form => ({
  text,
  kind: isAcronym(oneLine(text)) ? 'acronym' : 'synonym',
});

/** A language as BCP 47 writes it: `en`, `de-AT`; undefined where it is none. */
export function languageOf(typed: string): string | undefined {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(typed) ? Intl.getCanonicalLocales(typed)[0] : undefined;
}
