import { tidy } from '../kernel/text.ts';
import { readHeader, recognised, type Column, type Kind } from './columns.ts';
import { linesOf, mustHaveRows, type Line } from './csv.ts';

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
  const [header, ...rows] = linesOf(text, recognised);
  const names = withoutEnd(header.cells.map(oneLine), 0);
  const { kind, columns } = readHeader(names);
  mustHaveRows(rows);
  return { kind, columns, rows: rows.map(row => underHeader(row, columns)) };
}

function underHeader({ line, cells }: Line, columns: readonly Column[]): TableRow {
  const own = withoutEnd(cells.map(oneLine), columns.length);
  const pairs = columns.map((column, n) => [column, own[n] ?? ''] as const);
  return { line, cells: new Map(pairs), wrongLength: own.length === columns.length ? undefined : own.length };
}

/** Without the empty cells that spreadsheets put behind the last column. */
function withoutEnd(cells: readonly string[], columns: number): string[] {
  let end = cells.length;
  while (end > columns && cells[end - 1] === '') end--;
  return cells.slice(0, end);
}

const oneLine = (cell: string): string => tidy(cell).replace(/\s*[\n\t]\s*/g, ' ');
