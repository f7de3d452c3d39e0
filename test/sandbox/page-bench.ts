import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Slack, SlackOptions } from '../../src/sandbox/server.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { boltFor, plantSlack } from './bare-app.ts';
import { MORNING, answer, type Given } from './page-app.ts';

const MINUTE = 60_000;

/** Where a browser stands on this machine; undefined when there is none. */
const chromiumAt = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  path => path !== undefined && existsSync(path),
);

/**
 * Tests in a browser, each with a bench of its own; where there is no browser they are left out, which is said.
 * @param tests is given how to get at the bench of the running test
 */
export function describeInBrowser(name: string, tests: (bench: () => Bench) => void): void {
  if (chromiumAt === undefined) {
    console.warn(`Left out: ${name}. There is no Chromium here; say where it is with CHROMIUM=/path.`);
  }
  describe.skipIf(chromiumAt === undefined)(name, () => {
    let browser: Browser;
    let folder: string;
    let bench: Bench;
    beforeAll(async () => {
      [browser, folder] = await Promise.all([openBrowser(), builtPage()]);
    });
    afterAll(async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    });
    beforeEach(async () => {
      bench = await openBench(browser, folder);
    });
    afterEach(() => bench.stop());
    tests(() => bench);
  });
}

/** A browser that asks nobody for anything. */
async function openBrowser(): Promise<Browser> {
  const quiet = ['gpu', 'quic', 'background-networking', 'component-update', 'sync'].map(
    x => `--disable-${x}`,
  );
  return chromium.launch({
    ...(chromiumAt === undefined ? {} : { executablePath: chromiumAt }),
    args: ['--no-sandbox', '--no-first-run', ...quiet],
  });
}

/** The page as `npm run page` bundles it, in a folder of its own. */
async function builtPage(): Promise<string> {
  const source = (name: string) => fileURLToPath(new URL(`../../src/sandbox/page/${name}`, import.meta.url));
  const outdir = mkdtempSync(join(tmpdir(), 'page-'));
  await build({
    entryPoints: [source('main.tsx'), source('index.html')],
    bundle: true,
    minify: true,
    jsx: 'automatic',
    loader: { '.html': 'copy' },
    outdir,
    logLevel: 'warning',
  });
  return outdir;
}

/** The page, Slack behind it and an app that answers. */
export interface Bench {
  slack: Slack;
  /** What the app got from the form, newest last. */
  submitted: Given[];
  /** Opens a window as a person ("U1INES"), in a channel ("C1LINE") or on `home`. */
  visit: (as: string, place?: string, size?: { width: number; height: number }) => Promise<Page>;
  /** Stops Slack and the app; what it gives starts both again at the same address. */
  leave: () => Promise<() => Promise<void>>;
  stop: () => Promise<void>;
}

async function openBench(browser: Browser, pageFolder: string): Promise<Bench> {
  const contexts: BrowserContext[] = [];
  const submitted: Given[] = [];
  let ahead = 0;
  const start = async (options: Partial<SlackOptions> = {}) => {
    const slack = await plantSlack({
      pageFolder,
      ackWithin: 1_000,
      clock: () => MORNING + ahead,
      onMoveClock: minutes => (ahead += minutes * MINUTE),
      ...options,
    });
    const app = boltFor(slack);
    answer(app, submitted);
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
    async visit(as, place, size = { width: 1280, height: 800 }) {
      // A window each: a browser hardly draws the tabs that lie behind another.
      const context = await browser.newContext({ viewport: size });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(`${running.slack.url}?as=${as}${place === undefined ? '' : `&in=${place}`}`);
      return page;
    },
    async leave() {
      const { workspace, url } = running.slack;
      await halt();
      return async () => {
        running = await start({ port: Number(new URL(url).port), snapshot: workspace.snapshot() });
      };
    },
    async stop() {
      await Promise.all(contexts.map(context => context.close()));
      await halt();
    },
  };
}
