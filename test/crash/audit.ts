import { isLeftBehind } from '../../src/conversations/card.ts';
import { status } from '../../src/incidents/views.ts';
import { incidentStore } from '../../src/incidents/store.ts';
import { sides } from '../../src/people/person.ts';
import type { Slack } from '../../src/sandbox/server.ts';
import type { Message } from '../../src/sandbox/state.ts';
import type { Store } from '../../src/store/open.ts';

/** What people were told was done, beside what they tried. */
export interface Told {
  /** What each filing said happens, and whether Slack told the person that it went through. */
  filings: { what: string; acknowledged: boolean }[];
  /** Words of replies under a card; each has to stand at the other desk. */
  replies: string[];
}

/** Sentences, one for each thing that is lost or doubled. */
export interface Findings {
  lost: string[];
  duplicates: string[];
}

/** Notes that a step leaves in both threads, by the history's word for it. */
const notes: Record<string, string> = {
  acknowledged: 'has it.',
  resolved: 'says that it is fixed.',
  confirmed: 'confirmed that it is fixed.',
};

/** Compares what people were told with the store, and the store with what stands in the channels. */
export async function auditOf(slack: Slack, store: Store, told: Told): Promise<Findings> {
  const { queries, tables } = store;
  const found: Findings = { lost: [], duplicates: [] };
  const once = (what: string, count: number) => {
    if (count === 0) found.lost.push(what);
    if (count > 1) found.duplicates.push(`${what}: ${count} times`);
  };
  const incidents = await queries.select().from(tables.incidents);
  const cards = await queries.select().from(tables.cards);
  const entries = await queries.select().from(tables.auditEntries);
  // A desk may have moved meanwhile, and its threads stayed behind.
  const channels = { it: ['C0RHINEIT', 'C0CANTEEN'], ot: ['C0RHINEOT'] };
  const ours = (channel: string): Message[] =>
    slack.workspace.messagesIn(channel).filter(message => message.user === slack.workspace.botUserId);
  const says = (message: Message, words: string) =>
    `${message.text}\n${JSON.stringify(message.blocks ?? [])}`.includes(words);

  const isLeft = (message: Message) => says(message, 'This desk has moved');

  for (const { what, acknowledged } of told.filings) {
    const count = incidents.filter(incident => incident.what === what).length;
    if (acknowledged || count > 1) once(`the filing “${what}”`, count);
  }
  const kept = incidentStore(store, { auditKey: '', machine: { now: () => 0 } });
  for (const { id, number } of incidents) {
    const incident = await kept.find(id);
    for (const side of sides) {
      const all = channels[side].flatMap(ours);
      const heads = all.filter(message => message.threadTs === undefined && says(message, `INC-${number} ·`));
      const top = heads.filter(message => !isLeft(message));
      once(`INC-${number}’s card at ${side}`, top.length);
      const [card] = top;
      if (!card || !incident) continue;
      if (!says(card, status(incident)))
        found.lost.push(`INC-${number}’s card at ${side} shows an old state`);
      const threads = new Set(heads.map(message => message.ts));
      const thread = all.filter(message => threads.has(message.threadTs ?? ''));
      for (const [action, words] of Object.entries(notes)) {
        const due = entries.filter(entry => entry.recordId === id && entry.action === action).length;
        const there = thread.filter(message => says(message, words)).length;
        if (there < due) found.lost.push(`INC-${number}: “${action}” in ${side}’s thread`);
        if (there > due) found.duplicates.push(`INC-${number}: “${action}” in ${side}’s thread`);
      }
    }
  }
  for (const words of told.replies) {
    const mirrored = sides
      .flatMap(side => channels[side].flatMap(ours))
      .filter(message => says(message, words));
    once(`the reply “${words}”`, mirrored.length);
  }
  for (const channel of Object.keys(slack.workspace.state.messages)) {
    const keys = ours(channel)
      .filter(message => !isLeft(message))
      .map(message => JSON.stringify(message.metadata ?? message.ts));
    const twice = keys.filter((key, n) => keys.indexOf(key) !== n);
    for (const key of twice) found.duplicates.push(`${key} in ${channel}`);
  }
  const outbox = await queries.select().from(tables.outbox);
  for (const row of outbox.filter(one => one.sentAt === null)) found.lost.push(`${row.key} was never sent`);
  // Of what was left behind it may turn out that it never was in Slack.
  const unposted = cards.filter(card => card.under === null && card.ts === null && !isLeftBehind(card));
  for (const card of unposted) found.lost.push(`the card ${card.id} was never posted`);
  return found;
}
