import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { CommandList } from './command-list.tsx';
import { Icon } from './icon.tsx';
import { useSlack } from './slack.ts';
import { useDraft } from './use-draft.ts';

interface Props {
  channel: string;
  thread?: string;
  label: string;
}

/** The box to write in. Enter sends, Shift+Enter starts a new line, `/` offers the commands. */
export function Composer({ channel, thread, label }: Props) {
  const { screen, act, tell } = useSlack();
  const [text, setText] = useDraft(`${screen.me.id} ${channel} ${thread ?? ''}`);
  const [active, setActive] = useState(0);
  const box = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const offered = /^\/\S*$/.test(text)
    ? screen.commands.filter(one => one.command.startsWith(text.toLowerCase()) && one.command !== text)
    : [];
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight, 200)}px`;
  }, [text]);

  const send = async () => {
    const said = text.trim();
    if (!said) return;
    setText('');
    const outcome = await act({ do: 'say', channel, text: said, ...(thread ? { thread } : {}) });
    tell(outcome.problem);
    if (!outcome.ok) setText(now => now || said);
  };
  const complete = (command: string) => {
    setText(`${command} `);
    setActive(0);
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = offered[active];
    if (chosen && step) setActive((active + step + offered.length) % offered.length);
    else if (chosen && (event.key === 'Tab' || event.key === 'Enter')) complete(chosen.command);
    else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) void send();
    else return;
    event.preventDefault();
  };
  return (
    <div className="composer-place">
      {offered.length > 0 && (
        <CommandList id={listId} commands={offered} active={active} onChoose={complete} />
      )}
      <div className="composer">
        <textarea
          ref={box}
          rows={1}
          value={text}
          placeholder={label}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={offered.length > 0 ? listId : undefined}
          aria-activedescendant={offered.length > 0 ? `${listId}-${active}` : undefined}
          onChange={event => {
            setText(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          className={`icon-button send${text.trim() ? ' ready' : ''}`}
          aria-label="Send"
          onClick={() => void send()}
        >
          <Icon name="send" />
        </button>
      </div>
    </div>
  );
}
