import { useEffect } from 'react';
import { Icon } from './icon.tsx';

const SHOWN_FOR_MS = 8000;

/** Slack's banner for something that didn't work. */
export function Toast({ words, onDismiss }: { words: string | undefined; onDismiss: () => void }) {
  useEffect(() => {
    if (words === undefined) return;
    const timer = setTimeout(onDismiss, SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [words, onDismiss]);
  return (
    <div role="alert" className="toast-place">
      {words && (
        <div className="toast">
          <Icon name="warning" />
          <span>{words}</span>
          <button type="button" className="icon-button" aria-label="Dismiss" onClick={onDismiss}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
