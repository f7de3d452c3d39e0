import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { webApi } from '@slack/bolt';
import type { Screen } from '../../src/sandbox/protocol.ts';
import type { Slack } from '../../src/sandbox/server.ts';
import { botOf, manifestFile, plantSlack, refusalOf } from './bare-app.ts';

let slack: Slack;
let bot: webApi.WebClient;
let dm: string;
beforeEach(async () => {
  slack = await plantSlack();
  bot = botOf(slack);
  dm = slack.workspace.dmWith('U1INES').id;
});
afterEach(() => slack.stop());

const place = (filename: string, length: number, more: object = {}) =>
  bot.files.getUploadURLExternal({ filename, length, ...more });

const give = (address = '', bytes: string | Buffer = '') => fetch(address, { method: 'POST', body: bytes });

/** A file whose bytes are there. */
async function uploaded(filename: string, bytes: string, more: object = {}): Promise<string> {
  const { upload_url, file_id = '' } = await place(filename, Buffer.byteLength(bytes), more);
  expect((await give(upload_url, bytes)).status).toBe(200);
  return file_id;
}

const share = (ids: string[], more: object = {}) =>
  bot.files.completeUploadExternal({ files: ids.map(id => ({ id })), channel_id: dm, ...more } as never);

describe('a file that the app shares', () => {
  test('stands in one message with its comment and the other files, and is given as it came', async () => {
    const picture = await uploaded('week.png', 'PNG…', { alt_txt: 'Three changes' });
    const calendar = await uploaded('week.ics', 'BEGIN:VCALENDAR');
    const shared = await bot.files.completeUploadExternal({
      files: [{ id: picture, title: 'Week 48' }, { id: calendar }],
      channel_id: dm,
      initial_comment: 'Your *week*',
    });
    expect(shared.files).toEqual([
      { id: picture, title: 'Week 48' },
      { id: calendar, title: 'week.ics' },
    ]);
    expect(slack.person('Ines').dm).toEqual(['Signal: Your week (file week.png) (file week.ics)']);
    const { messages } = await bot.conversations.history({ channel: dm });
    expect(messages).toMatchObject([
      {
        bot_id: 'B0BOT',
        files: [
          { id: picture, title: 'Week 48', mimetype: 'image/png', size: 6, alt_txt: 'Three changes' },
          { id: calendar, title: 'week.ics', mimetype: 'text/calendar', filetype: 'ics', size: 15 },
        ],
      },
    ]);
    const state = (await (await fetch(`${slack.url}page/state?as=U1INES`)).json()) as Screen;
    const [shownPicture, shownCalendar] = state.dm.messages[0]?.files ?? [];
    expect(shownPicture).toMatchObject({ content: `files/${picture}`, alt: 'Three changes' });
    expect(shownCalendar).not.toHaveProperty('alt');
    const answers = await Promise.all([picture, calendar].map(id => fetch(`${slack.url}files/${id}`)));
    expect(await Promise.all(answers.map(answer => answer.text()))).toEqual(['PNG…', 'BEGIN:VCALENDAR']);
    expect(answers.map(({ headers }) => headers.get('content-disposition'))).toEqual([
      'inline',
      'attachment',
    ]);
  });

  test('is kept with the workspace', async () => {
    const id = await uploaded('week.ics', 'BEGIN:VCALENDAR');
    await share([id]);
    const other = await plantSlack({ snapshot: slack.workspace.snapshot() });
    expect(await (await fetch(`${other.url}files/${id}`)).text()).toBe('BEGIN:VCALENDAR');
    await other.stop();
  });

  test('is nobody’s before it is shared, and private where it is shared with nobody', async () => {
    const id = await uploaded('week.png', 'PNG');
    expect((await fetch(`${slack.url}files/${id}`)).status).toBe(404);
    await bot.files.completeUploadExternal({ files: [{ id }] });
    expect((await fetch(`${slack.url}files/${id}`)).status).toBe(404);
    expect(slack.workspace.messagesIn(dm)).toEqual([]);
  });

  test('is shared once', async () => {
    const id = await uploaded('week.png', 'PNG');
    await share([id]);
    expect(await refusalOf(share([id]))).toBe('file_not_found');
    expect(slack.workspace.messagesIn(dm)).toHaveLength(1);
  });

  test('is not shared where it describes what is no picture, though Slack says so', async () => {
    const ids = [await uploaded('week.png', 'PNG'), await uploaded('week.ics', 'ICS', { alt_txt: 'A week' })];
    expect(await share(ids)).toMatchObject({ ok: true, files: ids.map(id => ({ id })) });
    expect(slack.workspace.messagesIn(dm)).toEqual([]);
  });

  test('of a person has nothing in it', async () => {
    await slack.person('Ines', { in: 'line' }).types('Look', { files: ['trend.png'] });
    const [file] = slack.workspace.messagesIn('C1LINE')[0]?.files ?? [];
    expect((await fetch(`${slack.url}files/${file?.id}`)).status).toBe(404);
  });
});

describe('Slack refuses', () => {
  test('what it is given no scope for', async () => {
    const other = await plantSlack({ manifest: manifestFile({ scopes: ['chat:write'] }) });
    const calls = [
      botOf(other).files.getUploadURLExternal({ filename: 'week.png', length: 3 }),
      botOf(other).files.completeUploadExternal({ files: [{ id: 'F1' }] }),
    ];
    expect(await Promise.all(calls.map(refusalOf))).toEqual(['missing_scope', 'missing_scope']);
    await other.stop();
  });

  test.each<[string, [name: string, length: number, more?: object]]>([
    ['missing_argument', ['week.png', 0]],
    ['invalid_arguments', ['', 3]],
    ['invalid_arguments', ['week.png', -3]],
    ['invalid_arguments', ['week.png', 1.5]],
    ['file_upload_size_restricted', ['week.png', 1_000_000_001]],
    ['alt_txt_too_large', ['week.png', 3, { alt_txt: 'x'.repeat(1001) }]],
  ])('a place: %s', async (refusal, asked) => {
    expect(await refusalOf(place(...asked))).toBe(refusal);
  });

  test('a place for the largest file and the longest description is given', async () => {
    expect(await place('week.png', 1_000_000_000, { alt_txt: 'x'.repeat(1000) })).toMatchObject({ ok: true });
  });

  test('bytes of another length, at another place, or once more', async () => {
    const { upload_url: address = '', file_id: id = '' } = await place('week.png', 3);
    expect((await give(address, 'four')).status).toBe(400);
    expect(await refusalOf(share([id]))).toBe('file_not_found');
    expect((await give(`${address}x`, 'PNG')).status).toBe(404);
    expect((await give(address, 'PNG')).status).toBe(200);
    expect((await give(address, 'PNG')).status).toBe(404);
  });

  test('a share of what is not there', async () => {
    const id = await uploaded('week.png', 'PNG');
    expect(await refusalOf(share([id, 'F0NONE']))).toBe('file_not_found');
    expect(await refusalOf(share([]))).toBe('invalid_arguments');
    expect(await share([id])).toMatchObject({ ok: true });
  });

  test('more than fourteen files at once', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 15; n += 1) ids.push(await uploaded(`${n}.txt`, 'text'));
    expect(await refusalOf(share(ids))).toBe('internal_error');
    expect(await refusalOf(share(ids.slice(1)))).toBeUndefined();
  });

  test('a share where the app can’t post', async () => {
    const id = await uploaded('week.png', 'PNG');
    const to = (channel_id: string) => refusalOf(share([id], { channel_id }));
    expect(await to('U1INES')).toBe('invalid_arguments');
    expect(await to('C9NONE')).toBe('channel_not_found');
    expect(await to('C3SECRET')).toBe('channel_not_found');
    expect(await to('C2QUIET')).toBe('not_in_channel');
    slack.restrictsPosting('line');
    expect(await to('C1LINE')).toBe('posting_to_channel_denied');
    expect(await to('C4DESK')).toBeUndefined();
  });
});

test.each([
  [{ status: 500 }, 500],
  [{ status: 200 }, 200],
])('the upload fails as it was told to: %j', async (failure, status) => {
  slack.failNext('upload', failure);
  const { upload_url, file_id = '' } = await place('week.png', 3);
  expect((await give(upload_url, 'PNG')).status).toBe(status);
  expect(await refusalOf(share([file_id]))).toBe('file_not_found');
});
