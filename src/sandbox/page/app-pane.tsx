import { Avatar } from './avatar.tsx';
import { Back } from './back.tsx';
import { Composer } from './composer.tsx';
import { Home } from './home.tsx';
import { MessageList } from './message-list.tsx';
import { appOf, useSlack } from './slack.ts';

type Tab = 'home' | 'messages';

/** The app: its Home and the person's direct messages with it. */
export function AppPane({ tab }: { tab: Tab }) {
  const { screen, show } = useSlack();
  const app = appOf(screen);
  const tabs: { tab: Tab; words: string; to: string }[] = [
    { tab: 'home', words: 'Home', to: 'home' },
    { tab: 'messages', words: 'Messages', to: screen.dm.id },
  ];
  return (
    <main className="pane main-pane" aria-label={app.name}>
      <header className="pane-header with-tabs">
        <Back to={{}} />
        <h1>
          <Avatar face={app} size={24} />
          {app.name}
        </h1>
        <div role="tablist" aria-label={app.name}>
          {tabs.map(one => (
            <button
              type="button"
              role="tab"
              key={one.tab}
              aria-selected={one.tab === tab}
              onClick={() => show({ in: one.to })}
            >
              {one.words}
            </button>
          ))}
        </div>
      </header>
      {tab === 'home' ? (
        <Home />
      ) : (
        <>
          <MessageList conversation={screen.dm} />
          {!screen.dm.readOnly && <Composer channel={screen.dm.id} label={`Message ${app.name}`} />}
        </>
      )}
    </main>
  );
}
