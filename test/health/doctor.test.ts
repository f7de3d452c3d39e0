import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { examine } from '../../src/health/doctor.ts';
import { printed } from '../../src/health/line.ts';
import { askSlack } from '../../src/slack/asking.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { outboxStore } from '../../src/outbox/store.ts';
import { directoryStore } from '../../src/people/store.ts';
import { startSlack, type Slack } from '../../src/sandbox/server.ts';
import { adminChannel, world } from '../../src/sandbox/world.ts';
import { manifestScopes } from '../../src/slack/manifest.ts';
import { also } from '../../src/store/commit.ts';
import { inspectStore } from '../../src/store/inspect.ts';
import { openStore } from '../../src/store/open.ts';
import { freshFolder, plantStore } from '../store/fresh-store.ts';

/** The doctor at the demo's plant. `asks` tells what it says. */
async function atThePlant() {
  const slack = await startSlack({ manifest: 'manifest.yml', world });
  onTestFinished(() => slack.stop());
  const store = plantStore();
  const file = join(freshFolder(), 'desk.sqlite');
  openStore(file).close();

  async function asks(
    to: Partial<Pick<Slack, 'botToken' | 'appToken' | 'apiUrl'>> & { httpPort?: number } = {},
  ): Promise<string[]> {
    const { botToken, appToken, apiUrl: slackApiUrl } = { ...slack, ...to };
    const asked = askSlack({ botToken, appToken, slackApiUrl });
    const said: string[] = [];
    const lines = examine({
      wrongSettings: [],
      found: inspectStore(file),
      isRunning: true,
      records: { directory: directoryStore(store), outbox: outboxStore(store) },
      slack: asked,
      scopes: manifestScopes(),
      adminChannel,
      httpPort: to.httpPort,
      ground: '/ground',
      machine: systemClock,
    });
    for await (const line of lines) said.push(printed(line));
    await asked.close();
    expect(said.join('\n')).not.toMatch(/x(oxb|app)-/);
    return said;
  }
  return { slack, store, asks, bad: async () => (await asks()).filter(line => line.startsWith('NOT OK')) };
}

test('a plant that is set up well: every line is ok, in the order of the set-up', async () => {
  const { asks } = await atThePlant();
  const said = await asks();
  expect(said.filter(line => !line.startsWith('ok '))).toEqual([]);
  expect(said.map(line => line.slice(3))).toEqual([
    'Settings: all are there.',
    ...Array.from({ length: 6 }, () => expect.stringMatching(/^Store: /) as string),
    'Bot token: common.ground in the workspace Rhine & Bayou.',
    'Scopes: all that the manifest asks for.',
    'App token: Socket Mode opens.',
    'Admin channel: #common-ground-admins.',
    'IT’s desk at Bayou Works: #bayou-it.',
    'OT’s desk at Bayou Works: #bayou-ot.',
    'IT’s desk at Rhine Works: #rhine-it.',
    'OT’s desk at Rhine Works: #rhine-ot.',
    'IT at Bayou Works: 3 people, led by Grace Kim.',
    'OT at Bayou Works: 2 people, led by Denise Broussard.',
    'IT at Rhine Works: 4 people, led by Priya Nair.',
    'OT at Rhine Works: 4 people, led by Jonas Weber.',
    'Admins: Anna Schulz.',
    'Messages: all of the last seven days were delivered.',
    'Messages: none waits for longer than 5 minutes.',
  ]);
});

test('started and not set up yet: that is ok, and says how to begin', async () => {
  const { store, asks } = await atThePlant();
  await store.queries.delete(store.tables.assets);
  await store.queries.delete(store.tables.people);
  await store.queries.delete(store.tables.sites);
  const said = await asks();
  expect(said.filter(line => !line.startsWith('ok '))).toEqual([]);
  expect(said).toContain('ok Sites: there is none yet. Write /ground setup in Slack, or import a file.');
});

test('channels that the app can’t use are told, each with what to do', async () => {
  const { slack, bad } = await atThePlant();
  const { channels } = slack.workspace.state;
  const app = slack.workspace.botUserId;
  for (const id of ['C0ADMINS', 'C0RHINEIT']) slack.workspace.leave(slack.workspace.channel(id)!, app);
  channels['C0RHINEOT']!.archived = true;
  channels['C0BAYOUIT']!.isShared = true;
  expect(await bad()).toEqual([
    expect.stringContaining('NOT OK Admin channel: C0ADMINS is not there, or private without the app.'),
    expect.stringContaining('NOT OK IT’s desk at Bayou Works: #bayou-it is shared with another company'),
    'NOT OK IT’s desk at Rhine Works: #rhine-it, where the app is no member. Write there: /invite @Common Ground',
    expect.stringContaining('NOT OK OT’s desk at Rhine Works: #rhine-ot is archived.'),
  ]);
  expect(channels['C0RHINEIT']!.members).not.toContain(app);
});

test('sides that lack somebody, an installation without admin, and messages that are late', async () => {
  const { store, bad } = await atThePlant();
  const { queries, tables } = store;
  const { people, outbox } = tables;
  const late = systemClock.now() - 600_000;
  const once = { intent: 'incident.card', seq: 1, priority: 1, lease: 0, failures: 0 };
  const times = { writtenAt: late, due: late, triedSince: late };
  const to = { kind: 'channel' as const, id: 'C1' };
  const message = (key: string, deadAt: number | null) => {
    return { ...once, ...times, to, key, about: key, lane: key, deadAt };
  };
  store.commit([
    also(queries.update(people).set({ roles: [] }).where(eq(people.id, 'U0PRIYA'))),
    also(queries.update(people).set({ left: true }).where(eq(people.id, 'U0CALEB'))),
    also(queries.update(people).set({ left: true }).where(eq(people.id, 'U0DENISE'))),
    also(queries.update(people).set({ roles: [] }).where(eq(people.id, 'U0ANNA'))),
    also(queries.insert(outbox).values([message('a', late), message('b', null), message('c', null)])),
  ]);
  expect(await bad()).toEqual([
    expect.stringMatching(/^NOT OK OT at Bayou Works has nobody, so nobody can acknowledge there\. Invite/),
    expect.stringMatching(
      /^NOT OK IT at Rhine Works has no lead: .* goes to the admin channel .* role lead: \/ground people\.$/,
    ),
    expect.stringMatching(/^NOT OK Admins: there is none, .* role admin: \/ground people\.$/),
    expect.stringMatching(/^NOT OK Messages: 1 message of the last seven days could not be delivered/),
    expect.stringMatching(/^NOT OK Messages: 2 messages waited for longer than 5 minutes/),
  ]);
});

test('tokens that Slack refuses: the rest is looked at all the same', async () => {
  const { asks } = await atThePlant();
  const said = await asks({ botToken: 'xoxb-wrong', appToken: 'xapp-wrong' });
  expect(said.filter(line => line.startsWith('NOT OK'))).toEqual([
    expect.stringContaining('Bot token: Slack does not accept it (invalid_auth).'),
    expect.stringContaining('App token: Slack does not accept it (invalid_auth).'),
    'NOT OK Channels could not be looked at. Mend what is told above, then run the doctor again.',
  ]);
  expect(said.at(-1)).toBe('ok Messages: none waits for longer than 5 minutes.');
});

test('a Slack out of reach is told as such', async () => {
  const { asks } = await atThePlant();
  const bad = (await asks({ apiUrl: 'http://127.0.0.1:9/' })).filter(line => line.startsWith('NOT OK'));
  expect(bad[0]).toContain('Bot token: Slack can’t be reached (');
  expect(bad[1]).toContain('App token: Slack can’t be reached (');
});

test('a Slack that says to wait is waited for', async () => {
  const { slack, bad } = await atThePlant();
  slack.failNext('conversations.info', { status: 429, headers: { 'retry-after': '1' } });
  expect(await bad()).toEqual([]);
});

test('where requests come over HTTP it asks for no socket', async () => {
  const { slack, asks } = await atThePlant();
  expect(await asks({ httpPort: 3000, appToken: '' })).toContain(
    'ok Requests: they come over HTTP, to port 3000 of this machine.',
  );
  expect(slack.calls.map(call => call.method)).not.toContain('apps.connections.open');
});
