/**
 * What a spreadsheet would take for a formula, and run; or what looks so behind our own guard.
 *
 * Source: OWASP, *CSV Injection*.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A cell as it is written: quoted, and no formula. */
export const cellOf = (text: string): string =>
  `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** What stood in a cell before it was guarded. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;

/** A list in a cell: parted by semicolons, or by lines where one of its parts has a semicolon itself. */
export const listCell = (parts: readonly string[]): string =>
  parts.some(part => part.includes(';')) ? parts.map(part => `${part}\n`).join('') : parts.join('; ');

export const partsOf = (cell: string): string[] => cell.split(cell.includes('\n') ? '\n' : ';');

/** Lists that belong together, as a source, its link and its licence: a line for each, which may be empty. */
export const linesCell = (lines: readonly string[]): string => lines.join('\n').replace(/\n+$/, '');
