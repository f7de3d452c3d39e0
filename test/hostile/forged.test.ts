import { request as ask } from 'node:http';
import { describe, expect, test } from 'vitest';
import { signature } from '../../src/sandbox/signed-http.ts';
import type { Sockets } from '../../src/sandbox/socket.ts';
import { startStory, type Story } from '../support/story.ts';

type Sent = Parameters<typeof request>[1];

const FORM = 'application/x-www-form-urlencoded';
const now = () => Math.floor(Date.now() / 1000);
const command = (text = '') =>
  new URLSearchParams({
    command: '/incident',
    text,
    user_id: 'U0INES',
    trigger_id: `1.2.${text}`,
    team_id: 'T0',
  });

/** Sends it to the desk, whole or not, and tells what comes back. */
function request(
  port: number,
  {
    body,
    headers,
    method = 'POST',
    path = '/slack/events',
  }: {
    body: string | Buffer;
    headers: Record<string, string>;
    method?: string;
    path?: string;
  },
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port, method, path, headers }, response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function aDesk() {
  const story = await startStory({ over: 'http' });
  const { httpPort: port, slack } = story;
  const { signingSecret } = slack;
  const good = (body: string, type = FORM, at = now()): Sent => ({
    body,
    headers: { 'content-type': type, ...signature(signingSecret, body, at) },
  });
  await story.settle();
  const before = await everything(story);
  return {
    story,
    good,
    sends: (sent: Sent) => request(port, sent),
    /** Nothing was written or said, and the desk is well. */
    async isUntouched() {
      await story.settle();
      expect((await everything(story)) === before).toBe(true);
      const ines = slack.person('Ines', { in: 'rhine-ot' });
      await ines.types('/incident');
      expect(ines.modal?.title).toBe('Report an incident');
    },
  };
}

/** All that is kept, and all that was said. */
async function everything({ store, slack }: Story) {
  const rows = [];
  for (const table of Object.values(store.tables)) rows.push(await store.queries.select().from(table));
  return JSON.stringify([rows, slack.workspace.state.messages, slack.workspace.state.ephemerals]);
}

describe('refused before anybody is looked up, with nothing written, said or told:', () => {
  const body = command('list').toString();
  const signed = (secret: string, at: number, text = body) => ({
    'content-type': FORM,
    ...signature(secret, text, at),
  });
  const forged: Record<string, [status: number, make: (secret: string) => Sent]> = {
    'no signature': [401, () => ({ body, headers: { 'content-type': FORM } })],
    'no signature, in time': [
      401,
      () => ({ body, headers: { 'content-type': FORM, 'x-slack-request-timestamp': String(now()) } }),
    ],
    'another secret': [401, () => ({ body, headers: signed('0'.repeat(32), now()) })],
    'a signature without its version': [
      401,
      secret => {
        const headers = signed(secret, now());
        return { body, headers: { ...headers, 'x-slack-signature': 'v1=00' } };
      },
    ],
    'an old one sent again': [401, secret => ({ body, headers: signed(secret, now() - 301) })],
    'one from the future': [401, secret => ({ body, headers: signed(secret, now() + 302) })],
    'a time that is no number': [
      401,
      secret => ({ body, headers: { ...signed(secret, now()), 'x-slack-request-timestamp': 'soon' } }),
    ],
    'a changed body': [
      401,
      secret => ({ body: body.replace('INES', 'ANNA'), headers: signed(secret, now()) }),
    ],
    'a truncated body': [401, secret => ({ body: body.slice(0, -5), headers: signed(secret, now()) })],
    'a body over the limit': [
      413,
      secret => {
        const long = command('x'.repeat(1_100_000)).toString();
        return { body: long, headers: signed(secret, now(), long) };
      },
    ],
    'a form that says it is JSON': [
      400,
      secret => ({ body, headers: { ...signed(secret, now()), 'content-type': 'application/json' } }),
    ],
    'bytes that are no text': [
      401,
      secret => ({ body: Buffer.from([0xff, 0xfe, 0x00, 0x41]), headers: signed(secret, now()) }),
    ],
    'another method': [404, secret => ({ method: 'GET', body: '', headers: signed(secret, now(), '') })],
    'another path': [404, secret => ({ path: '/slack/install', body, headers: signed(secret, now()) })],
    'a path that is none': [404, secret => ({ path: '//', body, headers: signed(secret, now()) })],
    'a smuggled payload beside ssl_check': [
      200,
      () => ({
        body: `${body}&ssl_check=1`,
        headers: { 'content-type': FORM, 'x-slack-request-timestamp': String(now()) },
      }),
    ],
  };
  test.each(Object.entries(forged))('%s', async (_, [status, make]) => {
    const { story, sends, isUntouched } = await aDesk();
    expect(await sends(make(story.slack.signingSecret))).toEqual({ status, text: '' });
    await isUntouched();
  });

  test.each(['null', '1', '"x"', '[]', 'true', '', '{', '{"a":'])(
    'JSON that holds nothing: %s',
    async json => {
      const { good, sends, isUntouched } = await aDesk();
      for (const sent of [
        good(json, 'application/json'),
        good(new URLSearchParams({ payload: json }).toString()),
      ])
        expect(await sends(sent)).toEqual({ status: 400, text: '' });
      await isUntouched();
    },
  );
});

test(
  'signed requests that make no sense end in nothing, without a stack trace',
  { timeout: 30_000 },
  async () => {
    const { story, good, sends, isUntouched } = await aDesk();
    const senseless: object[] = [
      {},
      { type: 'event_callback' },
      { type: 'event_callback', event: null },
      { type: 'view_submission', user: { id: 'U0INES' }, team: { id: 'T0' }, view: null },
      {
        type: 'view_submission',
        user: { id: 'U0INES' },
        team: { id: 'T0' },
        view: { callback_id: 'incident.file' },
      },
      { type: 'block_actions', user: { id: 'U0INES' }, team: { id: 'T0' }, actions: [] },
      {
        type: 'block_actions',
        user: {},
        team: { id: 'T0' },
        actions: [{ action_id: 'incident.acknowledge' }],
      },
      { type: 'shortcut', callback_id: 'incident.new' },
      { type: 'block_suggestion', action_id: 'where', value: 7 },
      JSON.parse('{"__proto__":{"type":"block_actions"},"constructor":{"name":"x"}}') as object,
    ];
    const bothWays = (one: object) => {
      const json = JSON.stringify(one);
      return [good(json, 'application/json'), good(new URLSearchParams({ payload: json }).toString())];
    };
    for (const answer of await Promise.all(senseless.flatMap(bothWays).map(sends)))
      expect(answer).toEqual({ status: 400, text: '' });
    // What is told without a word of what happened, and what nobody asked to be told, is done with.
    const idle = [
      { type: 'event_callback', team_id: 'T0', event: { type: 'message', channel: 'C0RHINEOT' } },
      { type: 'event_callback', team_id: 'T0', event: { type: 'star_added' } },
      { type: 'view_closed', user: { id: 'U0INES' }, view: { id: 'V1' } },
      { type: 'app_rate_limited', team_id: 'T0' },
    ];
    for (const answer of await Promise.all(idle.flatMap(bothWays).map(sends)))
      expect(answer).toEqual({ status: 200, text: '' });
    expect(story.log.filter(line => /"level":50|\bat .*:\d+:\d+/.test(line))).toEqual([]);
    await isUntouched();
  },
);

test('over a socket, what is none of Slack’s is acked, so that it does not come again', async () => {
  const { slack, log } = await startStory({ over: 'socket' });
  const sockets = slack.sockets as Sockets;
  const press = { type: 'block_actions', trigger_id: '1.2', actions: [{ action_id: 'incident.more' }] };
  expect(await sockets.deliver('interactive', press)).toEqual({ outcome: 'acknowledged', payload: {} });
  expect(log.filter(line => line.includes('none of Slack’s'))).toHaveLength(1);
  expect(log.filter(line => /"level":50|\bat .*:\d+:\d+/.test(line))).toEqual([]);
});

test('the same signed form sent again within five minutes files nothing twice', async () => {
  const { story, good, sends } = await aDesk();
  const radio = (value: string) => ({
    type: 'radio_buttons',
    selected_option: { text: { type: 'plain_text', text: value }, value },
  });
  const payload = {
    type: 'view_submission',
    team: { id: 'T0' },
    user: { id: 'U0INES', team_id: 'T0' },
    view: {
      id: 'V1',
      type: 'modal',
      callback_id: 'incident.file',
      private_metadata: '',
      blocks: [],
      state: {
        values: {
          where: { where: radio('asset:his-1') },
          what: { what: { type: 'plain_text_input', value: 'Trends stand still' } },
          impact: { impact: radio('slower') },
        },
      },
    },
  };
  const sent = good(new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
  for (let n = 0; n < 3; n++) expect((await sends(sent)).status).toBe(200);
  await story.settle();
  expect(await story.store.queries.select().from(story.store.tables.incidents)).toHaveLength(1);
  const omar = story.slack.person('Omar', { in: 'rhine-it' });
  expect(omar.sees().filter(line => line.includes('INC-'))).toHaveLength(1);
});
