import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../src/kernel/clock.ts';
import { md } from '../../src/slack/markup.ts';
import { slackPost } from '../../src/slack/post.ts';
import { botOf, plantSlack } from './bare-app.ts';

const noon = Date.parse('2026-11-23T12:00:00Z');

async function skewed(seconds: number, clock?: () => number) {
  const slack = await plantSlack(clock && { clock });
  onTestFinished(() => slack.stop());
  slack.skewClock(seconds);
  return slack;
}

test('messages carry the time of Slack’s own clock, and none is older than the one before', async () => {
  const slack = await skewed(-240, () => noon);
  const post = async (text: string) =>
    Number((await botOf(slack).chat.postMessage({ channel: 'C1LINE', text })).ts);
  const behind = await post('behind');
  expect(behind * 1000 - noon).toBe(-240_000);
  slack.skewClock(240);
  const ahead = await post('ahead');
  expect(ahead * 1000 - noon).toBe(240_000);
  slack.skewClock(0);
  expect(await post('right again')).toBeGreaterThan(ahead);
});

test.each([-290, 290])(
  'the app finds what it posted when Slack’s clock is %i seconds off, and never posts it twice',
  async seconds => {
    const slack = await skewed(seconds);
    const post = slackPost(botOf(slack));
    slack.failNext('chat.postMessage', 'drop the connection after doing it');
    const since = systemClock.now();
    const to = { channel: 'C1LINE' };
    expect(await post.send(to, { text: md`INC-1`, blocks: [] }, 'key')).toMatchObject({ kind: 'unknown' });
    const [there] = slack.workspace.messagesIn('C1LINE');
    expect(await post.find(to, 'key', since)).toEqual({ kind: 'sent', channel: 'C1LINE', ts: there?.ts });
    expect(await post.find(to, 'another', since)).toMatchObject({ kind: 'refused' });
  },
);
