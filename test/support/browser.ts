import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';

/** Where a browser stands on this machine; undefined when there is none. */
const chromiumAt = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
  path => path !== undefined && existsSync(path),
);

export interface TestBrowser {
  /** The page as `npm run page` bundles it. */
  folder: string;
  /** Opens an address in a window of its own: a browser hardly draws the tabs that lie behind another. */
  open(address: string, size: { width: number; height: number }): Promise<Page>;
}

/**
 * Tests in a real browser; where there is none they are left out, and that is said.
 *
 * @param tests is given how to get at the browser of the running test
 */
export function browserTests(name: string, tests: (browser: () => TestBrowser) => void): void {
  if (chromiumAt === undefined) {
    console.warn(`Left out: ${name}. There is no Chromium here; say where it is with CHROMIUM=/path.`);
  }
  describe.skipIf(chromiumAt === undefined)(name, () => {
    const windows: BrowserContext[] = [];
    let browser: Browser;
    let folder: string;
    beforeAll(async () => {
      [browser, folder] = await Promise.all([openBrowser(), builtPage()]);
    });
    afterEach(async () => {
      await Promise.all(windows.splice(0).map(window => window.close()));
    });
    afterAll(async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    });
    tests(() => ({
      folder,
      async open(address, viewport) {
        const window = await browser.newContext({ viewport });
        windows.push(window);
        const page = await window.newPage();
        await page.goto(address);
        return page;
      },
    }));
  });
}

/** A browser that asks nobody for anything. */
async function openBrowser(): Promise<Browser> {
  const quiet = ['gpu', 'quic', 'background-networking', 'component-update', 'sync'];
  return chromium.launch({
    ...(chromiumAt && { executablePath: chromiumAt }),
    args: ['--no-sandbox', '--no-first-run', ...quiet.map(what => `--disable-${what}`)],
  });
}

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
