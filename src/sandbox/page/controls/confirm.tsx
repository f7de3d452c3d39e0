import { useRef, useState, type ReactNode } from 'react';
import type { Confirm } from '../blocks/block-kit.ts';
import { Mrkdwn, Plain } from '../text/mrkdwn.tsx';
import { Dialog } from './dialog.tsx';

/**
 * Asks before an element acts, when its `confirm` says so.
 * @returns the open question to draw, and how to ask: resolves true to go on
 */
export function useConfirm(confirm: Confirm | undefined): [ReactNode, () => Promise<boolean>] {
  const [isOpen, setOpen] = useState(false);
  const answer = useRef<(yes: boolean) => void>(undefined);
  const ask = () => {
    if (!confirm) return Promise.resolve(true);
    setOpen(true);
    return new Promise<boolean>(resolve => (answer.current = resolve));
  };
  const close = (yes: boolean) => {
    setOpen(false);
    answer.current?.(yes);
  };
  const question = isOpen && confirm && <Question confirm={confirm} onAnswer={close} />;
  return [question, ask];
}

function Question({ confirm, onAnswer }: { confirm: Confirm; onAnswer: (yes: boolean) => void }) {
  return (
    <Dialog
      title={confirm.title.text}
      className="question"
      role="alertdialog"
      onClose={() => onAnswer(false)}
    >
      <div className="dialog-body">
        {confirm.text.type === 'mrkdwn' ? (
          <Mrkdwn text={confirm.text.text} />
        ) : (
          <Plain text={confirm.text.text} />
        )}
      </div>
      <footer>
        <button type="button" className="button" onClick={() => onAnswer(false)}>
          <Plain text={confirm.deny.text} />
        </button>
        <button
          type="button"
          className={`button ${confirm.style === 'danger' ? 'danger' : 'primary'}`}
          onClick={() => onAnswer(true)}
        >
          <Plain text={confirm.confirm.text} />
        </button>
      </footer>
    </Dialog>
  );
}
