import { eq } from 'drizzle-orm';
import type { Change } from '../../src/changes/change.ts';
import type { State, Step } from '../../src/incidents/incident.ts';
import { stampOf } from '../../src/kernel/stamp.ts';
import { siteOf } from '../../src/people/directory.ts';
import { placementStamp } from '../../src/people/people.ts';
import { answersOf } from '../../src/people/sites.ts';
import { directoryStore } from '../../src/people/store.ts';
import { aChange } from '../changes/a-change.ts';
import { files } from '../support/filing.ts';
import type { Story } from '../support/story.ts';
import type { Scene } from './case.ts';
import { waitingChanges } from './waiting-changes.ts';
import { waitingCoffee } from './waiting-coffee.ts';
import { waitingTerms } from './waiting-terms.ts';
import { waitingVisits } from './waiting-visits.ts';

const OWNER = 'U0LENA';
/** What each step waits for. */
const before: Record<Step, State> = {
  acknowledge: 'new',
  start: 'acknowledged',
  resolve: 'in progress',
  confirm: 'resolved',
  reopen: 'closed',
};

/** An incident for each step, something that could not be delivered, and a group: all that can be pressed. */
export async function aPlant(story: Story): Promise<Scene> {
  const { slack, store } = story;
  const { workspace } = slack;
  const { queries, tables } = store;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  for (const _ of Object.keys(before)) await files(ines, 'HIS-1');
  await ines.replies('It began at noon', { on: 'INC-1' });
  const rows = await queries.select().from(tables.incidents).orderBy(tables.incidents.number);
  const waiting = {} as Scene['waiting'];
  for (const [n, [step, state]] of (Object.entries(before) as [Step, State][]).entries()) {
    const { id = '', number = 0 } = rows[n] ?? {};
    const ownerId = state === 'new' ? null : OWNER;
    const resolverId = ['resolved', 'closed'].includes(state) ? OWNER : null;
    const is = { state, ownerId, resolverId };
    await queries.update(tables.incidents).set(is).where(eq(tables.incidents.id, id));
    waiting[step] = { id, number };
  }

  const group = { id: 'S0CONTROL', handle: 'control', name: 'Control engineers', users: [] };
  workspace.state.groups[group.id] = { ...group, created: 1, updated: 1 };
  await queries.update(tables.sites).set({ otGroup: group.id }).where(eq(tables.sites.id, 'rhine'));
  const [told] = await queries.select().from(tables.outbox).limit(1);
  const dead = told?.id ?? 0;
  const died = { sentAt: null, deadAt: 1, reason: 'not_in_channel' };
  await queries.update(tables.outbox).set(died).where(eq(tables.outbox.id, dead));
  workspace.post({ channel: 'C0ADMINS', user: workspace.botUserId, text: 'A message of ours' });
  await queries.delete(tables.timers);
  const windows = { ot: 'w-ot', it: 'w-it', site: 'w-site' };
  const every = { siteId: 'rhine', effect: 'maintenance', reason: 'Empty', setBy: OWNER } as const;
  const when = { kind: 'weekly', days: [6], opens: 0, closes: 60 } as const;
  const on = { [windows.ot]: 'plc-12', [windows.it]: 'his-1', [windows.site]: null };
  for (const [id, assetId] of Object.entries(on))
    await queries.insert(tables.windows).values({ ...every, id, assetId, when, version: 1, auditHead: '' });

  const left = { one: 'c-one', several: 'c-several' };
  const restriction = { words: 'No remote start', ends: 1, lifted: null };
  const over: Partial<Change> = {
    state: 'closed',
    kind: 'network',
    effects: ['temporary'],
    requesterId: 'U0OMAR',
    implementerId: OWNER,
    startedAt: 1,
  };
  for (const [n, [id, many]] of Object.entries({ [left.one]: 1, [left.several]: 2 }).entries()) {
    const handedBack = {
      by: 'U0JONAS',
      at: 1,
      restrictions: Array.from({ length: many }, () => restriction),
    };
    const change = aChange({ ...over, id, number: 9001 + n, handedBack });
    await queries.insert(tables.changes).values({ ...change, busyUntil: change.end, searched: '' });
  }

  const directory = directoryStore(store);
  const found = (channel: string, words: string) => () => {
    const message = workspace.messagesIn(channel).find(one => one.text.includes(words));
    if (!message) throw new Error(`nothing in ${channel} says ${words}`);
    return message;
  };
  return {
    waiting,
    changes: await waitingChanges(story),
    card: found('C0RHINEIT', 'INC-1'),
    reply: found('C0RHINEOT', 'It began at noon'),
    message: found('C0ADMINS', 'A message of ours'),
    windows,
    left,
    terms: await waitingTerms(store),
    coffee: await waitingCoffee(story),
    visits: await waitingVisits(story),
    dead,
    siteForm: `rhine ${stampOf(answersOf(await siteOf(directory, 'rhine')))}`,
    placeForm: `U0OMAR ${placementStamp(await directory.person('U0OMAR'))}`,
  };
}
