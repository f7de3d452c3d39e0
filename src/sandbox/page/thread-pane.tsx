import type { Conversation, Message } from '../protocol.ts';
import { Back } from './back.tsx';
import { Composer } from './composer.tsx';
import { Icon } from './icon.tsx';
import { MessageItem } from './message-item.tsx';
import { MessageRun } from './message-run.tsx';
import { NoticeLine } from './notice-line.tsx';
import { appOf, calledIn, useSlack } from './slack.ts';
import { useStickToEnd } from './use-stick-to-end.ts';

/** A message and its replies, beside the conversation. */
export function ThreadPane({ channel, message }: { channel: Conversation; message: Message }) {
  const { screen, show, address, notices: all } = useSlack();
  const { replies } = message;
  const notices = all.filter(notice => notice.thread === message.ts);
  const list = useStickToEnd(replies.length + notices.length);
  const to = address.in ? { in: address.in } : {};
  const count = replies.filter(reply => !reply.ephemeral).length;
  const isDm = channel.id === screen.dm.id;
  const name = isDm ? appOf(screen).name : calledIn(channel);
  return (
    <aside className="pane thread-pane" aria-label="Thread">
      <header className="pane-header">
        <Back to={to} />
        <h1>Thread</h1>
        <p className="topic">{name}</p>
        <button
          type="button"
          className="icon-button close-thread"
          aria-label="Close thread"
          onClick={() => show(to)}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="messages" role="log" aria-label="Replies" ref={list} tabIndex={0}>
        <MessageItem channel={channel.id} message={message} isInThread />
        {count > 0 && (
          <div className="thread-count">
            <span>
              {count} {count === 1 ? 'reply' : 'replies'}
            </span>
          </div>
        )}
        <MessageRun conversation={channel} messages={replies} notices={[]} root={message} />
        {notices.map(notice => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </div>
      {!channel.readOnly && (
        <Composer
          channel={channel.id}
          thread={message.ts}
          label="Reply…"
          {...(isDm ? {} : { alsoTo: calledIn(channel) })}
        />
      )}
    </aside>
  );
}
