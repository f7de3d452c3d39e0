import { eq } from 'drizzle-orm';
import { auditStore, chainStore } from '../../src/audit/store.ts';
import type { Chains } from '../../src/audit/verify.ts';
import type { Incident } from '../../src/incidents/incident.ts';
import { incidentUseCases, type Filing, type Incidents } from '../../src/incidents/incidents.ts';
import { incidentJobs } from '../../src/incidents/jobs.ts';
import { incidentHeads, incidentStore } from '../../src/incidents/store.ts';
import { whoIs } from '../../src/people/directory.ts';
import type { Job } from '../../src/schedule/timer.ts';
import type { Person } from '../../src/people/person.ts';
import { directoryStore, peopleHeads } from '../../src/people/store.ts';
import { registerStore } from '../../src/register/store.ts';
import { adminChannel } from '../../src/sandbox/world.ts';
import type { Store } from '../../src/store/open.ts';
import { windowHeads } from '../../src/windows/store.ts';
import { testClock, type TestClock } from '../support/clocks.ts';

export const AUDIT_KEY = 'a key that is only good for tests, 32+';

/** A historian that IT owns, reported slower than it should be. */
export const historianIsSlow: Filing = {
  where: { assetId: 'his-1' },
  what: 'Trends stand still since 08:40',
  impact: 'slower',
};

/** Every history there is, as `verify` reads them. */
export const chainsOf = (store: Store): Chains =>
  chainStore(store, async () =>
    (await Promise.all([incidentHeads(store), peopleHeads(store), windowHeads(store)])).flat(),
  );

export interface IncidentDesk {
  incidents: Incidents & { remind: Job; chaseConfirmation: Job };
  clock: TestClock;
  person: (id: string) => Promise<Person>;
  /** Files {@link historianIsSlow}, by Ines of OT. */
  filed: (but?: Partial<Filing> & { request?: string; by?: string }) => Promise<Incident>;
  find: (id: string) => Promise<Incident>;
}

/** The use cases on a real store. */
export function incidentDesk(store: Store): IncidentDesk {
  const clock = testClock();
  const directory = directoryStore(store);
  const kept = incidentStore(store, { auditKey: AUDIT_KEY, machine: clock });
  let ids = 0;
  const useCases = incidentUseCases({
    store: kept,
    audit: auditStore(store),
    directory,
    register: registerStore(store),
    clock,
    ids: { next: () => `i-${++ids}` },
  });
  const jobs = incidentJobs({ store: kept, directory, clock, adminChannel });
  const incidents = {
    ...useCases,
    remind: jobs['incident.acknowledge'],
    chaseConfirmation: jobs['incident.confirm'],
  };
  const person = (id: string) => whoIs(directory, id);

  return {
    incidents,
    clock,
    person,
    async filed({ request = 'view:1', by = 'U0INES', ...filing } = {}) {
      return incidents.file({ ...historianIsSlow, ...filing }, await person(by), request);
    },
    async find(id) {
      const incident = await kept.find(id);
      if (!incident) throw new Error(`no incident ${id}`);
      return incident;
    },
  };
}

/** How many incidents, entries of theirs, messages, cards, timers and answered requests there are. */
export async function counted({ queries, tables }: Store): Promise<string> {
  const { incidents, auditEntries, outbox, cards, timers, inbox } = tables;
  const entries = await queries.select().from(auditEntries).where(eq(auditEntries.record, 'incident'));
  const lengths = await Promise.all(
    [incidents, outbox, cards, timers, inbox].map(async table => (await queries.select().from(table)).length),
  );
  return lengths.toSpliced(1, 0, entries.length).join(' ');
}
