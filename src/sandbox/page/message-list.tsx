import { Fragment } from 'react';
import type { Conversation, Message } from '../protocol.ts';
import { MessageItem } from './message-item.tsx';
import { NoticeLine } from './notice-line.tsx';
import { useSlack } from './slack.ts';
import { dateIn, dayIn, momentOf } from './text/time.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

const GROUPED_WITHIN_MS = 5 * 60_000;

/** A conversation's messages by day, the newest at the end and in sight. */
export function MessageList({ conversation }: { conversation: Conversation }) {
  const { screen, notices: all } = useSlack();
  const { messages } = conversation;
  const notices = all.filter(notice => notice.channel === conversation.id && !notice.thread);
  const list = useStickToEnd(messages.length + notices.length);
  const { zone } = screen.me;
  const noticesAfter = (ts: string) =>
    notices.filter(({ after }) => after === ts).map(notice => <NoticeLine key={notice.id} notice={notice} />);

  return (
    <div
      className="messages"
      role="log"
      aria-label={`Messages in ${conversation.name}`}
      ref={list}
      tabIndex={0}
    >
      {messages.length === 0 && <p className="quiet">Nothing has been said here yet.</p>}
      {noticesAfter('')}
      {messages.map((message, at) => {
        const before = messages[at - 1];
        const moment = momentOf(message.ts);
        const newDay = !before || dateIn(zone, momentOf(before.ts)) !== dateIn(zone, moment);
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
            />
            {noticesAfter(message.ts)}
          </Fragment>
        );
      })}
    </div>
  );
}

/** Said by the same person a moment later: drawn without the face. */
function follows(before: Message | undefined, message: Message): boolean {
  if (!before || before.user !== message.user) return false;
  if (before.ephemeral || message.ephemeral || before.replies.length > 0) return false;
  return momentOf(message.ts) - momentOf(before.ts) < GROUPED_WITHIN_MS;
}
