import { channel } from 'node:diagnostics_channel';
import { expect, onTestFinished, test } from 'vitest';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

test('while Slack renews a connection, what people do comes over the other', async () => {
  const { slack } = await startStory({ over: 'socket' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  expect(slack.sockets.connected).toBe(2);
  await slack.sockets.refresh(10_000);
  expect(slack.sockets.connected).toBe(1);
  await files(ines, 'HIS-1');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  expect(ines.told.join('\n')).not.toContain('failed');
  expect(ines.sees().join('\n')).toContain('Omar Haddad (IT)');
  await expect.poll(() => slack.sockets.connected, { timeout: 10_000 }).toBe(2);
});

/** Until so many connections have had a sign of life from Slack. */
async function signsOfLife(connections: number): Promise<void> {
  const signs = channel('undici:websocket:pong');
  const heard = new Set<unknown>();
  const hear = (sign: unknown) => void heard.add((sign as { websocket: unknown }).websocket);
  signs.subscribe(hear);
  onTestFinished(() => {
    signs.unsubscribe(hear);
  });
  await expect.poll(() => heard.size, { timeout: 10_000 }).toBe(connections);
}

test('a process that was held up for seconds still has a connection, over which what people do comes', async () => {
  const { slack } = await startStory({ over: 'socket' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  await signsOfLife(2);
  const from = performance.now();
  while (performance.now() - from < 2_500);
  await expect.poll(() => slack.sockets.connected).toBeLessThan(2);
  expect(await ines.types('/incident')).toEqual({ ok: true });
});

test('after both were cut without a word the app is back by itself', async () => {
  const { slack, settle } = await startStory({ over: 'socket' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1');
  slack.sockets.drop();
  await ines.types('/incident');
  expect(ines.told.at(-1)).toContain('failed');
  await expect.poll(() => slack.sockets.connected, { timeout: 10_000 }).toBe(2);
  await ines.replies('The trends are back', { on: 'INC-1' });
  await settle();
  expect(omar.sees().join('\n')).toContain('The trends are back');
});
