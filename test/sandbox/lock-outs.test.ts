import { afterEach, beforeEach, expect, test } from 'vitest';
import type { webApi } from '@slack/bolt';
import { EventRate } from '../../src/sandbox/event-rate.ts';
import type { Slack } from '../../src/sandbox/server.ts';
import { botOf, plantSlack, refusalOf } from './bare-app.ts';

let slack: Slack;
let bot: webApi.WebClient;

beforeEach(async () => {
  slack = await plantSlack();
  bot = botOf(slack);
});

afterEach(() => slack.stop());

test('an app that was taken out, or whose user was deactivated, is let in nowhere until it is let in again', async () => {
  for (const how of ['token_revoked', 'account_inactive'] as const) {
    slack.locksAppOut(how);
    expect(await refusalOf(bot.chat.postMessage({ channel: 'C1LINE', text: 'Hi' }))).toBe(how);
    expect(await refusalOf(bot.auth.test())).toBe(how);
    expect(await refusalOf(botOf(slack, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
  }
  slack.locksAppOut(undefined);
  expect((await bot.auth.test()).ok).toBe(true);
});

test('where the workspace lets no app post, it can still read', async () => {
  slack.restrictsPosting('line');
  expect(await refusalOf(bot.chat.postMessage({ channel: 'C1LINE', text: 'Hi' }))).toBe('restricted_action');
  expect((await bot.conversations.history({ channel: 'C1LINE' })).messages).toEqual([]);
  expect((await bot.chat.postMessage({ channel: 'C4DESK', text: 'Hi' })).ok).toBe(true);
});

test('thirty thousand events come in any hour; beyond that they are lost, and that is said once a minute', () => {
  const rate = new EventRate();
  const minute = 60_000;
  for (let n = 0; n < 30_000; n += 1) expect(rate.take(n)).toBe('give it');
  expect(rate.take(minute)).toBe('say that it is held back');
  expect(rate.take(minute + 1)).toBe('hold it back');
  expect(rate.take(2 * minute - 1)).toBe('hold it back');
  expect(rate.take(2 * minute)).toBe('say that it is held back');
  expect(rate.take(60 * minute - 1)).toBe('say that it is held back');
  expect(rate.take(60 * minute)).toBe('give it');
  expect(rate.take(60 * minute)).toBe('hold it back');
  expect(rate.take(60 * minute + 29_999)).toBe('give it');
});
