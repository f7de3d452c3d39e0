import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import {
  allSteps,
  states,
  whyNot,
  type Incident,
  type State,
  type Step,
} from '../../src/incidents/incident.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import { otherSide, sides, type Person, type Side } from '../../src/people/person.ts';
import { everyone, type Visibility } from '../../src/records/visibility.ts';
import { also } from '../../src/store/commit.ts';
import type { Store } from '../../src/store/open.ts';
import { incidentDesk, type IncidentDesk } from '../incidents/incident-desk.ts';
import { plantStore } from '../store/fresh-store.ts';

/** Somebody, as they stand to an incident. */
interface Kind {
  /** As the page heads its column. */
  name: string;
  id: string;
  is(incident: Pick<Incident, 'asking' | 'answering'>): Partial<Person>;
}
const OWNER = 'U0LENA';
const REPORTER = 'U0INES';
const none = { guest: false, shared: false, left: false, roles: [] };
const asks = ({ asking }: Pick<Incident, 'asking'>) => ({ ...none, side: asking });
const answers = ({ answering }: Pick<Incident, 'answering'>) => ({ ...none, side: answering });
const kinds: readonly Kind[] = [
  { name: 'answering side', id: 'U0OMAR', is: answers },
  { name: 'its lead', id: 'U0PRIYA', is: one => ({ ...answers(one), roles: ['lead'] }) },
  { name: 'who has it', id: OWNER, is: answers },
  { name: 'other site, same side', id: 'U0RAVI', is: one => ({ ...answers(one), siteId: 'bayou' }) },
  { name: 'reporter', id: REPORTER, is: asks },
  { name: 'asking side', id: 'U0JONAS', is: asks },
  { name: 'both sides', id: 'U0ANNA', is: () => ({ ...none, side: 'bridge' }) },
  { name: 'both, resolved it', id: OWNER, is: () => ({ ...none, side: 'bridge' }) },
  { name: 'guest, reporter', id: REPORTER, is: one => ({ ...asks(one), guest: true }) },
  { name: 'guest', id: 'U0MARTA', is: one => ({ ...answers(one), guest: true }) },
  { name: 'shared account', id: 'U0CONTROL', is: one => ({ ...answers(one), shared: true }) },
];

const restricted: Visibility = { kind: 'restricted', to: [REPORTER, OWNER, 'U0OMAR'] };
const visibilities = { everyone, restricted };

interface Scene {
  store: Store;
  desk: IncidentDesk;
  incident: Incident;
  person: (kind: Kind) => Promise<Person>;
}

/** An incident in a state, as if it had come there. */
async function scene(state: State, asking: Side, visibility: Visibility): Promise<Scene> {
  const store = plantStore();
  const desk = incidentDesk(store);
  const { id } = await desk.filed();
  const { incidents } = store.tables;
  const had = state === 'new' ? null : OWNER;
  const resolved = ['resolved', 'closed'].includes(state) ? OWNER : null;
  const is = { state, asking, answering: otherSide(asking), visibility, ownerId: had, resolverId: resolved };
  store.commit([also(store.queries.update(incidents).set(is).where(eq(incidents.id, id)))]);
  const incident = await desk.find(id);
  return {
    store,
    desk,
    incident,
    person: async kind => ({ ...(await desk.person(kind.id)), ...kind.is(incident) }),
  };
}

/** Every row of every table. */
async function everything({ queries, tables }: Store): Promise<string> {
  const rows = [];
  for (const table of Object.values(tables)) rows.push(await queries.select().from(table));
  return JSON.stringify(rows);
}

const press = ({ desk, incident }: Scene, step: Step, by: Person) =>
  desk.incidents.take(step, incident.id, by, 'Still wrong', `press:${step}`);

const cases = states.flatMap(state =>
  sides.flatMap(asking =>
    Object.keys(visibilities).map(seen => [state, asking, seen as keyof typeof visibilities] as const),
  ),
);

describe('every press by every kind of person', () => {
  test.each(cases)('of an incident that is %s, asked by %s, seen by %s', async (state, asking, seen) => {
    const here = await scene(state, asking, visibilities[seen]);
    const before = await everything(here.store);
    for (const step of allSteps)
      for (const kind of kinds) {
        const by = await here.person(kind);
        const refusal = whyNot(step, here.incident, by);
        if (refusal) {
          const error: unknown = await press(here, step, by).catch((thrown: unknown) => thrown);
          expect(error).toBeInstanceOf(Refusal);
          const { message } = error as Refusal;
          expect(message).toBe(refusal.message);
          // It says why, and what to do.
          expect(message).toMatch(/^[A-Z].{20,}\.$/);
          expect(message).not.toMatch(/undefined|\bi-\d|Error|asking|answering/);
          expect((await everything(here.store)) === before).toBe(true);
        } else {
          const there = await scene(state, asking, visibilities[seen]);
          const is = await press(there, step, by);
          expect(is.version).toBe(there.incident.version + 1);
          const { history } = await there.desk.incidents.look(is.id, { ...by, guest: false });
          expect(history.at(-1)).toMatchObject({ actor: { kind: 'person', id: by.id }, seq: is.version });
        }
      }
  });

  test('who left, and whom nobody knows, are refused before anything is looked at', async () => {
    const { desk } = await scene('new', 'ot', everyone);
    for (const id of ['U0PAUL', 'U0NOBODY', '', '__proto__'])
      await expect(desk.person(id)).rejects.toBeInstanceOf(Refusal);
  });
});

/** Names of the routes that a feature registers for one kind of visitor, as the code has them. */
function routesFor(whom: string): string[] {
  const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(
      path => path.endsWith('.ts') && !path.startsWith('sandbox') && path !== join('slack', 'listen.ts'),
    )
    .map(path => readFileSync(join('src', path), 'utf8'))
    .join('\n');
  const pattern = new RegExp(`\\b${whom}\\.(command|press|submit|suggest|shortcut)\\(\\s*([^,\\s]+),`, 'g');
  return [
    ...new Set([...code.matchAll(pattern)].map(([, what, name]) => `${what} ${name?.replaceAll("'", '')}`)),
  ].toSorted();
}

test('docs/access.md tells it as the code has it', async () => {
  const rows: string[][] = [['step', ...kinds.map(kind => kind.name)]];
  for (const step of allSteps) {
    const row: string[] = [step];
    for (const kind of kinds) {
      const may: string[] = [];
      for (const state of states) {
        const allowed = await Promise.all(
          sides.map(async asking => {
            const here = await scene(state, asking, everyone);
            return whyNot(step, here.incident, await here.person(kind)) === undefined;
          }),
        );
        // What IT may towards OT, OT may towards IT.
        expect(allowed[0]).toBe(allowed[1]);
        if (allowed[0]) may.push(state);
      }
      row.push(may.join(', ') || 'no');
    }
    rows.push(row);
  }
  const routes = [
    ['route', 'who'],
    ...routesFor('on').map(route => [route, 'whoever belongs to a side']),
    ...routesFor('onVisitor').map(route => [route, 'anybody']),
    ...routesFor('onAdmin').map(route => [route, 'admins']),
  ];
  expect(routes.length).toBeGreaterThan(30);
  const page = `# Who may do what

Written from the code by test/access: change a rule, and this page changes with it. Who may not gets a private sentence that says why and what to do, and nothing changes.

## Steps of an incident

In which of its states each may take a step. The other side’s incidents are the mirror image. A restricted incident is not found by who isn’t named.

${markdown(rows)}

## Routes

Who is heard at all; what they may do is decided behind it. Who left, and who is of another company, is never heard.

${markdown(routes)}
`;
  await expect(page).toMatchFileSnapshot('../../docs/access.md');
});

function markdown(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, n) => Math.max(3, ...rows.map(row => row[n]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join(
    '\n',
  );
}
