import type { Side } from '../../src/people/person.ts';
import { markdown } from '../support/markdown.ts';

/**
 * What came of a press: something was done, a form or page opened, a menu offered something, the channel was shown
 * something, or there was a sentence.
 */
export type Outcome = 'done' | 'opens' | 'offered' | 'shown' | 'nothing' | { told: string };

type Table = readonly (readonly string[])[];

/** docs/access.md. @param steps of an incident and of a change by the side that asked; the first row is the head */
export function accessPage(
  steps: { incident: Table; change: Record<Side, Table> },
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
  const table = sharing([['pressed', ...kinds], ...rows.map((row, r) => [row.name, ...(cells[r] ?? [])])]);
  return `# Who may do what

Written from the code by test/access: change a rule, and this page changes with it. Who may not gets a private sentence that says why and what to do; nothing is written, and nobody else hears of it.

## Steps of an incident

In which of its states each may take a step. The other side’s incidents are the mirror image. A restricted incident is not found by who isn’t named.

${markdown(steps.incident)}

## Steps of a change

In which of its states each may take a step, where everybody’s yes and the shift lead’s go are needed, both sides assess it, and nothing else keeps it back: its time has come, what a step waits for was done, and where only an emergency or a remote session knows the step, it is one. Where no go is needed, OT takes back what is OT’s, and anybody else of the site the rest. The requester and the implementer are of the side that asked. At a small site, the requester may count as the approver of their own side. Decisions are bound to the version of the plan that was seen. Anyone may press Stop, also who has no place here. A restricted change is not found by who isn’t named.

### That IT asked for

${markdown(sharing(steps.change.it))}

### That OT asked for

${markdown(sharing(steps.change.ot))}

## Everything that can be pressed

Each kind of person at Rhine Works, where OT asked IT, presses each command, button, form, menu and shortcut, and Slack tells of each of them what it tells: *done*, it *opens* a form or a page, its menu is *offered*, the channel is *shown* something, nothing is answered (–), or a sentence of those below. What Slack tells of a desk’s channel only makes its site’s next look due, whoever did it.

${markdown(table)}

${sentences.map((sentence, n) => `${n + 1}. ${sentence.replaceAll('\n', ' ')}`).join('\n')}
`;
}

/** Columns that say the same everywhere are one. */
function sharing([head = [], ...body]: Table): string[][] {
  const columns = new Map<string, number[]>();
  for (const n of head.keys()) {
    const column = body.map(row => row[n]).join('|');
    columns.set(column, [...(columns.get(column) ?? []), n]);
  }
  const together = [...columns.values()];
  return [
    together.map(some => some.map(n => head[n]).join('; ')),
    ...body.map(row => together.map(([n = 0]) => row[n] ?? '')),
  ];
}
