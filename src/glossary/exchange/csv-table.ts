import { CsvError, parse } from 'csv-parse/sync';
import { MOST_COLUMNS } from '../../importing/columns.ts';
import { MOST_ROWS } from '../../importing/table.ts';
import { Refusal } from '../../kernel/refusal.ts';

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
 * @param isColumn whether a header may name that: of comma, semicolon and tab the one is taken that parts most names
 * @throws Refusal `bad-setting` when it can't be read as a table
 */
export function tableOf(csv: string, isColumn: (name: string) => boolean): [header: Line, ...rows: Line[]] {
  const text = csv.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  // Spreadsheets name the separator so, in a line of its own.
  const [named = ''] = /^sep=.\n/.exec(text) ?? [];
  const table = text.slice(named.length);
  const [header, ...rows] = linesOf(table, separatorOf(table, isColumn), named ? 1 : 0);
  if (!header) throw unreadable('is empty. Its first line must name the columns.');
  if (rows.length === 0) throw unreadable('has a header and no rows.');
  return [header, ...rows];
}

function separatorOf(text: string, isColumn: (name: string) => boolean): string {
  const header = text.trimStart().split('\n', 1)[0] ?? '';
  if (header.length > LONGEST_HEADER)
    throw unreadable(`has a first line of ${header.length} characters, which names no columns.`);
  const fit = (separator: string) =>
    header
      .split(separator, MOST_COLUMNS + 1)
      .map(name => name.replaceAll('"', ''))
      .filter(isColumn).length;
  return [',', ';', '\t'].toSorted((a, b) => fit(b) - fit(a))[0] ?? ',';
}

/** @param before lines of the file that stand before the table */
function linesOf(text: string, delimiter: string, before: number): Line[] {
  const found: Line[] = [];
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
        if (cells.some(cell => cell.trim() !== '')) found.push({ line, cells });
        if (found.length > MOST_ROWS + 1)
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
  return found;
}

const unreadable = (what: string) => new Refusal('bad-setting', `That file ${what} Nothing was written.`);
