import type { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { screenOf } from '../../src/sandbox/screen.ts';
import { readManifest } from '../../src/sandbox/manifest.ts';
import type { Slack } from '../../src/sandbox/server.ts';
import { earOn } from './an-ear.ts';
import { botOf, manifestFile, plantSlack, refusalOf } from './bare-app.ts';

let slack: Slack;
let bot: webApi.WebClient;

beforeEach(async () => {
  slack = await plantSlack();
  bot = botOf(slack);
});

afterEach(() => slack.stop());

const named = { channel: 'C1LINE', text: 'On my way', username: 'Omar Haddad (IT)' };
const picture = 'https://avatars.example/U2OMAR-72.png';

describe('a message with a name of its own', () => {
  test('is a bot_message with username and icons, and has no user', async () => {
    const { message } = await bot.chat.postMessage({ ...named, icon_url: picture });
    expect(message).toMatchObject({
      subtype: 'bot_message',
      username: 'Omar Haddad (IT)',
      icons: { image_48: picture },
      bot_id: 'B0BOT',
      app_id: 'A0APP',
    });
    expect(message).not.toHaveProperty('user');
    expect(message).not.toHaveProperty('bot_profile');
    const { messages } = await bot.conversations.history({ channel: 'C1LINE' });
    expect(messages).toMatchObject([{ subtype: 'bot_message', username: 'Omar Haddad (IT)' }]);
  });

  test('may have an emoji for a picture, or a picture alone', async () => {
    const { message } = await bot.chat.postMessage({ ...named, icon_emoji: ':wrench:' });
    expect(message?.icons).toEqual({ emoji: ':wrench:' });
    const alone = await bot.chat.postMessage({ channel: 'C1LINE', text: 'Hi', icon_url: picture });
    expect(alone.message).toMatchObject({ username: 'Signal', icons: { image_72: picture } });
  });

  test('is shown under that name', async () => {
    await bot.chat.postMessage({ ...named, icon_url: picture });
    const ines = slack.person('Ines', { in: 'line' });
    expect(ines.sees()).toEqual(['Omar Haddad (IT): On my way']);
    const { channels } = screenOf(
      slack.workspace,
      readManifest(manifestFile()),
      slack.workspace.user('U1INES')!,
    );
    expect(channels[0]?.messages[0]).toMatchObject({
      user: 'U0BOT',
      as: { name: 'Omar Haddad (IT)', picture },
    });
  });

  test('comes back to the app like that, and stands among those who answered as the bot', async () => {
    const ear = await earOn(slack);
    const { ts = '' } = await bot.chat.postMessage({ channel: 'C1LINE', text: 'Card' });
    await bot.chat.postMessage({ ...named, thread_ts: ts });
    for (let i = 0; i < 100 && ear.events().length < 2; i += 1)
      await new Promise(done => setTimeout(done, 10));
    expect(ear.events().at(-1)).toMatchObject({ subtype: 'bot_message', bot_id: 'B0BOT', thread_ts: ts });
    const { messages } = await bot.conversations.replies({ channel: 'C1LINE', ts });
    expect(messages?.[0]).toMatchObject({ reply_users: ['B0BOT'] });
    ear.close();
  });

  test('keeps its name when it is changed, and can be deleted', async () => {
    const { ts = '' } = await bot.chat.postMessage(named);
    await bot.chat.update({ channel: 'C1LINE', ts, text: 'Later' });
    const ines = slack.person('Ines', { in: 'line' });
    expect(ines.sees()).toEqual(['Omar Haddad (IT): Later (edited)']);
    const renaming = bot.apiCall('chat.update', { channel: 'C1LINE', ts, text: 'x', username: 'Ines' });
    expect(await refusalOf(renaming)).toBe('invalid_arguments');
    await bot.chat.delete({ channel: 'C1LINE', ts });
    expect(ines.sees()).toEqual([]);
  });

  test('needs the scope chat:write.customize', async () => {
    const narrow = await plantSlack({ manifest: manifestFile({ scopes: ['chat:write'] }) });
    const call = botOf(narrow).chat.postMessage(named);
    await expect(call).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'chat:write.customize' },
    });
    expect(narrow.person('Ines', { in: 'line' }).sees()).toEqual([]);
    await narrow.stop();
  });
});
