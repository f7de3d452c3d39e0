import type { Message } from '../protocol.ts';
import { authorOf } from './author.ts';
import { Avatar } from './avatar.tsx';
import { useSlack } from './slack.ts';
import { dayIn, momentOf, timeIn } from './text/time.ts';

/** "3 replies", with the faces of those who replied; opens the thread. */
export function RepliesLink({ message }: { message: Message }) {
  const { screen, address, show } = useSlack();
  const replies = message.replies.filter(reply => !reply.ephemeral);
  const last = replies.at(-1);
  if (!last) return null;
  const faces = new Map(replies.map(reply => authorOf(screen, reply).face).map(face => [face.id, face]));
  const { zone } = screen.me;
  const moment = momentOf(last.ts);
  const count = `${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`;
  return (
    <button
      type="button"
      className="replies"
      onClick={() => show({ in: address.in ?? screen.channels[0]?.id ?? '', thread: message.ts })}
    >
      {[...faces.values()].slice(0, 4).map(face => (
        <Avatar key={face.id} face={face} size={24} />
      ))}
      <span className="replies-count">{count}</span>{' '}
      <span className="replies-last">
        Last reply {dayIn(zone, moment, screen.now).toLowerCase()} at {timeIn(zone, moment)}
      </span>
    </button>
  );
}
