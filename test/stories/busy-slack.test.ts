import { expect, test } from 'vitest';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import { testConfig } from '../support/config.ts';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

/** With two channels and two user groups each: more than Slack answers for in a minute. */
const SITES = 30;

test('many sites are looked at as fast as Slack allows, and no look fails', async () => {
  const story = await startStory({ tiers: { minute: 1000 } });
  const { slack, store, clock, later, log } = story;
  const header =
    'id,name,time zone,IT channel,OT channel,IT group,OT group,working days,opens,closes,emergency phone,radio channel';
  const rows = Array.from(
    { length: SITES },
    (_, n) => `s${n},Site ${n},UTC,C0IT${n},C0OT${n},S0IT${n},S0OT${n},Mon-Fri,07:00,17:00,112,1`,
  );
  const member = [slack.workspace.botUserId, 'U0OMAR'];
  const like = slack.workspace.state.channels['C0RHINEIT']!;
  for (let n = 0; n < SITES; n += 1)
    for (const side of ['it', 'ot']) {
      const id = `C0${side.toUpperCase()}${n}`;
      slack.workspace.state.channels[id] = { ...like, id, name: `${side}-${n}`, members: member };
    }
  const { auditKey } = testConfig(slack, story.file);
  await importPlant(store, { sites: [header, ...rows].join('\n') }, { auditKey, clock });
  // However slow the machine is, Slack is too busy now and then.
  const busy = { status: 429, headers: { 'retry-after': '1' } };
  const methods = ['conversations.info', 'conversations.members', 'usergroups.users.list'];
  for (const method of methods) slack.failNext(method, busy);
  await later(0);
  const { channels } = store.tables;
  const seen = await store.queries.select().from(channels);
  expect(seen.filter(channel => channel.id.startsWith('C0IT') && channel.state === 'here')).toHaveLength(
    SITES,
  );
  for (const method of methods)
    expect(slack.calls.filter(call => call.method === method).length).toBeGreaterThan(2 * SITES);
  expect(log.filter(line => line.includes('a timer’s job failed'))).toEqual([]);
});

test('a press whose answer Slack is too busy to show still counts, and the person is told', async () => {
  const { slack } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1');
  const busy = { status: 429, headers: { 'retry-after': '30' } };
  slack.failNext('views.open', busy);
  await omar.clicks('More', { on: 'INC-1' });
  expect(omar.told.at(-1)).toContain('Slack was too slow to open it. Try again.');
  slack.failNext('chat.update', busy);
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  expect(ines.sees().join('\n')).toContain('Omar Haddad');
});

test('a connection that Slack is too busy to open is asked for again', async () => {
  const { slack, stop } = await startStory({ over: 'socket' });
  const busy = { status: 429, headers: { 'retry-after': '1' } };
  for (let n = 0; n < 2; n += 1) slack.failNext('apps.connections.open', busy);
  slack.sockets.drop();
  await expect.poll(() => slack.sockets.connected, { timeout: 20_000 }).toBe(2);
  await stop();
});
