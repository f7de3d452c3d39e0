import { afterEach, describe, expect, test } from 'vitest';
import type { Slack } from '../../src/sandbox/server.ts';
import { botOf, manifestFile, plantSlack, refusalOf } from './bare-app.ts';

const started: Slack[] = [];

afterEach(async () => {
  for (const slack of started.splice(0)) await slack.stop();
});

async function slackWith(options: Parameters<typeof plantSlack>[0] = {}): Promise<Slack> {
  const slack = await plantSlack(options);
  started.push(slack);
  return slack;
}

/** Posts as fast as it can. */
async function statuses(slack: Slack, channel: string, count: number): Promise<number[]> {
  const said: number[] = [];
  for (let i = 0; i < count; i += 1) said.push((await posted(slack, channel)).status);
  return said;
}

async function posted(slack: Slack, channel: string): Promise<Response> {
  const body = new URLSearchParams({ token: slack.botToken, channel, text: 'Hi' });
  return fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', body });
}

describe('the pace of messages', () => {
  test('lets a burst through and refuses what comes faster, in each channel for itself', async () => {
    const slack = await slackWith({ pace: { every: 60_000, burst: 2 } });
    expect(await statuses(slack, 'C1LINE', 4)).toEqual([200, 200, 429, 429]);
    expect(await statuses(slack, 'C4DESK', 1)).toEqual([200]);
    expect(slack.throttled).toBe(2);
    expect(slack.person('Ines').sees('line')).toHaveLength(2);
    expect(slack.calls.at(2)).toMatchObject({ reply: { ok: false, error: 'ratelimited' } });
  });

  test('says in whole seconds when to come again, one at the least', async () => {
    const wait = async (every: number) => {
      const slack = await slackWith({ pace: { every, burst: 1 } });
      await posted(slack, 'C1LINE');
      return (await posted(slack, 'C1LINE')).headers.get('retry-after');
    };
    expect(await wait(500)).toBe('1');
    expect(await wait(90_000)).toBe('90');
  });

  test('lets one through again when its time has come', async () => {
    const slack = await slackWith({ pace: { every: 100, burst: 1 } });
    expect(await statuses(slack, 'C1LINE', 2)).toEqual([200, 429]);
    await new Promise(resolve => setTimeout(resolve, 120));
    expect(await statuses(slack, 'C1LINE', 1)).toEqual([200]);
  });

  test('slows down new messages only, and nobody unless it is asked to', async () => {
    const slow = await slackWith({ pace: { every: 60_000, burst: 1 } });
    const bot = botOf(slow);
    const { ts = '' } = await bot.chat.postMessage({ channel: 'C1LINE', text: 'Card' });
    for (const text of ['1', '2', '3']) await bot.chat.update({ channel: 'C1LINE', ts, text });
    const free = await slackWith();
    expect(await statuses(free, 'C1LINE', 20)).toEqual(Array(20).fill(200));
    expect([slow.throttled, free.throttled]).toEqual([0, 0]);
  });
});

describe('every answer', () => {
  test('says which scopes the app has, and which would have done', async () => {
    const scopes = ['chat:write', 'users:read'];
    const slack = await slackWith({ manifest: manifestFile({ scopes }) });
    const { response_metadata } = await botOf(slack).auth.test();
    expect(response_metadata).toMatchObject({ scopes });
    const { headers } = await posted(slack, 'C1LINE');
    expect(headers.get('x-oauth-scopes')).toBe('chat:write,users:read');
    expect(headers.get('x-accepted-oauth-scopes')).toBe('chat:write');
    const refused = await fetch(`${slack.apiUrl}conversations.info?channel=C1LINE`, {
      headers: { authorization: `Bearer ${slack.botToken}` },
    });
    expect(refused.headers.get('x-accepted-oauth-scopes')).toBe(
      'channels:read,groups:read,im:read,mpim:read',
    );
  });

  test('of auth.test says where the workspace is', async () => {
    const slack = await slackWith({ manifest: manifestFile({ scopes: [] }) });
    expect((await botOf(slack).auth.test()).url).toBe('https://plant.slack.com/');
    expect(await refusalOf(botOf(slack).users.list({}))).toBe('missing_scope');
  });
});
