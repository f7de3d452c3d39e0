import type { webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readManifest } from '../../src/sandbox/manifest.ts';
import type { Screen } from '../../src/sandbox/protocol.ts';
import { screenOf } from '../../src/sandbox/screen.ts';
import type { Slack } from '../../src/sandbox/server.ts';
import { earOn, type Ear } from './an-ear.ts';
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

function screenFor(user: string): Screen {
  const { workspace } = slack;
  return screenOf(workspace, readManifest(manifestFile()), workspace.user(user)!);
}

describe('a person', () => {
  test('joins a public channel, of which the app hears where it is', async () => {
    const omar = slack.person('Omar');
    await slack.person('Ines').leaves('line');
    await slack.person('Ines').joins('line');
    await omar.joins('quiet');
    expect(ear.events('member_joined_channel')).toEqual([
      {
        type: 'member_joined_channel',
        user: 'U1INES',
        channel: 'C1LINE',
        channel_type: 'C',
        team: 'T0PLANT',
        event_ts: expect.any(String),
      },
    ]);
    await omar.types('Hi', { in: 'quiet' });
    expect(slack.person('Ines').sees('quiet')).toEqual(['Omar Haddad: Hi']);
  });

  test('leaves a channel, and sees it no more', async () => {
    const omar = slack.person('Omar', { in: 'line' });
    await omar.leaves('line');
    expect(ear.events('member_left_channel')).toMatchObject([
      { user: 'U2OMAR', channel: 'C1LINE', channel_type: 'C', team: 'T0PLANT' },
    ]);
    expect(() => omar.sees()).toThrow('Omar Haddad is not in #line, only in: desk');
    await omar.leaves('desk');
    expect(ear.events('member_left_channel').at(-1)).toMatchObject({ channel_type: 'G' });
  });

  test('can’t join what is private, archived or not there', async () => {
    const omar = slack.person('Omar');
    await expect(omar.joins('secret')).rejects.toThrow('There are: “quiet”');
    for (const channel of ['C3SECRET', 'C9NONE']) {
      await expect(slack.client.do({ as: 'U2OMAR', do: 'join', channel })).rejects.toThrow('no such channel');
    }
    await slack.person('Ines').archives('quiet');
    await expect(omar.joins('quiet')).rejects.toThrow('There are: none');
    await expect(slack.client.do({ as: 'U2OMAR', do: 'join', channel: 'C2QUIET' })).rejects.toThrow(
      '#quiet is archived.',
    );
  });

  test('can’t leave or archive a direct message', async () => {
    const dm = slack.workspace.dmWith('U1INES').id;
    for (const name of ['leave', 'archive'] as const) {
      const act = { as: 'U1INES', do: name, channel: dm };
      await expect(slack.client.do(act)).rejects.toThrow('direct message');
    }
  });

  test('is offered the public channels they are not in', () => {
    expect(screenFor('U2OMAR').otherChannels).toEqual([{ id: 'C2QUIET', name: 'quiet' }]);
    expect(screenFor('U1INES').otherChannels).toEqual([]);
  });
});

describe('/invite and /remove', () => {
  test('bring people in and take them out', async () => {
    const ines = slack.person('Ines', { in: 'line' });
    await ines.types('/remove @Omar Haddad');
    expect(ear.events('member_left_channel')).toMatchObject([{ user: 'U2OMAR', channel: 'C1LINE' }]);
    await ines.types('/invite @Omar Haddad');
    expect(ear.events('member_joined_channel')).toMatchObject([
      { user: 'U2OMAR', channel: 'C1LINE', inviter: 'U1INES' },
    ]);
    expect(slack.person('Omar').sees('line')).toEqual([]);
  });

  test('bring the app in, and it hears of its own joining', async () => {
    const ines = slack.person('Ines', { in: 'quiet' });
    expect(await refusalOf(bot.chat.postMessage({ channel: 'C2QUIET', text: 'Hi' }))).toBe('not_in_channel');
    await ines.types('/invite @Signal');
    expect(ear.events('member_joined_channel')).toMatchObject([
      { user: 'U0BOT', channel: 'C2QUIET', channel_type: 'C', inviter: 'U1INES' },
    ]);
    await bot.chat.postMessage({ channel: 'C2QUIET', text: 'Hi' });
    expect(ines.sees()).toEqual(['Signal: Hi']);
  });

  test('take the app out, and it hears who did it', async () => {
    await slack.person('Ines', { in: 'line' }).types('/remove @Signal');
    await slack.person('Omar', { in: 'desk' }).types('/remove @Signal');
    expect(ear.events().filter(event => String(event.type).endsWith('_left'))).toEqual([
      { type: 'channel_left', channel: 'C1LINE', actor_id: 'U1INES', event_ts: expect.any(String) },
      { type: 'group_left', channel: 'C4DESK', actor_id: 'U2OMAR', event_ts: expect.any(String) },
    ]);
    expect(ear.events('member_left_channel')).toEqual([]);
    expect(await refusalOf(bot.chat.postMessage({ channel: 'C4DESK', text: 'Hi' }))).toBe(
      'channel_not_found',
    );
  });

  test('say what is wrong in Slack’s own words', async () => {
    const ines = slack.person('Ines', { in: 'line' });
    await ines.types('Pump 4');
    await ines.types('/invite @Omar');
    await ines.types('/invite @Omar Haddad');
    await ines.types('/remove @Ines Faria');
    await ines.replies('/invite @Signal', { on: 'Pump 4' });
    await slack.person('Ines', { in: 'quiet' }).types('/remove @Omar Haddad');
    expect(ines.told).toEqual([
      'Say whom: /invite @name',
      'Omar Haddad is already in this channel.',
      'You cannot remove yourself. Leave the channel instead.',
      '/invite is not supported in threads. Sorry!',
      'Omar Haddad is not in this channel.',
    ]);
    expect(ines.sees('line')).toEqual(['Ines Faria: Pump 4']);
  });
});

describe('an archived channel', () => {
  test('can be read, and takes nothing more', async () => {
    const ines = slack.person('Ines', { in: 'line' });
    await ines.types('Pump 4');
    const { ts = '' } = await bot.chat.postMessage({ channel: 'C1LINE', text: 'Card' });
    await ines.archives('line');
    expect(ear.events('channel_archive')).toMatchObject([{ channel: 'C1LINE', user: 'U1INES' }]);
    expect(ines.sees()).toEqual(['Ines Faria: Pump 4', 'Signal: Card']);
    expect(screenFor('U1INES').channels[0]).toMatchObject({ name: 'line', readOnly: true });
    for (const act of [
      () => ines.types('Hi'),
      () => ines.edits('Pump 4', 'Pump 5'),
      () => ines.deletes('Pump 4'),
      () => ines.reacts('eyes', { on: 'Pump 4' }),
      () => ines.leaves('line'),
    ]) {
      await expect(act()).rejects.toThrow('#line is archived.');
    }
    const refused = [
      bot.chat.postMessage({ channel: 'C1LINE', text: 'Hi' }),
      bot.chat.postEphemeral({ channel: 'C1LINE', user: 'U1INES', text: 'Hi' }),
      bot.chat.update({ channel: 'C1LINE', ts, text: 'Hi' }),
      bot.chat.delete({ channel: 'C1LINE', ts }),
      bot.conversations.join({ channel: 'C1LINE' }),
    ].map(refusalOf);
    expect(await Promise.all(refused)).toEqual(refused.map(() => 'is_archived'));
    expect((await bot.conversations.history({ channel: 'C1LINE' })).messages).toHaveLength(2);
    expect((await bot.conversations.info({ channel: 'C1LINE' })).channel?.is_archived).toBe(true);
  });

  test('takes no answer through a response_url either', async () => {
    const ines = slack.person('Ines', { in: 'desk' });
    await ines.types('/hello');
    const payload = ear.payloads.find(one => one.command === '/hello');
    await ines.archives('desk');
    expect(ear.events('group_archive')).toMatchObject([{ channel: 'C4DESK', user: 'U1INES' }]);
    const answer = await fetch(String(payload?.response_url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'Late', response_type: 'in_channel' }),
    });
    expect(await answer.json()).toMatchObject({ ok: false, error: 'is_archived' });
    expect(ines.sees()).toEqual([]);
  });
});

describe('a channel shared with another company', () => {
  test('says so, in the event and afterwards', async () => {
    await slack.sharesChannel('line');
    expect(ear.events('channel_shared')).toMatchObject([
      { channel: 'C1LINE', connected_team_id: expect.stringMatching(/^T/) },
    ]);
    const { channel } = await bot.conversations.info({ channel: 'C1LINE' });
    expect(channel).toMatchObject({ is_ext_shared: true, is_shared: true });
    await slack.person('Ines', { in: 'line' }).types('Hi');
    expect(ear.last('event_callback')).toMatchObject({
      is_ext_shared_channel: true,
      event: { type: 'message' },
    });
    expect((await bot.conversations.info({ channel: 'C4DESK' })).channel?.is_ext_shared).toBe(false);

    await slack.unsharesChannel('line');
    expect(ear.events('channel_unshared')).toMatchObject([{ channel: 'C1LINE', is_ext_shared: false }]);
    expect((await bot.conversations.info({ channel: 'C1LINE' })).channel?.is_ext_shared).toBe(false);
  });
});
