import { CsvError, parse } from 'csv-parse/sync';
import { Refusal } from '../kernel/refusal.ts';
import { tidy } from '../kernel/text.ts';

/** The most rows of one file. */
export const MOST_ROWS = 50_000;
/** More than any file has; a line of so many is no header. */
export const MOST_COLUMNS = 50;
/** Longer than any header; to take it apart would take its time. */
const LONGEST_HEADER = 5000;

export interface Line {
  /** The line of the file on which it begins. */
  line: number;
  /** As they were written, with their line breaks. */
  cells: readonly string[];
}

/**
 * The rows of a CSV file, its header first. Rows without any content are left out.
 *
 * @param csv its lines end in `\n`
 * @param fit how well the names of a header fit: of comma, semicolon and tab the one is taken with which it fits best
 * @throws Refusal `bad-setting` when it can't be read as a table
 */
export function linesOf(
  csv: string,
  fit: (names: readonly string[]) => number,
): [header: Line, ...rows: Line[]] {
  // Spreadsheets name the separator so, in a line of its own.
  const [named = ''] = /^sep=.\n/.exec(csv) ?? [];
  const table = csv.slice(named.length);
  const [header, ...rows] = recordsOf(table, separatorOf(table, fit), named ? 1 : 0);
  if (!header) throw unreadable('is empty. Its first line must name the columns.');
  return [header, ...rows];
}

/** The separator with which the header names most columns. */
function separatorOf(text: string, fit: (names: readonly string[]) => number): string {
  const header = text.slice(0, text.search(/\S/)) + (text.trimStart().split('\n', 1)[0] ?? '');
  if (header.length > LONGEST_HEADER)
    throw unreadable(`has a first line of ${header.length} characters, which names no columns.`);
  const fits = (separator: string) => {
    const names = header.split(separator, MOST_COLUMNS + 1);
    return fit(names.map(name => name.replaceAll('"', '')));
  };
  return [',', ';', '\t'].toSorted((a, b) => fits(b) - fits(a))[0] ?? ',';
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
        if (cells.some(cell => tidy(cell) !== '')) records.push({ line, cells });
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

/** @throws Refusal `bad-setting` where there is nothing under the header */
export function mustHaveRows(rows: readonly Line[]): void {
  if (rows.length === 0) throw unreadable('has a header and no rows.');
}

const unreadable = (what: string) => new Refusal('bad-setting', `That file ${what} Nothing was written.`);
