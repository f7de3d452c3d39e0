import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Option } from '../blocks/block-kit.ts';
import { Icon } from '../icon.tsx';
import type { Group } from './offered.ts';
import { OptionList } from './option-list.tsx';
import { useFloat, useOutside } from './use-float.ts';

interface Props {
  /** What is offered for the words typed so far. */
  groups: Group[];
  /** Said instead of the list: "Loading…", "No results". */
  say: string | undefined;
  value: Option | null;
  placeholder: string;
  isSmall: boolean;
  focusOnLoad: boolean;
  naming: object;
  onType: (query: string) => void;
  onChoose: (option: Option | null) => void;
}

/** A menu that one can type in. */
export function Combobox({ groups, say, value, onType, onChoose, ...looks }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState<string>();
  const [active, setActive] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const listId = useId();
  const style = useFloat(isOpen, root);
  const options = groups.flatMap(group => group.options);

  const type = (words: string | undefined) => {
    setQuery(words);
    setActive(0);
    onType(words ?? '');
  };
  const open = () => {
    if (isOpen) return;
    setOpen(true);
    type(undefined);
    const now = options.findIndex(option => option.value === value?.value);
    setActive(Math.max(now, 0));
  };
  const close = () => {
    setOpen(false);
    setQuery(undefined);
  };
  const choose = (option: Option | null) => {
    close();
    onChoose(option);
  };
  useOutside(isOpen, root, close);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      if (isOpen) setActive((active + step + options.length) % Math.max(options.length, 1));
      else open();
    } else if (event.key === 'Enter') {
      const option = options[active];
      if (!isOpen) open();
      else if (option) choose(option);
    } else if (event.key === 'Escape' && isOpen) {
      close();
    } else {
      if (event.key === 'Tab') close();
      return;
    }
    event.preventDefault();
  };
  return (
    <div className={`combobox${looks.isSmall ? ' small' : ''}`} ref={root}>
      <input
        className="field"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && options[active] ? `${listId}-${active}` : undefined}
        autoComplete="off"
        placeholder={value?.text.text ?? looks.placeholder}
        value={query ?? (isOpen ? '' : (value?.text.text ?? ''))}
        onChange={event => {
          setOpen(true);
          type(event.target.value);
        }}
        onClick={open}
        onBlur={event => {
          if (!root.current?.contains(event.relatedTarget)) close();
        }}
        onKeyDown={onKeyDown}
        {...(looks.focusOnLoad ? { 'data-focus-on-load': true } : {})}
        {...looks.naming}
      />
      {value && !looks.isSmall ? (
        <button type="button" className="icon-button clear" aria-label="Clear" onClick={() => choose(null)}>
          <Icon name="close" />
        </button>
      ) : (
        <Icon name="down" />
      )}
      {isOpen && (
        <OptionList id={listId} style={style} groups={groups} say={say} active={active} onChoose={choose} />
      )}
    </div>
  );
}
