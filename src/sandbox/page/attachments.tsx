import type { KeyboardEvent } from 'react';
import { Icon } from './icon.tsx';
import type { Attached } from './use-attachments.ts';

/** The files that will go along, and a line to name another one. */
export function Attachments({ attached, onDone }: { attached: Attached; onDone: () => void }) {
  const { names, next, type, add, remove } = attached;
  if (next === undefined && names.length === 0) return null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) add();
    else if (event.key === 'Escape') type(undefined);
    else return;
    event.preventDefault();
    onDone();
  };
  return (
    <div className="attachments">
      {names.map((name, at) => (
        <span className="attached" key={at}>
          <Icon name="clip" />
          <span className="file-name">{name}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={`Remove ${name}`}
            onClick={() => remove(at)}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      {next !== undefined && (
        <span className="attach-line">
          <input
            className="field"
            aria-label="Name of the file"
            placeholder="Name of the file"
            autoFocus
            value={next}
            onChange={event => type(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <button
            type="button"
            className="button"
            onClick={() => {
              add();
              onDone();
            }}
          >
            Add
          </button>
        </span>
      )}
    </div>
  );
}
