import { describe, expect, test } from 'vitest';
import { read } from '../../src/conversations/slack.ts';

const US = 'U0COMMON';
type Told = Parameters<typeof read>[0];

/** A reply under our card, as Slack tells of it. */
const reply = (more: Partial<Told> = {}): Told => ({
  channel: 'C0OT',
  channel_type: 'channel',
  ts: '2.0',
  thread_ts: '1.0',
  parent_user_id: US,
  user: 'U0INES',
  text: 'Trends stopped',
  ...more,
});
const heardOf = (told: Told) => read(told, 'event:1', US);
const changed = (message: Told): Told => ({
  channel: 'C0OT',
  ts: '3.0',
  subtype: 'message_changed',
  message,
});

test('a reply is read with where it stands, who wrote it and what', () => {
  expect(heardOf(reply())).toEqual({
    key: 'event:1',
    what: 'written',
    channel: 'C0OT',
    ts: '2.0',
    thread: '1.0',
    underOurs: true,
    toUs: false,
    authorId: 'U0INES',
    text: 'Trends stopped',
    files: [],
    broadcast: false,
    edited: '',
  });
  expect(heardOf(reply({ parent_user_id: 'U0OMAR' }))?.underOurs).toBe(false);
  expect(heardOf(reply({ subtype: 'thread_broadcast' }))?.broadcast).toBe(true);
});

test('an edit is read as the whole message that it became', () => {
  expect(heardOf({ ...changed(reply({ text: 'Trends stand still' })), channel_type: 'channel' })).toEqual({
    ...heardOf(reply({ text: 'Trends stand still' })),
    what: 'edited',
  });
});

describe('a deletion', () => {
  const deleted: Told = { channel: 'C0OT', ts: '3.0', subtype: 'message_deleted', deleted_ts: '2.0' };

  test('is read with what was there', () => {
    expect(heardOf({ ...deleted, previous_message: reply() })).toEqual({
      ...heardOf(reply()),
      what: 'deleted',
    });
  });

  test('is heard also where Slack doesn’t say what was there', () => {
    expect(heardOf(deleted)).toMatchObject({ what: 'deleted', channel: 'C0OT', ts: '2.0' });
  });

  test('of what an app wrote is nothing to us', () => {
    expect(heardOf({ ...deleted, previous_message: reply({ bot_id: 'B0COMMON' }) })).toBeUndefined();
  });
});

test.each<[string, Told]>([
  ['our own', reply({ bot_id: 'B0COMMON', user: US })],
  ['what we posted under a person’s name', reply({ bot_id: 'B0COMMON', subtype: 'bot_message' })],
  ['what another app wrote', reply({ bot_id: 'B0OTHER' })],
  ['what another app changed', changed(reply({ bot_id: 'B0OTHER' }))],
  ['somebody joining', reply({ subtype: 'channel_join' })],
  ['a reminder of Slack’s', reply({ subtype: 'reminder_add' })],
  ['a message in no thread', { ...reply(), thread_ts: '2.0' }],
  ['a direct message', reply({ channel_type: 'im' })],
  ['a direct message of several people', reply({ channel_type: 'mpim' })],
  ['a tombstone', changed({ ...reply(), subtype: 'tombstone', user: 'USLACKBOT' })],
  ['that a thread has a reply', { channel: 'C0OT', ts: '3.0', subtype: 'message_replied', message: reply() }],
])('not heard: %s', (_, told) => {
  expect(heardOf(told)).toBeUndefined();
});

describe('a file', () => {
  const file = { name: 'trend.png', permalink: 'https://plant.slack.com/files/trend.png' };
  const filesOf = (told: Told) => heardOf(told)?.files;

  test.each([
    ['channel', file.permalink],
    ['group', null],
    ['', null],
  ])('shared in a conversation of the kind “%s” has the link %s', (kind, link) => {
    expect(filesOf(reply({ channel_type: kind, subtype: 'file_share', files: [file] }))).toEqual([
      { name: 'trend.png', link },
    ]);
  });

  test('that lies outside Slack can be opened from anywhere', () => {
    const outside = { ...file, permalink: 'https://drive.example/trend', is_external: true };
    expect(filesOf(reply({ channel_type: 'group', files: [outside] }))?.[0]?.link).toBe(outside.permalink);
  });

  test('that was deleted is no file any more', () => {
    expect(filesOf(changed(reply({ files: [{ mode: 'tombstone' }, file] })))).toHaveLength(1);
  });

  test('has a name whatever Slack says', () => {
    expect(filesOf(reply({ files: [{ title: 'A note' }, {}] }))?.map(({ name }) => name)).toEqual([
      'A note',
      'without a name',
    ]);
  });
});
