import { eq } from 'drizzle-orm';
import type { Incident, State } from '../../src/incidents/incident.ts';
import { otherSide, type Person, type Side } from '../../src/people/person.ts';
import { everyone, type Visibility } from '../../src/records/visibility.ts';
import { also } from '../../src/store/commit.ts';
import type { Store } from '../../src/store/open.ts';
import { incidentDesk, type IncidentDesk } from '../incidents/incident-desk.ts';
import { plantStore } from '../store/fresh-store.ts';

/** Somebody, as they stand to an incident. */
export interface Kind {
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
export const kinds: readonly Kind[] = [
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
export const visibilities = { everyone, restricted };

export interface Scene {
  store: Store;
  desk: IncidentDesk;
  incident: Incident;
  person: (kind: Kind) => Promise<Person>;
}

/** An incident in a state, as if it had come there. */
export async function scene(state: State, asking: Side, visibility: Visibility): Promise<Scene> {
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
export async function everything({ queries, tables }: Store): Promise<string> {
  const rows = [];
  for (const table of Object.values(tables)) rows.push(await queries.select().from(table));
  return JSON.stringify(rows);
}
