import type { ConversationStore } from '../conversations/conversations.ts';
import type { Directory } from '../people/directory.ts';
import { md, mentionedIn } from '../slack/markup.ts';
import { plainWords } from '../slack/plain.ts';
import type { React } from '../slack/reactions.ts';
import type { Keep } from './keeping.ts';
import { kinds, type Kind } from './names.ts';

export interface KeepReactionParts {
  keeps: Readonly<Record<Kind, Keep>>;
  conversations: Pick<ConversationStore, 'replyAt'>;
  directory: Directory;
}

/** A pin on a message under a card, of whatever kind of record: its history keeps it. */
export function keepReactions({ keeps, conversations, directory }: KeepReactionParts): Record<string, React> {
  const keepIt: React = async ({ by, channel, ts }) => {
    const reply = await conversations.replyAt(channel, ts);
    const kind = kinds.find(one => one === reply?.record);
    if (!reply || !kind || reply.deleted) return undefined;
    const names = await directory.names([reply.authorId, ...mentionedIn(reply.text)]);
    const files = reply.files.map(file => file.name).join(', ');
    const said = [plainWords(reply.text, names), files].filter(Boolean).join('\n');
    const author = names.get(reply.authorId) ?? 'Somebody';
    const name = await keeps[kind](reply.recordId, `${author}: ${said}`, await by(), `keep:${reply.id}`);
    return md`${name} keeps it: *More* on its card shows it.`;
  };
  return { pushpin: keepIt, round_pushpin: keepIt };
}
