import type { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Slack } from '../../src/sandbox/server.ts';
import { earOn, type Ear } from './an-ear.ts';
import { botOf, manifestFile, plant, plantSlack, refusalOf } from './bare-app.ts';

const world = {
  ...plant,
  users: [
    ...plant.users,
    { id: 'U4LENA', name: 'Lena Brandt', title: 'System engineer', tz: 'Europe/Berlin' },
  ],
};
const all = 'U1INES,U2OMAR,U4LENA';

let slack: Slack;
let ear: Ear;
let bot: webApi.WebClient;

beforeEach(async () => {
  slack = await plantSlack({ world });
  ear = await earOn(slack);
  bot = botOf(slack);
});

afterEach(async () => {
  ear.close();
  await slack.stop();
});

const open = async (users: string): Promise<string> =>
  (await bot.conversations.open({ users })).channel?.id ?? '';

const card = (text: string, label: string) => ({
  text,
  blocks: [
    { type: 'section' as const, text: { type: 'mrkdwn' as const, text } },
    {
      type: 'actions' as const,
      elements: [
        {
          type: 'button' as const,
          action_id: 'met',
          value: '1',
          text: { type: 'plain_text' as const, text: label },
        },
      ],
    },
  ],
});

describe('conversations.open with several people', () => {
  test('is one conversation for the same people, whatever the order, and another for others', async () => {
    const two = await open('U1INES,U2OMAR');
    expect([await open('U2OMAR,U1INES'), await open('U2OMAR, U1INES,U2OMAR')]).toEqual([two, two]);
    const three = await open(all);
    const one = await open('U1INES');
    expect(new Set([one, two, three]).size).toBe(3);
    expect([await open('U1INES,U1INES'), await open('U1INES,U2OMAR')]).toEqual([one, two]);
  });

  test('resumes by its id, and says what it is where that is asked for', async () => {
    const channel = await open('U1INES,U2OMAR');
    const again = await bot.conversations.open({ channel, return_im: true });
    expect(again.channel).toMatchObject({
      id: channel,
      is_im: false,
      is_mpim: true,
      is_private: true,
      is_open: true,
      name: 'mpdm-ines.faria--omar.haddad--signal-1',
    });
    expect(await refusalOf(bot.conversations.open({ channel: 'C9NONE' }))).toBe('channel_not_found');
  });

  test('opens no channel', async () => {
    const other = await plantSlack({ world, manifest: manifestFile({ scopes: ['channels:manage'] }) });
    expect(await refusalOf(botOf(other).conversations.open({ channel: 'C1LINE' }))).toBe(
      'method_not_supported_for_channel_type',
    );
    await other.stop();
  });

  test.each([
    ['somebody who left', 'U1INES,U3GONE', 'user_disabled'],
    ['nobody known', 'U1INES,U9NONE', 'user_not_found'],
    ['an app', 'U1INES,U0BOT', 'cannot_dm_bot'],
    ['no people', '', 'users_list_not_supplied'],
  ])('with %s is refused, and opens nothing', async (_, users, error) => {
    expect(await refusalOf(bot.apiCall('conversations.open', { users }))).toBe(error);
    expect((await bot.conversations.list({ types: 'mpim' })).channels).toEqual([]);
  });

  test('needs mpim:write, and im:write only for one person', async () => {
    const narrow = await plantSlack({ world, manifest: manifestFile({ scopes: ['mpim:write'] }) });
    const client = botOf(narrow);
    const { channel } = await client.conversations.open({ users: all });
    expect(await refusalOf(client.conversations.open({ channel: channel?.id ?? '' }))).toBeUndefined();
    await expect(client.conversations.open({ users: 'U1INES' })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'im:write' },
    });
    await narrow.stop();
    const other = await plantSlack({ world, manifest: manifestFile({ scopes: ['im:write'] }) });
    await expect(botOf(other).conversations.open({ users: all })).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'mpim:write' },
    });
    await other.stop();
  });
});

describe('a group’s direct messages', () => {
  test('are seen by its people and nobody else, and read back by the app', async () => {
    const channel = await open('U1INES,U2OMAR');
    const metadata = { event_type: 'pair', event_payload: { key: 'k' } };
    const { ts } = await bot.chat.postMessage({ channel, text: 'You two meet', metadata });
    expect(slack.person('Ines').sees('with Omar')).toEqual(['Signal: You two meet']);
    expect(slack.person('Omar', { in: 'with Ines Faria' }).sees()).toEqual(['Signal: You two meet']);
    expect(slack.person('Ines').dm).toEqual([]);
    expect(() => slack.person('Lena').sees('with Omar')).toThrow('Lena Brandt is in no group with Omar');
    const { messages } = await bot.conversations.history({ channel, include_all_metadata: true });
    expect(messages).toMatchObject([{ ts, text: 'You two meet', metadata }]);
  });

  test('are told apart by who is in them', async () => {
    await bot.chat.postMessage({ channel: await open('U1INES,U2OMAR'), text: 'Two' });
    await bot.chat.postMessage({ channel: await open(all), text: 'Three' });
    const ines = slack.person('Ines');
    expect([ines.sees('with Omar'), ines.sees('with Omar, Lena'), ines.sees('with Lena, Omar')]).toEqual([
      ['Signal: Two'],
      ['Signal: Three'],
      ['Signal: Three'],
    ]);
    expect(() => ines.sees('with Lena')).toThrow('only with: Omar Haddad | Lena Brandt, Omar Haddad');
  });

  test('can be listed and looked at, each with the scope for it', async () => {
    const channel = await open(all);
    const { channels } = await bot.conversations.list({ types: 'mpim' });
    expect(channels?.map(({ id, is_mpim }) => [id, is_mpim])).toEqual([[channel, true]]);
    expect((await bot.conversations.list({})).channels?.map(({ id }) => id)).not.toContain(channel);
    expect((await bot.conversations.info({ channel })).channel).toMatchObject({
      is_mpim: true,
      is_im: false,
    });
    expect((await bot.conversations.members({ channel })).members).toEqual([...all.split(','), 'U0BOT']);

    const scopes = ['mpim:write', 'chat:write', 'im:history', 'im:read'];
    const narrow = await plantSlack({ world, manifest: manifestFile({ scopes }) });
    const client = botOf(narrow);
    const id = (await client.conversations.open({ users: all })).channel?.id ?? '';
    for (const call of [
      client.conversations.history({ channel: id }),
      client.conversations.info({ channel: id }),
      client.conversations.members({ channel: id }),
      client.conversations.list({ types: 'mpim' }),
    ])
      expect(await refusalOf(call)).toBe('missing_scope');
    await narrow.stop();
  });

  test('carry buttons: the press says where it was, and can be answered there', async () => {
    const channel = await open('U1INES,U2OMAR');
    await bot.chat.postMessage({ channel, ...card('Did you meet?', 'Yes') });
    const omar = slack.person('Omar', { in: 'with Ines' });
    expect(omar.buttons()).toEqual(['Yes']);
    await omar.clicks('Yes');
    const press = ear.last('block_actions');
    expect(press).toMatchObject({
      user: { id: 'U2OMAR' },
      channel: { id: channel, name: 'mpdm-ines.faria--omar.haddad--signal-1' },
      container: { type: 'message', channel_id: channel },
      actions: [{ action_id: 'met', value: '1' }],
    });
    const answered = await fetch(String(press?.response_url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Noted', replace_original: false }),
    });
    expect(answered.status).toBe(200);
    expect(omar.told).toEqual(['Noted']);
    expect(slack.person('Ines').sees('with Omar')).toEqual(['Signal: Did you meet?\n[Yes]']);
  });

  test('whisper to one of them, and to nobody outside', async () => {
    const channel = await open('U1INES,U2OMAR');
    await bot.chat.postEphemeral({ channel, user: 'U1INES', text: 'Psst' });
    expect(slack.person('Ines').sees('with Omar')).toEqual(['(only you) Signal: Psst']);
    expect(slack.person('Omar').sees('with Ines')).toEqual([]);
    expect(await refusalOf(bot.chat.postEphemeral({ channel, user: 'U4LENA', text: 'Psst' }))).toBe(
      'user_not_in_channel',
    );
  });

  test('are told to the app only where it asks for them, and a command there names them', async () => {
    const channel = await open('U1INES,U2OMAR');
    const ines = slack.person('Ines', { in: 'with Omar' });
    await ines.types('When do we meet?');
    expect(ear.events()).toEqual([]);
    await ines.types('/hello there');
    expect(ear.payloads.at(-1)).toMatchObject({ command: '/hello', channel_id: channel });

    const listening = await plantSlack({ world, manifest: manifestFile({ events: ['message.mpim'] }) });
    const other = await earOn(listening);
    await botOf(listening).conversations.open({ users: all });
    await listening.person('Ines', { in: 'with Omar, Lena' }).types('Hello both');
    expect(other.events('message')).toMatchObject([{ channel_type: 'mpim', text: 'Hello both' }]);
    other.close();
    await listening.stop();
  });

  test('are no channel: nobody is let in, and nobody leaves or archives them', async () => {
    const channel = await open('U1INES,U2OMAR');
    const ines = slack.person('Ines', { in: 'with Omar' });
    await ines.types('/invite @Lena Brandt');
    expect(ines.told).toEqual(['/invite cannot be used here.']);
    await expect(ines.leaves('with Omar')).rejects.toThrow('cannot be left or archived');
    await expect(ines.archives('with Omar')).rejects.toThrow('cannot be left or archived');
    expect(await refusalOf(bot.conversations.join({ channel }))).toBe(
      'method_not_supported_for_channel_type',
    );
  });

  test('outlive a restart of Slack', async () => {
    const channel = await open('U1INES,U2OMAR');
    await bot.chat.postMessage({ channel, text: 'You two meet' });
    const again = await plantSlack({ world, snapshot: slack.workspace.snapshot() });
    expect(again.person('Ines').sees('with Omar')).toEqual(['Signal: You two meet']);
    const { channel: opened } = await botOf(again).conversations.open({ users: 'U2OMAR,U1INES' });
    expect(opened?.id).toBe(channel);
    await again.stop();
  });
});
