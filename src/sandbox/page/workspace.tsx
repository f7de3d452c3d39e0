import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Screen } from '../protocol.ts';
import type { Address, Go } from './address.ts';
import { AppPane } from './app-pane.tsx';
import { ChannelPane } from './channel-pane.tsx';
import { Modals } from './modals.tsx';
import { Sidebar } from './sidebar.tsx';
import { SlackContext, appOf, type Slack } from './slack.ts';
import { ThreadPane } from './thread-pane.tsx';
import { Toast } from './toast.tsx';
import { TopBar } from './top-bar.tsx';
import { useNotices } from './use-notices.ts';
import type { Watched } from './use-screen.ts';
import { act } from './wire.ts';

interface Props {
  watched: Watched & { screen: Screen };
  address: Address;
  go: Go;
}

/** The whole page for one person: bar, channels, conversation, thread, modals. */
export function Workspace({ watched, address, go }: Props) {
  const { screen, readAt, connected, refresh } = watched;
  const [problem, tell] = useState<string>();
  // Slack's own line in the conversation is enough.
  const isSaid = screen.notices.some(({ channel, text }) => channel !== undefined && text === problem);
  const [notices, dismiss, causedIn] = useNotices(screen);
  const clear = useCallback(() => tell(undefined), []);
  const as = screen.me.id;
  const slack = useMemo(
    (): Slack => ({
      screen,
      address,
      tell,
      show: to => go({ ...to, as }),
      become: (other, place) => go({ as: other, ...(place ? { in: place } : {}) }),
      notices,
      dismiss,
      act: async deed => {
        causedIn(deed.do === 'say' ? deed.thread : undefined);
        const outcome = await act({ ...deed, as });
        if (deed.do !== 'suggest') await refresh();
        return outcome;
      },
    }),
    [screen, address, go, as, refresh, tell, notices, dismiss, causedIn],
  );
  const place = address.in ?? screen.channels[0]?.id;
  const channel = screen.channels.find(one => one.id === place);
  const isApp = place === 'home' || place === screen.dm.id;
  const here = isApp ? screen.dm : channel;
  const thread = here?.messages.find(message => message.ts === address.thread);
  useEffect(() => {
    const name = isApp ? appOf(screen).name : channel ? `#${channel.name}` : 'Slack';
    document.title = `${name} · ${screen.me.name}`;
  }, [isApp, channel, screen]);

  return (
    <SlackContext value={slack}>
      <div className="page" data-pane={thread ? 'thread' : address.in ? 'main' : 'list'}>
        <TopBar readAt={readAt} />
        {!connected && (
          <div className="disconnected" role="status">
            Trying to reach Slack again…
          </div>
        )}
        <div className="panes">
          <Sidebar here={place} />
          {isApp && <AppPane tab={place === 'home' ? 'home' : 'messages'} />}
          {channel && <ChannelPane key={channel.id} channel={channel} />}
          {!here && <NotHere />}
          {here && thread && <ThreadPane key={thread.ts} channel={here} message={thread} />}
        </div>
        <Modals views={screen.views} />
        <Toast words={isSaid ? undefined : problem} onDismiss={clear} />
      </div>
    </SlackContext>
  );
}

function NotHere() {
  return (
    <main className="pane main-pane empty-pane">
      <p>You aren’t in this conversation. Choose another one at the left.</p>
    </main>
  );
}
