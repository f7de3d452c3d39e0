import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, vi } from 'vitest';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import { EVERY, paceOf } from '../../src/outbox/pace.ts';
import { Pace } from '../../src/sandbox/pace.ts';
import { checkTrigger, giveResponseUrl, giveTrigger } from '../../src/sandbox/permits.ts';
import { useResponseUrl } from '../../src/sandbox/response-url.ts';
import { Transport, type Line } from '../../src/sandbox/transport.ts';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';
import { plant } from './plant.ts';
import type { Row } from './row.ts';

/** Long enough for a trigger to expire, and for an ack that waits for Slack to be late. */
const TOO_LONG = 3_200;

/** At Slack's own pace, of which a line that is never answered hears every try. */
async function comesAgain(): Promise<void> {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const [from, tries]: [number, number[]] = [Date.now(), []];
  const line: Line = {
    deliver: async () => {
      tries.push(Date.now() - from);
      return { outcome: 'timeout' };
    },
    reasons: { timeout: '', unconnected: '' },
    stop: async () => undefined,
  };
  await new Transport(line).deliverEvent({});
  await vi.advanceTimersByTimeAsync(DAY);
  expect(tries).toEqual([0, 0, MINUTE, 6 * MINUTE]);
}

export const rowsOfDelivery: Row[] = [
  {
    limit: 'acknowledgement of a command, press or form',
    most: '3 seconds',
    sandbox: { test: 'in three seconds fails a command, and not before', in: 'test/sandbox/socket.test.ts' },
    async app() {
      const { slack } = await startStory();
      const ines = slack.person('Ines', { in: 'rhine-ot' });
      await files(ines, 'HIS-1');
      const mend = slack.failAlways('*', { slow: TOO_LONG, when: 'before doing it' });
      const omar = slack.person('Omar', { in: 'rhine-it' });
      expect(await omar.clicks('Acknowledge', { on: 'INC-1' })).toEqual({ ok: true });
      mend();
      return true;
    },
  },
  {
    limit: '`trigger_id`',
    most: '3 seconds, once',
    async sandbox() {
      const { workspace } = (await plant()).slack;
      const id = giveTrigger(workspace, 'U1INES');
      const trigger = checkTrigger(workspace, id);
      trigger.at -= 2_900;
      expect(checkTrigger(workspace, id)).toBe(trigger);
      trigger.at -= 200;
      expect(() => checkTrigger(workspace, id)).toThrow('expired_trigger_id');
      Object.assign(trigger, { at: Date.now(), used: true });
      expect(() => checkTrigger(workspace, id)).toThrow('exchanged_trigger_id');
    },
    async app() {
      const { slack } = await startStory();
      const ines = slack.person('Ines', { in: 'rhine-ot' });
      slack.failNext('views.open', { slow: TOO_LONG, when: 'before doing it' });
      await ines.types('/incident');
      expect(ines.modal).toBeUndefined();
      expect(ines.told).toEqual(['Slack was too slow to open it. Try again.']);
      slack.failNext('views.open', { slow: TOO_LONG, when: 'before doing it' });
      await ines.types('The pump stands');
      await ines.uses('Make this an incident', { on: 'The pump' });
      expect(ines.modal).toBeUndefined();
      expect(ines.told).toEqual(['Slack was too slow to open it. Try again.', ines.told[0]]);
      return true;
    },
  },
  {
    limit: '`response_url`',
    most: '5 uses within 30 minutes',
    async sandbox() {
      const { workspace } = (await plant()).slack;
      const at = { user: 'U1INES', channel: 'C1LINE' };
      const address = () => giveResponseUrl(workspace, '', at).split('/').at(-1) ?? '';
      const use = (token: string) => useResponseUrl(workspace, token, { text: 'Hi' }).status;
      const often = address();
      expect([1, 2, 3, 4, 5, 6].map(() => use(often))).toEqual([200, 200, 200, 200, 200, 404]);
      const old = address();
      workspace.state.responseUrls[old]!.at -= 30 * 60_000 - 1_000;
      expect(use(old)).toBe(200);
      workspace.state.responseUrls[old]!.at -= 2_000;
      expect(use(old)).toBe(404);
    },
    async app() {
      const { slack } = await startStory();
      const omar = slack.person('Omar', { in: 'rhine-it' });
      await files(slack.person('Ines', { in: 'rhine-ot' }), 'HIS-1');
      slack.failNext('views.open', { error: 'internal_error' });
      await omar.clicks('More', { on: 'INC-1' });
      expect(omar.told.at(-1)).toBe('Slack was too slow to open it. Try again.');
      const uses = Object.values(slack.workspace.state.responseUrls).map(url => url.uses);
      expect(Math.max(...uses)).toBe(1);
      return true;
    },
  },
  {
    limit: 'commands in threads',
    most: 'none can be used there',
    async sandbox() {
      const { slack } = await plant();
      const ines = slack.person('Ines', { in: 'line' });
      await ines.types('The pump stands');
      await ines.replies('/hello', { on: 'The pump' });
      expect(ines.told.at(-1)).toBe('/hello is not supported in threads. Sorry!');
    },
    async app() {
      const { slack } = await startStory();
      const ines = slack.person('Ines', { in: 'canteen' });
      await ines.types('The pump stands');
      await ines.uses('Make this an incident', { on: 'The pump' });
      expect(ines.modal?.title).toBe('Report an incident');
      return true;
    },
  },
  {
    limit: 'messages in one channel',
    most: 'one a second, with short bursts',
    sandbox() {
      const pace = new Pace({ every: 1000, burst: 4 });
      expect([0, 0, 0, 0].map(now => pace.take('C1', now))).toEqual([0, 0, 0, 0]);
      expect(pace.take('C1', 0)).toBe(1000);
      expect(pace.take('C1', 1000)).toBe(0);
    },
    app() {
      const [slack, app] = [new Pace({ every: 1000, burst: 4 }), paceOf(EVERY)];
      const turns = Array.from({ length: 100 }, (_, message) =>
        app.wait('C1', message, message % 50 === 0, 0),
      );
      for (const at of turns.toSorted((a, b) => a - b)) slack.take('C1', at);
      expect(slack.throttled).toBe(0);
      return true;
    },
  },
  {
    limit: 'events that are not acknowledged',
    most: '3 more times: at once, after 1 and 5 minutes',
    sandbox: comesAgain,
    async app() {
      const { slack, file, log, settle } = await startStory({ retryEventsAfter: [0, 1000, 3000] });
      const ines = slack.person('Ines', { in: 'rhine-ot' });
      const omar = slack.person('Omar', { in: 'rhine-it' });
      await files(ines, 'HIS-1');
      // What is written while another process holds the database is not acknowledged.
      const other = new SqliteDatabase(file);
      other.exec('begin immediate');
      slack.afterEach = async () => undefined;
      await ines.replies('It hums', { on: 'INC-1' });
      await expect
        .poll(() => log.join(), { timeout: 10_000 })
        .toContain('nothing was written: database is locked');
      other.close();
      await expect
        .poll(async () => (await settle(), omar.thread({ on: 'INC-1' })), { timeout: 10_000 })
        .toEqual(['Ines Faria (OT): It hums']);
      return true;
    },
  },
  {
    limit: 'events from one workspace',
    most: '30,000 an hour, then `app_rate_limited`',
    sandbox: {
      test: 'thirty thousand events come in any hour; beyond that they are lost, and that is said once a minute',
      in: 'test/sandbox/lock-outs.test.ts',
    },
    async app() {
      const { slack, log } = await startStory({ over: 'http', eventsAnHour: 1 });
      const ines = slack.person('Ines', { in: 'rhine-ot' });
      for (const word of ['one', 'two']) await ines.types(word);
      expect(log.join('\n')).toContain('Slack holds events back');
      return true;
    },
  },
  {
    limit: 'connections over Socket Mode',
    most: '10',
    sandbox: { test: 'an eleventh connection of one app is refused', in: 'test/sandbox/socket.test.ts' },
    async app() {
      const { slack } = await startStory({ over: 'socket' });
      expect(slack.sockets.connected).toBe(2);
      await slack.sockets.refresh();
      await expect.poll(() => slack.sockets.connected, { timeout: 10_000 }).toBe(2);
      return true;
    },
  },
  {
    limit: 'warning before a connection is renewed',
    most: 'about 10 seconds, in which it is used',
    sandbox: {
      test: 'a connection that is warned is used until it is renewed, and left alone where the app went by itself',
      in: 'test/sandbox/socket.test.ts',
    },
    async app() {
      const { slack } = await startStory({ over: 'socket' });
      const ines = slack.person('Ines', { in: 'rhine-ot' });
      // The app leaves when it is warned, and has another connection meanwhile.
      await slack.sockets.refresh(10_000);
      expect(slack.sockets.connected).toBe(1);
      expect(await ines.types('/incident')).toEqual({ ok: true });
      await expect.poll(() => slack.sockets.connected, { timeout: 10_000 }).toBe(2);
      return true;
    },
  },
  {
    limit: 'age of a signed request',
    most: '5 minutes',
    sandbox: {
      test: 'a command comes as a form, signed, and is answered by the response',
      in: 'test/sandbox/signed-http.test.ts',
    },
    async app() {
      const { slack } = await startStory({ over: 'http' });
      const ines = slack.person('Ines', { in: 'rhine-ot' });
      const types = async (skew: number) => {
        slack.skewClock(skew);
        return (await ines.types('/incident')).ok;
      };
      expect([await types(-301), await types(-200)]).toEqual([false, true]);
      return true;
    },
  },
];
