import { useEffect, useId, useRef, type ReactNode } from 'react';
import { Icon } from '../icon.tsx';

interface Props {
  title: string;
  className?: string;
  role?: 'dialog' | 'alertdialog';
  /** Drawn before the title: a modal's app. */
  mark?: ReactNode;
  /** Another dialog lies on top; this one is kept, with all that was put in. */
  isUnder?: boolean;
  /** Out of the way, but kept: it may have to come back. */
  isClosed?: boolean;
  onClose: () => void;
  children: ReactNode;
}

const FIRST_INPUT = '.dialog-body :is(input, textarea, select, [role=combobox]):not([disabled])';

/** A modal dialog: the browser keeps the focus in it, Escape closes it, the first input has the focus. */
export function Dialog({
  title,
  className = '',
  role = 'dialog',
  mark,
  isUnder = false,
  isClosed = false,
  onClose,
  children,
}: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (isClosed) return;
    element?.showModal();
    return () => element?.close();
  }, [isClosed]);
  useEffect(() => {
    const element = dialog.current;
    if (isUnder || isClosed || !element) return;
    const wanted = element.querySelector<HTMLElement>('[data-focus-on-load]');
    const first = wanted ?? element.querySelector<HTMLElement>(FIRST_INPUT);
    (first ?? element.querySelector<HTMLElement>('footer button:last-child'))?.focus();
  }, [isUnder, isClosed]);
  return (
    <dialog
      ref={dialog}
      role={role}
      aria-modal="true"
      aria-labelledby={titleId}
      className={`dialog ${className}${isUnder ? ' under' : ''}`}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      // The browser would close it by itself; only the app's answer does.
      onCancel={event => {
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <header>
        {mark}
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="icon-button" aria-label="Dismiss" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
