import { describe, expect, test } from 'vitest';
import { newCard } from '../../src/conversations/card.ts';
import { conversationUseCases, MIRRORED, type Heard } from '../../src/conversations/conversations.ts';
import { drawMirrored } from '../../src/conversations/drawing.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import type { Member, Members } from '../../src/people/members.ts';
import { directoryStore } from '../../src/people/store.ts';
import { also } from '../../src/store/commit.ts';
import { delivery } from '../outbox/delivery.ts';

const victor: Member = {
  id: 'U0VICTOR',
  name: 'Victor Olsen',
  picture: null,
  guest: false,
  outsider: false,
  updated: 0,
  bot: false,
  left: false,
  owner: false,
};

/** A record whose cards stand at both desks, and how its talk is heard and sent. */
function aDesk() {
  const desk = delivery();
  const { store, cards } = desk;
  const mayCross = async () => true;
  const conversations = conversationUseCases({ store: cards, mayCross });
  const slack = { isAway: false };
  const members: Members = {
    byId: async id => {
      if (slack.isAway) throw new Refusal('too-busy', 'Slack is away');
      return id === victor.id ? victor : undefined;
    },
    byEmail: async () => undefined,
    async *all() {},
  };
  desk.parts.draw[MIRRORED] = drawMirrored({
    replies: cards,
    directory: directoryStore(store),
    members,
    mayCross,
  });
  const standing = [
    { ...newCard('incident', 'r', 'ot', 'C0OT'), ts: '1.0' },
    { ...newCard('incident', 'r', 'it', 'C0IT'), ts: '1.1' },
  ];
  store.commit([also(store.queries.insert(store.tables.cards).values(standing))]);
  let events = 0;
  const heard = (what: Heard['what'], more: Partial<Heard> = {}): Heard => ({
    key: `event:${++events}`,
    what,
    channel: 'C0OT',
    ts: '2.0',
    thread: '1.0',
    underOurs: true,
    toUs: false,
    authorId: 'U0INES',
    text: 'Trends stopped',
    files: [],
    broadcast: false,
    edited: '',
    ...more,
  });
  return {
    ...desk,
    slack,
    heard,
    hear: conversations.hear,
    /** Hears it and sends what comes of it. */
    tell: async (...all: Parameters<typeof heard>) => {
      await conversations.hear(heard(...all));
      await desk.run();
    },
  };
}

describe('an event that comes again', () => {
  test('changes nothing, whatever happened since', async () => {
    const { heard, hear, run, said } = aDesk();
    const [written, first, second] = [
      heard('written'),
      heard('edited', { text: 'one' }),
      heard('edited', { text: 'two' }),
    ];
    for (const one of [written, written, first, second, first, written]) await hear(one);
    await run();
    expect(said()).toEqual(['send C0IT/1.1 two']);
    await hear(heard('deleted'));
    for (const one of [written, first, second]) await hear(one);
    await run();
    expect(said().slice(1)).toEqual(['remove C0IT@ts1']);
  });

  test('counts once also when both come at the same moment', async () => {
    const { heard, hear, rows } = aDesk();
    const written = heard('written');
    await Promise.all([hear(written), hear(written), hear(heard('written'))]);
    expect(await rows()).toHaveLength(1);
  });
});

describe('events out of order', () => {
  test('an edit before what it changed shows what it says, and the old words never', async () => {
    const { tell, said } = aDesk();
    await tell('edited', { text: 'Trends stopped at 08:40' });
    await tell('written');
    expect(said()).toEqual(['send C0IT/1.1 Trends stopped at 08:40']);
  });

  test('a deletion before what it deleted leaves nothing to show', async () => {
    const { tell, said } = aDesk();
    await tell('deleted');
    await tell('written');
    await tell('edited', { text: 'Trends' });
    expect(said()).toEqual([]);
  });

  test('an edit in the same moment as what it changed wins', async () => {
    const { heard, hear, run, said } = aDesk();
    await Promise.all([hear(heard('edited', { text: 'new' })), hear(heard('written', { text: 'old' }))]);
    await Promise.all([
      hear(heard('written', { text: 'old', ts: '3.0' })),
      hear(heard('edited', { text: 'new', ts: '3.0' })),
    ]);
    await run();
    expect(said()).toEqual(['send C0IT/1.1 new', 'send C0IT/1.1 new']);
  });
});

test('a reply under a message of ours is told again while a card of the channel is on its way, and not after', async () => {
  const { heard, hear, card, write, run, said } = aDesk();
  const early = heard('written', { thread: '9.9' });
  await hear(early);
  const to = card('r2');
  // A card that nothing brings to Slack any more is not on its way.
  await hear(early);
  write({ to, intent: 'card' });
  await expect(hear(early)).rejects.toThrow('before its card was known');
  await expect(hear({ ...early, what: 'deleted' })).rejects.toThrow('before its card was known');
  await hear({ ...early, underOurs: false });
  await run();
  await hear(early);
  await run();
  expect(said()).toEqual(['send C0OT version 1']);
});

test.each([
  ['an answer to each try: it is not there', 0, false],
  ['a try without an answer: it may be there', 1, true],
])(
  'a reply under a message of ours, where a card of the channel died after %s',
  async (_, unanswered, isAgain) => {
    const { heard, hear, card, write, store } = aDesk();
    const { queries, tables } = store;
    write({ to: card('r2'), intent: 'card' });
    await queries.update(tables.outbox).set({ deadAt: 1, lease: 1 + unanswered, settled: 0 });
    const hearing = hear(heard('written', { thread: '9.9' }));
    if (isAgain) await expect(hearing).rejects.toThrow('before its card was known');
    else await hearing;
  },
);

test('a message without words or files says that there is something', async () => {
  const { tell, said } = aDesk();
  await tell('written', { text: '' });
  expect(said()).toEqual(['send C0IT/1.1 _Something that can’t be shown here: ask Ines Faria._']);
});

test('words of an edit that takes all of them away, but leaves a file, are gone', async () => {
  const { tell, said } = aDesk();
  const files = [{ name: 'trend.png', link: null }];
  await tell('written', { files });
  await tell('edited', { text: '', files });
  expect(said().at(-1)).toMatch(/^edit C0IT@ts1 File: trend\.png\. It can’t be opened/);
});

test('who is unknown to us is asked of Slack, and waited for while Slack is away', async () => {
  const { tell, slack, said, later, rows } = aDesk();
  slack.isAway = true;
  await tell('written', { authorId: victor.id });
  await later(60_000);
  expect(said()).toEqual([]);
  slack.isAway = false;
  await later(60_000);
  expect(said().filter(call => call.startsWith('send'))).toEqual(['send C0IT/1.1 Trends stopped']);
  expect((await rows()).every(row => row.sentAt !== null)).toBe(true);
});

test('a deletion of which Slack doesn’t say where it stood is told again while a card is being posted there', async () => {
  const { store, heard, hear } = aDesk();
  const { cards, outbox } = store.tables;
  const bare = { thread: '', underOurs: false, authorId: '', text: '' };
  await hear(heard('deleted', { ...bare, ts: '9.0' }));
  store.commit([
    also(store.queries.insert(cards).values(newCard('incident', 'late', 'ot', 'C0OT'))),
    also(
      store.queries.insert(outbox).values({
        key: 'k',
        intent: 'incident.card',
        about: 'late',
        seq: 1,
        to: { kind: 'card', cardId: 'late.ot' },
        lane: 'card:late.ot',
        priority: 1,
        writtenAt: 0,
        due: 0,
        triedSince: 0,
        lease: 0,
        failures: 0,
      }),
    ),
  ]);
  await expect(hear(heard('deleted', { ...bare, ts: '9.1' }))).rejects.toThrow('before its card was known');
});
