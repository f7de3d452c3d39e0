import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { newCard } from '../../src/conversations/card.ts';
import { incidentStore } from '../../src/incidents/store.ts';
import { MINUTE, systemClock } from '../../src/kernel/clock.ts';
import { siteOf } from '../../src/people/directory.ts';
import { directoryStore, siteStore } from '../../src/people/store.ts';
import { untilWritten } from '../../src/records/revise.ts';
import { files } from '../support/filing.ts';
import { movesIt } from '../support/moving.ts';
import { startStory, type Story } from '../support/story.ts';

/** Anna gives Rhine Works' IT another channel, as an admin does. */
async function moveIt({ slack }: Story, to: string): Promise<void> {
  const anna = slack.person('Anna', { in: 'canteen' });
  await movesIt(slack, anna, 'rhine', to);
  expect(anna.modal?.errors).toEqual([]);
  await anna.closes();
  await anna.closes();
}

const channelNamed = ({ slack }: Story, name: string) => {
  const channel = Object.values(slack.workspace.state.channels).find(one => one.name === name);
  if (!channel) throw new Error(`there is no #${name}`);
  return channel;
};

const leave = (story: Story, name: string) => {
  const channel = channelNamed(story, name);
  channel.members = channel.members.filter(id => id !== story.slack.workspace.botUserId);
};

test('cards go with their desk, and what is left behind says where to, without buttons', async () => {
  const story = await startStory();
  const { slack } = story;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1', 'Danger');
  await files(ines, 'MES-1');
  await moveIt(story, 'canteen');

  const lena = slack.person('Lena', { in: 'canteen' });
  expect(lena.sees().filter(line => line.includes('New, waits for IT'))).toHaveLength(2);
  const left = omar.sees().filter(line => line.includes('INC-'));
  expect(left).toHaveLength(2);
  for (const line of left) expect(line).toContain('This desk has moved: the incident goes on in #canteen');
  expect(omar.buttons({ on: 'INC-1 ·' })).toEqual([]);

  await lena.clicks('Acknowledge', { on: 'INC-1 ·' });
  expect(ines.sees().find(line => line.includes('INC-1 ·'))).toContain('Lena Brandt (IT)');
  expect(omar.sees().find(line => line.includes('INC-1 ·'))).toContain('This desk has moved');
});

test('what is written under a card that was left behind still reaches the other desk', async () => {
  const story = await startStory();
  const { slack } = story;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1');
  await moveIt(story, 'canteen');
  await omar.replies('Do not restart it', { on: 'INC-1 ·' });
  expect(ines.thread({ on: 'INC-1 ·' }).join('\n')).toContain('Do not restart it');
  await ines.replies('We won’t', { on: 'INC-1 ·' });
  expect(slack.person('Lena', { in: 'canteen' }).thread({ on: 'INC-1 ·' }).join('\n')).toContain('We won’t');
});

test('a desk that moves away and back has one card with buttons', async () => {
  const story = await startStory();
  const { slack } = story;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1');
  await moveIt(story, 'canteen');
  await moveIt(story, 'rhine-it');
  const cards = omar.sees().filter(line => line.includes('INC-1 ·'));
  expect(cards.filter(line => line.includes('New, waits for IT'))).toHaveLength(1);
  expect(slack.person('Lena', { in: 'canteen' }).sees().join('\n')).toContain('This desk has moved');
});

test('into a public channel that the app is not in yet: no alarm, and the cards are there', async () => {
  const story = await startStory();
  const { slack } = story;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  await files(ines, 'HIS-1', 'Danger');
  leave(story, 'canteen');
  const priya = slack.person('Priya', { in: 'rhine-it' });
  const admins = slack.person('Anna', { in: 'common-ground-admins' });
  const before = [priya.dm.length, admins.sees().length];
  await moveIt(story, 'canteen');
  expect([priya.dm.length, admins.sees().length]).toEqual(before);
  expect(slack.person('Lena', { in: 'canteen' }).sees().join('\n')).toContain('INC-1 ·');
});

test('what was closed before its desk moved comes to the new channel when it is reopened', async () => {
  const story = await startStory();
  const { slack } = story;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.submits();
  await ines.clicks('Confirm fixed', { on: 'INC-1' });
  await moveIt(story, 'canteen');
  const lena = slack.person('Lena', { in: 'canteen' });
  expect(lena.sees().join('\n')).not.toContain('INC-1');
  await ines.clicks('More', { on: 'INC-1' });
  await ines.presses('Reopen');
  await ines.fills({ 'What is still wrong': 'Red again' });
  expect(lena.sees().find(line => line.includes('INC-1 ·'))).toContain('Not fixed, waits for IT');
  expect(lena.sees().join('\n')).toContain('Red again');
  expect(omar.sees().find(line => line.includes('INC-1 ·'))).toContain('This desk has moved');
});

test('what waited in a thread when its desk moved is said in the new one', async () => {
  const story = await startStory();
  const { slack, store, settle } = story;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const marta = slack.person('Marta', { in: 'rhine-ot' });
  await files(ines, 'HIS-1', 'Danger');
  const busy = { status: 429, headers: { 'retry-after': '1' } };
  for (let n = 0; n < 6; n++) slack.failNext('chat.postMessage', busy);
  await slack.person('Omar', { in: 'rhine-it' }).clicks('Acknowledge', { on: 'INC-1 ·' });
  await marta.replies('The pump is locked out', { on: 'INC-1 ·' });
  await moveIt(story, 'canteen');
  const { outbox } = store.tables;
  for (let n = 0; n < 8; n++) {
    await store.queries.update(outbox).set({ due: 0 });
    await settle();
  }
  const thread = slack.person('Lena', { in: 'canteen' }).thread({ on: 'INC-1 ·' }).join('\n');
  expect(thread).toContain('has it');
  expect(thread).toContain('The pump is locked out');
  const dead = (await store.queries.select().from(outbox)).filter(row => row.deadAt !== null);
  expect(dead).toEqual([]);
});

test('what died while the app was out of a desk’s channel is sent at the next look that finds it there', async () => {
  const story = await startStory();
  const { slack, store, later } = story;
  const { timers, outbox } = store.tables;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const look = async () => {
    const timer = { key: 'people.look:rhine', job: 'people.look', about: 'rhine', due: 0, round: 0 };
    await store.queries
      .insert(timers)
      .values(timer)
      .onConflictDoUpdate({ target: timers.key, set: { due: 0 } });
    await later(0);
  };
  leave(story, 'rhine-it');
  await files(ines, 'HIS-1');
  const died = await store.queries.select().from(outbox).where(eq(outbox.reason, 'not_in_channel'));
  expect(died.length).toBeGreaterThan(0);
  // A public channel is joined again, so no look ever found the app outside.
  await look();
  expect(slack.person('Omar', { in: 'rhine-it' }).sees().join('\n')).toContain('INC-1 ·');
});

test('a desk that comes back says so under the old card, not that it is elsewhere', async () => {
  const story = await startStory();
  const { slack } = story;
  await files(slack.person('Ines', { in: 'rhine-ot' }), 'HIS-1');
  await moveIt(story, 'canteen');
  await moveIt(story, 'rhine-it');
  const omar = slack.person('Omar', { in: 'rhine-it' });
  const old = omar.sees().filter(line => line.includes('INC-1 ·') && line.includes('This desk'));
  expect(old).toHaveLength(1);
  expect(old[0]).toContain('the incident goes on with a newer card in this channel');
});

test('what was closed before anybody could look at its new desk follows to the next one', async () => {
  const story = await startStory();
  const { slack, store, later } = story;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.submits();
  for (let n = 0; n < 3; n++) slack.failNext('conversations.info', { status: 503 });
  await moveIt(story, 'canteen');
  await ines.clicks('Confirm fixed', { on: 'INC-1' });
  expect(slack.person('Lena', { in: 'canteen' }).sees().join('\n')).not.toContain('INC-1');
  await moveIt(story, 'rhine-it');
  const { outbox } = store.tables;
  for (let n = 0; n < 3; n++) {
    await later(2 * MINUTE);
    await store.queries.update(outbox).set({ due: 0 });
    await story.settle();
  }
  expect(
    omar
      .sees()
      .filter(line => line.includes('INC-1 ·'))
      .join('\n'),
  ).toContain('Closed');
  const left = (await store.queries.select().from(outbox)).filter(row => row.sentAt === null);
  expect(left).toEqual([]);
});

test('what is filed while its desk moves is at the desk’s new channel', async () => {
  const story = await startStory();
  const { slack, store } = story;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  await files(ines, 'HIS-1');
  const [was] = await store.queries.select().from(store.tables.incidents);
  if (!was) throw new Error('nothing was filed');
  const parts = { auditKey: 'k'.repeat(32), machine: systemClock };
  const directory = directoryStore(store);
  const rhine = await siteOf(directory, 'rhine');
  for (let n = 0; n < 30; n++) {
    const site = await siteOf(directory, 'rhine');
    const it = n % 2 ? rhine.desks.it : 'C0ELSE';
    const incident = { ...was, id: `race-${n}`, version: 1 };
    const filing = untilWritten(async () =>
      incidentStore(store, parts).commit(incident, 0, {
        request: `race-${n}`,
        entries: [],
        messages: [],
        cards: [newCard('incident', incident.id, 'it', (await siteOf(directory, 'rhine')).desks.it)],
      }),
    );
    for (let turns = 0; turns < n; turns++) await Promise.resolve();
    await untilWritten(async () => {
      const now = await siteOf(directory, 'rhine');
      const is = { ...now, desks: { ...site.desks, it }, version: now.version + 1 };
      return siteStore(store, parts).commit(is, now.version, { request: null, entries: [], messages: [] });
    });
    await filing;
    const card = (await store.queries.select().from(store.tables.cards)).find(
      ({ id }) => id === `race-${n}.it`,
    );
    expect(card?.channel, `after ${n} turns`).toBe(it);
  }
});
