import type { Screen } from '../protocol.ts';

interface Props {
  id: string;
  commands: Screen['commands'];
  active: number;
  onChoose: (command: string) => void;
}

/** The commands that begin with what is typed, over the composer. */
export function CommandList({ id, commands, active, onChoose }: Props) {
  return (
    <div className="menu commands" onPointerDown={event => event.preventDefault()}>
      <div className="group-label">Commands</div>
      <div role="listbox" id={id} aria-label="Commands">
        {commands.map(({ command, description }, at) => (
          <div
            role="option"
            id={`${id}-${at}`}
            key={command}
            aria-selected={at === active}
            onClick={() => onChoose(command)}
          >
            <b>{command}</b>
            <small>{description}</small>
          </div>
        ))}
      </div>
    </div>
  );
}
