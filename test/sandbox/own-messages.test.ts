import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../src/sandbox/persons.ts';
import type { Slack } from '../../src/sandbox/server.ts';
import { earOn, type Ear, type Payload } from './an-ear.ts';
import { botOf, plantSlack, refusalOf } from './bare-app.ts';

let slack: Slack;
let ear: Ear;
let ines: Person;
let omar: Person;

beforeEach(async () => {
  slack = await plantSlack();
  ear = await earOn(slack);
  ines = slack.person('Ines', { in: 'line' });
  omar = slack.person('Omar', { in: 'line' });
});

afterEach(async () => {
  ear.close();
  await slack.stop();
});

const lastMessage = (): Payload => ear.events('message').at(-1) ?? {};

describe('editing', () => {
  test('changes one’s own words, and the app hears both versions', async () => {
    await ines.types('Pump 4 stands');
    await ines.edits('Pump 4', 'Pump 5 stands, @Omar Haddad');
    expect(omar.sees()).toEqual(['Ines Faria: Pump 5 stands, @Omar Haddad (edited)']);
    expect(lastMessage()).toMatchObject({
      subtype: 'message_changed',
      channel: 'C1LINE',
      channel_type: 'channel',
      hidden: true,
      message: { user: 'U1INES', text: 'Pump 5 stands, <@U2OMAR>', edited: { user: 'U1INES' } },
      previous_message: { text: 'Pump 4 stands' },
    });
  });

  test('to the same words does nothing', async () => {
    await ines.types('Pump 4 stands');
    await ines.edits('Pump 4', 'Pump 4 stands');
    expect(ines.sees()).toEqual(['Ines Faria: Pump 4 stands']);
    expect(ear.events('message')).toHaveLength(1);
  });

  test('reaches a reply too', async () => {
    await omar.types('What stands?');
    await ines.replies('Pump 4', { on: 'What stands' });
    await ines.edits('Pump 4', 'Pump 5');
    expect(omar.thread({ on: 'What stands' })).toEqual(['Ines Faria: Pump 5']);
    const { ts } = slack.workspace.messagesIn('C1LINE')[0]!;
    expect(lastMessage()).toMatchObject({ message: { thread_ts: ts, parent_user_id: 'U2OMAR' } });
  });

  test('is for one’s own messages only', async () => {
    await omar.types('Mine');
    const { ts } = slack.workspace.messagesIn('C1LINE')[0]!;
    await expect(ines.edits('Mine', 'Yours')).rejects.toThrow('Ines Faria has no message with “Mine”.');
    const act = { as: 'U1INES', channel: 'C1LINE', ts } as const;
    await expect(slack.client.do({ ...act, do: 'edit', text: 'Yours' })).rejects.toThrow('one’s own');
    await expect(slack.client.do({ ...act, do: 'delete' })).rejects.toThrow('one’s own');
    expect(omar.sees()).toEqual(['Omar Haddad: Mine']);
  });

  test('to nothing is impossible', async () => {
    await ines.types('Pump 4');
    await expect(ines.edits('Pump 4', ' ')).rejects.toThrow('Delete it instead');
  });
});

describe('deleting', () => {
  test('takes the message away, and the app hears what it was', async () => {
    await ines.types('Wrong channel');
    const { ts } = slack.workspace.messagesIn('C1LINE')[0]!;
    await ines.deletes('Wrong');
    expect(omar.sees()).toEqual([]);
    expect(lastMessage()).toMatchObject({
      subtype: 'message_deleted',
      deleted_ts: ts,
      previous_message: { user: 'U1INES', text: 'Wrong channel' },
    });
  });

  test('of a message with replies leaves a tombstone, of which the app hears as of a change', async () => {
    await ines.types('Wrong channel');
    await omar.replies('Indeed', { on: 'Wrong' });
    await ines.deletes('Wrong');
    expect(omar.sees()).toEqual(['Slackbot: This message was deleted.', '↳ Omar Haddad: Indeed']);
    const event = lastMessage();
    expect(event).toMatchObject({
      subtype: 'message_changed',
      message: { subtype: 'tombstone', user: 'USLACKBOT', reply_count: 1 },
      previous_message: { user: 'U1INES', text: 'Wrong channel', client_msg_id: expect.any(String) },
    });
    expect(event.message).not.toHaveProperty('client_msg_id');
  });
});

describe('files', () => {
  test('go along with words or alone', async () => {
    await ines.types('Look', { files: ['Pump 4.PNG', 'trend.csv'] });
    await ines.types('', { files: ['notes.xyz'] });
    expect(omar.sees()).toEqual([
      'Ines Faria: Look (file Pump 4.PNG) (file trend.csv)',
      'Ines Faria: (file notes.xyz)',
    ]);
    const [both, alone] = ear.events('message');
    expect(both).toMatchObject({
      subtype: 'file_share',
      text: 'Look',
      upload: false,
      files: [
        {
          name: 'Pump 4.PNG',
          title: 'Pump 4.PNG',
          mimetype: 'image/png',
          filetype: 'png',
          mode: 'hosted',
          user: 'U1INES',
          is_external: false,
          size: expect.any(Number),
          permalink: expect.stringMatching(/^https:\/\/plant\.slack\.com\/files\/U1INES\/F\w+\/pump_4\.png$/),
          url_private: expect.stringMatching(/^https:\/\/files\.slack\.com\//),
        },
        { name: 'trend.csv', mimetype: 'text/csv' },
      ],
    });
    expect(alone).toMatchObject({ subtype: 'file_share', text: '', files: [{ filetype: 'binary' }] });
    expect(alone).not.toHaveProperty('blocks');
  });

  test('are in the history, without the subtype', async () => {
    await ines.types('Look', { files: ['trend.csv'] });
    const { messages } = await botOf(slack).conversations.history({ channel: 'C1LINE' });
    expect(messages).toMatchObject([{ text: 'Look', files: [{ name: 'trend.csv' }] }]);
    expect(messages?.[0]).not.toHaveProperty('subtype');
  });

  test('nothing at all can’t be sent', async () => {
    await expect(ines.types(' ', { files: [] })).rejects.toThrow('nothing to send');
  });
});

describe('a broadcast reply', () => {
  test('stands in the thread and in the channel, and brings the message it belongs to', async () => {
    await ines.types('Pump 4 stands');
    await omar.replies('It runs again', { on: 'Pump 4', broadcast: true });
    expect(ines.sees()).toEqual([
      'Ines Faria: Pump 4 stands',
      '↳ Omar Haddad: It runs again',
      'Omar Haddad: It runs again',
    ]);
    const { ts } = slack.workspace.messagesIn('C1LINE')[0]!;
    expect(lastMessage()).toMatchObject({
      subtype: 'thread_broadcast',
      thread_ts: ts,
      user: 'U2OMAR',
      root: { user: 'U1INES', text: 'Pump 4 stands', thread_ts: ts, reply_count: 1 },
    });
  });

  test('is nothing that could be answered by itself', async () => {
    await ines.types('Pump 4 stands');
    await omar.replies('It runs again', { on: 'Pump 4', broadcast: true });
    await expect(ines.replies('Good', { on: 'runs again' })).rejects.toThrow(
      'only: Ines Faria: Pump 4 stands',
    );
  });
});

describe('what Slack adds', () => {
  test('to a link comes as a change of the same words', async () => {
    await ines.types('See https://docs.example/');
    const { ts } = slack.workspace.messagesIn('C1LINE')[0]!;
    await slack.unfurls('C1LINE', ts);
    const { message, previous_message, subtype } = lastMessage() as Record<string, Payload>;
    expect(subtype).toBe('message_changed');
    expect(message).toMatchObject({ text: 'See https://docs.example/', attachments: [{ id: 1 }] });
    expect(message).not.toHaveProperty('edited');
    expect(previous_message).toMatchObject({ text: 'See https://docs.example/' });
    expect(previous_message).not.toHaveProperty('attachments');
  });

  test('to a message of the app is told as well, once', async () => {
    const { ts = '' } = await botOf(slack).chat.postMessage({ channel: 'C1LINE', text: 'See' });
    await slack.unfurls('C1LINE', ts);
    expect(ear.events('message').map(event => event.subtype)).toEqual([undefined, 'message_changed']);
  });

  test('to a reply is nothing', async () => {
    await ines.types('Pump 4 stands');
    await omar.replies('Since when?', { on: 'Pump 4' });
    expect(ear.events('message')).toHaveLength(2);
  });
});

describe('an ephemeral message in a thread', () => {
  test('stands there for one person, and belongs to no thread that isn’t there', async () => {
    await ines.types('Pump 4 stands');
    const { ts } = slack.workspace.messagesIn('C1LINE')[0]!;
    const whisper = { channel: 'C1LINE', user: 'U1INES', text: 'Not mirrored' };
    await botOf(slack).chat.postEphemeral({ ...whisper, thread_ts: ts });
    expect(ines.sees()).toEqual(['Ines Faria: Pump 4 stands', '↳ (only you) Signal: Not mirrored']);
    expect(omar.sees()).toEqual(['Ines Faria: Pump 4 stands']);
    expect(await refusalOf(botOf(slack).chat.postEphemeral({ ...whisper, thread_ts: '1.0' }))).toBe(
      'thread_not_found',
    );
  });
});
