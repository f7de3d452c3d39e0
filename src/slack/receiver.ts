import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Log } from '../kernel/log.ts';
import { HOLDS_BACK } from './checked.ts';

/** A receiver that can be told to take no more. */
export interface GatedReceiver extends Receiver {
  /** Waits for the requests that are under way. */
  idle(): Promise<void>;
  /** Leaves what arrives from now on unanswered, for Slack to bring again, and waits for what is under way. */
  drain(): Promise<void>;
}

/**
 * Three things that Bolt's receivers don't do. Events are acked when their listener is through, not before, and not
 * at all when it failed, so that Slack delivers them again. A desk that closes finishes what it holds. And when Slack
 * says that it holds events back, the log says so: the daily look mends what was lost.
 */
export function gated(receiver: Receiver, log: Log): GatedReceiver {
  const underWay = new Set<Promise<void>>();
  let closed = false;
  const idle = async (): Promise<void> => void (await Promise.all(underWay));

  return {
    init(app) {
      const handle = async (event: ReceiverEvent): Promise<void> => {
        if (closed) return;
        if (event.body['type'] === HOLDS_BACK) {
          log.warn(
            { since: event.body['minute_rate_limited'] },
            'Slack holds events back: there were too many',
          );
          return event.ack();
        }
        const work = isEvent(event) ? ackAfter(app, event) : app.processEvent(event);
        const settled = work.then(
          () => undefined,
          () => undefined,
        );
        underWay.add(settled);
        try {
          await work;
        } finally {
          underWay.delete(settled);
        }
      };
      receiver.init({ processEvent: handle } as unknown as App);
    },
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
    idle,
    drain() {
      closed = true;
      return idle();
    },
  };
}

const isEvent = (event: ReceiverEvent): boolean => event.body['type'] === 'event_callback';

async function ackAfter(app: App, event: ReceiverEvent): Promise<void> {
  await app.processEvent({ ...event, ack: async () => undefined });
  await event.ack();
}
