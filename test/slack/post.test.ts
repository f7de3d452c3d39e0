import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LogLevel, webApi } from '@slack/bolt';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MINUTE } from '../../src/kernel/clock.ts';
import { pooledFetch } from '../../src/slack/http.ts';
import { slackPost } from '../../src/slack/post.ts';

interface Asked {
  method: string;
  args: URLSearchParams;
}
type Reply = (response: ServerResponse) => void;

const json =
  (body: object, status = 200, headers: Record<string, string> = {}): Reply =>
  response =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const no = (error: string): Reply => json({ ok: false, error });

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

/** The real client against a server that answers each call with the next reply, the last one for ever. */
async function slackThat(...replies: Reply[]) {
  const asked: Asked[] = [];
  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    asked.push({ method: (request.url ?? '').slice(1), args: new URLSearchParams(await bodyOf(request)) });
    replies[Math.min(asked.length, replies.length) - 1]?.(response);
  }
  const server = createServer((request, response) => void reply(request, response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { fetch, close } = pooledFetch();
  const client = new webApi.WebClient('xoxb-test', {
    slackApiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    fetch,
    timeout: 300,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await close();
    await new Promise(resolve => server.close(resolve));
  });
  return { post: slackPost(client), asked };
}

const drawn = { text: 'INC-1', blocks: [] };
const sent = json({ ok: true, ts: '1.5', channel: 'C1' });

describe('what Slack answers to a post', () => {
  test('is sent when it says so', async () => {
    const { post, asked } = await slackThat(sent);
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
    ['ratelimited', no('ratelimited'), { kind: 'wait', wait: MINUTE }],
    ...[
      'channel_not_found',
      'not_in_channel',
      'is_archived',
      'user_not_found',
      'user_disabled',
      'account_inactive',
      'token_revoked',
      'invalid_auth',
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
    ['404', json({}, 404), { kind: 'refused', reason: 'HTTP 404' }],
    ['413', json({}, 413), { kind: 'refused', reason: 'HTTP 413' }],
    ...['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'].map(
      (reason): [string, Reply, object] => [reason, no(reason), { kind: 'unknown', reason }],
    ),
    ['500', json({}, 500), { kind: 'unknown' }],
    ['503', json({}, 503), { kind: 'unknown' }],
    ['a call that breaks off', response => response.destroy(), { kind: 'unknown' }],
    ['nothing at all', () => undefined, { kind: 'unknown' }],
    ['no ts', json({ ok: true }), { kind: 'unknown', reason: 'Slack answered without a ts' }],
  ])('is sorted: %s', async (_, reply, outcome) => {
    const { post, asked } = await slackThat(reply);
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

describe('a change', () => {
  test('of a message that was deleted says that it is gone', async () => {
    const { post } = await slackThat(no('message_not_found'));
    expect(await post.change('C1', '1.5', drawn)).toEqual({
      kind: 'refused',
      reason: 'message_not_found',
      gone: true,
    });
  });

  test('names the message', async () => {
    const { post, asked } = await slackThat(sent);
    expect(await post.change('C1', '1.5', drawn)).toEqual({ kind: 'sent', channel: 'C1', ts: '1.5' });
    expect([asked[0]?.method, asked[0]?.args.get('ts')]).toEqual(['chat.update', '1.5']);
  });
});

describe('places', () => {
  test('a reply goes to its thread, and to the channel where asked', async () => {
    const { post, asked } = await slackThat(sent);
    await post.send({ channel: 'C1', thread: '1.1' }, drawn, 'k');
    await post.send({ channel: 'C1', thread: '1.1', broadcast: true }, drawn, 'k');
    expect(asked.map(({ args }) => args.get('thread_ts'))).toEqual(['1.1', '1.1']);
    expect(asked.map(({ args }) => args.get('reply_broadcast') === 'true')).toEqual([false, true]);
  });

  test('a person’s direct messages are opened once', async () => {
    const { post, asked } = await slackThat(json({ ok: true, channel: { id: 'D1' } }), sent);
    const landed = await post.send({ channel: 'U1' }, drawn, 'k');
    await post.send({ channel: 'U1' }, drawn, 'k');
    expect(landed).toMatchObject({ channel: 'D1' });
    expect(asked.map(({ method }) => method)).toEqual([
      'conversations.open',
      'chat.postMessage',
      'chat.postMessage',
    ]);
  });

  test('a person who left is refused', async () => {
    const { post } = await slackThat(no('user_disabled'));
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
    const { post, asked } = await slackThat(
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
    const { post, asked } = await slackThat(page([message('3', 'k')]));
    expect(await post.find({ channel: 'C1', thread: '1.1' }, 'k', 0)).toEqual(there);
    expect([asked[0]?.method, asked[0]?.args.get('ts')]).toEqual(['conversations.replies', '1.1']);
  });

  test('says that it isn’t there', async () => {
    const { post } = await slackThat(page([message('2', 'other')]));
    expect(await post.find({ channel: 'C1' }, 'k', 0)).toEqual({ kind: 'refused', reason: 'not there' });
  });

  test('ends, however long the history is', async () => {
    const { post, asked } = await slackThat(page([], 'for ever'));
    expect(await post.find({ channel: 'C1' }, 'k', 0)).toEqual({ kind: 'refused', reason: 'not there' });
    expect(asked).toHaveLength(10);
  });

  test.each<[Reply, string]>([
    [no('internal_error'), 'unknown'],
    [no('ratelimited'), 'wait'],
    [no('missing_scope'), 'refused'],
  ])('sorts what goes wrong as anything else', async (reply, kind) => {
    const { post } = await slackThat(reply);
    expect(await post.find({ channel: 'C1' }, 'k', 0)).toMatchObject({ kind });
  });
});
