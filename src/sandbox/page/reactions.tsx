import type { Message } from '../protocol.ts';
import { faceOf, useSlack } from './slack.ts';
import { emojiOf } from './text/emoji.ts';

/** The reactions to a message; a press adds one's own. */
export function Reactions({ channel, message }: { channel: string; message: Message }) {
  const { screen, act, tell } = useSlack();
  if (!message.reactions?.length) return null;
  const react = (name: string) =>
    void act({ do: 'react', channel, ts: message.ts, name }).then(outcome => tell(outcome.problem));
  return (
    <div className="reactions">
      {message.reactions.map(({ name, users }) => {
        const who = users.map(user => faceOf(screen, user).name).join(', ');
        return (
          <button
            type="button"
            key={name}
            className="reaction"
            aria-pressed={users.includes(screen.me.id)}
            aria-label={`${name}: ${who}`}
            title={`${who} reacted with :${name}:`}
            onClick={() => react(name)}
          >
            {emojiOf(name)} <span>{users.length}</span>
          </button>
        );
      })}
    </div>
  );
}
