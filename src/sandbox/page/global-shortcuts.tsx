import { useRef } from 'react';
import { Menu } from './controls/menu.tsx';
import { Icon } from './icon.tsx';
import { useSlack } from './slack.ts';

/** The app's global shortcuts, beside the box to write in. */
export function GlobalShortcuts() {
  const { screen, act, tell } = useSlack();
  const button = useRef<HTMLButtonElement>(null);
  const shortcuts = screen.shortcuts.filter(({ on }) => on === 'global');
  if (shortcuts.length === 0) return null;
  const use = (callback: string) =>
    void act({ do: 'shortcut', callback }).then(outcome => tell(outcome.problem));
  return (
    <Menu
      label="Shortcuts"
      button={button}
      className="icon-button"
      face={<Icon name="bolt" />}
      items={shortcuts.map(({ callback, name }) => ({
        key: callback,
        face: name,
        choose: () => use(callback),
      }))}
    />
  );
}
