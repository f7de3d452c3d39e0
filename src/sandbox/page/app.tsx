import { useEffect } from 'react';
import { useAddress } from './address.ts';
import { useScreen } from './use-screen.ts';
import { Workspace } from './workspace.tsx';

/** One window: one person's Slack, said by the URL. */
export function App() {
  const [address, go] = useAddress();
  const watched = useScreen(address.as);
  const { screen, problem } = watched;
  const first = address.as === undefined ? screen?.me.id : undefined;
  useEffect(() => {
    if (first !== undefined) go({ ...address, as: first }, 'replace');
  }, [first, address, go]);

  if (screen)
    return <Workspace key={screen.me.id} watched={{ ...watched, screen }} address={address} go={go} />;
  return (
    <main className="no-screen">
      <p role="status">{problem ? `Slack can’t be shown: ${problem}` : 'Loading your workspace…'}</p>
    </main>
  );
}
