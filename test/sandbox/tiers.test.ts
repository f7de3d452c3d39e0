import { afterEach, expect, test } from 'vitest';
import { METHODS } from '../../src/sandbox/methods.ts';
import type { Slack, SlackOptions } from '../../src/sandbox/server.ts';
import { plantSlack } from './bare-app.ts';

const started: Slack[] = [];

afterEach(async () => {
  for (const slack of started.splice(0)) await slack.stop();
});

async function slackWith(options: Partial<SlackOptions> = {}): Promise<Slack> {
  const slack = await plantSlack(options);
  started.push(slack);
  return slack;
}

const ask = (slack: Slack, method: string): Promise<Response> =>
  fetch(slack.apiUrl + method, { method: 'POST', body: new URLSearchParams({ token: slack.botToken }) });

/** How many calls are taken before one is refused. */
async function takenOf(slack: Slack, method: string): Promise<number> {
  for (let count = 0; count < 1000; count += 1) if ((await ask(slack, method)).status === 429) return count;
  return Infinity;
}

// Whatever else Slack says of a call that lacks its arguments: it counts.
test.each([
  ['users.list', 20],
  ['usergroups.users.list', 20],
  ['chat.update', 50],
  ['conversations.info', 50],
  ['users.info', 100],
  ['views.open', 100],
  ['files.getUploadURLExternal', 100],
  ['files.completeUploadExternal', 100],
  ['auth.test', 200],
])('%s takes %i calls a minute and refuses one more', async (method, most) => {
  const slack = await slackWith();
  expect(await takenOf(slack, method)).toBe(most);
  expect(slack.throttled).toBe(1);
  expect(slack.calls.at(-1)).toMatchObject({ method, reply: { ok: false, error: 'ratelimited' } });
});

test('each method counts for itself, and says in whole seconds when it takes another', async () => {
  const slack = await slackWith();
  await takenOf(slack, 'users.list');
  expect((await ask(slack, 'usergroups.list')).status).toBe(200);
  const wait = Number((await ask(slack, 'users.list')).headers.get('retry-after'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
});

test('what was called a minute ago counts no more', async () => {
  const slack = await slackWith({ tiers: { minute: 400 } });
  await takenOf(slack, 'users.list');
  await new Promise(resolve => setTimeout(resolve, 420));
  expect((await ask(slack, 'users.list')).status).toBe(200);
});

test('can be turned off, and a method that isn’t there has no tier', async () => {
  const slack = await slackWith({ tiers: false });
  for (let n = 0; n < 120; n += 1) expect((await ask(slack, 'users.info')).status).toBe(200);
  const other = await slackWith();
  for (let n = 0; n < 120; n += 1) await ask(other, 'constructor');
  expect(slack.throttled + other.throttled).toBe(0);
});

test('messages alone have no tier, since they have their pace in each channel', () => {
  const without = Object.keys(METHODS).filter(name => METHODS[name]?.tier === 'by channel');
  expect(without).toEqual(['chat.postMessage']);
});
