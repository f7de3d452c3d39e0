import { useRef } from 'react';
import { linkTo } from './address.ts';
import { Avatar } from './avatar.tsx';
import { Menu } from './controls/menu.tsx';
import { Icon } from './icon.tsx';
import { useSlack } from './slack.ts';

/** Opens a second window in which somebody else acts, on the other half of the screen. */
export function OpenBeside() {
  const { screen, address } = useSlack();
  const button = useRef<HTMLButtonElement>(null);
  const others = screen.people.filter(face => !face.isApp && face.id !== screen.me.id);
  const open = (as: string) => {
    const to = linkTo({ as, ...(address.in && address.in !== screen.dm.id ? { in: address.in } : {}) });
    const half = Math.floor(window.screen.availWidth / 2);
    window.open(to, '_blank', `popup,left=${half},top=0,width=${half},height=${window.screen.availHeight}`);
  };
  return (
    <Menu
      label="Open beside"
      button={button}
      className="bar-button open-beside"
      face={
        <>
          <Icon name="window" />
          <span>Open beside</span>
        </>
      }
      items={others.map(face => ({
        key: face.id,
        face: (
          <span className="person-item">
            <Avatar face={face} size={24} />
            <span>
              {face.name}
              <small>{face.title}</small>
            </span>
          </span>
        ),
        choose: () => open(face.id),
      }))}
    />
  );
}
