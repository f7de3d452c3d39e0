import type { Message } from '../protocol.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { MessageContent } from './message-content.tsx';
import { MessageTools } from './message-tools.tsx';
import { Reactions } from './reactions.tsx';
import { RepliesLink } from './replies-link.tsx';
import { faceOf, useSlack } from './slack.ts';
import { clockIn, momentOf, timeIn } from './text/time.ts';

interface Props {
  channel: string;
  message: Message;
  /** The same person goes on: no face, no name. */
  isFollowing?: boolean;
  isInThread?: boolean;
}

/** One message with all that hangs on it. */
export function MessageItem({ channel, message, isFollowing = false, isInThread = false }: Props) {
  const { screen } = useSlack();
  const face = faceOf(screen, message.user);
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
            {face.isApp && <span className="app-badge">APP</span>}
            {when}
          </div>
        )}
        <MessageContent channel={channel} message={message} />
        <Reactions channel={channel} message={message} />
        {!isInThread && <RepliesLink message={message} />}
      </div>
      {!message.ephemeral && <MessageTools channel={channel} message={message} isInThread={isInThread} />}
    </article>
  );
}
