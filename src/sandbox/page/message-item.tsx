import { useState } from 'react';
import type { Message } from '../protocol.ts';
import { authorOf } from './author.ts';
import { Avatar } from './avatar.tsx';
import { BroadcastLine } from './broadcast-line.tsx';
import { Files } from './files.tsx';
import { Icon } from './icon.tsx';
import { MessageContent } from './message-content.tsx';
import { MessageEdit } from './message-edit.tsx';
import { MessageTools } from './message-tools.tsx';
import { Reactions } from './reactions.tsx';
import { RepliesLink } from './replies-link.tsx';
import { useSlack } from './slack.ts';
import { clockIn, momentOf, timeIn } from './text/time.ts';

interface Props {
  channel: string;
  message: Message;
  /** The same person goes on: no face, no name. */
  isFollowing?: boolean;
  isInThread?: boolean;
  /** What a reply that stands in the channel answers. */
  root?: Message | undefined;
}

/** One message with all that hangs on it. */
export function MessageItem({ channel, message, isFollowing = false, isInThread = false, root }: Props) {
  const { screen } = useSlack();
  const [isEdited, setEdited] = useState(false);
  const { face, isApp } = authorOf(screen, message);
  const moment = momentOf(message.ts);
  const { zone } = screen.me;
  const time = timeIn(zone, moment);
  const when = (
    <time className="when" dateTime={new Date(moment).toISOString()} title={clockIn(zone, moment)}>
      {time}
    </time>
  );
  const kind = [message.ephemeral && 'private', isFollowing && 'following'].filter(Boolean).join(' ');
  return (
    <article className={`message ${kind}`} aria-label={`${face.name}, ${time}`}>
      <div className="message-side">{isFollowing ? when : <Avatar face={face} />}</div>
      <div className="message-main">
        {message.ephemeral && (
          <div className="only-you">
            <Icon name="eye" />
            Only visible to you
          </div>
        )}
        {!isFollowing && (
          <div className="message-head">
            <span className="name">{face.name}</span>
            {isApp && <span className="app-badge">APP</span>}
            {when}
          </div>
        )}
        {root && <BroadcastLine channel={channel} root={root} />}
        {isEdited ? (
          <MessageEdit channel={channel} message={message} onDone={() => setEdited(false)} />
        ) : (
          <MessageContent channel={channel} message={message} />
        )}
        <Files files={message.files} />
        {isInThread && message.broadcast && <div className="broadcast-line">Also sent to the channel</div>}
        <Reactions channel={channel} message={message} />
        {!isInThread && <RepliesLink message={message} />}
      </div>
      {!message.ephemeral && !isEdited && (
        <MessageTools
          channel={channel}
          message={message}
          thread={isInThread ? undefined : (root ?? message).ts}
          onEdit={() => setEdited(true)}
        />
      )}
    </article>
  );
}
