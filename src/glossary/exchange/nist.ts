import { clip } from '../../kernel/text.ts';
import { LONGEST, MOST_FORMS, MOST_RELATED, MOST_SOURCES, type Source } from '../concept.ts';
import { wordKey } from '../word-key.ts';
import {
  distinct,
  isAcronym,
  oneLine,
  otherForm,
  rowOf,
  type Draft,
  type RowResult,
  type Told,
} from './draft.ts';
import { plainText } from './html.ts';
import { readRecord, recordsOf, type NistDefinition, type NistRecord } from './nist-shape.ts';
import { isSuperseded, NIST_GLOSSARY, sourceOf, US_GOVERNMENT, webLink } from './nist-sources.ts';
import { shortened } from './shortened.ts';

/** What to take of the export; all of it where nothing is said. */
export interface Wanted {
  /** Parts of names of sources, in any case: `800-82`. */
  only?: readonly string[];
  words?: readonly string[];
}

/**
 * Reads the glossary of NIST’s Computer Security Resource Center as it is exported. A record may have several
 * meanings; those that NIST itself has superseded are left out where there is a current one.
 *
 * @returns a result for each record that is wanted, in its order; its line is its number in the file
 * @throws Refusal `bad-setting` when the file isn’t that
 */
export function readNist(json: string, wanted: Wanted = {}): { rows: RowResult[] } {
  const wantedOf = wantedIn(wanted);
  const rows = recordsOf(json).flatMap((unread, n) => {
    const record = readRecord(unread);
    if (typeof record === 'string') return rowOf(n + 1, { drafts: [], mistakes: [record] });
    const taken = wantedOf(record);
    return taken ? rowOf(n + 1, meaningsOf(taken)) : [];
  });
  return { rows };
}

/** What of a record is wanted: all of it, its definitions of some sources, or undefined. */
function wantedIn({ only = [], words = [] }: Wanted): (record: NistRecord) => NistRecord | undefined {
  const parts = only.map(part => part.trim().toLowerCase()).filter(Boolean);
  const keys = new Set(words.map(wordKey));
  const isFromThem = ({ sources }: NistDefinition) =>
    (sources ?? []).some(({ text }) => parts.some(part => text.toLowerCase().includes(part)));
  return record => {
    const names = [record.term, ...(record.abbrSyn ?? []).map(({ text }) => text)];
    if (keys.size > 0 && !names.some(name => keys.has(wordKey(plainText(name))))) return undefined;
    if (parts.length === 0) return record;
    const definitions = (record.definitions ?? []).filter(isFromThem);
    return definitions.length > 0 ? { ...record, definitions } : undefined;
  };
}

function meaningsOf(record: NistRecord): Told {
  const word = nameIn(record.term);
  const others = distinct((record.abbrSyn ?? []).map(({ text }) => nameIn(text))).filter(fits);
  const related = distinct((record.seeAlso ?? []).map(({ text }) => nameIn(text))).filter(fits);
  const draft = (meaning: string, names: readonly string[], sources: readonly Source[]): Draft => {
    const { definition, more } = shortened(meaning);
    return {
      origin: 'nist',
      domain: 'it',
      language: 'en',
      forms: [{ text: word, kind: 'preferred' as const }, ...names.map(otherForm)].slice(0, MOST_FORMS),
      definition,
      more: clip(more, LONGEST.more),
      example: '',
      sources: fewOf(sources),
      related: related.slice(0, MOST_RELATED),
    };
  };
  const said = currentOf(record.definitions ?? []);
  if (said.length > 0)
    return { drafts: said.map(one => draft(one.text, namesFor(one, word, others), one.sources)) };

  const expansions = isAcronym(word) ? others.filter(other => other.length > word.length) : [];
  const source = { name: NIST_GLOSSARY, link: webLink(record.link), licence: US_GOVERNMENT };
  const drafts = expansions.map(expansion => draft(`Stands for ${expansion}.`, [expansion], [source]));
  const nothing = `“${clip(word, LONGEST.form)}” has no definition there. It was left out.`;
  return { drafts, mistakes: drafts.length > 0 ? [] : [nothing] };
}

/** As many as fit; never without one that tells that the text is somebody else’s. */
const fewOf = (sources: readonly Source[]): Source[] =>
  [...new Map(sources.map(source => [`${source.name} ${source.link}`, source])).values()]
    .toSorted((a, b) => Number(b.quotes ?? false) - Number(a.quotes ?? false))
    .slice(0, MOST_SOURCES);

const nameIn = (html: string): string => oneLine(plainText(html));
const fits = (name: string): boolean => name.length <= LONGEST.form;

interface Said {
  text: string;
  /** Words of which this is the meaning, where the record is an abbreviation of several. */
  under: readonly string[];
  sources: readonly Source[];
}

/** What is said now, each text once with all of its sources; what was said before, where nothing else is. */
function currentOf(definitions: readonly NistDefinition[]): Said[] {
  const isCurrent = ({ sources }: NistDefinition) => !sources?.length || !sources.every(isSuperseded);
  const current = definitions.filter(isCurrent);
  const byText = new Map<string, Said>();
  for (const { text, sources } of current.length > 0 ? current : definitions) {
    const plain = plainText(text);
    const said = byText.get(plain) ?? { text: plain, under: [], sources: [] };
    const told = sources ?? [];
    if (plain)
      byText.set(plain, {
        text: plain,
        under: [...said.under, ...told.map(({ underTerm }) => plainText(underTerm ?? ''))],
        sources: [...said.sources, ...told.map(sourceOf)],
      });
  }
  return [...byText.values()];
}

/** An abbreviation of several words means one of them at a time: the one under which its definition stands. */
function namesFor({ under }: Said, word: string, others: readonly string[]): readonly string[] {
  if (others.length < 2 || !isAcronym(word)) return others;
  const keys = under.map(wordKey);
  return others.filter(other => keys.some(key => key.endsWith(wordKey(other))));
}
