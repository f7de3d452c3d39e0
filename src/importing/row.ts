import { folded } from '../kernel/text.ts';
import type { Site } from '../people/site.ts';
import { nameKey } from '../register/name-key.ts';
import type { Column } from './columns.ts';
import type { TableRow } from './table.ts';

/** What is to become of one row of a file. */
export interface Verdict<R> {
  line: number;
  /** What people call it, as far as the row says. */
  name: string;
  was: R | undefined;
  /** Undefined when nothing can be made of the row; then there are mistakes. */
  is: R | undefined;
  /** Sentences, all that are wrong. */
  mistakes: string[];
  /** What somebody should know although it is no mistake. */
  warnings: string[];
}

/** Reads the cells of one row, and collects what is wrong with them. */
export interface Row {
  line: number;
  mistakes: string[];
  /** What stands in the column; undefined when the file has no such column. */
  cell(column: Column): string | undefined;
  /** A text of at most `longest` characters; `otherwise` when the file has no such column. */
  text(column: Column, longest: number, otherwise: string): string;
  /** A text that may not be empty. */
  mustText(column: Column, longest: number): string;
  /** The parts of a cell, without empty and repeated ones. */
  list(column: Column, separators: RegExp): string[] | undefined;
  yesOrNo(column: Column, otherwise: boolean): boolean;
  /** Takes what `read` makes of the cell; says `must` when that is undefined and the cell isn't left out. */
  choice<T>(column: Column, read: (cell: string) => T | undefined, must: string): T | undefined;
}

const YES = ['yes', 'y', 'ja', 'j', 'x', 'true', '1'];
const NO = ['no', 'n', 'nein', '', 'false', '0'];

export function readRow({ line, cells, wrongLength }: TableRow): Row {
  const mistakes: string[] = [];
  if (wrongLength !== undefined)
    mistakes.push(`The row has ${wrongLength} cells, and the header ${cells.size}.`);
  const cell = (column: Column) => cells.get(column);

  function text(column: Column, longest: number, otherwise: string): string {
    const typed = cell(column) ?? otherwise;
    if (typed.length > longest)
      mistakes.push(`The ${column} has ${typed.length} characters; ${longest} fit.`);
    return typed;
  }

  function choice<T>(column: Column, read: (typed: string) => T | undefined, must: string): T | undefined {
    const typed = cell(column);
    if (typed === undefined) return undefined;
    const found = read(typed);
    if (found === undefined)
      mistakes.push(typed ? `${must}, not “${typed}”.` : `${must}; the cell is empty.`);
    return found;
  }

  return {
    line,
    mistakes,
    cell,
    text,
    choice,
    mustText(column, longest) {
      const typed = text(column, longest, '');
      if (!typed) mistakes.push(`The ${column} is empty.`);
      return typed;
    },
    list(column, separators) {
      const typed = cell(column);
      return typed === undefined ? undefined : partsOf(typed, separators);
    },
    yesOrNo(column, otherwise) {
      const read = (typed: string) =>
        YES.includes(folded(typed)) ? true : NO.includes(folded(typed)) ? false : undefined;
      return choice(column, read, `“${column}” must be yes or no`) ?? otherwise;
    },
  };
}

export const partsOf = (typed: string, separators: RegExp): string[] => [
  ...new Set(
    typed
      .split(separators)
      .map(part => part.trim())
      .filter(Boolean),
  ),
];

/** The site that a row names by id or name. */
export function siteIn(row: Row, sites: readonly Site[]): Site | undefined {
  const typed = row.cell('site') ?? '';
  const site =
    sites.find(one => one.id === typed) ??
    sites.find(
      one => nameKey(typed) !== '' && [one.id, one.name].some(name => nameKey(name) === nameKey(typed)),
    );
  if (!site) {
    const there =
      sites.length > 0
        ? `There are: ${sites.map(one => one.name).join(', ')}.`
        : 'There is none yet: import the sites first.';
    row.mistakes.push(typed ? `There is no site “${typed}”. ${there}` : `The site is empty. ${there}`);
  }
  return site;
}

/** Says of every row which other lines name the same thing; those whose key is empty are let be. */
export function tellDoubled<R>(
  verdicts: readonly Verdict<R>[],
  keyOf: (verdict: Verdict<R>) => string,
  what: string,
): void {
  const lines = new Map<string, number[]>();
  for (const verdict of verdicts) {
    const key = keyOf(verdict);
    if (key) lines.set(key, [...(lines.get(key) ?? []), verdict.line]);
  }
  for (const verdict of verdicts) {
    const others = (lines.get(keyOf(verdict)) ?? []).filter(line => line !== verdict.line);
    if (others.length > 0) verdict.mistakes.push(`${what} on line ${others.join(', ')} too.`);
  }
}
