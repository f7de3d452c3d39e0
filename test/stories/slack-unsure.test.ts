import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { aTalk } from '../conversations/a-talk.ts';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

const busy = (seconds: number) => ({ status: 429, headers: { 'retry-after': String(seconds) } });

test('who owns the workspace is asked when it matters, and Slack may take a while', async () => {
  const { slack } = await startStory({ empty: true });
  expect(slack.calls.filter(call => call.method === 'users.list')).toEqual([]);
  slack.failNext('users.list', busy(1));
  const anna = slack.person('Anna', { in: 'canteen' });
  await anna.types('/ground setup');
  expect(anna.modal?.texts.join('\n')).toContain('Two channels and a minute for each site');
});

test('while Slack doesn’t say who owns the workspace, the owner reads what to do, and the app still stops', async () => {
  const { slack, stop } = await startStory({ empty: true });
  slack.failNext('users.list', busy(600));
  const anna = slack.person('Anna', { in: 'canteen' });
  await anna.types('/ground setup');
  expect(anna.told.at(-1)).toContain(
    'Ask the owner of this workspace. If that is you, try again in a minute.',
  );
  await stop();
});

test('a user group that Slack could not list moves nobody to the other side', async () => {
  const { slack, store, later } = await startStory();
  const { people, sites, timers } = store.tables;
  // Omar is of IT by his user group, and only visits OT's desk.
  await store.queries.update(people).set({ sideFrom: 'group' }).where(eq(people.id, 'U0OMAR'));
  await store.queries.update(sites).set({ itGroup: 'S0IT' }).where(eq(sites.id, 'rhine'));
  const { channels } = slack.workspace.state;
  const it = channels['C0RHINEIT']!;
  it.members = it.members.filter(id => id !== 'U0OMAR');
  channels['C0RHINEOT']!.members.push('U0OMAR');
  slack.failNext('usergroups.users.list', { error: 'internal_error' });
  await store.queries
    .insert(timers)
    .values({ key: 'people.look:rhine', job: 'people.look', about: 'rhine', due: 0, round: 0 });
  await later(0);
  expect(slack.calls.some(call => call.method === 'usergroups.users.list')).toBe(true);
  const [omar] = await store.queries.select().from(people).where(eq(people.id, 'U0OMAR'));
  expect(omar).toMatchObject({ side: 'it', sideFrom: 'group' });
});

test('what somebody writes whom Slack doesn’t show us does not cross', async () => {
  const { slack, omar, thread, waiting } = await aTalk();
  slack.failNext('users.info', { error: 'user_not_visible' });
  await slack.person('Victor', { in: 'rhine-ot' }).replies('Our drive shows E42', { on: 'INC-1' });
  expect(thread(omar)).toEqual([]);
  expect(await waiting()).toBe(0);
});

test('a reminder that waited is not said once somebody has it', async () => {
  const { slack, store, later, settle } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1', 'Danger');
  slack.failNext('chat.postMessage', busy(1));
  await later(5 * 60_000);
  expect(omar.sees().join('\n')).not.toContain('reminds IT');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await store.queries.update(store.tables.outbox).set({ due: 0 });
  await settle();
  expect(omar.sees().join('\n')).toContain('has it');
  expect(omar.sees().join('\n')).not.toContain('reminds IT');
});

/** Where both desks of Rhine Works become channels that nobody has looked at. */
async function withUnseenDesks() {
  const story = await startStory();
  const { channels, timers } = story.store.tables;
  await story.store.queries.update(channels).set({ state: 'unseen' });
  await story.store.queries
    .insert(timers)
    .values({ key: 'people.look:rhine', job: 'people.look', about: 'rhine', due: 0, round: 0 });
  const stateOf = async (id: string) =>
    (await story.store.queries.select().from(channels).where(eq(channels.id, id)))[0]?.state;
  return { ...story, stateOf };
}

test('a desk that Slack says nothing of does not hold up the other one, and is looked at again', async () => {
  const { slack, later, stateOf } = await withUnseenDesks();
  slack.failNext('conversations.info', { error: 'internal_error' });
  await later(0);
  expect(await stateOf('C0RHINEIT')).toBe('unseen');
  expect(await stateOf('C0RHINEOT')).toBe('here');
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  await files(ines, 'HIS-1', 'Danger');
  expect(ines.sees().join('\n')).toContain('INC-1 · HIS-1');

  const anna = slack.person('Anna', { in: 'canteen' });
  await anna.types('/ground health');
  expect(anna.modal?.texts.join('\n')).toContain('I don’t know yet who reads #rhine-it');
  await later(60_000);
  expect(await stateOf('C0RHINEIT')).toBe('here');
});

test('whatever Slack says against joining, somebody is asked to invite the app', async () => {
  const { slack, later, stateOf } = await withUnseenDesks();
  const it = slack.workspace.state.channels['C0RHINEIT']!;
  it.members = it.members.filter(id => id !== slack.workspace.botUserId);
  slack.failAlways('conversations.join', { error: 'a_rule_of_this_workspace' });
  await later(0);
  expect(await stateOf('C0RHINEIT')).toBe('not a member');
});

test('who must be looked up while the app is locked out is told whom to ask, and not to wait', async () => {
  const { slack } = await startStory();
  const anna = slack.person('Anna', { in: 'canteen' });
  await anna.types('/ground people');
  await anna.fills({ Who: 'Priya' });
  slack.failAlways('users.info', { error: 'missing_scope' });
  await anna.fills({ Side: 'IT', Site: 'Rhine Works', Roles: ['lead'] });
  expect([...(anna.modal?.errors ?? []), ...(anna.modal?.texts ?? [])].join('\n')).toContain(
    'Slack doesn’t tell the app who that is (missing_scope). Tell your admin: npm start -- doctor',
  );
});
