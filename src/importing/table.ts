import { CsvError, parse } from 'csv-parse/sync';
import { Refusal } from '../kernel/refusal.ts';
import { tidy } from '../kernel/text.ts';
import { MOST_COLUMNS, readHeader, recognised, type Column, type Kind } from './columns.ts';

/** The most rows of one file. */
export const MOST_ROWS = 50_000;

/** Longer than any header; to take it apart would take its time. */
const LONGEST_HEADER = 5000;

/** One row under the header. */
export interface TableRow {
  /** The line of the file on which it begins. */
  line: number;
  cells: ReadonlyMap<Column, string>;
  /** How many cells it has, where that is not the number of columns. */
  wrongLength: number | undefined;
}

export interface Table {
  kind: Kind;
  columns: readonly Column[];
  rows: readonly TableRow[];
}

/**
 * A file's table. Cells are tidied, and kept as typed otherwise; rows without any content are left out.
 *
 * @param text its lines end in `\n`
 * @throws Refusal `bad-setting` when it can't be read as a table or its header is wrong
 */
export function tableOf(text: string): Table {
  // Spreadsheets name the separator so, in a line of its own.
  const [named = ''] = /^sep=.\n/.exec(text) ?? [];
  const table = text.slice(named.length);
  const first = named ? 1 : 0;
  const [header, ...rows] = recordsOf(table, separatorOf(table), first);
  if (!header) throw unreadable('is empty. Its first line must name the columns.');
  const names = withoutEnd(header.cells, 0);
  const { kind, columns } = readHeader(names);
  if (rows.length === 0) throw unreadable('has a header and no rows.');
  return { kind, columns, rows: rows.map(row => underHeader(row, columns)) };
}

interface Line {
  line: number;
  cells: string[];
}

function underHeader({ line, cells }: Line, columns: readonly Column[]): TableRow {
  const own = withoutEnd(cells, columns.length);
  const pairs = columns.map((column, n) => [column, own[n] ?? ''] as const);
  return { line, cells: new Map(pairs), wrongLength: own.length === columns.length ? undefined : own.length };
}

/** Without the empty cells that spreadsheets put behind the last column. */
function withoutEnd(cells: readonly string[], columns: number): string[] {
  let end = cells.length;
  while (end > columns && cells[end - 1] === '') end--;
  return cells.slice(0, end);
}

/** The separator with which the header names most columns. */
function separatorOf(text: string): string {
  const header = text.slice(0, text.search(/\S/)) + (text.trimStart().split('\n', 1)[0] ?? '');
  if (header.length > LONGEST_HEADER)
    throw unreadable(`has a first line of ${header.length} characters, which names no columns.`);
  const fit = (separator: string) => {
    const names = header.split(separator, MOST_COLUMNS + 1);
    return recognised(names.map(name => name.replaceAll('"', '')));
  };
  return [',', ';', '\t'].toSorted((a, b) => fit(b) - fit(a))[0] ?? ',';
}

/** @param before lines of the file that stand before the table */
function recordsOf(text: string, delimiter: string, before: number): Line[] {
  const records: Line[] = [];
  let read = before;
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      trim: true,
      relax_quotes: true,
      relax_column_count: true,
      on_record(cells: string[], { lines }) {
        const line = read + 1;
        read = before + lines;
        const tidied = cells.map(oneLine);
        if (tidied.some(cell => cell !== '')) records.push({ line, cells: tidied });
        if (records.length > MOST_ROWS + 1)
          throw unreadable(`has more than ${MOST_ROWS} rows. Split it, and import one part after the other.`);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw unreadable(
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? `has a quotation mark on line ${read + 1} that is never closed. Close it, or take it out.`
        : `has a quotation mark inside a quoted cell, about line ${read + 1}. Write it twice there: "".`,
    );
  }
  return records;
}

const oneLine = (cell: string): string => tidy(cell).replace(/\s*[\n\t]\s*/g, ' ');

const unreadable = (what: string) => new Refusal('bad-setting', `That file ${what} Nothing was written.`);
