import { useRef } from 'react';
import type { Message } from '../protocol.ts';
import { Menu } from './controls/menu.tsx';
import { Icon } from './icon.tsx';
import { useSlack } from './slack.ts';
import { emojiOf } from './text/emoji.ts';

const OFFERED = ['+1', 'white_check_mark', 'eyes', 'pray', 'wave', 'warning'];

/** The small bar over a message: react, reply in a thread. */
export function MessageTools(props: { channel: string; message: Message; isInThread: boolean }) {
  const { channel, message, isInThread } = props;
  const { act, tell, show, address } = useSlack();
  const button = useRef<HTMLButtonElement>(null);
  const react = (name: string) =>
    void act({ do: 'react', channel, ts: message.ts, name }).then(outcome => tell(outcome.problem));
  return (
    <div className="message-tools">
      <Menu
        label="Add reaction"
        button={button}
        className="icon-button"
        face={<Icon name="react" />}
        items={OFFERED.map(name => ({
          key: name,
          face: (
            <>
              {emojiOf(name)} <small>{name.replaceAll('_', ' ')}</small>
            </>
          ),
          choose: () => react(name),
        }))}
      />
      {!isInThread && (
        <button
          type="button"
          className="icon-button"
          aria-label="Reply in thread"
          onClick={() => show({ in: address.in ?? channel, thread: message.ts })}
        >
          <Icon name="thread" />
        </button>
      )}
    </div>
  );
}
