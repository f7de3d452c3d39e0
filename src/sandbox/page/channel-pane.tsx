import type { Conversation } from '../protocol.ts';
import { Back } from './back.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { Sign } from './sidebar.tsx';

/** A channel: its name, its messages, the box to write in. */
export function ChannelPane({ channel }: { channel: Conversation }) {
  return (
    <main className="pane main-pane" aria-label={`Channel ${channel.name}`}>
      <header className="pane-header">
        <Back to={{}} />
        <h1>
          <Sign channel={channel} />
          {channel.name}
        </h1>
        {channel.topic && <p className="topic">{channel.topic}</p>}
      </header>
      <MessageList conversation={channel} />
      <Composer channel={channel.id} label={`Message #${channel.name}`} />
    </main>
  );
}
