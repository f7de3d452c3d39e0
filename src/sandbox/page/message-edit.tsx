import { useEffect, useState, type KeyboardEvent } from 'react';
import type { Message } from '../protocol.ts';
import { useSlack } from './slack.ts';
import { typedAgain } from './text/typed-again.ts';
import { useGrowing } from './use-growing.ts';

interface Props {
  channel: string;
  message: Message;
  onDone: () => void;
}

/** One's own message, to be put differently. Enter saves, Escape leaves it as it was. */
export function MessageEdit({ channel, message, onDone }: Props) {
  const { screen, act, tell } = useSlack();
  const [text, setText] = useState(() => typedAgain(screen, message.text));
  const box = useGrowing(text);
  const said = text.trim();
  const canSave = said !== '' || (message.files?.length ?? 0) > 0;
  useEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(text.length, text.length);
    // Once: later the person has the cursor where they want it.
  }, []);

  const save = async () => {
    if (!canSave) return;
    const outcome = await act({ do: 'edit', channel, ts: message.ts, text: said });
    tell(outcome.problem);
    if (outcome.ok) onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone();
    else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) void save();
    else return;
    event.preventDefault();
  };
  return (
    <div className="message-edit">
      <textarea
        ref={box}
        className="field"
        rows={1}
        aria-label="Edit message"
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="edit-buttons">
        <button type="button" className="button" onClick={onDone}>
          Cancel
        </button>
        <button type="button" className="button primary" disabled={!canSave} onClick={() => void save()}>
          Save
        </button>
      </div>
    </div>
  );
}
