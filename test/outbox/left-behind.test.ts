import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { cardsOfRecordFollow } from '../../src/desk-moves/store.ts';
import { MINUTE, SECOND } from '../../src/kernel/clock.ts';
import type { Posted } from '../../src/outbox/deliver.ts';
import { siteOf } from '../../src/people/directory.ts';
import { directoryStore } from '../../src/people/store.ts';
import { md } from '../../src/slack/markup.ts';
import { delivery, inThread, type Call } from './delivery.ts';

const intent = 'incident.card';
const lost: Posted = { kind: 'unknown', reason: 'request_timeout' };

/** A delivery whose Slack says what has landed, and holds back an answer where it is told to. */
function slowDelivery() {
  const made = delivery();
  const { parts, store, machine, answers, delivers } = made;
  parts.draw[intent] = parts.draw['card']!;
  parts.draw['incident.moved'] = async () => ({ text: md`moved`, blocks: [] });
  const landed: string[] = [];
  const there = new Map<string, string>();
  const land = ({ did, where, text, key }: Call): Posted | undefined => {
    if (did === 'find')
      return there.has(key) ? { kind: 'sent', channel: where, ts: there.get(key)! } : undefined;
    landed.push(`${did} ${where} ${text}`);
    if (did === 'send') there.set(key, `in-${where}`);
    return undefined;
  };
  answers(land);
  return {
    ...made,
    landed,
    /** Slack takes its time with the first such call, until it is let go. */
    holds: (what: Partial<Call>, then?: Posted) => {
      let letGo = () => {};
      const held = new Promise<void>(resolve => (letGo = resolve));
      let isFirst = true;
      answers(async call => {
        if (isFirst && call.did === what.did && call.where.startsWith(what.where ?? '')) {
          isFirst = false;
          await held;
          return land(call) ?? then;
        }
        return land(call);
      });
      return letGo;
    },
    /** Slack is done at last, and everything that is due. */
    ends: async (letGo: () => void) => {
      letGo();
      await delivers.idle();
      await made.run();
    },
    /** Takes up what is due, without waiting until it is done. */
    begins: async () => {
      await delivers.takeUp();
      await new Promise(resolve => setTimeout(resolve, 5));
    },
    /** The desk gets another channel. */
    moves: async (version: number, to: string) => {
      const { sites } = store.tables;
      const row = { version, itChannel: 'C0IT', otChannel: to };
      await store.queries.update(sites).set(row).where(eq(sites.id, 'rhine'));
      const site = await siteOf(directoryStore(store), 'rhine');
      expect(store.commit(await cardsOfRecordFollow(store, site, 'r', machine.now()))).toBe('done');
    },
  };
}

test('a dead card that is brought back does not overtake the one under way', async () => {
  const { card, write, run, answers, outbox, machine, holds, begins, landed, version, ends } = slowDelivery();
  const to = card();
  answers(() => ({ kind: 'refused', reason: 'not_in_channel' }));
  write({ to, intent });
  await run();
  version.now = 2;
  const letGo = holds({ did: 'send' });
  write({ to, intent });
  await begins();
  await outbox.reviveIn('C0OT', machine.now());
  await begins();
  await ends(letGo);
  expect(landed).toEqual(['send C0OT version 2']);
});

test('a note whose card died is sent under the next one, and nothing waits in a circle', async () => {
  const { card, write, run, later, answers, rows } = slowDelivery();
  const to = card();
  answers(() => ({ kind: 'wait', wait: SECOND, reason: 'ratelimited' }));
  write({ to, intent });
  await run();
  write({ to: inThread(to.cardId) }, { to, intent }, { to: inThread(to.cardId) });
  let isFirst = true;
  answers(({ did }) => {
    if (did !== 'send' || !isFirst) return undefined;
    isFirst = false;
    return { kind: 'refused', reason: 'restricted_action' };
  });
  for (let n = 0; n < 5; n++) await later(MINUTE);
  const own = (await rows()).filter(row => row.about.startsWith('m'));
  expect(own.map(row => [row.id, row.sentAt !== null, row.reason])).toEqual([
    [1, false, 'restricted_action'],
    [2, true, null],
    [3, true, null],
    [4, true, null],
  ]);
});

test('an edit that is slow does not undo what the card left behind says', async () => {
  const { card, write, run, later, holds, begins, moves, landed, version, ends } = slowDelivery();
  const to = card();
  write({ to, intent });
  await run();
  version.now = 2;
  const letGo = holds({ did: 'edit' });
  write({ to, intent });
  await begins();
  await moves(2, 'C0NEW');
  await begins();
  await ends(letGo);
  await later(MINUTE);
  const there = landed.filter(line => line.includes('C0OT@'));
  expect(there).toContain('edit C0OT@ts1 version 2');
  expect(there.at(-1)).toBe('edit C0OT@ts1 moved');
});

test('a card whose post is slow, and its answer lost, is found where it was left', async () => {
  const { card, write, later, holds, begins, moves, landed, ends } = slowDelivery();
  const to = card();
  const letGo = holds({ did: 'send', where: 'C0OT' }, lost);
  write({ to, intent });
  await begins();
  await moves(2, 'C0NEW');
  await begins();
  await ends(letGo);
  await later(MINUTE);
  expect(landed.toSorted()).toEqual([
    'edit C0OT@in-C0OT moved',
    'send C0NEW version 1',
    'send C0OT version 1',
  ]);
});

test('each move is said under every card that was left behind', async () => {
  const { card, write, run, moves, landed, cards } = slowDelivery();
  const to = card();
  write({ to, intent });
  await run();
  await moves(2, 'C0B');
  await run();
  await moves(3, 'C0C');
  await run();
  expect(landed.filter(line => line.endsWith('moved')).toSorted()).toEqual([
    'edit C0B@ts2 moved',
    'edit C0OT@ts1 moved',
    'edit C0OT@ts1 moved',
  ]);
  expect(await cards.leftBehind(to.cardId)).toHaveLength(2);
});

test('a card that may be in Slack is looked for although what posted it died', async () => {
  const { card, write, run, later, answers, said, cards } = slowDelivery();
  const to = card();
  write({ to, intent });
  answers(() => lost);
  await run();
  // It is found there, and can't be brought up to date.
  answers(({ did, where }) =>
    did === 'find'
      ? { kind: 'sent', channel: where, ts: 'there' }
      : { kind: 'refused', reason: 'restricted_action' },
  );
  await later(SECOND);
  answers(({ did, where }) => (did === 'find' ? { kind: 'sent', channel: where, ts: 'there' } : undefined));
  write({ to, intent });
  await run();
  expect(said().filter(line => line.startsWith('send C0OT'))).toHaveLength(1);
  expect((await cards.card(to.cardId))?.ts).toBe('there');
});
