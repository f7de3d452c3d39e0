import type { Log } from '../../kernel/log.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Person } from '../../people/person.ts';
import type { Routes } from '../../slack/routes.ts';
import { section } from '../../slack/blocks.ts';
import type { Saying } from '../../slack/listen.ts';
import { md } from '../../slack/markup.ts';
import { textIn } from '../../slack/entered.ts';
import { plainWords } from '../../slack/plain.ts';
import type { Glossary } from '../glossary.ts';
import { answer } from '../views.ts';
import { wordKey } from '../word-key.ts';

export interface MentionParts {
  glossary: Glossary;
  whoIs: (id: string) => Promise<Person>;
  botUserId: string;
  log: Log;
}

/**
 * A question to the app in a channel or thread, where commands don't work: answered there, for who asked alone. Slack's
 * second delivery of it is answered once more, which does no harm.
 */
export function mentionRoutes(routes: Routes, { glossary, whoIs, botUserId, log }: MentionParts): void {
  async function said(user: string, text: string): Promise<Saying> {
    try {
      // What stands before was said to somebody else, unless nothing stands behind.
      const parts = text.split(`<@${botUserId}>`).map(part => plainWords(part, new Map()).trim());
      const words = parts.findLast(part => wordKey(part) !== '') ?? '';
      return words === '' ? howTo : answer(await glossary.look(words, await whoIs(user)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return sentence(error.message);
    }
  }

  routes.event('app_mention', async ({ event, client }) => {
    const { channel, user, text, thread_ts: thread } = event;
    if (!user) return;
    const { text: short, blocks } = await said(user, textIn(text));
    try {
      await client.chat.postEphemeral({
        channel,
        user,
        text: short.mrkdwn,
        blocks,
        ...(thread && { thread_ts: thread }),
      });
    } catch (error) {
      log.warn({ err: error }, 'a question could not be answered');
    }
  });
}

const sentence = (words: string): Saying => {
  const text = md`${words}`;
  return { text, blocks: [section(text)] };
};
const howTo = sentence('Ask me for a word: “what is a trip?”. Only you see the answer.');
