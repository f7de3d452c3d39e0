import { setTimeout } from 'node:timers/promises';
import { openApp, type CommonGround } from '../../src/app.ts';
import { openLog } from '../../src/json-log.ts';
import type { Slack } from '../../src/sandbox/server.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import type { TestClock } from '../support/clocks.ts';
import { testConfig } from '../support/config.ts';
import { powerFor, poweredBy, type Power, type StoreFault } from './power.ts';

/** Moments until the next cut, at most: an act has about a hundred. */
const MOMENTS = 200;
/** The same of a start. */
const START_MOMENTS = 8;

/** Real milliseconds that Slack may take. No lease ends, and no desk is back, while it is still at it. */
export const SLOW = 15;
export const slackIsDone = () => setTimeout(SLOW + 5);

/** Before the name of a moment at which a desk was still starting. */
export const STARTING = 'starting, ';

/** A desk that loses its power again and again, while it works and while it starts. */
export interface CutDesk {
  readonly store: Store;
  /** Where it was cut. */
  readonly cuts: string[];
  /** The next that is written is refused like this. */
  refuses(fault: StoreFault): void;
  settle(): Promise<void>;
  /** Where it was cut another one starts on what was committed; `for good` it is never cut again. */
  mend(how?: 'for good'): Promise<void>;
  stop(): Promise<void>;
}

export interface CutDeskParts {
  file: string;
  slack: Slack;
  clock: TestClock;
  /** Before the ids that it makes. */
  seed: number;
  /** A number below this one, as chance will have it. */
  upTo: (n: number) => number;
  say: (what: string) => void;
}

export async function cutDesk({ file, slack, clock, seed, upTo, say }: CutDeskParts): Promise<CutDesk> {
  const cuts: string[] = [];
  const calm = powerFor(Infinity, () => undefined);
  let power: Power = calm;
  let fault: StoreFault;
  let isStarting = false;
  let ids = 0;
  let store = openStore(file);
  let desk = await open(powerFor(upTo(MOMENTS), cut));
  slack.workspace.onHappening(() => {
    try {
      power.moment('when Slack has a message');
    } catch {
      // The desk is gone; Slack goes on.
    }
  });

  function cut(): void {
    store.close();
    throw new Error('the power is cut');
  }

  /** Some are cut while they start, and are started again. */
  async function open(next: Power): Promise<CommonGround> {
    const started = await start(upTo(3) === 0 ? powerFor(upTo(START_MOMENTS), cut) : calm);
    const opened = started ?? (await start(calm));
    if (!opened) throw new Error('a desk with power did not start');
    power = next;
    return opened;
  }

  /** @returns undefined where it was cut meanwhile */
  async function start(meanwhile: Power): Promise<CommonGround | undefined> {
    power = meanwhile;
    isStarting = true;
    let opened: CommonGround | undefined;
    try {
      opened = await openApp({
        config: testConfig(slack, file),
        store: poweredBy(store, () => power, takeFault),
        clock,
        machine: clock,
        ids: { next: () => `id-${seed}-${cuts.length}-${++ids}` },
        log: openLog('error', { write: line => say(line.trim()) }),
        pace: 0,
      });
      await opened.start({});
    } catch (error) {
      if (!power.isCut) throw error;
    }
    isStarting = false;
    if (!power.isCut) return opened;
    await afterCut(`${STARTING}${power.at}`, opened);
    return undefined;
  }

  async function afterCut(at: string, was: CommonGround | undefined): Promise<void> {
    cuts.push(at);
    say(`cut: ${at}`);
    await slackIsDone();
    await was?.stop().catch(() => undefined);
    store = openStore(file);
  }

  function takeFault(): StoreFault {
    // A desk that can't start ends, and whoever runs it starts it again: that is none of this.
    if (isStarting) return undefined;
    const now = fault;
    fault = undefined;
    return now;
  }

  return {
    cuts,
    get store() {
      return store;
    },
    refuses(next) {
      fault = next;
    },
    settle: () => desk.settle().catch((error: unknown) => say(String(error))),
    async mend(how) {
      const next = how === 'for good' ? calm : powerFor(upTo(MOMENTS), cut);
      if (!power.isCut) return void (power = next);
      await afterCut(power.at ?? '', desk);
      desk = await open(next);
    },
    async stop() {
      await desk.stop().catch(() => undefined);
      if (!power.isCut) store.close();
    },
  };
}
