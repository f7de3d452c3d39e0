import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Slack } from '../../src/sandbox/server.ts';
import { botOf, plantSlack, refusalOf } from './bare-app.ts';

let slack: Slack;

beforeEach(async () => {
  slack = await plantSlack();
});

afterEach(async () => {
  await slack.stop();
});

const ask = (method: string, more: Record<string, string> = {}) =>
  fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    body: new URLSearchParams({ token: slack.botToken, ...more }),
  });
const post = (text: string) => ask('chat.postMessage', { channel: 'C1LINE', text });
const seen = () => slack.person('Ines', { in: 'line' }).sees();

describe('a failure that lasts until told otherwise', () => {
  test('is of one method alone, each time', async () => {
    const end = slack.failAlways('chat.postMessage', { status: 429, headers: { 'retry-after': '7' } });
    const storm = [await post('1'), await post('2'), await post('3')];
    expect(storm.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual(
      storm.map(() => [429, '7']),
    );
    expect((await ask('auth.test')).status).toBe(200);
    end();
    expect((await post('4')).status).toBe(200);
    expect(seen()).toEqual(['Signal: 4']);
  });

  test.each(['internal_error', 'fatal_error', 'service_unavailable'])(
    'is of all methods: %s',
    async error => {
      const bot = botOf(slack);
      const end = slack.failAlways('*', { error });
      expect(await refusalOf(bot.auth.test())).toBe(error);
      expect(await refusalOf(bot.users.list({}))).toBe(error);
      end();
      expect(await refusalOf(bot.auth.test())).toBeUndefined();
    },
  );

  test('gives way to the failure of the next call, and that of a method before that of all', async () => {
    slack.failAlways('*', { status: 503 });
    slack.failAlways('auth.test', { status: 502 });
    slack.failNext('auth.test', { status: 500 });
    const statuses = [await ask('auth.test'), await ask('auth.test'), await ask('users.list')];
    expect(statuses.map(({ status }) => status)).toEqual([500, 502, 503]);
  });

  test('is not ended by the end of one that came before it', async () => {
    const endOfFirst = slack.failAlways('auth.test', { status: 502 });
    slack.failAlways('auth.test', { status: 503 });
    endOfFirst();
    expect((await ask('auth.test')).status).toBe(503);
  });
});

describe('an answer of servers that break', () => {
  test('is a page, and nothing is done', async () => {
    slack.failNext('chat.postMessage', { status: 500 });
    const answer = await post('never');
    expect([answer.status, (await answer.text()).slice(0, 15)]).toEqual([500, '<!DOCTYPE html>']);
    expect(seen()).toEqual([]);
  });

  test('is a page although the message is there', async () => {
    slack.failNext('chat.postMessage', { statusAfterDoingIt: 503 });
    const answer = await post('there');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    expect(seen()).toEqual(['Signal: there']);
  });

  test('is late while the message is there, and right when it comes', async () => {
    slack.failNext('chat.postMessage', { slow: 150, when: 'after doing it' });
    const asked = performance.now();
    const answer = await post('slow');
    expect(performance.now() - asked).toBeGreaterThanOrEqual(145);
    expect(await answer.json()).toMatchObject({ ok: true, message: { text: 'slow' } });
    expect(seen()).toEqual(['Signal: slow']);
  });
});
