import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Where pictures go when they are asked for, to be looked at; the README's are made of some. */
const pictures = process.env.PICTURES;

export const DESKTOP = { width: 1000, height: 720 };
export const PHONE = { width: 390, height: 844 };

/** What a browser shows now, as a file, where pictures are asked for. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png` });
}
