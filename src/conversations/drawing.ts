import type { Draw } from '../outbox/deliver.ts';
import type { Directory } from '../people/directory.ts';
import { LIMIT } from '../slack/blocks.ts';
import { clip } from '../kernel/text.ts';
import type { Members } from '../people/members.ts';
import { otherSide, sideName, type Side } from '../people/person.ts';
import { carried, joined, link, md, mentionedIn, personLink, type Markup } from '../slack/markup.ts';
import type { ConversationParts, ConversationStore } from './conversations.ts';
import type { Reply, SharedFile } from './reply.ts';

export interface MirrorParts extends Pick<ConversationParts, 'mayCross'> {
  replies: Pick<ConversationStore, 'reply'>;
  directory: Directory;
  members: Members;
}

/** How a reply looks under the other side's card: its author's name and picture, and what they wrote. */
export function drawMirrored({ replies, directory, members, mayCross }: MirrorParts): Draw {
  return async ({ about }) => {
    const reply = await replies.reply(about);
    if (!reply) return undefined;
    const shows = reply.version;
    if (reply.deleted) return { text: md``, blocks: [], shows, removed: true };
    const author = await writer(reply);
    if (!author || !(await mayCross(reply.record, reply.recordId))) return undefined;
    const text = said(reply, author.name, await mentions(reply));
    // Slack drops the name that a message is posted under when it is broadcast, so the name stands in it.
    if (reply.broadcast) return { text: md`*${author.as.name}:*\n${text}`, blocks: [], shows };
    return { text, blocks: [], shows, as: author.as };
  };

  /** Undefined for somebody of another company, also where Slack doesn't show them to us: a desk is no place of theirs. */
  async function writer(reply: Reply) {
    const known = await directory.person(reply.authorId);
    const member = known ?? (await members.byId(reply.authorId));
    if (!member || ('outsider' in member && member.outsider)) return undefined;
    // Who writes at the other side's desk is still of their own; of both, or unknown to us, of where they write.
    const side = known && known.side !== 'bridge' ? known.side : reply.side;
    // A long name must not push out whose it is.
    const from = ` (${sideName[side]}${member.guest ? ', guest' : ''})`;
    const as = { name: clip(member.name, LIMIT.userName - from.length) + from, picture: member.picture };
    return { name: member.name, as };
  }

  /** Who is meant is called where they read it; everybody else is only named. */
  async function mentions(reply: Reply): Promise<(id: string) => Markup> {
    const here = otherSide(reply.side);
    const called = await Promise.all(
      mentionedIn(reply.text).map(async id => [id, await mention(id, here)] as const),
    );
    const byId = new Map(called);
    return id => byId.get(id) ?? md`@somebody`;
  }

  async function mention(id: string, here: Side): Promise<Markup> {
    const person = await directory.person(id);
    if (person?.side === here && !person.left) return personLink(id);
    const name = person?.name ?? (await members.byId(id))?.name;
    return md`@${name ?? 'somebody'}`;
  }
}

function said(reply: Reply, author: string, mentioned: (id: string) => Markup): Markup {
  const files = reply.files.map(file => fileLine(file, author));
  const parts = [...(reply.text ? [carried(reply.text, mentioned)] : []), ...files];
  // A message of Slack's that somebody shared has no words of its own.
  return parts.length > 0 ? joined(parts, '\n') : md`_Something that can’t be shown here: ask ${author}._`;
}

const fileLine = (file: SharedFile, author: string): Markup =>
  file.link
    ? md`File: ${link(file.link, file.name)}`
    : md`File: ${file.name}. It can’t be opened from here, because it was shared in a private channel: ask ${author} to share it here too.`;
