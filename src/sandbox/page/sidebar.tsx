import type { MouseEvent, ReactNode } from 'react';
import type { Conversation } from '../protocol.ts';
import { linkTo } from './address.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import { OtherChannels } from './other-channels.tsx';
import { appOf, faceOf, useSlack } from './slack.ts';
import { useUnread } from './use-unread.ts';

/** The person's channels, the groups they are in, and the app. */
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
      {screen.groups.length > 0 && (
        <>
          <h2>Direct messages</h2>
          <ul>
            {screen.groups.map(group => (
              <Entry key={group.id} to={group.id} isHere={group.id === here} isUnread={unread(group)}>
                <Sign channel={group} />
                <span className="entry-name">{group.name}</span>
              </Entry>
            ))}
          </ul>
        </>
      )}
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

/** `#`, a lock for a private channel, or a face of a group. */
export function Sign({ channel }: { channel: Conversation }) {
  const { screen } = useSlack();
  const [one] = channel.others ?? [];
  if (one !== undefined) return <Avatar face={faceOf(screen, one)} size={20} />;
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
