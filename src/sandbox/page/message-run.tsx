import { Fragment } from 'react';
import type { Conversation, Message } from '../protocol.ts';
import { MessageItem } from './message-item.tsx';
import { NoticeLine } from './notice-line.tsx';
import { useSlack } from './slack.ts';
import { dateIn, dayIn, momentOf } from './text/time.ts';
import type { Notice } from './use-notices.ts';

const GROUPED_WITHIN_MS = 5 * 60_000;

interface Props {
  conversation: Conversation;
  messages: Message[];
  /** Slack's own words, each under the message it came after. */
  notices: Notice[];
  /** The message that the others reply to; absent in a channel. */
  root?: Message;
}

/** Messages one after the other, with a line where a day begins. */
export function MessageRun({ conversation, messages, notices, root }: Props) {
  const { screen } = useSlack();
  const { zone } = screen.me;
  const noticesAfter = (ts: string) =>
    notices.filter(({ after }) => after === ts).map(notice => <NoticeLine key={notice.id} notice={notice} />);
  return (
    <>
      {noticesAfter('')}
      {messages.map((message, at) => {
        const before = messages[at - 1];
        const earlier = before ?? root;
        const moment = momentOf(message.ts);
        const newDay = !earlier || dateIn(zone, momentOf(earlier.ts)) !== dateIn(zone, moment);
        return (
          <Fragment key={message.ts}>
            {newDay && (
              <div className="day">
                <span>{dayIn(zone, moment, screen.now)}</span>
              </div>
            )}
            <MessageItem
              channel={conversation.id}
              message={message}
              isFollowing={!newDay && follows(before, message)}
              isInThread={root !== undefined}
              root={root ? undefined : repliedTo(conversation, message)}
            />
            {noticesAfter(message.ts)}
          </Fragment>
        );
      })}
    </>
  );
}

/** The message whose thread a broadcast reply comes from. */
function repliedTo({ messages }: Conversation, message: Message): Message | undefined {
  if (!message.broadcast) return undefined;
  return messages.find(one => one.replies.some(reply => reply.ts === message.ts));
}

/** Said by the same person a moment later: drawn without the face. */
function follows(before: Message | undefined, message: Message): boolean {
  if (!before || before.user !== message.user || before.as?.name !== message.as?.name) return false;
  if (before.ephemeral || message.ephemeral || before.replies.length > 0) return false;
  if (before.broadcast || message.broadcast) return false;
  return momentOf(message.ts) - momentOf(before.ts) < GROUPED_WITHIN_MS;
}
