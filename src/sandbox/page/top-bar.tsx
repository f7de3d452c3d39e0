import { ActAs } from './act-as.tsx';
import { Clock } from './clock.tsx';
import { OpenBeside } from './open-beside.tsx';

/** What isn't Slack's: whose eyes one looks through, and the desk's clock. */
export function TopBar({ readAt }: { readAt: number }) {
  return (
    <header className="top-bar">
      <ActAs />
      <OpenBeside />
      <Clock readAt={readAt} />
    </header>
  );
}
