import { useRef } from 'react';
import type { Message } from '../protocol.ts';
import { useConfirm } from './controls/confirm.tsx';
import { Menu, type MenuItem } from './controls/menu.tsx';
import { Icon } from './icon.tsx';
import { useSlack } from './slack.ts';
import { emojiOf } from './text/emoji.ts';
import { useTouch } from './use-touch.ts';

const OFFERED = ['+1', 'white_check_mark', 'eyes', 'pray', 'wave', 'warning'];

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const DELETE = {
  title: plain('Delete message'),
  text: plain('Delete this message? This can’t be undone.'),
  confirm: plain('Delete'),
  deny: plain('Cancel'),
  style: 'danger' as const,
};

interface Props {
  channel: string;
  message: Message;
  /** `ts` of the thread that a reply goes to; absent inside a thread. */
  thread: string | undefined;
  onEdit: () => void;
}

/** What can be done with a message: a small bar over it; for fingers one button with it all. */
export function MessageTools({ channel, message, thread, onEdit }: Props) {
  const { screen, act, tell, show, address } = useSlack();
  const isTouch = useTouch();
  const reactButton = useRef<HTMLButtonElement>(null);
  const moreButton = useRef<HTMLButtonElement>(null);
  const [question, askDelete] = useConfirm(DELETE);
  const { ts } = message;

  const run = (...[deed]: Parameters<typeof act>) => void act(deed).then(outcome => tell(outcome.problem));
  const reply = () => thread && show({ in: address.in ?? channel, thread });
  const remove = async () => {
    if (await askDelete()) run({ do: 'delete', channel, ts });
  };
  const reactions = (isShort: boolean): MenuItem[] =>
    OFFERED.map(name => {
      const words = name.replaceAll('_', ' ');
      return {
        key: name,
        face: (
          <>
            <span className="emoji">{emojiOf(name)}</span> {!isShort && <small>{words}</small>}
          </>
        ),
        ...(isShort ? { label: words } : {}),
        choose: () => run({ do: 'react', channel, ts, name }),
      };
    });
  const more: MenuItem[] = screen.shortcuts
    .filter(({ on }) => on === 'message')
    .map(({ callback, name }) => ({
      key: callback,
      face: name,
      choose: () => run({ do: 'shortcut', callback, message: { channel, ts } }),
    }));
  if (isTouch && thread) more.unshift({ key: ' reply', face: 'Reply in thread', choose: reply });
  if (message.user === screen.me.id) {
    more.push({ key: ' edit', face: 'Edit message', choose: onEdit });
    more.push({ key: ' delete', face: 'Delete message', isDanger: true, choose: () => void remove() });
  }
  return (
    <>
      <div className="message-tools">
        {!isTouch && (
          <Menu
            label="Add reaction"
            button={reactButton}
            className="icon-button"
            face={<Icon name="react" />}
            items={reactions(false)}
          />
        )}
        {!isTouch && thread && (
          <button type="button" className="icon-button" aria-label="Reply in thread" onClick={reply}>
            <Icon name="thread" />
          </button>
        )}
        {(isTouch || more.length > 0) && (
          <Menu
            label="Message actions"
            button={moreButton}
            className="icon-button"
            face={<Icon name="more" />}
            row={isTouch ? reactions(true) : []}
            items={more}
          />
        )}
      </div>
      {question}
    </>
  );
}
