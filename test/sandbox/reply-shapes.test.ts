import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { types } from '@slack/bolt';
import { expect, onTestFinished, test } from 'vitest';
import { METHODS } from '../../src/sandbox/methods.ts';
import { giveTrigger } from '../../src/sandbox/permits.ts';
import type { Json } from '../../src/sandbox/protocol.ts';
import type { Heard } from '../../src/sandbox/web-api.ts';
import { startStory } from '../support/story.ts';
import { botOf, manifestFile, plantSlack } from './bare-app.ts';

/** What a reply says beyond the types, by method and the object it stands in. */
const BEYOND: Record<string, Record<string, string[]>> = {
  // Earlier recordings have most of a thread's properties there (slackapi/java-slack-sdk, json-logs). None has
  // `ts`, `parent_user_id`, `is_locked` or `reactions`: the sandbox gives what a history gives.
  'chat.update': {
    message: [
      'ts',
      'subtype',
      'thread_ts',
      'parent_user_id',
      'reply_count',
      'reply_users_count',
      'reply_users',
      'latest_reply',
      'is_locked',
      'subscribed',
      'reactions',
      // Nothing under a name of its own was changed there.
      'username',
      'icons',
    ],
  },
  // Recorded with an emoji; a picture's sizes are those that a message's root was recorded with.
  'chat.postMessage': { message: ['icons'] },
  // A broadcast reply has a subtype of its own (docs.slack.dev, thread_broadcast); none was recorded there.
  // Nor was a reply under a name of its own, which a history's messages have.
  'conversations.replies': { messages: ['subtype', 'username', 'icons'] },
  // Only channels were recorded. A direct message says whom it is with (docs.slack.dev, im object).
  'conversations.info': { channel: ['user'] },
  // More than any recording says: the sandbox gives what conversations.info gives.
  'conversations.open': {
    channel: [
      'is_channel',
      'is_group',
      'is_mpim',
      'is_private',
      'is_shared',
      'is_ext_shared',
      'name',
      'name_normalized',
      'is_general',
      'is_member',
      'topic',
      'purpose',
    ],
  },
};

/** Under node_modules, so that `@slack/web-api` is found from there. */
const FOLDER = 'node_modules/.cache/common-ground';

/**
 * The types are made from recorded replies. Strings stand for their enums here; blocks are held against the types
 * of Block Kit, since few kinds of them were recorded; and nulls, which were left out of the types, are allowed
 * where payloads of views show them.
 */
const PLAIN = `
import type { KnownBlock } from '@slack/types';
type Nullable = 'close' | 'submit' | 'previous_view_id';
type Plain<T> = 0 extends 1 & T ? any
  : T extends string ? (string extends T ? string : \`\${T}\`)
  : T extends (infer One)[] ? Plain<One>[]
  : T extends object ? { [Key in keyof T]: Key extends 'blocks' ? KnownBlock[]
      : Key extends Nullable ? Plain<T[Key]> | null : Plain<T[Key]> }
  : T;
`;

interface Told {
  method: string;
  reply: Json;
}

/** What an app hears while an incident is filed, answered, fixed and confirmed. */
async function heardInTheStory(): Promise<Heard[]> {
  const { slack } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await ines.types('/incident');
  await ines.fills({ 'Where and what': 'SW-34', 'What happens': 'Link <down> & up', 'How bad': 'Danger' });
  await ines.closes();
  await omar.opensHome();
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.fills({ 'What fixed it': 'Fibre cleaned' });
  await ines.clicks('Confirm fixed', { on: 'INC-1' });
  await omar.opensHome();
  await omar.clicks('More', { on: 'INC-1' });
  return slack.calls;
}

const section = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: '*Pump 4* stands' } };
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const modal = (title: string): types.ModalView => ({
  type: 'modal',
  title: plain(title),
  submit: plain('Send'),
  close: plain('Cancel'),
  callback_id: 'ask',
  private_metadata: 'about pump 4',
  external_id: title,
  blocks: [
    section,
    { type: 'input', block_id: 'what', label: plain('What'), element: { type: 'plain_text_input' } },
  ],
});

const kinds = ['channels', 'groups', 'im', 'mpim'];
const SCOPES = [
  ...kinds.flatMap(kind => [`${kind}:read`, `${kind}:history`]),
  'im:write',
  'mpim:write',
  'chat:write',
  'chat:write.customize',
  'channels:join',
  'users:read',
  'users:read.email',
  'usergroups:read',
  'dnd:read',
  'files:write',
];

/** What an app hears that calls every method in a small plant. */
async function heardByAsking(): Promise<Heard[]> {
  const slack = await plantSlack({ manifest: manifestFile({ scopes: SCOPES }) });
  onTestFinished(() => slack.stop());
  const bot = botOf(slack);
  const ines = slack.person('Ines', { in: 'line' });

  await bot.auth.test();
  await botOf(slack, slack.appToken).apps.connections.open();

  const channel = 'C1LINE';
  await ines.types('Is *pump 4* running? <@U2OMAR>');
  const { ts = '' } = await bot.chat.postMessage({
    channel,
    text: 'Pump 4 stands',
    blocks: [
      section,
      { type: 'divider' },
      { type: 'context', elements: [plain('since 08:40')] },
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'go', style: 'primary', text: plain('Go'), value: '4' }],
      },
    ],
    metadata: { event_type: 'pump', event_payload: { number: 4, state: 'stands' } },
  });
  await bot.chat.update({ channel, ts, text: 'Pump 4 runs', blocks: [section] });
  await ines.reacts('eyes', { on: 'Pump 4' });
  await bot.chat.postMessage({ channel, text: 'Since 09:10', thread_ts: ts });
  const reply = await bot.chat.postMessage({ channel, text: 'Well', thread_ts: ts, reply_broadcast: true });
  await bot.chat.update({ channel, ts, text: 'Pump 4 runs well' });
  await bot.chat.update({ channel, ts: reply.ts ?? '', text: 'Very well' });
  await bot.chat.postMessage({ channel: 'U1INES', text: 'Pump 4 runs again' });
  const named = { channel, text: 'On my way', username: 'Omar (IT)' };
  await bot.chat.postMessage({ ...named, thread_ts: ts, icon_url: 'https://avatars.example/omar.png' });
  const own = await bot.chat.postMessage({ ...named, icon_emoji: ':wrench:' });
  await bot.chat.update({ channel, ts: own.ts ?? '', text: 'Later' });
  await ines.types('The trend', { files: ['trend.csv'] });
  await bot.chat.postEphemeral({ channel, user: 'U1INES', text: 'Only you see this' });
  for (const message_ts of [ts, reply.ts ?? '']) await bot.chat.getPermalink({ channel, message_ts });
  const doomed = await bot.chat.postMessage({ channel, text: 'Forget this' });
  await bot.chat.postMessage({ channel, text: 'Forget what?', thread_ts: doomed.ts ?? '' });
  await bot.chat.delete({ channel, ts: doomed.ts ?? '' });

  await bot.conversations.history({ channel, include_all_metadata: true });
  await bot.conversations.history({ channel, limit: 1 });
  await bot.conversations.replies({ channel, ts, include_all_metadata: true });
  await bot.conversations.replies({ channel, ts, limit: 1 });
  await bot.conversations.members({ channel, limit: 1 });
  const { channel: dm } = await bot.conversations.open({ users: 'U1INES' });
  await bot.conversations.open({ users: 'U1INES', return_im: true });
  const { channel: group } = await bot.conversations.open({ users: 'U1INES,U2OMAR', return_im: true });
  const place = await bot.files.getUploadURLExternal({ filename: 'week.txt', length: 4 });
  await fetch(place.upload_url ?? '', { method: 'POST', body: 'week' });
  const file = { id: place.file_id ?? '', title: 'Week 48' };
  await bot.files.completeUploadExternal({ files: [file], channel_id: dm?.id ?? '' });
  await bot.conversations.history({ channel: dm?.id ?? '' });
  for (const one of [channel, 'C4DESK', dm?.id ?? '', group?.id ?? '']) {
    await bot.conversations.info({ channel: one, include_num_members: true });
  }

  for (const user of ['U1INES', 'U3GONE', 'U0BOT']) await bot.users.info({ user });
  await bot.users.list({});
  await bot.dnd.info({ user: 'U1INES' });
  await bot.users.lookupByEmail({ email: 'ines.faria@plant.example' });
  await bot.usergroups.list({ include_users: true, include_count: true });
  await bot.usergroups.users.list({ usergroup: 'S1DUTY' });
  for (let times = 0; times < 2; times += 1) await bot.conversations.join({ channel: 'C2QUIET' });
  await bot.conversations.list({ types: 'public_channel,private_channel,im,mpim' });

  const opened = await bot.views.open({
    trigger_id: giveTrigger(slack.workspace, ines.id),
    view: modal('First'),
  });
  const below = opened.view?.id ?? '';
  await bot.views.push({
    trigger_id: giveTrigger(slack.workspace, ines.id, below),
    view: modal('Second'),
  });
  await bot.views.update({ view_id: below, view: modal('Changed') });
  await bot.views.publish({ user_id: ines.id, view: { type: 'home', blocks: [section] } });
  return slack.calls;
}

/** Every place in a reply with the kind of its value, and what it says where types list the words. */
function placesIn(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap(one => placesIn(one, `${at}[]`));
  if (typeof value !== 'object' || value === null) {
    return [`${at}: ${value === null || at.endsWith('type') ? String(value) : typeof value}`];
  }
  return [at, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, `${at}.${key}`))];
}

/** The replies that show something which an earlier one of the same method didn't. */
function telling(calls: Heard[]): Told[] {
  const shown = new Set<string>();
  return calls.flatMap(({ method, reply }) => {
    if (reply?.ok !== true) return [];
    const fresh = placesIn(reply, method).filter(place => !shown.has(place));
    for (const place of fresh) shown.add(place);
    return fresh.length > 0 ? [{ method, reply }] : [];
  });
}

/** The objects of a reply that have exceptions, with them. */
function exceptionsIn({ method, reply }: Told): { where: string; one: Json; names: string[] }[] {
  return Object.entries(BEYOND[method] ?? {}).flatMap(([where, names]) =>
    ([reply[where]].flat() as Json[]).map(one => ({ where: `${method} ${where}`, one, names })),
  );
}

function withoutExceptions({ method, reply }: Told): Json {
  const kept = structuredClone(reply);
  for (const { one, names } of exceptionsIn({ method, reply: kept }))
    for (const name of names) delete one[name];
  return kept;
}

/** `chat.postMessage` → `ChatPostMessageResponse`. */
const typeOf = (method: string): string =>
  `${method.replace(/(^|\.)(.)/g, (_, __, letter: string) => letter.toUpperCase())}Response`;

/** What the compiler says against these replies. */
async function complaints(replies: Told[]): Promise<string[]> {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `replies-${process.pid}.ts`);
  onTestFinished(() => rmSync(file));
  const lines = replies.map(
    (told, n) =>
      `export const r${n}: Plain<import('@slack/web-api').${typeOf(told.method)}> = ${JSON.stringify(withoutExceptions(told))};`,
  );
  writeFileSync(file, [...lines, PLAIN].join('\n'));
  const options = ['--noEmit', '--skipLibCheck', '--strict', '--module', 'nodenext', '--target', 'es2023'];
  const run = promisify(execFile)('node_modules/.bin/tsc', ['--ignoreConfig', ...options, file]);
  const said = await run.then(
    () => '',
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  );
  const named = said.replace(
    /^.*?\((\d+),\d+\)/gm,
    (_, line) => replies[Number(line) - 1]?.method ?? 'the file',
  );
  return named.split('\n').filter(line => line !== '');
}

test('every method’s replies are what the types of the Web API say', async () => {
  const replies = telling([...(await heardInTheStory()), ...(await heardByAsking())]);
  const methods = new Set(replies.map(({ method }) => method));
  expect([...methods].toSorted()).toEqual(Object.keys(METHODS).toSorted());
  expect(await complaints(replies)).toEqual([]);

  const excepted = Object.entries(BEYOND).flatMap(([method, places]) =>
    Object.entries(places).flatMap(([where, names]) => names.map(name => `${method} ${where} ${name}`)),
  );
  const said = replies
    .flatMap(exceptionsIn)
    .flatMap(({ where, one }) => Object.keys(one).map(name => `${where} ${name}`));
  expect(excepted.filter(one => !said.includes(one))).toEqual([]);
});
