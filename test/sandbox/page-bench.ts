import type { Page } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';
import type { Slack, SlackOptions } from '../../src/sandbox/server.ts';
import { browserTests, type TestBrowser } from '../support/browser.ts';
import { boltFor, plantSlack } from './bare-app.ts';
import { MORNING, answer, type Given } from './page-app.ts';
import { answerShortcuts } from './page-menus.ts';

const MINUTE = 60_000;

/** Tests in a browser, each with a bench of its own. @param tests is given how to get at the bench of the running test */
export function describeInBrowser(name: string, tests: (bench: () => Bench) => void): void {
  browserTests(name, browser => {
    let bench: Bench;
    beforeEach(async () => {
      bench = await openBench(browser());
    });
    afterEach(() => bench.stop());
    tests(() => bench);
  });
}

/** The page, Slack behind it and an app that answers. */
export interface Bench {
  slack: Slack;
  /** What the app got from its forms, newest last. */
  submitted: Given[];
  /** Opens a window as a person ("U1INES"), in a channel ("C1LINE") or on `home`. */
  visit: (as: string, place?: string, size?: { width: number; height: number }) => Promise<Page>;
  /** Stops Slack and the app; what it gives starts both again at the same address. */
  leave: () => Promise<() => Promise<void>>;
  stop: () => Promise<void>;
}

async function openBench(browser: TestBrowser): Promise<Bench> {
  const submitted: Given[] = [];
  let ahead = 0;
  const start = async (options: Partial<SlackOptions> = {}) => {
    const slack = await plantSlack({
      pageFolder: browser.folder,
      clock: () => MORNING + ahead,
      onMoveClock: minutes => (ahead += minutes * MINUTE),
      ...options,
    });
    const app = boltFor(slack);
    answer(app, submitted);
    answerShortcuts(app, submitted);
    await app.start();
    return { slack, app };
  };
  let running = await start();
  const halt = async () => {
    await running.app.stop();
    await running.slack.stop();
  };
  return {
    get slack() {
      return running.slack;
    },
    submitted,
    visit(as, place, size = { width: 1280, height: 800 }) {
      return browser.open(`${running.slack.url}?as=${as}${place === undefined ? '' : `&in=${place}`}`, size);
    },
    async leave() {
      const { workspace, url } = running.slack;
      await halt();
      return async () => {
        running = await start({ port: Number(new URL(url).port), snapshot: workspace.snapshot() });
      };
    },
    stop: halt,
  };
}
