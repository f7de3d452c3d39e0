import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { expect, test } from 'vitest';
import { gated } from '../../src/slack/receiver.ts';
import { rememberedLog } from '../schedule/a-log.ts';

/** A receiver that only hands over, before an app that is through with a request when the test says so. */
function desk() {
  let app: App | undefined;
  const receiver: Receiver = {
    init: given => void (app = given),
    start: async () => 'started',
    stop: async () => 'stopped',
  };
  const log = rememberedLog();
  const gate = gated(receiver, log);
  const held: { body: Record<string, unknown>; release(): void; fail(): void }[] = [];
  gate.init({
    processEvent: ({ body, ack }: ReceiverEvent) =>
      new Promise<void>((resolve, reject) => {
        // As Bolt does: an event is acked before any listener runs.
        if (body['type'] === 'event_callback') void ack();
        held.push({ body, release: resolve, fail: () => reject(new Error('the listener failed')) });
      }),
  } as unknown as App);

  const acks: unknown[] = [];
  return {
    gate,
    log,
    held,
    acks,
    /** Slack brings something; what it says is what Bolt's receiver gets to know. */
    brings(body: Record<string, unknown>): Promise<string> {
      const ack = async (): Promise<void> => void acks.push(body['n'] ?? body['type']);
      if (!app) throw new Error('the receiver has no app');
      return app.processEvent({ body, ack }).then(
        () => 'went well',
        (error: Error) => error.message,
      );
    },
  };
}

const event = (n = 1) => ({ type: 'event_callback', n });

/** Whether a promise is settled once everything that could settle it by itself has run. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.finally(() => void (settled = true));
  await new Promise(resolve => setImmediate(resolve));
  return settled;
}

test('an event is acked when its listener is through, not before', async () => {
  const { held, acks, brings } = desk();
  const brought = brings(event());
  expect(await isSettled(brought)).toBe(false);
  expect(acks).toEqual([]);
  held[0]?.release();
  expect(await brought).toBe('went well');
  expect(acks).toEqual([1]);
});

test('an event whose listener failed is never acked, so that Slack brings it again', async () => {
  const { gate, held, acks, brings } = desk();
  const brought = brings(event());
  held[0]?.fail();
  expect(await brought).toBe('the listener failed');
  await gate.idle();
  expect(acks).toEqual([]);
});

test('what is no event is acked by its listener, whenever that is', async () => {
  const { gate, brings, acks } = desk();
  const handed: ReceiverEvent[] = [];
  gate.init({ processEvent: async (one: ReceiverEvent) => void handed.push(one) } as unknown as App);
  await brings({ type: 'block_actions' });
  expect(acks).toEqual([]);
  await handed[0]?.ack();
  expect(acks).toEqual(['block_actions']);
});

test('idle waits for all that is under way, also for what fails', async () => {
  const { gate, held, brings } = desk();
  expect(await isSettled(gate.idle())).toBe(true);
  const brought = [brings(event(1)), brings({ type: 'block_actions' })];
  const idle = gate.idle();
  held[0]?.release();
  expect(await isSettled(idle)).toBe(false);
  held[1]?.fail();
  await idle;
  expect(await Promise.all(brought)).toEqual(['went well', 'the listener failed']);
});

test('drain waits for what is held, and acks it', async () => {
  const { gate, held, acks, brings } = desk();
  const brought = brings(event());
  const drained = gate.drain();
  expect(await isSettled(drained)).toBe(false);
  held[0]?.release();
  await drained;
  await brought;
  expect(acks).toEqual([1]);
});

test('what arrives after drain never reaches the app and is not acked', async () => {
  const { gate, held, acks, brings } = desk();
  const earlier = brings(event(1));
  const drained = gate.drain();
  await Promise.all([brings(event(2)), brings({ type: 'block_actions' })]);
  held[0]?.release();
  await Promise.all([earlier, drained]);
  await brings(event(3));
  expect(held.map(one => one.body['n'])).toEqual([1]);
  expect(acks).toEqual([1]);
});

test('start and stop are the receiver’s own', async () => {
  const { gate } = desk();
  expect([await gate.start(), await gate.stop()]).toEqual(['started', 'stopped']);
});

test('that Slack holds events back is acked and logged, and reaches no listener', async () => {
  const { held, acks, log, brings } = desk();
  await brings({ type: 'app_rate_limited', minute_rate_limited: 1_795_420_800 });
  expect(acks).toEqual(['app_rate_limited']);
  expect(held).toEqual([]);
  expect(log.happened).toEqual(['Slack holds events back: there were too many']);
});
