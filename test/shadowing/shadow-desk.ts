import { eq } from 'drizzle-orm';
import { auditStore, chainStore } from '../../src/audit/store.ts';
import { flaws } from '../../src/audit/verify.ts';
import { DAY } from '../../src/kernel/clock.ts';
import type { Message } from '../../src/outbox/message.ts';
import { handOnAll } from '../../src/people/handing-on.ts';
import { hoursStore } from '../../src/people/hours/store.ts';
import { managerUseCases } from '../../src/people/managers.ts';
import { managerStore } from '../../src/people/managers/store.ts';
import { directoryStore } from '../../src/people/store.ts';
import { whoIs } from '../../src/people/directory.ts';
import { dayOn } from '../../src/people/wall-clock.ts';
import { openLog } from '../../src/json-log.ts';
import { runDue } from '../../src/schedule/run.ts';
import { scheduleStore } from '../../src/schedule/store.ts';
import { shadowMessages } from '../../src/shadowing/drawing.ts';
import { handOnShadowing } from '../../src/shadowing/handing-on.ts';
import { shadowJobs } from '../../src/shadowing/jobs.ts';
import type { OfferSays } from '../../src/shadowing/offer.ts';
import { shadowUseCases, type SuggestWord } from '../../src/shadowing/shadowing.ts';
import { taking } from '../../src/shadowing/stepping.ts';
import { shadowHeads, shadowStore } from '../../src/shadowing/store.ts';
import type { Visit, Wish } from '../../src/shadowing/visit.ts';
import type { Store } from '../../src/store/open.ts';
import { AUDIT_KEY } from '../incidents/incident-desk.ts';
import { testClock } from '../support/clocks.ts';
import { plantStore } from '../store/fresh-store.ts';

/** A counted day of the year in which stories begin. */
export const day = (month: number, date: number, year = 2026): number => dayOn(year, month, date)!;

/** Week after week, a place each, from Monday 30 November on. */
export const aWeekBeside: OfferSays = {
  what: 'How a batch is started',
  length: 'week',
  weekday: 1,
  places: 1,
  from: day(11, 30),
  until: null,
  closed: [],
  prerequisites: [{ id: 'induction', name: 'Safety induction', proof: 'certificate' }],
  topics: [],
  meetAt: 'Gate 2',
  beginsAt: 480,
  endsAt: 960,
  bring: '',
  escort: 'Ines',
  call: '100',
};

export const aWish: Wish = {
  side: 'ot',
  siteId: 'rhine',
  lengths: ['week'],
  weeks: [day(12, 7), day(12, 14)],
  topics: [],
};

export const [INES, MARTA, JONAS] = ['U0INES', 'U0MARTA', 'U0JONAS'] as const;
export const [OMAR, LENA, PRIYA, TOM] = ['U0OMAR', 'U0LENA', 'U0PRIYA', 'U0TOM'] as const;

/** The use cases on a real store; Ines of OT hosts, Priya is the manager of IT’s people. */
export function shadowDesk(store: Store = plantStore(), suggest: SuggestWord = async () => undefined) {
  const clock = testClock();
  const directory = directoryStore(store);
  const sealed = { auditKey: AUDIT_KEY, machine: clock };
  const kept = shadowStore(store, sealed);
  let n = 0;
  const ids = { next: () => `id-${String(++n).padStart(3, '0')}` };
  const shadowing = shadowUseCases({
    store: kept,
    directory,
    managers: managerUseCases({ store: managerStore(store, sealed), directory, clock }),
    hours: hoursStore(store, sealed),
    suggest,
    clock,
    ids,
  });
  const take = taking({ store: kept, directory, clock });
  const jobs = shadowJobs({
    store: kept,
    directory,
    take,
    giveOut: fired => shadowing.giveOut(fired),
    clock,
  });
  const handOn = handOnShadowing({ store: kept, directory, take, clock });
  const lines: string[] = [];
  const log = openLog('info', { write: line => void lines.push(line) });
  const person = (id: string) => whoIs(directory, id);
  const key = () => `press:${++n}`;
  const told = new Set<string>();

  async function visitOf(visitorId: string): Promise<Visit> {
    const visits = (await kept.visitsOf(visitorId, 99)).filter(visit => visit.visitorId === visitorId);
    return visits[0]!;
  }

  return {
    store,
    clock,
    kept,
    shadowing,
    person,
    key,
    lines,
    visitOf,
    offers: async (but: Partial<OfferSays> = {}, host: string = INES) =>
      shadowing.offer({ ...aWeekBeside, ...but }, undefined, await person(host), key()),
    asks: async (visitor: string, but: Partial<Wish> = {}, manager: string = PRIYA) =>
      shadowing.ask({ ...aWish, ...but }, manager, await person(visitor), key()),
    approves: async (visitor: string, manager: string = PRIYA) =>
      shadowing.approve((await visitOf(visitor)).id, await person(manager), key()),
    proves: async (visitor: string, until: number | null = null, by: string = INES, what = 'induction') =>
      shadowing.prove((await visitOf(visitor)).id, what, until, await person(by), key()),
    accepts: async (visitor: string, host: string = INES) =>
      shadowing.accept((await visitOf(visitor)).id, await person(host), key()),
    state: async (visitor: string) => (await visitOf(visitor)).state,
    /** Moves the clock, an hour at a time so that nothing is late, and does what is due. */
    async later(ms: number) {
      const schedule = scheduleStore(store);
      for (let left = ms; left >= 0; left -= DAY / 4) {
        await runDue({ schedule, jobs, clock, log }, () => true);
        clock.moveOn(Math.min(left, DAY / 4));
      }
      await runDue({ schedule, jobs, clock, log }, () => true);
    },
    /** As Slack says it of somebody. */
    async becomes(id: string, to: Partial<typeof store.tables.people.$inferInsert>) {
      const { people } = store.tables;
      await store.queries.update(people).set(to).where(eq(people.id, id));
      const job = handOnAll({ directory, endDuty: async () => undefined, kinds: [handOn], clock });
      await job({ key: 'k', job: 'j', about: id, due: clock.now(), round: 0 });
    },
    /** What was written to people since it was last asked: `Ines news placed`. */
    async told(): Promise<string[]> {
      const rows = await store.queries.select().from(store.tables.outbox);
      const news = rows.filter(row => row.intent.startsWith('shadow.') && !told.has(row.key));
      for (const row of news) told.add(row.key);
      const audit = auditStore(store);
      return Promise.all(
        news.map(async ({ intent, about, seq, to }) => {
          const name = to.kind === 'person' ? (await person(to.id).catch(() => undefined))?.name : 'nobody';
          const action =
            intent === 'shadow.news' ? ` ${(await audit.entry('visit', about, seq))?.action ?? ''}` : '';
          return `${name?.split(' ')[0] ?? 'left'} ${intent.slice('shadow.'.length)}${action}`;
        }),
      );
    },
    /** As it would read now; undefined where nothing is left to say. */
    async drawn(message: Message): Promise<string | undefined> {
      const parts = { shadowing, audit: auditStore(store), directory };
      return (await shadowMessages(parts)[message.intent]?.(message))?.text.mrkdwn;
    },
    messages: async () =>
      (await store.queries.select().from(store.tables.outbox)).filter(({ intent }) =>
        intent.startsWith('shadow.'),
      ) as unknown as Message[],
    /** What is wrong with the history. */
    flaws: async () => {
      const chains = chainStore(store, () => shadowHeads(store));
      const isOurs = ({ record }: { record: string }) => record === 'visit' || record === 'shadow offer';
      const records = async () => (await chains.records()).filter(isOurs);
      return flaws({ ...chains, records }, AUDIT_KEY);
    },
  };
}
