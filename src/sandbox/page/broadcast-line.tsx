import type { Message } from '../protocol.ts';
import { useSlack } from './slack.ts';
import { Plain } from './text/mrkdwn.tsx';
import { typedAgain } from './text/typed-again.ts';

/** Over a reply that its channel sees too: what it replies to, and the way there. */
export function BroadcastLine({ channel, root }: { channel: string; root: Message }) {
  const { screen, address, show } = useSlack();
  const [first = ''] = typedAgain(screen, root.text).split('\n');
  return (
    <div className="broadcast-line">
      <span>replied to a thread:</span>
      <button
        type="button"
        className="link-button"
        onClick={() => show({ in: address.in ?? channel, thread: root.ts })}
      >
        <Plain text={first || 'a message'} />
      </button>
    </div>
  );
}
