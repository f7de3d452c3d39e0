import type { webApi } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import type { Slack, SlackOptions } from '../../src/sandbox/server.ts';
import { md } from '../../src/slack/markup.ts';
import { botOf, plantSlack, refusalOf } from '../sandbox/bare-app.ts';

export type Setting = { slack: Slack; bot: webApi.WebClient };

/** A small plant's Slack until the end of the test, and a client as the app has it. */
export async function plant(options: Partial<SlackOptions> = {}): Promise<Setting> {
  const slack = await plantSlack(options);
  onTestFinished(() => slack.stop());
  return { slack, bot: botOf(slack) };
}

export const drawn = { text: md`INC-1`, blocks: [] };

/** What Slack says against a message. */
export const posts = ({ bot }: Setting, channel: string, text = 'Hi'): Promise<string | undefined> =>
  refusalOf(bot.chat.postMessage({ channel, text }));
