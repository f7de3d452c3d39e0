import { MIRRORED } from '../../src/conversations/conversations.ts';
import { allMessages, type MessageParts } from '../../src/messages.ts';
import type { Story } from '../support/story.ts';

/** Every kind of message that the app can draw. Nothing is drawn here, so nothing is needed to draw with. */
export const allKinds = Object.keys(
  allMessages({ terms: {}, coffee: {}, shadowing: {} } as MessageParts).draw,
);

/** The kinds of which Slack took at least one. */
export async function kindsSent({ store, slack }: Story): Promise<string[]> {
  const { outbox, cards } = store.tables;
  const rows = await store.queries.select({ key: outbox.key, intent: outbox.intent }).from(outbox);
  const kindOf = new Map(rows.map(({ key, intent }) => [key, intent]));
  const recordOf = new Map((await store.queries.select().from(cards)).map(card => [card.id, card.record]));
  const kinds = slack.calls.map(({ method, args, reply }) => {
    if (reply?.['ok'] !== true) return undefined;
    // An edit carries no key. This one is only ever an edit, and its words are no other's.
    if (method === 'chat.update' && String(args['text']).includes('This desk has moved'))
      return String(args['text']).includes('the change goes on') ? 'change.moved' : 'incident.moved';
    const key = method === 'chat.postMessage' ? keyIn(args['metadata']) : '';
    // What is changed in place carries one key for all its versions.
    const [, card = ''] = /^card:(.+?)(?::\d+)?$/.exec(key) ?? [];
    if (card) return card.startsWith('reply:') ? MIRRORED : `${recordOf.get(card)}.card`;
    return kindOf.get(key);
  });
  return [...new Set(kinds.filter(kind => kind !== undefined))];
}

function keyIn(metadata: unknown): string {
  const read: unknown = typeof metadata === 'string' ? JSON.parse(metadata) : metadata;
  return (read as { event_payload?: { key?: string } } | undefined)?.event_payload?.key ?? '';
}
