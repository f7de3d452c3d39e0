import type { MouseEvent, ReactNode } from 'react';
import type { Conversation } from '../protocol.ts';
import { linkTo } from './address.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { OtherChannels } from './other-channels.tsx';
import { appOf, useSlack } from './slack.ts';
import { useUnread } from './use-unread.ts';

/** The person's channels and the app. */
export function Sidebar({ here }: { here: string | undefined }) {
  const { screen } = useSlack();
  const unread = useUnread(here);
  const app = appOf(screen);
  return (
    <nav className="sidebar" aria-label="Channels and apps">
      <div className="workspace-name">{screen.workspace}</div>
      <h2>Channels</h2>
      <ul>
        {screen.channels.map(channel => (
          <Entry key={channel.id} to={channel.id} isHere={channel.id === here} isUnread={unread(channel)}>
            <Sign channel={channel} />
            <span className="entry-name">{channel.name}</span>
          </Entry>
        ))}
      </ul>
      <h2>Apps</h2>
      <ul>
        <Entry
          to={screen.dm.id}
          isHere={here === screen.dm.id || here === 'home'}
          isUnread={unread(screen.dm)}
        >
          <Avatar face={app} size={20} />
          <span className="entry-name">{app.name}</span>
        </Entry>
      </ul>
      <OtherChannels />
    </nav>
  );
}

/** `#`, or a lock for a private channel. */
export function Sign({ channel }: { channel: Conversation }) {
  if (channel.isPrivate) return <Icon name="lock" />;
  return (
    <span className="hash" aria-hidden="true">
      #
    </span>
  );
}

function Entry(props: { to: string; isHere: boolean; isUnread: boolean; children: ReactNode }) {
  const { address, show } = useSlack();
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    show({ in: props.to });
  };
  return (
    <li>
      <a
        href={linkTo({ ...(address.as ? { as: address.as } : {}), in: props.to })}
        aria-current={props.isHere ? 'page' : undefined}
        className={props.isUnread ? 'unread' : ''}
        onClick={open}
      >
        {props.children}
        {props.isUnread && <span className="dot" role="img" aria-label="unread" />}
      </a>
    </li>
  );
}
