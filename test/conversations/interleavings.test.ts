import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { cardId, newCard } from '../../src/conversations/card.ts';
import { conversationUseCases, MIRRORED, type Heard } from '../../src/conversations/conversations.ts';
import { drawMirrored } from '../../src/conversations/drawing.ts';
import { conversationStore } from '../../src/conversations/store.ts';
import { MINUTE, SECOND } from '../../src/kernel/clock.ts';
import { deliveries, type DeliveryParts } from '../../src/outbox/deliver.ts';
import { outboxStore } from '../../src/outbox/store.ts';
import { otherSide, sides, type Side } from '../../src/people/person.ts';
import { directoryStore } from '../../src/people/store.ts';
import { also } from '../../src/store/commit.ts';
import { messageStatements } from '../../src/store/facts.ts';
import { md } from '../../src/slack/markup.ts';
import { rememberedLog } from '../schedule/a-log.ts';
import { plantStore } from '../store/fresh-store.ts';
import { testClock } from '../support/clocks.ts';
import { aThreadSlack, seeded } from './a-thread-slack.ts';

const RUNS = 240;
const BATCHES = 12;
const ACTS = 40;
const records = ['r1', 'r2'];
const channels = { ot: 'COT', it: 'CIT' };
const authors = [
  { id: 'U0INES', side: 'ot', name: 'Ines Faria (OT)' },
  { id: 'U0JONAS', side: 'ot', name: 'Jonas Weber (OT)' },
  { id: 'U0OMAR', side: 'it', name: 'Omar Haddad (IT)' },
] as const;

interface Written {
  author: (typeof authors)[number];
  record: string;
  ts: string;
  text: string;
  deleted: boolean;
}

/** Three people talk under two cards that are just being posted, while Slack does and answers as chance will have it. */
function aRun(seed: number) {
  const chance = seeded(seed);
  const oneOf = <T>(all: readonly T[]): T | undefined => all[Math.floor(chance() * all.length)];
  const store = plantStore();
  const machine = testClock();
  const kept = conversationStore(store, { machine });
  const slack = aThreadSlack(chance);
  const mayCross = async () => true;
  const conversations = conversationUseCases({ store: kept, mayCross });
  const members = {
    byId: async () => undefined,
    byEmail: async () => undefined,
    async *all() {},
  };
  const parts: DeliveryParts = {
    outbox: outboxStore(store),
    cards: kept,
    draw: {
      card: async () => ({ text: md`card`, blocks: [], shows: 1 }),
      [MIRRORED]: drawMirrored({ replies: kept, directory: directoryStore(store), members, mayCross }),
    },
    post: slack.post,
    machine,
    log: rememberedLog(),
    every: oneOf([0, SECOND]) ?? 0,
    barred: async () => undefined,
    tellOf: async () => [],
  };
  let delivers = deliveries(parts);
  const written: Written[] = [];
  const told: Heard[] = [];
  let events = 0;

  /** Cards of both sides, waiting for Slack. */
  for (const record of records) {
    const cards = sides.map(side => newCard('incident', record, side, channels[side]));
    const messages = cards.map(({ id }) => ({
      key: id,
      intent: 'card',
      about: record,
      seq: 1,
      to: { kind: 'card' as const, cardId: id },
      urgent: false,
    }));
    store.commit([
      also(store.queries.insert(store.tables.cards).values(cards)),
      ...messageStatements(store, messages, machine.now()),
    ]);
  }

  const cardIn = (record: string, side: Side) =>
    slack.cards(channels[side], `card:${cardId(record, side)}`)[0];

  function tell(what: Heard['what'], { author, record, ts, text }: Written): void {
    const channel = channels[author.side];
    const thread = cardIn(record, author.side)?.ts ?? '';
    const key = `event:${++events}`;
    const whole = {
      authorId: author.id,
      text,
      files: [],
      broadcast: false,
      edited: '',
      underOurs: true,
      toUs: false,
    };
    told.push({ key, what, channel, ts, thread, ...whole });
  }

  function act(): void {
    const mine = written.filter(one => !one.deleted);
    const one = oneOf(mine);
    const dice = chance();
    if (one && dice < 0.25) tell('edited', Object.assign(one, { text: `${one.text}+` }));
    else if (one && dice < 0.4) tell('deleted', Object.assign(one, { deleted: true }));
    else {
      const author = oneOf(authors);
      const record = oneOf(records);
      if (!author || !record || !cardIn(record, author.side)) return;
      const ts = `${1000 + written.length}`;
      const message = { author, record, ts, text: `words ${written.length}`, deleted: false };
      written.push(message);
      tell('written', message);
    }
  }

  const heard: Heard[] = [];
  /** In order; what fails is told again before the rest, and some of it once more later. */
  async function hear(): Promise<void> {
    for (let next = told[0]; next; next = told[0]) {
      const failed = await conversations.hear(next).then(
        () => false,
        () => true,
      );
      if (failed) return;
      told.shift();
      heard.push(next);
      const again = chance() < 0.2 && oneOf(heard);
      if (again) await conversations.hear(again);
    }
  }

  async function deliver(): Promise<void> {
    await delivers.takeUp();
    for (let turn = 0; turn < 20; turn++) await setImmediate();
    if (slack.state.silent === 0 && chance() > 0.1) return;
    // Whoever waits for an answer that never comes is killed, and another starts.
    slack.state.silent = 0;
    delivers = deliveries(parts);
    await parts.outbox.takeBack();
  }

  const waiting = async () => {
    const rows = await store.queries.select().from(store.tables.outbox);
    return rows.filter(row => row.sentAt === null).length;
  };

  return {
    async happens() {
      for (let n = 0; n < ACTS; n++) {
        act();
        if (chance() < 0.8) await hear();
        if (chance() < 0.6) await deliver();
        machine.moveOn(Math.floor(chance() * 2 * SECOND));
      }
      slack.state.bad = false;
      for (let round = 0; round < 300 && (told.length > 0 || (await waiting()) > 0); round++) {
        await hear();
        await deliver();
        machine.moveOn(MINUTE / 10);
      }
    },
    waiting,
    /** What each desk shows of the other, and what it should. */
    threads: () =>
      records.flatMap(record =>
        sides.map(side => {
          const cards = slack.cards(channels[side], `card:${cardId(record, side)}`);
          const from = written.filter(
            one => one.record === record && one.author.side === otherSide(side) && !one.deleted,
          );
          return {
            cards: cards.length,
            shown: slack.thread(channels[side], cards[0]?.ts ?? ''),
            wanted: from.map(one => `${one.author.name}: ${one.text}`),
          };
        }),
      ),
  };
}

test.each(Array.from({ length: BATCHES }, (_, batch) => batch))(
  'whatever Slack does, each desk shows at last what the other wrote, once and in order: batch %i',
  async batch => {
    let lines = 0;
    for (let n = 0; n < RUNS / BATCHES; n++) {
      const seed = batch * 1000 + n;
      const run = aRun(seed);
      await run.happens();
      expect(await run.waiting(), `seed ${seed}`).toBe(0);
      for (const { cards, shown, wanted } of run.threads()) {
        expect(cards, `seed ${seed}`).toBe(1);
        expect(shown, `seed ${seed}`).toEqual(wanted);
        lines += wanted.length;
      }
    }
    expect(lines).toBeGreaterThan(100);
  },
);
