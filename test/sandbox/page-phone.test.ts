import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { botOf } from './bare-app.ts';
import { describeInBrowser } from './page-bench.ts';

const phone = { width: 390, height: 844 };

describeInBrowser('the page on a phone', bench => {
  test('one pane is shown at a time, and Back leads to the list', async () => {
    const page = await bench().visit('U1INES', undefined, phone);
    await page.getByRole('link', { name: 'line', exact: true }).click();
    const box = page.getByRole('textbox', { name: 'Message #line' });
    await box.fill('A question');
    await box.press('Enter');
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Message actions' }).click();
    await page.getByRole('menuitem', { name: 'Reply in thread' }).click();
    await page.getByRole('textbox', { name: 'Reply…' }).waitFor();
    expect(await box.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Back' }).click();
    expect(await page.getByRole('navigation').isVisible()).toBe(true);
  });

  test('nothing is wider than the phone or too small for a finger', async () => {
    const page = await bench().visit('U1INES', 'C1LINE', phone);
    const box = page.getByRole('textbox', { name: 'Message #line' });
    await box.fill(`A long word: ${'Schalt'.repeat(20)}`);
    await box.press('Enter');
    await page.getByText('A long word').waitFor();
    expect(await faults(page)).toEqual([]);

    await box.fill('/hello');
    await box.press('Enter');
    const form = page.getByRole('dialog', { name: 'Report an incident' });
    await form.waitFor();
    expect(await form.boundingBox()).toEqual({ x: 0, y: 0, ...phone });
    expect(await faults(page)).toEqual([]);
    await form.getByLabel('What happens').fill('Long '.repeat(15));
    await form.getByRole('combobox', { name: 'Asset' }).click();
    await form.getByRole('option', { name: 'HIS-1 historian' }).click();
    await form.getByRole('radio', { name: 'Slower' }).check();
    await form.getByRole('button', { name: 'Report', exact: true }).click();
    await page.getByRole('button', { name: 'Acknowledge' }).waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test('a mirrored talk of forty replies is read from its end, each name once for what one says in a row', async () => {
    const { slack } = bench();
    const bot = botOf(slack);
    const { ts = '' } = await bot.chat.postMessage({ channel: 'C1LINE', text: 'No values · Line 3' });
    const reply = { channel: 'C1LINE', thread_ts: ts };
    const names = ['Kim Larsen (Network and firewalls, Rhine Works)', 'Jo Park (IT)'];
    for (let at = 0; at < 40; at += 1) {
      const username = names[Math.floor(at / 4) % 2]!;
      await bot.chat.postMessage({ ...reply, username, text: `Looking at it, step ${at + 1}` });
    }
    await slack.client.do({ as: 'U2OMAR', do: 'say', channel: 'C1LINE', text: 'Thanks', files: ['log.txt'] });
    const page = await bench().visit('U1INES', 'C1LINE', phone);
    await page.getByRole('button', { name: /^40 replies/ }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('step 40').waitFor();
    expect(await thread.getByText('step 40').evaluate(inSight)).toBe(true);
    expect(await thread.getByRole('article').count()).toBe(41);
    expect(await thread.locator('.message-head').count()).toBe(11);
    expect(await faults(page)).toEqual([]);
    await thread.getByRole('article').last().getByRole('button', { name: 'Message actions' }).click();
    await page.getByRole('menuitem', { name: 'eyes' }).click();
    await thread.getByRole('button', { name: 'eyes: Ines Faria' }).waitFor();
    await thread.getByRole('button', { name: 'Attach a file' }).click();
    expect(await faults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByText('log.txt').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByLabel('Act as').selectOption('U2OMAR');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Join #quiet' }).waitFor();
    expect(await faults(page)).toEqual([]);
  });
});

/** Run in the page: whether all of an element can be seen. */
function inSight(element: unknown): boolean {
  const shown = element as { getBoundingClientRect: () => { top: number; bottom: number } };
  const { top, bottom } = shown.getBoundingClientRect();
  return top >= 0 && bottom <= (globalThis as unknown as { innerHeight: number }).innerHeight;
}

/** What sticks out at the side, and what one presses that is under 44 px high. */
async function faults(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const seen = element => element.checkVisibility({ checkOpacity: true }) && element.closest('[inert]') === null;
    const name = element => element.tagName + ' ' + (element.getAttribute('aria-label') ?? element.textContent);
    const pressed = [...document.querySelectorAll('button, a[href], select, .field, .choice')].filter(seen);
    const small = pressed
      .filter(element => !element.matches('.mrkdwn *') && element.getBoundingClientRect().height < 43.5)
      .map(element => 'too small: ' + name(element));
    const wide = [...document.querySelectorAll('#page *')].filter(seen)
      .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
      .map(element => 'sticks out: ' + name(element));
    if (document.documentElement.scrollWidth > innerWidth) wide.push('the page scrolls sideways');
    return [...small, ...wide];
  })()`);
}
