import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Message, Screen } from '../protocol.ts';
import type { Address, Go } from './address.ts';
import { AppPane } from './app-pane.tsx';
import { ChannelPane } from './channel-pane.tsx';
import { Modals } from './modals.tsx';
import { Sidebar } from './sidebar.tsx';
import { SlackContext, appOf, calledIn, type Slack } from './slack.ts';
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
  const place = address.in ?? screen.channels[0]?.id;
  const channel = [...screen.channels, ...screen.groups].find(one => one.id === place);
  const isApp = place === 'home' || place === screen.dm.id;
  const here = isApp ? screen.dm : channel;
  const thread = here?.messages.find(message => message.ts === address.thread);
  const slack = useMemo(
    (): Slack => ({
      screen,
      address,
      tell,
      show: to => go({ ...to, as }),
      become: (other, to) => go({ as: other, ...(to ? { in: to } : {}) }),
      notices,
      dismiss,
      act: async deed => {
        causedIn(threadOf(deed, thread));
        const outcome = await act({ ...deed, as });
        if (deed.do !== 'suggest') await refresh();
        return outcome;
      },
    }),
    [screen, address, thread, go, as, refresh, tell, notices, dismiss, causedIn],
  );
  useEffect(() => {
    const name = isApp ? appOf(screen).name : channel ? calledIn(channel) : 'Slack';
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

/** The thread in which a deed is done; what is done with a message of the open thread counts as done there. */
function threadOf(deed: Parameters<Slack['act']>[0], open: Message | undefined): string | undefined {
  if (deed.do === 'say') return deed.thread;
  const ts = deed.do === 'shortcut' ? deed.message?.ts : 'ts' in deed ? deed.ts : undefined;
  if (ts === undefined || !open) return undefined;
  return [open, ...open.replies].some(message => message.ts === ts) ? open.ts : undefined;
}

function NotHere() {
  return (
    <main className="pane main-pane empty-pane">
      <p>You aren’t in this conversation. Choose another one at the left.</p>
    </main>
  );
}
