import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useFloat, useOutside } from './use-float.ts';

/** A line of a menu. */
export interface MenuItem {
  key: string;
  face: ReactNode;
  /** Said in place of a face without words. */
  label?: string;
  isDanger?: boolean;
  choose: () => void;
}

interface Props {
  label: string;
  face: ReactNode;
  items: MenuItem[];
  /** Stands side by side above the items. */
  row?: MenuItem[];
  button: RefObject<HTMLButtonElement | null>;
  className?: string;
  isBusy?: boolean;
}

/** A button that opens a menu; arrows move in it, Escape closes it. */
export function Menu({ label, face, items, row = [], button, className = '', isBusy = false }: Props) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const style = useFloat(isOpen, button, 240);
  useOutside(isOpen, root, () => setOpen(false));
  useEffect(() => {
    if (isOpen) list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [isOpen]);

  const move = (event: KeyboardEvent) => {
    const entries = [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (event.key === 'Escape') {
      setOpen(false);
      button.current?.focus();
    } else if (step) {
      entries[(at + step + entries.length) % entries.length]?.focus();
    } else if (event.key === 'Tab') {
      return setOpen(false);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const line = (item: MenuItem) => (
    <button
      type="button"
      role="menuitem"
      key={item.key}
      className={item.isDanger ? 'dangerous' : ''}
      {...(item.label ? { 'aria-label': item.label } : {})}
      onClick={() => {
        setOpen(false);
        item.choose();
      }}
    >
      {item.face}
    </button>
  );
  return (
    <span className="menu-root" ref={root}>
      <button
        type="button"
        ref={button}
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-busy={isBusy}
        onClick={() => setOpen(!isOpen)}
      >
        {face}
      </button>
      {isOpen && (
        <div className="menu" role="menu" aria-label={label} ref={list} style={style} onKeyDown={move}>
          {row.length > 0 && <div className="menu-row">{row.map(line)}</div>}
          {items.map(line)}
        </div>
      )}
    </span>
  );
}
