import { useEffect, useRef, type CSSProperties } from 'react';
import type { Option } from '../blocks/block-kit.ts';
import { Plain } from '../text/mrkdwn.tsx';
import type { Group } from './offered.ts';

interface Props {
  id: string;
  style: CSSProperties;
  groups: Group[];
  say: string | undefined;
  /** Counted over all groups. */
  active: number;
  onChoose: (option: Option) => void;
}

/** The options under a combobox; the one that Enter takes is marked and kept in sight. */
export function OptionList({ id, style, groups, say, active, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  let at = -1;
  return (
    // Pressing in the list must not take the focus out of the input.
    <div className="menu options" style={style} onPointerDown={event => event.preventDefault()}>
      <div role="listbox" id={id} ref={list}>
        {groups.map((group, groupAt) => (
          <div role="group" key={groupAt} aria-label={group.label?.text}>
            {group.label && <div className="group-label">{group.label.text}</div>}
            {group.options.map(option => {
              at += 1;
              return (
                <div
                  role="option"
                  id={`${id}-${at}`}
                  key={option.value}
                  aria-selected={at === active}
                  onClick={() => onChoose(option)}
                >
                  <Plain text={option.text.text} />
                  {option.description && <small>{option.description.text}</small>}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {say && (
        <div className="menu-words" role="status">
          {say}
        </div>
      )}
    </div>
  );
}
