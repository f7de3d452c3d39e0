import type { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Slack } from '../../src/sandbox/server.ts';
import { earOn, type Ear, type Payload } from './an-ear.ts';
import { botOf, manifestFile, plantSlack, refusalOf } from './bare-app.ts';

let slack: Slack;
let ear: Ear;
let bot: webApi.WebClient;

beforeEach(async () => {
  slack = await plantSlack();
  ear = await earOn(slack);
  bot = botOf(slack);
});

afterEach(async () => {
  ear.close();
  await slack.stop();
});

/** What the app hears without being waited for. */
async function heard(type: string): Promise<Payload | undefined> {
  for (let i = 0; i < 100 && ear.events(type).length === 0; i += 1) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
  return ear.events(type).at(-1);
}

describe('conversations.join', () => {
  test('lets the app into a public channel, and it hears of it', async () => {
    const { channel } = await bot.conversations.join({ channel: 'C2QUIET' });
    expect(channel).toMatchObject({ id: 'C2QUIET', is_member: true });
    const event = await heard('member_joined_channel');
    expect(event).toMatchObject({ user: 'U0BOT', channel: 'C2QUIET' });
    expect(event).not.toHaveProperty('inviter');
    await bot.chat.postMessage({ channel: 'C2QUIET', text: 'Hi' });
    expect(slack.person('Ines').sees('quiet')).toEqual(['Signal: Hi']);
  });

  test('warns when the app is in already', async () => {
    const { ok, warning } = await bot.conversations.join({ channel: 'C1LINE' });
    expect([ok, warning]).toEqual([true, 'already_in_channel']);
    expect(slack.workspace.channel('C1LINE')?.members.filter(id => id === 'U0BOT')).toHaveLength(1);
  });

  test.each([
    ['a private channel of its own', 'C4DESK', 'method_not_supported_for_channel_type'],
    ['a private channel', 'C3SECRET', 'channel_not_found'],
    ['no channel', 'C9NONE', 'channel_not_found'],
  ])('into %s is refused', async (_, channel, error) => {
    expect(await refusalOf(bot.conversations.join({ channel }))).toBe(error);
  });

  test('needs channels:join', async () => {
    const narrow = await plantSlack({ manifest: manifestFile({ scopes: ['chat:write'] }) });
    const call = botOf(narrow).conversations.join({ channel: 'C2QUIET' });
    await expect(call).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'channels:join' } });
    await narrow.stop();
  });
});

describe('conversations.list', () => {
  const names = async (args: webApi.ConversationsListArguments): Promise<unknown> =>
    (await bot.conversations.list(args)).channels?.map(channel => channel.name);

  test('names public channels unless it is asked for others, private ones only with the app', async () => {
    expect(await names({})).toEqual(['line', 'quiet']);
    expect(await names({ types: 'private_channel' })).toEqual(['desk']);
    expect(await names({ types: 'public_channel,private_channel' })).toEqual(['line', 'quiet', 'desk']);
    expect(await refusalOf(bot.conversations.list({ types: 'public' }))).toBe('invalid_types');
  });

  test('can leave archived ones out, and comes in pages', async () => {
    await slack.person('Ines').archives('quiet');
    expect(await names({ exclude_archived: true })).toEqual(['line']);
    const first = await bot.conversations.list({ limit: 1 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    expect([first.channels?.[0]?.name, await names({ limit: 1, cursor })]).toEqual(['line', ['quiet']]);
  });

  test('needs a scope for each kind', async () => {
    const narrow = await plantSlack({ manifest: manifestFile({ scopes: ['channels:read'] }) });
    expect((await botOf(narrow).conversations.list({})).ok).toBe(true);
    const call = botOf(narrow).conversations.list({ types: 'public_channel,private_channel' });
    await expect(call).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'groups:read' } });
    await narrow.stop();
  });
});
