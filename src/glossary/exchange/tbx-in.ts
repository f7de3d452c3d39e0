import { MOST_ROWS } from '../../importing/csv.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { clip } from '../../kernel/text.ts';
import { LONGEST, type Domain, type Form, type Source } from '../concept.ts';
import { isWebAddress, languageOf, oneLine, otherForm, rowOf, type Draft, type RowResult } from './draft.ts';
import { shortened } from './shortened.ts';
import { LICENCE, WATCH_OUT } from './tbx-words.ts';
import { elementsOf, type Element } from './xml.ts';

/** In characters. */
const LARGEST = 60 * 1024 * 1024;

/** They mark parts of a text: emphasis, foreign words, what a program puts in. */
const INLINE = ['hi', 'foreign', 'sc', 'ec', 'ph', 'bpt', 'ept', 'it', 'ut'];

/**
 * Reads TBX: version 3 in either style, and the older one with `termEntry`. An entry gives a meaning in each of its
 * languages.
 *
 * @param otherwise whose meanings they are where an entry’s subject field names neither IT nor OT
 * @throws Refusal `bad-setting` when it is no TBX, or damaged
 */
export function readTbx(xml: string, otherwise: Domain = 'both'): { rows: RowResult[] } {
  if (xml.length > LARGEST) throw refused(`is larger than ${LARGEST / 1024 / 1024} MB. Split it`);
  const { root, found } = elementsOf(xml, ['conceptEntry', 'termEntry'], INLINE);
  if (root?.name !== 'tbx' && root?.name !== 'martif') throw refused('is no TBX. Export it as TBX-Basic');
  if (found.length > MOST_ROWS) throw refused(`has more than ${MOST_ROWS} entries. Split it`);
  const language = root.attributes['xml:lang'] ?? '';
  return { rows: found.map(entry => readEntry(entry, { otherwise, language })) };
}

const refused = (what: string) =>
  new Refusal('bad-setting', `That file ${what}, and import it then. Nothing was written.`);

interface Defaults {
  otherwise: Domain;
  language: string;
}

function readEntry(entry: Element, { otherwise, language }: Defaults): RowResult {
  const languages = entry.children.filter(({ name }) => name === 'langSec' || name === 'langSet');
  const domain = domainOf(textsOf(entry, 'subjectField').join(' ')) ?? otherwise;
  const drafts = languages.map(section => readLanguage(entry, section, domain, language));
  const watchOut = textsOf(entry, 'note').find(text => text.startsWith(WATCH_OUT)) ?? '';
  const mistakes =
    drafts.length > 0 ? [] : ['The entry has no word in any language. Add one, or take it out.'];
  return rowOf(entry.line, { drafts, watchOut: watchOut.slice(WATCH_OUT.length), mistakes });
}

function readLanguage(entry: Element, section: Element, domain: Domain, language: string): Draft {
  const terms = section.children.filter(({ name }) => ['termSec', 'tig', 'ntig'].includes(name));
  const places = [section, entry, ...terms];
  const defined = places.find(place => textsOf(place, 'definition').length > 0);
  const notes = textsOf(section, 'note').filter(note => !note.startsWith(LICENCE));
  return {
    origin: 'file',
    domain,
    language: languageOf(section.attributes['xml:lang'] ?? '') ?? languageOf(language) ?? 'en',
    forms: formsOf(terms),
    ...shortened((defined && textsOf(defined, 'definition')[0]) ?? '', notes.join('\n')),
    example: terms.flatMap(term => textsOf(term, 'context'))[0] ?? '',
    sources: sourcesOf(defined ?? section),
    related: [...textsOf(entry, 'crossReference'), ...terms.flatMap(term => textsOf(term, 'crossReference'))],
  };
}

/** IT, OT or both, where a subject field names them. */
function domainOf(subject: string): Domain | undefined {
  const named = subject.split(/[^\p{L}\p{N}]+/u);
  const [it, ot] = [named.includes('IT'), named.includes('OT')];
  return it && ot ? 'both' : it ? 'it' : ot ? 'ot' : undefined;
}

/** The preferred one first; where none is, the first that isn’t given up. */
function formsOf(terms: readonly Element[]): Form[] {
  const status = (term: Element) =>
    [...textsOf(term, 'administrativeStatus'), ...textsOf(term, 'normativeAuthorization')].join(' ');
  const first =
    terms.find(term => status(term).startsWith('preferred')) ??
    terms.find(term => !/^(deprecated|superseded)/.test(status(term))) ??
    terms[0];
  return terms.map(term => {
    const text = textsOf(term, 'term')[0] ?? '';
    return term === first ? { text, kind: 'preferred' } : formOf(term, text);
  });
}

function formOf(term: Element, text: string): Form {
  const note = textsOf(term, 'note')[0];
  if (note === 'plural' || note === 'misspelling') return { text, kind: note };
  const [type] = textsOf(term, 'termType');
  if (type === undefined) return { text, kind: 'synonym' };
  return type === 'acronym' ? { text, kind: 'acronym' } : otherForm(text);
}

/** Sources where they are named, each with the link and the licence behind it. */
function sourcesOf(place: Element): Source[] {
  const sources: Source[] = [];
  for (const element of partsOf(place)) {
    const [category, text] = [categoryOf(element), oneLine(textOf(element))];
    const last = sources.at(-1);
    const link = element.attributes['target'] ?? '';
    if (category === 'source' && text)
      sources.push({ name: clip(text, LONGEST.source), link: isWebAddress(text) ? text : '', licence: '' });
    else if (last && isWebAddress(link)) last.link = link;
    else if (last && category === 'note' && text.startsWith(LICENCE))
      last.licence = text.slice(LICENCE.length);
  }
  return sources;
}

/** What stands at a place, in groups or by itself. */
function partsOf(place: Element): Element[] {
  return place.children.flatMap(child => (child.name.endsWith('Grp') ? partsOf(child) : child));
}

const textsOf = (place: Element, category: string): string[] =>
  partsOf(place)
    .filter(element => categoryOf(element) === category)
    .map(textOf)
    .filter(Boolean);

/** Its data category, in either style: `<descrip type="definition">` or `<basic:definition>`. */
const categoryOf = ({ name, attributes }: Element): string => attributes['type'] ?? name;

/** Its lines; an indented one only goes on with the one before. */
const textOf = ({ text }: Element): string =>
  text
    .split('\n')
    .map(line => (/^\s/.test(line) ? ` ${line.trim()}` : `\n${line.trimEnd()}`))
    .join('')
    .trim();
