import { eq } from 'drizzle-orm';
import { auditStore } from '../../src/audit/store.ts';
import type { Change } from '../../src/changes/change.ts';
import { changeUseCases, type Changes } from '../../src/changes/changes.ts';
import { changeMessages } from '../../src/changes/drawing.ts';
import { handOnChanges } from '../../src/changes/handing-on.ts';
import { changeJobs } from '../../src/changes/jobs.ts';
import type { Tightening } from '../../src/changes/rules/tightening.ts';
import { changeStore } from '../../src/changes/store.ts';
import { topicOf } from '../../src/changes/telling.ts';
import { jobName, timersOf, type ChangeJob } from '../../src/changes/timers.ts';
import { weighIt } from '../../src/changes/weighed.ts';
import { windowsByAsset, type Window } from '../../src/changes/windows.ts';
import { newCards } from '../../src/conversations/messages.ts';
import { conversationStore } from '../../src/conversations/store.ts';
import { whomOf } from '../../src/outbox/message.ts';
import { siteOf, whoIs, type Directory } from '../../src/people/directory.ts';
import type { Person } from '../../src/people/person.ts';
import { directoryStore } from '../../src/people/store.ts';
import { registerStore } from '../../src/register/store.ts';
import { adminChannel } from '../../src/sandbox/world.ts';
import { runDue } from '../../src/schedule/run.ts';
import { scheduleStore } from '../../src/schedule/store.ts';
import type { Timer } from '../../src/schedule/timer.ts';
import type { Block } from '../../src/slack/blocks.ts';
import { AUDIT_KEY } from '../incidents/incident-desk.ts';
import { rememberedLog } from '../schedule/a-log.ts';
import { plantStore } from '../store/fresh-store.ts';
import { testClock, type TestClock } from '../support/clocks.ts';
import { aChange, cast, NOW } from './a-change.ts';
import { aWindow } from './a-window.ts';

/** CHG-7 at a real store, among {@link cast} at Rhine Works, where a maintenance window is open at all times. */
export interface ChangeDesk {
  changes: Changes;
  directory: Directory;
  clock: TestClock;
  /** Windows that there are; more may be opened. */
  windows: Window[];
  person: (id: string) => Promise<Person>;
  /** The site's advisory mode ends. */
  enforces: () => Promise<unknown>;
  /** The change as it is now. */
  is: () => Promise<Change>;
  /** Moves the clock to a moment and lets everything due happen. */
  at: (moment: number) => Promise<void>;
  /** Somebody leaves, and what they had is handed on. */
  leaves: (id: string) => Promise<void>;
  /** Its only timer of a job, as it waits. */
  timer: (job: ChangeJob) => Promise<Timer | undefined>;
  /** Fires a timer, as a tick does. */
  fire: (timer: Timer) => Promise<unknown>;
  /** What its last version told: `your-go Sofia`, `note both loudly`, `still-waiting admins`. */
  told: () => Promise<string[]>;
  /**
   * The texts of all messages of a kind that would be sent to somebody now, as `Sofia: …`, with the buttons below them; of
   * a card, as `card it: …`, what stands on it.
   */
  drawn: (name: string) => Promise<string[]>;
  /** The words that its history has for what was done since it was kept. */
  history: () => Promise<string[]>;
}

export interface Setting {
  /** When the clock stands as it is kept; from there on its timers count. */
  now?: number;
  /** In minutes since midnight. */
  shifts?: readonly number[];
  rules?: Partial<Tightening>;
  /** Roles of people, where not those of the cast. */
  roles?: Readonly<Record<string, Person['roles']>>;
  delegates?: Readonly<Record<string, NonNullable<Person['delegate']>>>;
  noWindows?: true;
}

export async function changeDesk(but: Partial<Change>, setting: Setting = {}): Promise<ChangeDesk> {
  const { now = NOW, shifts = [], rules = {}, roles = {}, delegates = {} } = setting;
  const store = plantStore();
  const { queries, tables } = store;
  const clock = testClock(now);
  const directory = directoryStore(store);

  const site = await siteOf(directory, 'rhine');
  const here = { shifts: [...shifts], rules: { ...site.rules, ...rules } };
  await queries.update(tables.sites).set(here).where(eq(tables.sites.id, 'rhine'));
  await queries.update(tables.people).set({ roles: [] });
  for (const one of Object.values(cast)) {
    const { guest, shared, id } = one;
    const own = guest || shared ? [] : one.roles;
    const row = { ...one, roles: roles[id] ?? own, delegate: delegates[id] ?? null };
    await queries
      .insert(tables.people)
      .values(row)
      .onConflictDoUpdate({ target: tables.people.id, set: row });
  }

  const kept = changeStore(store, { auditKey: AUDIT_KEY, machine: clock });
  const windows = setting.noWindows ? [] : [aWindow('00:00-00:00', [1, 2, 3, 4, 5, 6, 7])];
  const calendars = {
    async calendarFor(touched: readonly { id: string; siteId: string; partOf: string | null }[]) {
      const assets = new Map(touched.map(one => [one.id, one]));
      return { assets, windows: windowsByAsset(windows), zoneOf: () => site.zone, now: clock.now() };
    },
  };
  const { ties } = registerStore(store);
  const weighed = weighIt({ directory, ties, calendars, inTheWay: kept.inTheWay, clock });
  const parts = { store: kept, directory, weighed, clock };
  const changes = changeUseCases({
    ...parts,
    delegationsTo: (one, at) => directory.delegationsTo(one, at),
    audit: auditStore(store),
    ids: { next: () => 'c-8' },
  });
  const jobs = changeJobs({ ...parts, adminChannel });

  const draw = changeMessages({
    changes,
    weighed,
    directory,
    cards: conversationStore(store, { machine: clock }),
    audit: auditStore(store),
    openOn: async () => [],
    clock,
  });

  const first = aChange({ since: now, ...but });
  const { id } = first;
  await queries.insert(tables.changes).values({ ...first, busyUntil: first.end, searched: '' });
  for (const assetId of first.assetIds)
    await queries.insert(tables.changeAssets).values({ changeId: id, assetId, how: 'named' });
  for (const card of newCards(topicOf(first), site)) await queries.insert(tables.cards).values(card);
  const { timers } = timersOf(undefined, first, await siteOf(directory, 'rhine'), now);
  if (timers.length > 0) await queries.insert(tables.timers).values(timers);

  const is = async (): Promise<Change> => {
    const change = await kept.find(id);
    if (!change) throw new Error(`no change ${id}`);
    return change;
  };
  const schedule = scheduleStore(store);
  return {
    changes,
    directory,
    clock,
    windows,
    person: async one => whoIs(directory, one),
    enforces: async () =>
      queries
        .update(tables.sites)
        .set({ rules: { ...here.rules, advisory: false } })
        .where(eq(tables.sites.id, 'rhine')),
    is,
    async at(moment) {
      clock.moveOn(moment - clock.now());
      const log = rememberedLog();
      await runDue({ schedule, jobs, clock, log }, () => true);
      const failed = log.happened.filter(what => what.includes('failed'));
      if (failed.length > 0) throw new Error(failed.join());
    },
    async leaves(one) {
      const gone = await whoIs(directory, one);
      await queries.update(tables.people).set({ left: true }).where(eq(tables.people.id, one));
      const attempt = async (work: Promise<unknown>) => void (await work);
      await handOnChanges(parts)({ ...gone, left: true }, attempt, clock.now());
    },
    async timer(job) {
      const rows = await queries.select().from(tables.timers).where(eq(tables.timers.about, id));
      return rows.find(row => row.job === jobName(job));
    },
    fire: async timer => jobs[timer.job as keyof typeof jobs](timer),
    async told() {
      const { version } = await is();
      const rows = await queries.select().from(tables.outbox).where(eq(tables.outbox.about, id));
      const names = await directory.names(rows.flatMap(({ to }) => (to.kind === 'person' ? [to.id] : [])));
      const lines = rows
        .filter(({ seq }) => seq === version)
        .map(({ intent, to }) => {
          const name = intent.replace('change.', '');
          if (to.kind === 'person') return `${name} ${names.get(to.id)}`;
          if (to.kind === 'channel') return `${name} ${to.id === adminChannel ? 'admins' : to.id}`;
          const loudly = to.kind === 'thread' && to.broadcast ? ' loudly' : '';
          return `${name} ${whomOf(to).replace(`${id}.`, '')}${loudly}`;
        });
      return lines.toSorted();
    },
    async drawn(name) {
      const rows = await queries.select().from(tables.outbox).where(eq(tables.outbox.about, id));
      const lines: string[] = [];
      for (const row of rows.filter(({ intent }) => intent === `change.${name}`)) {
        const shown = await draw[row.intent]!({ ...row, urgent: true });
        const { to } = row;
        const at = to.kind === 'card' ? `card ${to.cardId.replace(`${id}.`, '')}` : to.kind;
        const whom = to.kind === 'person' ? (await directory.person(to.id))?.name : at;
        if (!shown) continue;
        const blocks = shown.blocks as Block[];
        const words = to.kind === 'card' ? wordsIn(blocks) : shown.text.mrkdwn;
        lines.push(`${whom}: ${words} ${labelsIn(blocks)}`);
      }
      return lines;
    },
    history: async () => (await auditStore(store).of('change', id)).map(({ action }) => action),
  };
}

const wordsIn = (blocks: readonly Block[]): string =>
  blocks
    .flatMap(block => (block.type === 'header' || block.type === 'section' ? (block.text?.text ?? []) : []))
    .join('\n');

const labelsIn = (blocks: readonly Block[]): string =>
  blocks
    .flatMap(block => (block.type === 'actions' ? block.elements : []))
    .flatMap(element => (element.type === 'button' ? [`[${element.text.text}]`] : []))
    .join(' ');

/** Both cards are drawn anew. */
export const cards = ['card it', 'card ot'];
/** And both channels read what happened. */
export const loudly = [...cards, 'note it loudly', 'note ot loudly'];
export const inThreads = [...cards, 'note it', 'note ot'];
