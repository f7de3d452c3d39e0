import { conversationStore } from '../../src/conversations/store.ts';
import { newCard } from '../../src/conversations/card.ts';
import {
  deliveries,
  type Deliveries,
  type DeliveryParts,
  type Destination,
  type Draw,
  type Post,
  type Posted,
} from '../../src/outbox/deliver.ts';
import type { Address, Message } from '../../src/outbox/message.ts';
import { outboxStore } from '../../src/outbox/store.ts';
import { tellOf, UNDELIVERED } from '../../src/outbox/undelivered.ts';
import type { Side } from '../../src/people/person.ts';
import { directoryStore } from '../../src/people/store.ts';
import { adminChannel } from '../../src/sandbox/world.ts';
import { also } from '../../src/store/commit.ts';
import { messageStatements } from '../../src/store/facts.ts';
import { md } from '../../src/slack/markup.ts';
import { rememberedLog } from '../schedule/a-log.ts';
import { plantStore } from '../store/fresh-store.ts';
import { testClock } from '../support/clocks.ts';

/** One thing that was asked of Slack. */
export interface Call {
  did: 'send' | 'edit' | 'remove' | 'find';
  /** Where: a channel, `channel/thread`, or for an edit `channel@ts`. */
  where: string;
  text: string;
  key: string;
}

const placed = ({ channel, thread, broadcast }: Destination) =>
  `${channel}${thread ? `/${thread}` : ''}${broadcast ? '!' : ''}`;

const asUsual = (): undefined => undefined;

/** A Slack that writes down what is asked of it. It takes everything unless it is told otherwise. */
function recordedPost() {
  const calls: Call[] = [];
  let answer: (call: Call) => Posted | Promise<Posted | undefined> | undefined = asUsual;
  let ts = 0;
  async function asked(call: Call, usual: Posted): Promise<Posted> {
    calls.push(call);
    return (await answer(call)) ?? usual;
  }
  const post: Post = {
    send: (to, { text }, key) =>
      asked(
        { did: 'send', where: placed(to), text: text.mrkdwn, key },
        { kind: 'sent', channel: to.channel, ts: `ts${++ts}` },
      ),
    edit: (channel, at, { text }) =>
      asked(
        { did: 'edit', where: `${channel}@${at}`, text: text.mrkdwn, key: '' },
        { kind: 'sent', channel, ts: at },
      ),
    remove: (channel, at) =>
      asked(
        { did: 'remove', where: `${channel}@${at}`, text: '', key: '' },
        { kind: 'sent', channel, ts: at },
      ),
    find: (to, key) =>
      asked({ did: 'find', where: placed(to), text: '', key }, { kind: 'refused', reason: 'not there' }),
  };
  return {
    post,
    calls,
    answers: (how: typeof answer) => {
      answer = how;
    },
    said: () => calls.map(({ did, where, text }) => [did, where, text].filter(Boolean).join(' ')),
  };
}

/** Delivery with the real outbox. Messages say what they are about; cards say the record's version. */
export function delivery() {
  const store = plantStore();
  const machine = testClock();
  const outbox = outboxStore(store);
  const cards = conversationStore(store, { machine });
  const directory = directoryStore(store);
  const log = rememberedLog();
  const slack = recordedPost();
  const version = { now: 1 };
  const draw: Record<string, Draw> = {
    say: async ({ about }) => ({ text: md`${about}`, blocks: [] }),
    nothing: async () => undefined,
    broken: async () => {
      throw new Error('cannot be drawn');
    },
    card: async () => ({ text: md`version ${version.now}`, blocks: [], shows: version.now }),
    [UNDELIVERED]: async ({ about }) => {
      const dead = await outbox.undelivered(Number(about));
      return dead && { text: md`undelivered: ${dead.about}, ${dead.reason}`, blocks: [] };
    },
  };
  const parts: DeliveryParts = {
    outbox,
    cards,
    draw,
    machine,
    log,
    every: 0,
    barred: async () => undefined,
    post: slack.post,
    tellOf: dead => tellOf(dead, directory, adminChannel),
  };
  const delivers = deliveries(parts);
  let written = 0;

  return {
    store,
    machine,
    outbox,
    cards,
    log,
    ...slack,
    version,
    parts,
    /** Writes messages in one commit. */
    write: (...messages: (Partial<Message> & { to: Address })[]) => {
      const whole = messages.map(message => ({
        key: `m${++written}`,
        intent: 'say',
        about: `m${written}`,
        seq: 1,
        urgent: false,
        ...message,
      }));
      store.commit(messageStatements(store, whole, machine.now()));
    },
    /** A record's card at one of the desks, C0OT and C0IT, that Slack hasn't got yet. */
    card: (id = 'r', side: Side = 'ot') => {
      const card = newCard('incident', id, side, side === 'ot' ? 'C0OT' : 'C0IT');
      store.commit([also(store.queries.insert(store.tables.cards).values(card))]);
      return { kind: 'card' as const, cardId: card.id };
    },
    delivers,
    /** Sends what is due until nothing is; answers how many messages that took. */
    run: () => untilNothingIsDue(delivers),
    rows: () => store.queries.select().from(store.tables.outbox),
    later: async (ms: number) => {
      machine.moveOn(ms);
      return untilNothingIsDue(delivers);
    },
  };
}

async function untilNothingIsDue(delivers: Deliveries): Promise<number> {
  let all = 0;
  for (let rounds = 0; rounds < 100; rounds++) {
    const count = await delivers.takeUp();
    if (count === 0) return all;
    all += count;
    await delivers.idle();
  }
  throw new Error('there is always something due');
}

export const channel = (id: string): Address => ({ kind: 'channel', id });
export const inThread = (cardId: string): Address => ({ kind: 'thread', cardId });
