import { MOST_COLUMNS } from '../../importing/csv.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { clip } from '../../kernel/text.ts';
import { wordKey } from '../word-key.ts';

/** The columns of a file of words, as we write them, and what else a header may call them. */
const names = {
  word: ['term', 'headword'],
  side: ['domain'],
  group: [],
  meaning: ['definition'],
  'IT meaning': ['IT definition', 'meaning IT', 'IT'],
  'OT meaning': ['OT definition', 'meaning OT', 'OT'],
  more: ['details'],
  'also called': ['synonyms', 'synonym', 'abbreviations', 'abbreviation', 'aliases'],
  acronyms: ['acronym'],
  plurals: ['plural'],
  misspellings: ['misspelling'],
  example: ['examples'],
  'IT example': [],
  'OT example': [],
  source: ['sources'],
  'source link': ['source_url', 'link', 'url'],
  licence: ['license'],
  related: ['related words', 'see also'],
  language: ['lang'],
  'watch out': ['watch out line'],
} as const;

export type Column = keyof typeof names;

/** Those that may stand there several times: their parts are put together. */
const lists: readonly Column[] = ['also called', 'acronyms', 'plurals', 'misspellings', 'related'];

const byKey = new Map(
  (Object.keys(names) as Column[]).flatMap(column =>
    [column, ...names[column]].map(name => [wordKey(name), column] as const),
  ),
);

const columnNamed = (name: string): Column | undefined => byKey.get(wordKey(name));

export const isColumn = (name: string): boolean => columnNamed(name) !== undefined;

const THERE_ARE =
  'The columns are: word, side, meaning; or word, IT meaning, OT meaning. There may be besides: watch out, also called, example, source, source link, licence, related, language.';

export interface Header {
  /** What stands in each cell of a row; undefined where it isn’t read. */
  columns: readonly (Column | undefined)[];
  /** Whether one row tells both meanings of a word. */
  twoSided: boolean;
  /** Names of columns that aren’t read. */
  ignored: readonly string[];
}

/**
 * Which columns a file has. Those that nobody knows are left out, for they may be somebody’s own notes.
 *
 * @throws Refusal `bad-setting` with all that is missing
 */
export function readHeader(cells: readonly string[]): Header {
  if (cells.length > MOST_COLUMNS)
    throw new Refusal(
      'bad-setting',
      `The first line names ${cells.length} columns; at most ${MOST_COLUMNS} fit. Nothing was written.`,
    );
  const columns = cells.map(columnNamed);
  const has = (column: Column) => columns.includes(column);
  const twoSided = has('IT meaning') || has('OT meaning');
  const mistakes = [
    ...(has('word') ? [] : ['the column “word” is missing']),
    ...(has('meaning') || twoSided ? [] : ['the column “meaning” is missing']),
    ...(has('meaning') && twoSided
      ? ['“meaning” stands beside “IT meaning” or “OT meaning”; only one way fits']
      : []),
    ...(has('side') || has('group') || twoSided ? [] : ['the column “side” is missing: IT, OT or both']),
    ...[...new Set(columns)]
      .filter(
        one => one !== undefined && !lists.includes(one) && columns.filter(same => same === one).length > 1,
      )
      .map(one => `the column “${one}” stands there twice`),
  ];
  if (mistakes.length > 0)
    throw new Refusal(
      'bad-setting',
      `The first line names the columns, and has mistakes. Nothing was written.\n- ${mistakes.join('\n- ')}\n${THERE_ARE}`,
    );
  const ignored = cells.filter((name, n) => name.trim() !== '' && !columns[n]);
  return { columns, twoSided, ignored: ignored.map(name => clip(name.trim(), 40)) };
}

/** A row’s cells by column. */
export function cellsOf(columns: Header['columns'], cells: readonly string[]): ReadonlyMap<Column, string> {
  const found = new Map<Column, string>();
  for (const [n, column] of columns.entries()) {
    const cell = cells[n] ?? '';
    const before = column && found.get(column);
    if (column) found.set(column, before ? `${before};${cell}` : cell);
  }
  return found;
}
