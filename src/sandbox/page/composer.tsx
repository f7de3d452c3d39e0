import { useId, useState, type KeyboardEvent } from 'react';
import { Attachments } from './attachments.tsx';
import { CommandList } from './command-list.tsx';
import { GlobalShortcuts } from './global-shortcuts.tsx';
import { Icon } from './icon.tsx';
import { useSlack } from './slack.ts';
import { useAttachments, withNext } from './use-attachments.ts';
import { useDraft } from './use-draft.ts';
import { useGrowing } from './use-growing.ts';

interface Props {
  channel: string;
  thread?: string;
  label: string;
  /** "#line": where a reply can stand as well. */
  alsoTo?: string;
}

/** The box to write in. Enter sends, Shift+Enter starts a new line, `/` offers the commands. */
export function Composer({ channel, thread, label, alsoTo }: Props) {
  const { screen, act, tell } = useSlack();
  const [text, setText] = useDraft(`${screen.me.id} ${channel} ${thread ?? ''}`);
  const attached = useAttachments();
  const [isBroadcast, setBroadcast] = useState(false);
  const [active, setActive] = useState(0);
  const box = useGrowing(text);
  const listId = useId();
  const files = withNext(attached);
  const isReady = text.trim() !== '' || files.length > 0;
  const offered = /^\/\S*$/.test(text)
    ? screen.commands.filter(one => one.command.startsWith(text.toLowerCase()) && one.command !== text)
    : [];
  const send = async () => {
    if (!isReady) return;
    const said = text.trim();
    setText('');
    attached.put([]);
    attached.type(undefined);
    setBroadcast(false);
    const outcome = await act({
      do: 'say',
      channel,
      text: said,
      ...(thread ? { thread } : {}),
      ...(files.length > 0 ? { files } : {}),
      ...(isBroadcast ? { broadcast: true } : {}),
    });
    tell(outcome.problem);
    if (outcome.ok) return;
    setText(now => now || said);
    attached.put(now => (now.length > 0 ? now : files));
    setBroadcast(isBroadcast);
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
        <Attachments attached={attached} onDone={() => box.current?.focus()} />
        <div className="composer-tools">
          <GlobalShortcuts />
          <button
            type="button"
            className="icon-button"
            aria-label="Attach a file"
            aria-expanded={attached.next !== undefined}
            onClick={() => attached.type(attached.next === undefined ? '' : undefined)}
          >
            <Icon name="clip" />
          </button>
          {alsoTo && (
            <label className="also-to">
              <input
                type="checkbox"
                checked={isBroadcast}
                onChange={event => setBroadcast(event.target.checked)}
              />
              <span>Also send to {alsoTo}</span>
            </label>
          )}
          <button
            type="button"
            className={`icon-button send${isReady ? ' ready' : ''}`}
            aria-label="Send"
            onClick={() => void send()}
          >
            <Icon name="send" />
          </button>
        </div>
      </div>
    </div>
  );
}
