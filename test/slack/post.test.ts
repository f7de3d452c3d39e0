import { LogLevel, webApi } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../src/kernel/clock.ts';
import { md } from '../../src/slack/markup.ts';
import { slackPost } from '../../src/slack/post.ts';
import { html, json, no, slackThat, type Reply } from './a-slack.ts';

async function postTo(...replies: Reply[]) {
  const { client, asked } = await slackThat(...replies);
  return { post: slackPost(client), asked };
}

const drawn = { text: md`INC-1`, blocks: [] };
const sent = json({ ok: true, ts: '1.5', channel: 'C1' });

test('the text of an edit is within 4,000 bytes, also beside blocks', async () => {
  for (const blocks of [[], [{ type: 'divider' }]]) {
    const { post, asked } = await postTo(sent);
    await post.edit('C1', '1.5', { text: md`${'ü'.repeat(3900)}`, blocks });
    const text = asked[0]?.args.get('text') ?? '';
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4000);
    expect(text.length).toBeGreaterThan(1700);
  }
});

describe('what Slack answers to a post', () => {
  test('is sent when it says so', async () => {
    const { post, asked } = await postTo(sent);
    expect(await post.send({ channel: 'C1' }, drawn, 'k')).toEqual({
      kind: 'sent',
      channel: 'C1',
      ts: '1.5',
    });
    expect(asked[0]?.method).toBe('chat.postMessage');
    expect(JSON.parse(asked[0]?.args.get('metadata') ?? '')).toEqual({
      event_type: 'common_ground',
      event_payload: { key: 'k' },
    });
  });

  test.each<[string, Reply, object]>([
    [
      '429 with Retry-After',
      json({ ok: false }, 429, { 'retry-after': '30' }),
      { kind: 'wait', wait: 30_000 },
    ],
    ...['0', '0.2', '-1'].map((after): [string, Reply, object] => [
      `429 with Retry-After ${after}`,
      json({ ok: false }, 429, { 'retry-after': after }),
      { kind: 'wait', wait: SECOND },
    ]),
    ...['ratelimited', 'rate_limited'].map((reason): [string, Reply, object] => [
      reason,
      no(reason),
      { kind: 'wait', wait: MINUTE, reason },
    ]),
    // Nothing is wrong with the message: the whole app is locked out until an admin has mended that.
    ...['invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive'].map(
      (reason): [string, Reply, object] => [reason, no(reason), { kind: 'wait', wait: MINUTE, reason }],
    ),
    ...[
      'channel_not_found',
      'not_in_channel',
      'is_archived',
      'user_not_found',
      'user_disabled',
      'missing_scope',
      'msg_too_long',
      'invalid_blocks',
      'no_text',
      'cannot_dm_bot',
      'restricted_action',
    ].map((reason): [string, Reply, object] => [
      reason,
      no(reason),
      { kind: 'refused', reason, gone: false },
    ]),
    ...['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'team_added_to_org'].map(
      (reason): [string, Reply, object] => [reason, no(reason), { kind: 'unknown', reason }],
    ),
    ...[400, 403, 404, 407, 413, 500, 502, 503].flatMap((status): [string, Reply, object][] => [
      [`${status}`, json({}, status), { kind: 'unknown' }],
      [`a proxy’s page with ${status}`, html(status), { kind: 'unknown' }],
    ]),
    ['a proxy’s page with 200', html(200), { kind: 'unknown', reason: 'not an answer of Slack’s' }],
    [
      'an empty page with 200',
      response => response.writeHead(200).end(),
      { kind: 'unknown', reason: 'not an answer of Slack’s' },
    ],
    ['a call that breaks off', response => response.destroy(), { kind: 'unknown' }],
    ['nothing at all', () => undefined, { kind: 'unknown' }],
    ['no ts', json({ ok: true }), { kind: 'unknown', reason: 'Slack answered without a ts' }],
  ])('is sorted: %s', async (_, reply, outcome) => {
    const { post, asked } = await postTo(reply);
    expect(await post.send({ channel: 'C1' }, drawn, 'k')).toMatchObject(outcome);
    expect(asked).toHaveLength(1);
  });

  test('is unknown when nobody listens', async () => {
    const client = new webApi.WebClient('xoxb-test', {
      slackApiUrl: 'http://127.0.0.1:9/',
      retryConfig: { retries: 0 },
      logLevel: LogLevel.ERROR,
    });
    expect(await slackPost(client).send({ channel: 'C1' }, drawn, 'k')).toMatchObject({ kind: 'unknown' });
  });
});

describe('an edit', () => {
  test('of a message that was deleted says that it is gone', async () => {
    const { post } = await postTo(no('message_not_found'));
    expect(await post.edit('C1', '1.5', drawn)).toEqual({
      kind: 'refused',
      reason: 'message_not_found',
      gone: true,
    });
  });

  test('names the message', async () => {
    const { post, asked } = await postTo(sent);
    expect(await post.edit('C1', '1.5', drawn)).toEqual({ kind: 'sent', channel: 'C1', ts: '1.5' });
    expect([asked[0]?.method, asked[0]?.args.get('ts')]).toEqual(['chat.update', '1.5']);
  });

  test('is unknown where a proxy answers', async () => {
    const { post } = await postTo(html(404));
    expect(await post.edit('C1', '1.5', drawn)).toMatchObject({ kind: 'unknown' });
  });
});

describe('places', () => {
  test('a reply goes to its thread, and to the channel where asked', async () => {
    const { post, asked } = await postTo(sent);
    await post.send({ channel: 'C1', thread: '1.1' }, drawn, 'k');
    await post.send({ channel: 'C1', thread: '1.1', broadcast: true }, drawn, 'k');
    expect(asked.map(({ args }) => args.get('thread_ts'))).toEqual(['1.1', '1.1']);
    expect(asked.map(({ args }) => args.get('reply_broadcast') === 'true')).toEqual([false, true]);
  });

  test('a person’s direct messages are opened once', async () => {
    const { post, asked } = await postTo(json({ ok: true, channel: { id: 'D1' } }), sent);
    const landed = await post.send({ channel: 'U1' }, drawn, 'k');
    await post.send({ channel: 'U1' }, drawn, 'k');
    expect(landed).toMatchObject({ channel: 'D1' });
    expect(asked.map(({ method }) => method)).toEqual([
      'conversations.open',
      'chat.postMessage',
      'chat.postMessage',
    ]);
  });

  test('a group’s direct messages are opened once, with all of its people', async () => {
    const { post, asked } = await postTo(json({ ok: true, channel: { id: 'C7' } }), sent);
    const landed = await post.send({ channel: 'U1,W2' }, drawn, 'k');
    await post.send({ channel: 'U1,W2' }, drawn, 'k');
    expect(landed).toMatchObject({ channel: 'C7' });
    expect(asked.map(({ method, args }) => [method, args.get('users') ?? args.get('channel')])).toEqual([
      ['conversations.open', 'U1,W2'],
      ['chat.postMessage', 'C7'],
      ['chat.postMessage', 'C7'],
    ]);
  });

  test('a person who left is refused', async () => {
    const { post } = await postTo(no('user_disabled'));
    expect(await post.send({ channel: 'U1' }, drawn, 'k')).toMatchObject({ reason: 'user_disabled' });
  });
});

const message = (ts: string, key: string, event_type = 'common_ground') => ({
  ts,
  metadata: { event_type, event_payload: { key } },
});

const page = (messages: object[], next = '') =>
  json({ ok: true, messages, response_metadata: { next_cursor: next } });

describe('finding a message', () => {
  const there = { kind: 'sent', channel: 'C1', ts: '3' };

  test('reads page after page for our key, from a little before it was written', async () => {
    const { post, asked } = await postTo(
      page([{ ts: '1' }, message('2', 'other')], 'more'),
      page([message('9', 'k', 'of another app'), message('3', 'k')]),
    );
    expect(await post.find({ channel: 'C1' }, 'k', 10 * MINUTE)).toEqual(there);
    expect(asked.map(({ args }) => [args.get('oldest'), args.get('cursor')])).toEqual([
      ['300', null],
      ['300', 'more'],
    ]);
    expect(asked[0]?.args.get('include_all_metadata')).toBe('true');
  });

  test('looks in the thread for a reply', async () => {
    const { post, asked } = await postTo(page([message('3', 'k')]));
    expect(await post.find({ channel: 'C1', thread: '1.1' }, 'k', 0)).toEqual(there);
    expect([asked[0]?.method, asked[0]?.args.get('ts')]).toEqual(['conversations.replies', '1.1']);
  });

  test('says that it isn’t there', async () => {
    const { post } = await postTo(page([message('2', 'other')]));
    expect(await post.find({ channel: 'C1' }, 'k', 0)).toEqual({ kind: 'refused', reason: 'not there' });
  });

  test('ends, however long the history is', async () => {
    const { post, asked } = await postTo(page([], 'for ever'));
    expect(await post.find({ channel: 'C1' }, 'k', 0)).toEqual({ kind: 'refused', reason: 'not there' });
    expect(asked).toHaveLength(3);
  });

  test.each<[Reply, string]>([
    [no('internal_error'), 'unknown'],
    [no('ratelimited'), 'wait'],
    [no('missing_scope'), 'refused'],
    [no('org_login_required'), 'wait'],
    [json({ ok: false }), 'unknown'],
    [no('invalid_auth'), 'wait'],
    [html(200), 'unknown'],
    [html(403), 'unknown'],
  ])('sorts what goes wrong as anything else', async (reply, kind) => {
    const { post } = await postTo(reply);
    expect(await post.find({ channel: 'C1' }, 'k', 0)).toMatchObject({ kind });
  });
});
