import { markdown } from '../support/markdown.ts';

/** What came of a press: something was done, a form or page opened, a menu offered something, or there was a sentence. */
export type Outcome = 'done' | 'opens' | 'offered' | 'nothing' | { told: string };

/** docs/access.md. @param steps the first row is the head */
export function accessPage(
  steps: readonly (readonly string[])[],
  kinds: readonly string[],
  rows: readonly { name: string; outcomes: readonly Outcome[] }[],
): string {
  const sentences: string[] = [];
  const cell = (outcome: Outcome): string => {
    if (outcome === 'nothing') return '–';
    if (typeof outcome === 'string') return outcome;
    if (!sentences.includes(outcome.told)) sentences.push(outcome.told);
    return `“${sentences.indexOf(outcome.told) + 1}”`;
  };
  const cells = rows.map(row => row.outcomes.map(cell));
  // Kinds of person that are answered alike everywhere share a column.
  const columns = new Map<string, number[]>();
  for (const n of kinds.keys()) {
    const column = cells.map(row => row[n]).join('|');
    columns.set(column, [...(columns.get(column) ?? []), n]);
  }
  const together = [...columns.values()];
  const table = [
    ['pressed', ...together.map(some => some.map(n => kinds[n]).join('; '))],
    ...rows.map((row, r) => [row.name, ...together.map(([n = 0]) => cells[r]?.[n] ?? '')]),
  ];
  return `# Who may do what

Written from the code by test/access: change a rule, and this page changes with it. Who may not gets a private sentence that says why and what to do; nothing is written, and nobody else hears of it.

## Steps of an incident

In which of its states each may take a step. The other side’s incidents are the mirror image. A restricted incident is not found by who isn’t named.

${markdown(steps)}

## Everything that can be pressed

Each kind of person at Rhine Works, where OT asked IT, presses each command, button, form, menu and shortcut, and Slack tells of each of them what it tells: *done*, it *opens* a form or a page, its menu is *offered*, nothing is answered (–), or a sentence of those below. What Slack tells of a desk’s channel only makes its site’s next look due, whoever did it.

${markdown(table)}

${sentences.map((sentence, n) => `${n + 1}. ${sentence.replaceAll('\n', ' ')}`).join('\n')}
`;
}
