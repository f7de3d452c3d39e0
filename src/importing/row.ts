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
  /** As far as it can be read; nothing to go by where there are mistakes. */
  is: R;
  /** Sentences, all that are wrong. */
  mistakes: string[];
  /** What somebody should know although it is no mistake. */
  warnings: string[];
}

/** Reads the cells of one row, and collects what is wrong with them. */
export interface Row {
  line: number;
  mistakes: string[];
  /** What was read, with all that is wrong with it. */
  verdict<R>(name: string, was: R | undefined, is: R, warnings?: string[]): Verdict<R>;
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
    verdict(name, was, is, warnings = []) {
      // Of cells that stand under the wrong column nothing else is worth saying.
      const length = wrongLength && `The row has ${wrongLength} cells, and the header ${cells.size}.`;
      return { line, name, was, is, mistakes: length ? [length] : mistakes, warnings };
    },
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

const partsOf = (typed: string, separators: RegExp): string[] => [
  ...new Set(
    typed
      .split(separators)
      .map(part => part.trim())
      .filter(Boolean),
  ),
];

/** Finds the site that a row names: by its id, or by its name, as it is written or at least alike. */
export function siteFinder(sites: readonly Site[]): (row: Row) => Site | undefined {
  const byId = new Map(sites.map(site => [site.id, site]));
  const byName = new Map(sites.map(site => [site.name, site]));
  const names = sites.map(site => site.name).join(', ');
  const there = names ? `There are: ${names}.` : 'There is none yet: import the sites first.';
  return row => {
    const typed = row.cell('site') ?? '';
    const key = nameKey(typed);
    const exact = byId.get(typed) ?? byName.get(typed);
    const alike = exact || !key ? [] : sites.filter(site => [site.id, site.name].map(nameKey).includes(key));
    const site = exact ?? (alike.length === 1 ? alike[0] : undefined);
    if (alike.length > 1)
      row.mistakes.push(
        `“${typed}” may be ${alike.map(one => `${one.name} (${one.id})`).join(' or ')}. Write the site’s id.`,
      );
    else if (!site)
      row.mistakes.push(typed ? `There is no site “${typed}”. ${there}` : `The site is empty. ${there}`);
    return site;
  };
}

/** More are not named: somebody who has a column wrong would get a report that nobody reads. */
const MOST_NAMED = 3;

/** Says of every row on which other lines the same thing stands; rows whose key is empty are let be. */
export function tellDoubled<R>(
  verdicts: readonly Verdict<R>[],
  keyOf: (verdict: Verdict<R>) => string,
  what: string,
): void {
  const lines = new Map<string, number[]>();
  for (const verdict of verdicts) {
    const key = keyOf(verdict);
    const same = lines.get(key);
    if (same) same.push(verdict.line);
    else if (key) lines.set(key, [verdict.line]);
  }
  for (const verdict of verdicts) {
    const same = lines.get(keyOf(verdict)) ?? [];
    const others = same.slice(0, MOST_NAMED + 1).filter(line => line !== verdict.line);
    const named = others.slice(0, MOST_NAMED).join(', ');
    const more = same.length - 1 - MOST_NAMED;
    if (named) verdict.mistakes.push(`${what} on line ${named}${more > 0 ? ` and ${more} more` : ''} too.`);
  }
}
