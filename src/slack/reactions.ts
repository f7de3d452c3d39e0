import type { Log } from '../kernel/log.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Person } from '../people/person.ts';
import { md, type Markup } from './markup.ts';
import type { Routes } from './routes.ts';

/** A reaction to a message. */
export interface Reaction {
  /** Asked only once the message is known to be ours to hear of. @throws Refusal that says why not */
  by: () => Promise<Person>;
  channel: string;
  ts: string;
  key: string;
}

/** What a reaction does. It answers with a sentence for that person alone, or not at all. */
export type React = (reaction: Reaction) => Promise<Markup | undefined>;

/** @param reactions by the emoji's name */
export function reactionRoutes(
  routes: Routes,
  whoIs: (id: string) => Promise<Person>,
  reactions: Readonly<Record<string, React>>,
  log: Log,
): void {
  routes.event('reaction_added', async ({ event, body, client }) => {
    const react = Object.hasOwn(reactions, event.reaction) ? reactions[event.reaction] : undefined;
    if (!react || event.item.type !== 'message') return;
    const { channel, ts } = event.item;
    const key = `event:${body.event_id}`;
    const answer = await tried(() => react({ by: () => whoIs(event.user), channel, ts, key }));
    if (!answer) return;
    try {
      await client.chat.postEphemeral({ channel, user: event.user, text: answer.mrkdwn });
    } catch (error) {
      log.warn({ err: error }, 'what a reaction did could not be told');
    }
  });
}

async function tried(run: () => Promise<Markup | undefined>): Promise<Markup | undefined> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return md`${error.message}`;
    throw error;
  }
}
