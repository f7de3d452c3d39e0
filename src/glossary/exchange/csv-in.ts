import { linesOf, mustHaveRows, type Line } from '../../importing/csv.ts';
import { clip } from '../../kernel/text.ts';
import type { Domain, Form, FormKind, Source } from '../concept.ts';
import { wordKey } from '../word-key.ts';
import { partsOf, unguarded } from './csv-cell.ts';
import { cellsOf, isColumn, readHeader, type Column, type Header } from './csv-columns.ts';
import { languageOf, oneLine, otherForm, rowOf, type Draft, type RowResult } from './draft.ts';
import { shortened } from './shortened.ts';

/** More fits nowhere; to take it apart would take its time. */
const LONGEST_CELL = 20_000;

/**
 * Reads words and meanings from a CSV file: a row for each meaning with its side, or a row for each word with what it
 * means to IT and to OT. The same word may stand there again: that is another meaning.
 *
 * @returns a result for each row, and the names of columns that weren’t read
 * @throws Refusal `bad-setting` when it is no such table
 */
export function readTermsCsv(text: string): { rows: RowResult[]; ignored: readonly string[] } {
  const written = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const [first, ...lines] = linesOf(written, names => names.filter(isColumn).length);
  mustHaveRows(lines);
  const header = readHeader(first.cells);
  return { rows: lines.map(line => readRow(line, header)), ignored: header.ignored };
}

function readRow({ line, cells }: Line, { columns, twoSided }: Header): RowResult {
  const own = cells.map(unguarded);
  const byColumn = cellsOf(columns, own);
  const cell = (column: Column): string => byColumn.get(column) ?? '';
  const mistakes = own.slice(columns.length).some(one => one.trim() !== '')
    ? [
        `The row has ${own.length} cells, and the header ${columns.length}. Put quotation marks around a text with a comma in it.`,
      ]
    : [];
  if (own.some(one => one.length > LONGEST_CELL))
    return rowOf(line, {
      drafts: [],
      mistakes: [
        `A cell has more than ${LONGEST_CELL} characters. Shorten it, or look for a quotation mark too many.`,
      ],
    });
  const reading = { cell, mistakes };
  const meanings = twoSided ? twoMeanings(reading) : oneMeaning(reading);
  const shared = {
    origin: 'file',
    language: language(reading),
    forms: forms(cell, columns.includes('acronyms')),
    sources: sources(cell),
    related: partsOf(cell('related')),
  } as const;
  const drafts = meanings.map(({ domain, meaning, example }): Draft => ({
    ...shared,
    domain,
    ...shortened(meaning, cell('more')),
    example,
  }));
  return rowOf(line, { drafts, watchOut: cell('watch out'), mistakes });
}

interface Reading {
  cell: (column: Column) => string;
  /** Where mistakes are collected. */
  mistakes: string[];
}

interface Meaning {
  domain: Domain;
  meaning: string;
  example: string;
}

function oneMeaning({ cell, mistakes }: Reading): Meaning[] {
  const typed = oneLine(cell('side'));
  const domain = typed ? sides.get(wordKey(typed)) : domainOfGroup(cell('group'));
  if (!domain)
    mistakes.push(
      typed
        ? `“side” must be IT, OT or both, not “${clip(typed, LONGEST_QUOTED)}”.`
        : 'The side is empty. It must be IT, OT or both.',
    );
  return [{ domain: domain ?? 'both', meaning: cell('meaning'), example: cell('example') }];
}

function twoMeanings({ cell }: Reading): Meaning[] {
  const sided: Meaning[] = [
    { domain: 'it', meaning: cell('IT meaning'), example: cell('IT example') },
    { domain: 'ot', meaning: cell('OT meaning'), example: cell('OT example') },
  ];
  const said = sided.filter(({ meaning }) => oneLine(meaning) !== '');
  // Where neither is said, that one is missing is all there is to say.
  return said.length > 0 ? said : sided.slice(0, 1);
}

const LONGEST_QUOTED = 40;

const sides = new Map<string, Domain>([
  ['it', 'it'],
  ['ot', 'ot'],
  ...['both', 'it/ot', 'ot/it', 'it&ot', 'it+ot', 'itot', 'itandot'].map(name => [name, 'both'] as const),
]);

/** Of a list in groups such as `ot-core` and `security-shared`. */
function domainOfGroup(group: string): Domain | undefined {
  const [first] = group
    .trim()
    .toLowerCase()
    .split(/[^a-z]/);
  return first === 'it' || first === 'ot' ? first : first ? 'both' : undefined;
}

function language({ cell, mistakes }: Reading): string {
  const typed = oneLine(cell('language'));
  const found = languageOf(typed || 'en');
  if (!found) mistakes.push(`“language” must be such as en or de-AT, not “${clip(typed, LONGEST_QUOTED)}”.`);
  return found ?? 'en';
}

/** @param apart whether the file has a column for acronyms, and needn’t have them told by their letters */
function forms(cell: Reading['cell'], apart: boolean): Form[] {
  const ofKind = (column: Column, kind: FormKind) => partsOf(cell(column)).map(text => ({ text, kind }));
  return [
    { text: cell('word'), kind: 'preferred' },
    ...ofKind('acronyms', 'acronym'),
    ...(apart ? ofKind('also called', 'synonym') : partsOf(cell('also called')).map(otherForm)),
    ...ofKind('plurals', 'plural'),
    ...ofKind('misspellings', 'misspelling'),
  ];
}

/** A line for each source in each of its three columns. */
function sources(cell: Reading['cell']): Source[] {
  const [named = [], links = [], licences = []] = (['source', 'source link', 'licence'] as const).map(
    column => cell(column).split('\n'),
  );
  const count = Math.max(named.length, links.length, licences.length);
  return Array.from({ length: count }, (_, n) => ({
    name: named[n]?.trim() || (links[n] ?? ''),
    link: links[n] ?? '',
    licence: licences[n] ?? '',
  }));
}
