import type { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Slack } from '../../src/sandbox/server.ts';
import { botOf, manifestFile, plantSlack, refusalOf } from './bare-app.ts';

let slack: Slack;
let bot: webApi.WebClient;

beforeEach(async () => {
  slack = await plantSlack({ clock: () => Date.parse('2026-11-23T08:00:00Z') });
  bot = botOf(slack);
});

afterEach(() => slack.stop());

const section = (text: string) => [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text } }];

async function post(text: string, more: { thread_ts?: string; channel?: string } = {}): Promise<string> {
  return (await bot.chat.postMessage({ channel: 'C1LINE', text, ...more })).ts ?? '';
}

/** What Slack answers to a bare request. */
async function ask(method: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const response = await fetch(slack.apiUrl + method, { method: 'POST', ...init });
  return (await response.json()) as Record<string, unknown>;
}

describe('who may call', () => {
  test('a call without a token is not_authed, one with a wrong token invalid_auth', async () => {
    expect(await ask('auth.test')).toEqual({ ok: false, error: 'not_authed' });
    expect(await refusalOf(botOf(slack, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
  });

  test('each token opens its own doors only', async () => {
    expect(await refusalOf(botOf(slack, slack.appToken).auth.test())).toBe('not_allowed_token_type');
    expect(await refusalOf(bot.apps.connections.open())).toBe('not_allowed_token_type');
    const { url } = await botOf(slack, slack.appToken).apps.connections.open();
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/socket\?ticket=/);
  });

  test('a token may stand in the body, as JSON or as a form', async () => {
    const json = {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: slack.botToken }),
    };
    expect(await ask('auth.test', json)).toMatchObject({ ok: true, user_id: 'U0BOT' });
    const form = { body: new URLSearchParams({ token: slack.botToken }) };
    expect(await ask('auth.test', form)).toMatchObject({ ok: true, bot_id: 'B0BOT', team_id: 'T0PLANT' });
  });

  test('a scope that the manifest does not ask for is missing, and Slack says which', async () => {
    const narrow = await plantSlack({ manifest: manifestFile({ scopes: ['chat:write', 'im:history'] }) });
    const call = botOf(narrow).conversations.history({ channel: 'C1LINE' });
    await expect(call).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'channels:history', provided: 'chat:write,im:history' },
    });
    expect(await refusalOf(botOf(narrow).conversations.history({ channel: 'C4DESK' }))).toBe('missing_scope');
    expect(await refusalOf(botOf(narrow).users.info({ user: 'U1INES' }))).toBe('missing_scope');
    expect(await refusalOf(botOf(narrow).conversations.open({ users: 'U1INES' }))).toBe('missing_scope');
    await narrow.stop();
  });

  test('a method that does not exist is unknown', async () => {
    for (const method of ['chat.shout', 'constructor', '__proto__'])
      expect(await refusalOf(bot.apiCall(method, {}))).toBe('unknown_method');
  });

  test('an argument that is not played here is refused rather than ignored', async () => {
    const call = bot.chat.postMessage({ channel: 'C1LINE', text: 'Hi', as_user: true });
    await expect(call).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: [expect.stringContaining('as_user')] },
      },
    });
  });
});

describe('posting', () => {
  test('answers with the message as Slack would keep it', async () => {
    const posted = await bot.chat.postMessage({
      channel: 'C1LINE',
      text: 'Mixer',
      blocks: section('*Mixer*'),
    });
    expect(posted).toMatchObject({
      ok: true,
      channel: 'C1LINE',
      ts: '1795420800.000000',
      message: {
        type: 'message',
        user: 'U0BOT',
        bot_id: 'B0BOT',
        app_id: 'A0APP',
        team: 'T0PLANT',
        text: 'Mixer',
        ts: '1795420800.000000',
        blocks: [
          { type: 'section', block_id: expect.any(String), text: { type: 'mrkdwn', verbatim: false } },
        ],
      },
    });
  });

  test('no two messages have the same ts, also when the clock stands still', async () => {
    expect([await post('a'), await post('b')]).toEqual(['1795420800.000000', '1795420800.000100']);
  });

  test.each([
    ['a channel that does not exist', 'C9NONE', 'channel_not_found'],
    ['a private channel without the app', 'C3SECRET', 'channel_not_found'],
    ['a public channel without the app', 'C2QUIET', 'not_in_channel'],
    ['somebody who left', 'U3GONE', 'user_disabled'],
    ['itself', 'U0BOT', 'cannot_dm_bot'],
  ])('to %s is refused', async (_, channel, error) => {
    expect(await refusalOf(bot.chat.postMessage({ channel, text: 'Hi' }))).toBe(error);
  });

  test('to an archived channel is refused', async () => {
    slack.workspace.state.channels.C1LINE!.archived = true;
    expect(await refusalOf(bot.chat.postMessage({ channel: 'C1LINE', text: 'Hi' }))).toBe('is_archived');
  });

  test('to a user id lands in the direct message with that person', async () => {
    const { channel } = await bot.chat.postMessage({ channel: 'U1INES', text: 'Only for you' });
    expect(channel).toMatch(/^D/);
    expect((await bot.conversations.open({ users: 'U1INES' })).channel?.id).toBe(channel);
    expect(slack.person('Ines').dm).toEqual(['Signal: Only for you']);
    expect(slack.person('Omar').dm).toEqual([]);
  });

  test('needs text or blocks, and not too much of it', async () => {
    expect(await refusalOf(bot.chat.postMessage({ channel: 'C1LINE', text: '' }))).toBe('no_text');
    expect(await refusalOf(bot.chat.postMessage({ channel: 'C1LINE', text: 'x'.repeat(40_001) }))).toBe(
      'msg_too_long',
    );
    expect(await post('x'.repeat(40_000))).not.toBe('');
  });

  test('one illegal block refuses the whole message and says where', async () => {
    const call = bot.chat.postMessage({ channel: 'C1LINE', text: 'Hi', blocks: section('x'.repeat(3001)) });
    await expect(call).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: { messages: [expect.stringContaining('/blocks/0/text')] },
      },
    });
    expect(slack.person('Ines', { in: 'line' }).sees()).toEqual([]);
  });

  test('a reply needs a message to reply to', async () => {
    expect(await refusalOf(post('reply', { thread_ts: '1.000000' }))).toBe('thread_not_found');
  });
});

describe('changing messages', () => {
  test('an edit of more than 4,000 bytes is refused, where a new message could say it', async () => {
    const ts = await post('a');
    const edited = (text: string) => bot.chat.update({ channel: 'C1LINE', ts, text });
    expect(await refusalOf(edited('x'.repeat(4001)))).toBe('msg_too_long');
    expect(await refusalOf(edited('ü'.repeat(2001)))).toBe('msg_too_long');
    expect((await edited('ü'.repeat(2000))).ok).toBe(true);
  });

  test('an update replaces text and blocks; blocks that it leaves out stay', async () => {
    const { ts = '' } = await bot.chat.postMessage({
      channel: 'C1LINE',
      text: 'a',
      blocks: section('first'),
    });
    await bot.chat.update({ channel: 'C1LINE', ts, text: 'b' });
    const { messages } = await bot.conversations.history({ channel: 'C1LINE' });
    expect(messages?.[0]).toMatchObject({
      text: 'b',
      edited: { user: 'U0BOT' },
      blocks: [{ text: { text: 'first' } }],
    });
    await bot.chat.update({ channel: 'C1LINE', ts, text: 'c', blocks: [] });
    expect((await bot.conversations.history({ channel: 'C1LINE' })).messages?.[0]?.blocks).toBeUndefined();
  });

  test("other people's messages can't be changed or deleted", async () => {
    await slack.person('Ines', { in: 'line' }).types('mine');
    const ts = slack.workspace.messagesIn('C1LINE')[0]!.ts;
    expect(await refusalOf(bot.chat.update({ channel: 'C1LINE', ts, text: 'x' }))).toBe(
      'cant_update_message',
    );
    expect(await refusalOf(bot.chat.delete({ channel: 'C1LINE', ts }))).toBe('cant_delete_message');
    expect(await refusalOf(bot.chat.update({ channel: 'C1LINE', ts: '1.0', text: 'x' }))).toBe(
      'message_not_found',
    );
  });

  test('a deleted message is gone; one with replies leaves a tombstone', async () => {
    const alone = await post('alone');
    const parent = await post('parent');
    await post('reply', { thread_ts: parent });
    await bot.chat.delete({ channel: 'C1LINE', ts: alone });
    await bot.chat.delete({ channel: 'C1LINE', ts: parent });
    expect(slack.person('Omar', { in: 'line' }).sees()).toEqual([
      'Slackbot: This message was deleted.',
      '↳ Signal: reply',
    ]);
    const { messages } = await bot.conversations.history({ channel: 'C1LINE' });
    expect(messages).toMatchObject([{ subtype: 'tombstone', reply_count: 1 }]);
  });

  test('a permalink names channel and message, and the thread of a reply', async () => {
    const ts = await post('parent');
    const reply = await post('reply', { thread_ts: ts });
    const link = await bot.chat.getPermalink({ channel: 'C1LINE', message_ts: ts });
    expect(link.permalink).toBe('https://plant.slack.com/archives/C1LINE/p1795420800000000');
    const inThread = await bot.chat.getPermalink({ channel: 'C1LINE', message_ts: reply });
    expect(inThread.permalink).toContain(`?thread_ts=${ts}&cid=C1LINE`);
    expect(await refusalOf(bot.chat.getPermalink({ channel: 'C1LINE', message_ts: '1.0' }))).toBe(
      'message_not_found',
    );
  });
});

describe('ephemeral messages', () => {
  test('are seen by one person, and by no history', async () => {
    await bot.chat.postEphemeral({ channel: 'C1LINE', user: 'U2OMAR', text: 'Psst' });
    expect(slack.person('Omar', { in: 'line' }).sees()).toEqual(['(only you) Signal: Psst']);
    expect(slack.person('Omar').told).toEqual(['Psst']);
    expect(slack.person('Ines', { in: 'line' }).sees()).toEqual([]);
    expect((await bot.conversations.history({ channel: 'C1LINE' })).messages).toEqual([]);
  });

  test('reach nobody outside the channel', async () => {
    await bot.chat.postMessage({ channel: 'C4DESK', text: 'Hi' });
    const call = bot.chat.postEphemeral({ channel: 'C4DESK', user: 'U9NONE', text: 'Psst' });
    expect(await refusalOf(call)).toBe('user_not_in_channel');
  });
});

describe('reading', () => {
  test('history is newest first, without replies, in pages', async () => {
    const first = await post('one');
    await post('two');
    await post('reply', { thread_ts: first });
    await post('three');
    const page = await bot.conversations.history({ channel: 'C1LINE', limit: 2 });
    expect(page.messages?.map(message => message.text)).toEqual(['three', 'two']);
    expect(page.has_more).toBe(true);
    const cursor = page.response_metadata?.next_cursor ?? '';
    const rest = await bot.conversations.history({ channel: 'C1LINE', limit: 2, cursor });
    expect(rest.has_more).toBe(false);
    expect(rest.messages).toMatchObject([
      { text: 'one', reply_count: 1, reply_users: ['U0BOT'], thread_ts: first },
    ]);
  });

  test('every list gives 999 at once, and no more are to be asked for', async () => {
    const channel = 'C1LINE';
    const ts = await post('parent');
    const lists: Record<string, (limit: number) => Promise<unknown>> = {
      history: limit => bot.conversations.history({ channel, limit }),
      replies: limit => bot.conversations.replies({ channel, ts, limit }),
      members: limit => bot.conversations.members({ channel, limit }),
      channels: limit => bot.conversations.list({ limit }),
      users: limit => bot.users.list({ limit }),
    };
    for (const list of Object.values(lists)) {
      expect(await refusalOf(list(999))).toBeUndefined();
      expect(await refusalOf(list(0))).toBeUndefined();
      for (const wrong of [1000, 1.5, -1]) expect(await refusalOf(list(wrong))).toBe('invalid_limit');
    }
  });

  test('oldest and latest leave their own moment out unless inclusive', async () => {
    const [a, b, c] = [await post('a'), await post('b'), await post('c')];
    const texts = async (more: object): Promise<unknown> =>
      (await bot.conversations.history({ channel: 'C1LINE', oldest: a, latest: c, ...more })).messages?.map(
        message => message.ts,
      );
    expect(await texts({})).toEqual([b]);
    expect(await texts({ inclusive: true })).toEqual([c, b, a]);
  });

  test('replies begin with the message they belong to, oldest first', async () => {
    const ts = await post('parent');
    const reply = await post('first', { thread_ts: ts });
    await post('second', { thread_ts: reply });
    const { messages } = await bot.conversations.replies({ channel: 'C1LINE', ts });
    expect(messages).toMatchObject([
      { text: 'parent' },
      { text: 'first', parent_user_id: 'U0BOT' },
      { text: 'second' },
    ]);
    expect(messages?.every(message => message.thread_ts === ts)).toBe(true);
    expect(await refusalOf(bot.conversations.replies({ channel: 'C1LINE', ts: '1.0' }))).toBe(
      'thread_not_found',
    );
  });

  test('metadata comes back only when it is asked for', async () => {
    const metadata = { event_type: 'card', event_payload: { key: 'INC-1' } };
    const { ts = '' } = await bot.chat.postMessage({ channel: 'C1LINE', text: 'Card', metadata });
    const read = async (all: boolean) =>
      (await bot.conversations.history({ channel: 'C1LINE', include_all_metadata: all })).messages?.[0]
        ?.metadata;
    expect(await read(false)).toBeUndefined();
    expect(await read(true)).toEqual(metadata);
    await bot.chat.update({ channel: 'C1LINE', ts, text: 'Still' });
    expect(await read(true)).toEqual(metadata);
  });

  test('a public channel can be read by members only, a private one looks absent', async () => {
    expect(await refusalOf(bot.conversations.history({ channel: 'C2QUIET' }))).toBe('not_in_channel');
    expect(await refusalOf(bot.conversations.history({ channel: 'C3SECRET' }))).toBe('channel_not_found');
    expect(await refusalOf(bot.conversations.info({ channel: 'C3SECRET' }))).toBe('channel_not_found');
    const { channel } = await bot.conversations.info({ channel: 'C2QUIET' });
    expect(channel).toMatchObject({ id: 'C2QUIET', name: 'quiet', is_channel: true, is_member: false });
    const { members } = await bot.conversations.members({ channel: 'C1LINE' });
    expect(members).toEqual(['U1INES', 'U2OMAR', 'U3GONE', 'U0BOT']);
  });

  test('people come with their zone and offset; those who left without', async () => {
    const { user } = await bot.users.info({ user: 'U1INES' });
    expect(user).toMatchObject({
      id: 'U1INES',
      name: 'ines.faria',
      real_name: 'Ines Faria',
      tz: 'Europe/Berlin',
      tz_offset: 3600,
      deleted: false,
      is_bot: false,
      profile: { title: 'Control engineer' },
    });
    const { members } = await bot.users.list({});
    expect(members?.find(one => one.id === 'U3GONE')).toMatchObject({ deleted: true });
    expect(members?.find(one => one.id === 'U0BOT')).toMatchObject({ is_bot: true });
    expect(await refusalOf(bot.users.info({ user: 'U9NONE' }))).toBe('user_not_found');
  });
});

describe('failing on demand', () => {
  test('answers with a status and headers once, then works again', async () => {
    slack.failNext('auth.test', { status: 429, headers: { 'retry-after': '7' } });
    const response = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST' });
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '7']);
    expect((await bot.auth.test()).ok).toBe(true);
  });

  test("answers with one of Slack's errors", async () => {
    slack.failNext('chat.postMessage', { error: 'restricted_action' });
    expect(await refusalOf(post('Hi'))).toBe('restricted_action');
    expect(slack.calls.at(-1)).toMatchObject({
      method: 'chat.postMessage',
      reply: { error: 'restricted_action' },
    });
  });

  test('drops the connection before or after doing it', async () => {
    slack.failNext('chat.postMessage', 'drop the connection before doing it');
    slack.failNext('chat.postMessage', 'drop the connection after doing it');
    await expect(post('never')).rejects.toThrow();
    await expect(post('there')).rejects.toThrow();
    expect(slack.person('Ines', { in: 'line' }).sees()).toEqual(['Signal: there']);
  });

  test("does it and never answers: the caller's own timeout ends it", async () => {
    slack.failNext('chat.postMessage', 'timeout after doing it');
    const body = new URLSearchParams({ token: slack.botToken, channel: 'C1LINE', text: 'there' });
    await expect(ask('chat.postMessage', { body, signal: AbortSignal.timeout(100) })).rejects.toThrow(
      'timeout',
    );
    expect(slack.person('Ines', { in: 'line' }).sees()).toEqual(['Signal: there']);
  });
});
