import type { webApi } from '@slack/bolt';
import type { Said } from '../../conversations/conversations.ts';
import type { Log } from '../../kernel/log.ts';
import { sideName, sides } from '../../people/person.ts';
import type { Listen, Saying } from '../../slack/listen.ts';
import { md } from '../../slack/markup.ts';
import type { Clarify } from './clarifying.ts';
import type { Hints } from './hints.ts';
import { CLEAR, hintFor, KNOW, meantBy, question, STOP } from './views.ts';

export interface HintRouteParts {
  hints: Hints;
  clarify: Clarify;
  command: string;
}

/** What people press on a hint. */
export function hintRoutes(on: Listen, { hints, clarify, command }: HintRouteParts): void {
  on.press(KNOW, async ({ by, value }) => {
    await hints.knows(value, by);
    return { done: md`You get no more hints at this word.` };
  });
  on.press(STOP, async ({ by }) => {
    await hints.stop(by, true);
    return { done: md`You get no more hints, in no channel. \`${command} hints start\` brings them back.` };
  });
  on.press(CLEAR, async () => ({ done: md`Nothing was added.` }));
  for (const side of sides)
    on.press(meantBy(side), async ({ by, value }) => {
      await clarify(value, side, by);
      return { done: md`Both sides read now that you mean it as ${sideName[side]} says it.` };
    });
}

export interface HintEarParts {
  hints: Hints;
  client: webApi.WebClient;
  log: Log;
}

/** Says what is to be said about a message, for those whom it is for alone. What Slack doesn't take is not said. */
export const hearsForHints =
  ({ hints, client, log }: HintEarParts) =>
  async (written: Said): Promise<void> => {
    try {
      const { hints: told, asks } = await hints.heard(written);
      const { channel, ts, thread, authorId } = written;
      const whisper = async (user: string, { text, blocks }: Saying): Promise<void> => {
        const place = { channel, user, ...(thread !== ts && { thread_ts: thread }) };
        try {
          await client.chat.postEphemeral({ ...place, text: text.mrkdwn, blocks });
        } catch (error) {
          log.warn({ err: error }, 'a hint was not given');
        }
      };
      await Promise.all([
        ...asks.map(pair => whisper(authorId, question(pair, `${channel}:${thread}:${ts}`))),
        ...told.map(hint => whisper(hint.to.id, hintFor(hint))),
      ]);
    } catch (error) {
      log.warn({ err: error }, 'a message was not looked at for hints');
    }
  };
