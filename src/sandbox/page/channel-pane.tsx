import type { Conversation } from '../protocol.ts';
import { Back } from './back.tsx';
import { ChannelMenu } from './channel-menu.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { Sign } from './sidebar.tsx';
import { calledIn } from './slack.ts';

/** A channel, or the direct messages of a group: its name, its messages, the box to write in. */
export function ChannelPane({ channel }: { channel: Conversation }) {
  return (
    <main
      className="pane main-pane"
      aria-label={`${channel.others ? 'Messages with' : 'Channel'} ${channel.name}`}
    >
      <header className="pane-header">
        <Back to={{}} />
        <h1>
          <Sign channel={channel} />
          {channel.name}
        </h1>
        {channel.topic && <p className="topic">{channel.topic}</p>}
        {!channel.readOnly && !channel.others && <ChannelMenu channel={channel} />}
      </header>
      <MessageList conversation={channel} />
      {channel.readOnly ? (
        <p className="closed">#{channel.name} is archived: nobody writes here any more.</p>
      ) : (
        <Composer channel={channel.id} label={`Message ${calledIn(channel)}`} />
      )}
    </main>
  );
}
