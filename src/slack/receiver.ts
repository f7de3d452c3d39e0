import type { App, Receiver, ReceiverEvent } from '@slack/bolt';

/** A receiver that can be told to take no more. */
export interface GatedReceiver extends Receiver {
  /** Waits for the requests that are under way. */
  idle(): Promise<void>;
  /** Leaves what arrives from now on unanswered, for Slack to bring again, and waits for what is under way. */
  drain(): Promise<void>;
}

/**
 * Two things that Bolt's receivers don't do. Events are acked when their listener is through, not before, and not
 * at all when it failed, so that Slack delivers them again. And a desk that closes finishes what it holds.
 */
export function gated(receiver: Receiver): GatedReceiver {
  const underWay = new Set<Promise<void>>();
  let closed = false;
  const idle = async (): Promise<void> => void (await Promise.all(underWay));

  return {
    init(app) {
      const handle = async (event: ReceiverEvent): Promise<void> => {
        if (closed) return;
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
