import type { Conversation } from '../protocol.ts';
import { MessageRun } from './message-run.tsx';
import { useSlack } from './slack.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

/** A conversation's messages by day, the newest at the end and in sight. */
export function MessageList({ conversation }: { conversation: Conversation }) {
  const { notices: all } = useSlack();
  const { messages } = conversation;
  const notices = all.filter(notice => notice.channel === conversation.id && !notice.thread);
  const list = useStickToEnd(messages.length + notices.length);
  return (
    <div
      className="messages"
      role="log"
      aria-label={`Messages in ${conversation.name}`}
      ref={list}
      tabIndex={0}
    >
      {messages.length === 0 && <p className="quiet">Nothing has been said here yet.</p>}
      <MessageRun conversation={conversation} messages={messages} notices={notices} />
    </div>
  );
}
