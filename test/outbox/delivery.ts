import { cardStore } from '../../src/conversations/store.ts';
import { newCard } from '../../src/conversations/card.ts';
import { deliverDue, type Draw, type Place, type Post, type Posted } from '../../src/outbox/deliver.ts';
import type { Address, Message } from '../../src/outbox/message.ts';
import { outboxStore } from '../../src/outbox/store.ts';
import { tellOf, UNDELIVERED } from '../../src/outbox/undelivered.ts';
import { directoryStore } from '../../src/people/store.ts';
import { adminChannel } from '../../src/sandbox/world.ts';
import { also } from '../../src/store/commit.ts';
import { messageStep } from '../../src/store/facts.ts';
import { rememberedLog } from '../schedule/a-log.ts';
import { plantStore } from '../store/fresh-store.ts';
import { testClock } from '../support/clocks.ts';

/** One thing that was asked of Slack. */
export interface Call {
  did: 'send' | 'change' | 'find';
  /** Where: a channel, `channel/thread`, or for a change `channel@ts`. */
  where: string;
  text: string;
  key: string;
}

const placed = ({ channel, thread, broadcast }: Place) =>
  `${channel}${thread ? `/${thread}` : ''}${broadcast ? '!' : ''}`;

const asUsual = (): undefined => undefined;

/** A Slack that writes down what is asked of it. It takes everything unless it is told otherwise. */
function recordedPost() {
  const calls: Call[] = [];
  let answer: (call: Call) => Posted | Promise<Posted> | undefined = asUsual;
  let ts = 0;
  async function asked(call: Call, usual: Posted): Promise<Posted> {
    calls.push(call);
    return (await answer(call)) ?? usual;
  }
  const post: Post = {
    send: (place, { text }, key) =>
      asked(
        { did: 'send', where: placed(place), text, key },
        { kind: 'sent', channel: place.channel, ts: `ts${++ts}` },
      ),
    change: (channel, at, { text }) =>
      asked({ did: 'change', where: `${channel}@${at}`, text, key: '' }, { kind: 'sent', channel, ts: at }),
    find: (place, key) =>
      asked({ did: 'find', where: placed(place), text: '', key }, { kind: 'refused', reason: 'not there' }),
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
  const cards = cardStore(store);
  const directory = directoryStore(store);
  const log = rememberedLog();
  const slack = recordedPost();
  const version = { now: 1 };
  const draw: Record<string, Draw> = {
    say: async ({ about }) => ({ text: about, blocks: [] }),
    nothing: async () => undefined,
    broken: async () => {
      throw new Error('cannot be drawn');
    },
    card: async () => ({ text: `version ${version.now}`, blocks: [], shows: version.now }),
    [UNDELIVERED]: async ({ about }) => {
      const dead = await outbox.undelivered(Number(about));
      return dead && { text: `undelivered: ${dead.about}, ${dead.reason}`, blocks: [] };
    },
  };
  const parts = {
    outbox,
    cards,
    draw,
    machine,
    log,
    post: slack.post,
    tellOf: (dead: Parameters<typeof tellOf>[0]) => tellOf(dead, directory, adminChannel),
  };
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
        seq: null,
        urgent: false,
        ...message,
      }));
      store.commit([messageStep(store, whole, machine.now())]);
    },
    /** A record's card at the OT desk that Slack hasn't got yet. */
    card: (id = 'r') => {
      const card = newCard('incident', id, 'ot', 'C0OT');
      store.commit([also(store.queries.insert(store.tables.cards).values(card))]);
      return { kind: 'card' as const, cardId: card.id };
    },
    run: () => deliverDue(parts, () => true),
    rows: () => store.queries.select().from(store.tables.outbox),
    later: async (ms: number) => {
      machine.moveOn(ms);
      return deliverDue(parts, () => true);
    },
  };
}

export const channel = (id: string): Address => ({ kind: 'channel', id });
