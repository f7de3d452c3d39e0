import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { builtPage, describeInBrowser, openBench, openBrowser, type Bench } from './page-bench.ts';

let browser: Browser;
let folder: string;
let bench: Bench;

describeInBrowser('the page', () => {
  beforeAll(async () => {
    [browser, folder] = await Promise.all([openBrowser(), builtPage()]);
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    bench = await openBench(browser, folder);
  });
  afterEach(() => bench.stop());

  test('two people read one channel in two windows, each in their own time', async () => {
    const ines = await bench.visit('U1INES', 'C1LINE');
    const omar = await bench.visit('U2OMAR', 'C1LINE');
    await says(ines, '@Omar Haddad the *mixer* is <slow> & `PLC-12` blinks');

    const heard = messages(omar).last();
    await heard.getByText('the mixer is <slow> & PLC-12 blinks').waitFor();
    expect(await heard.locator('.mention').innerText()).toBe('@Omar Haddad');
    expect(await heard.getAttribute('aria-label')).toBe('Ines Faria, 02:55');
    expect(await messages(ines).last().getAttribute('aria-label')).toBe('Ines Faria, 08:55');
    expect(await ines.getByRole('link', { name: 'secret' }).count()).toBe(1);
    expect(await omar.getByRole('link', { name: 'secret' }).count()).toBe(0);
  });

  test('the same window can act as somebody else', async () => {
    const page = await bench.visit('U1INES', 'C1LINE');
    await page.getByLabel('Act as').selectOption('U2OMAR');
    await says(page, 'It is me');
    await page.getByRole('article', { name: 'Omar Haddad, 02:55' }).waitFor();
    expect(new URL(page.url()).search).toBe('?as=U2OMAR&in=C1LINE');
  });

  test('a window opened beside belongs to the other person and shows the same channel', async () => {
    const page = await bench.visit('U1INES', 'C1LINE');
    const opened = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Open beside' }).click();
    await page.getByRole('menuitem', { name: /Omar Haddad/ }).click();
    const beside = await opened;
    await beside.getByRole('textbox', { name: 'Message #line' }).waitFor();
    expect(new URL(beside.url()).search).toBe('?as=U2OMAR&in=C1LINE');
  });

  test('a form shows what is wrong, keeps what was typed, and becomes a message with buttons', async () => {
    const ines = await bench.visit('U1INES', 'C1LINE');
    const omar = await bench.visit('U2OMAR', 'C1LINE');
    const form = await hello(ines);
    await form.getByLabel('What happens').fill('nothing');
    await chooses(form.getByRole('combobox', { name: 'Asset' }), 'his', 'HIS-1 historian');
    await form.getByRole('button', { name: 'Report', exact: true }).click();
    await form.getByText('Please complete this required field.').waitFor();

    await form.getByRole('radio', { name: 'Line stopped' }).check();
    await form.getByLabel('Devices affected').fill('3');
    await form.getByRole('checkbox', { name: 'Cable' }).check();
    await form.getByRole('button', { name: 'Report', exact: true }).click();
    await form.getByText('Say what happens.').waitFor();
    expect(await form.getByLabel('What happens').getAttribute('aria-invalid')).toBe('true');
    expect(await form.getByLabel('What happens').inputValue()).toBe('nothing');
    expect(await form.getByRole('combobox', { name: 'Asset' }).inputValue()).toBe('HIS-1 historian');
    expect(await form.getByRole('radio', { name: 'Line stopped' }).isChecked()).toBe(true);

    await form.getByLabel('What happens').fill('No values');
    await form.getByRole('button', { name: 'Report', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await ines.getByText('The other side knows.').waitFor();
    expect(await ines.getByText('Only visible to you').count()).toBe(1);
    expect(await omar.getByText('The other side knows.').count()).toBe(0);

    await omar.getByRole('button', { name: 'Acknowledge' }).click();
    await ines.getByText('Acknowledged by @Omar Haddad').waitFor();
    await ines.getByText('(edited)').waitFor();
    expect(await omar.getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);
  });

  test('every kind of input gives the app what was put in', async () => {
    const ines = await bench.visit('U1INES', 'C1LINE');
    const form = await hello(ines);
    await form.getByLabel('What happens').fill('No values');
    await chooses(form.getByRole('combobox', { name: 'Asset' }), 'plant', 'SW-34 plant switch');
    await form.getByRole('radio', { name: 'Slower' }).check();
    await form.getByLabel('Anything else').fill('Two\nlines');
    await chooses(form.getByRole('combobox', { name: 'Area' }), 'jet', 'Jetty');
    await chooses(form.getByRole('combobox', { name: 'Who saw it' }), 'omar', 'Omar Haddad');
    await form.getByLabel('Since').fill('2026-11-22');
    await form.getByLabel('At', { exact: true }).fill('07:30');
    await form.getByLabel('Devices affected').fill('3');
    await form.getByRole('checkbox', { name: 'Restart' }).check();
    await form.getByRole('checkbox', { name: 'Cable' }).check();
    await form.getByRole('button', { name: 'Report', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    expect(bench.submitted.at(-1)).toEqual({
      what: 'No values',
      asset: 'SW-34 plant switch',
      how: 'slower',
      more: 'Two\nlines',
      area: 'Jetty',
      who: 'U2OMAR',
      since: '2026-11-22',
      at: '07:30',
      count: '3',
      checks: ['Restart', 'Cable'],
    });
  });

  test('typed values survive what happens meanwhile, and a modal on top', async () => {
    const ines = await bench.visit('U1INES', 'C1LINE');
    const omar = await bench.visit('U2OMAR', 'C1LINE');
    const form = await hello(ines);
    const what = form.getByLabel('What happens');
    await what.fill('Half a sent');
    await says(omar, 'Anybody there?');
    await ines.getByText('Anybody there?').waitFor({ state: 'attached' });
    expect(await what.inputValue()).toBe('Half a sent');

    await form.getByRole('button', { name: 'What is an asset?' }).click();
    const above = ines.getByRole('dialog', { name: 'Assets' });
    await above.waitFor();
    expect(await ines.getByRole('dialog').count()).toBe(1);
    await above.getByRole('button', { name: 'Back' }).click();
    await form.waitFor();
    expect(await what.inputValue()).toBe('Half a sent');
  });

  test('the keyboard is enough: focus in the first input, arrows in a menu, Escape closes', async () => {
    const ines = await bench.visit('U1INES', 'C1LINE');
    const form = await hello(ines);
    await ines.keyboard.type('By hand');
    expect(await form.getByLabel('What happens').inputValue()).toBe('By hand');
    await ines.keyboard.press('Tab');
    await ines.keyboard.type('plc');
    await form.getByRole('option', { name: 'PLC-14 filler' }).waitFor();
    await ines.keyboard.press('ArrowDown');
    await ines.keyboard.press('Enter');
    expect(await form.getByRole('combobox', { name: 'Asset' }).inputValue()).toBe('PLC-14 filler');

    await ines.keyboard.press('ArrowDown');
    await form.getByRole('listbox').waitFor();
    await ines.keyboard.press('Escape');
    expect(await form.getByRole('listbox').count()).toBe(0);
    for (let tabs = 0; tabs < 40; tabs += 1) await ines.keyboard.press('Tab');
    expect(await ines.evaluate('document.activeElement.closest("dialog, body").tagName')).toBe('DIALOG');
    await ines.keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    expect(bench.slack.workspace.state.stacks.U1INES).toEqual([]);
  });

  test('menus and questions in a message do what they say', async () => {
    const ines = await bench.visit('U1INES', 'C1LINE');
    await reports(ines);
    await ines.getByRole('button', { name: 'Withdraw' }).click();
    const question = ines.getByRole('alertdialog', { name: 'Withdraw it?' });
    await question.getByRole('button', { name: 'Keep' }).click();
    expect(await question.count()).toBe(0);

    await chooses(ines.getByRole('combobox', { name: 'Severity' }), '', 'S2');
    await ines.getByText('S2 by @Ines Faria').waitFor();
    await ines.getByRole('button', { name: 'More actions' }).click();
    await ines.getByRole('menuitem', { name: 'Hand over' }).click();
    await ines.getByText('Hand over by @Ines Faria').waitFor();
    await ines.getByRole('button', { name: 'Withdraw' }).click();
    await question.getByRole('button', { name: 'Withdraw' }).click();
    await ines.getByText('Withdrawn by @Ines Faria').waitFor();
  });

  test('commands are offered, refused in threads, and a wrong one is told off in private', async () => {
    const ines = await bench.visit('U1INES', 'C1LINE');
    await says(ines, 'A question');
    await messages(ines).last().hover();
    await ines.getByRole('button', { name: 'Reply in thread' }).click();
    const reply = ines.getByRole('textbox', { name: 'Reply…' });
    await reply.fill('An answer');
    await reply.press('Enter');
    await ines.getByRole('button', { name: /^1 reply/ }).waitFor();
    await reply.fill('/hello');
    await reply.press('Enter');
    const thread = ines.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('/hello is not supported in threads. Sorry!').waitFor();
    await thread.getByRole('button', { name: 'Close thread' }).click();

    await says(ines, '/nonsense');
    await ines.getByText('/nonsense is not a valid command.').waitFor();
    await ines.getByRole('button', { name: 'Dismiss' }).click();
    expect(await ines.getByText('/nonsense is not a valid command.').count()).toBe(0);

    await box(ines).fill('/he');
    expect(await ines.getByRole('option', { name: /\/hello/ }).innerText()).toContain('Says hello');
    await box(ines).press('Enter');
    expect(await box(ines).inputValue()).toBe('/hello ');
    await box(ines).press('Enter');
    await ines.getByRole('dialog', { name: 'Report an incident' }).waitFor();
  });

  test('Home is published on a visit and its buttons work', async () => {
    const ines = await bench.visit('U1INES', 'home');
    await ines.getByText('Visit 1.').waitFor();
    await ines.getByRole('button', { name: 'Look again' }).click();
    await ines.getByText('Visit 2.').waitFor();
    await ines.getByRole('tab', { name: 'Messages' }).click();
    await ines.getByText('Nothing has been said here yet.').waitFor();
  });

  test('the clock shows the person’s time and can be moved on', async () => {
    const omar = await bench.visit('U2OMAR', 'C1LINE');
    const clock = omar.getByRole('group', { name: 'Clock' });
    await clock.getByText('Mon 23 Nov, 02:55 EST').waitFor();
    await clock.getByRole('button', { name: '+5 min' }).click();
    await clock.getByText('Mon 23 Nov, 03:00 EST').waitFor();
    await clock.getByRole('button', { name: '+1 day' }).click();
    await clock.getByText('Tue 24 Nov, 03:00 EST').waitFor();
  });

  test('a reaction is counted and taken back', async () => {
    const ines = await bench.visit('U1INES', 'C1LINE');
    await says(ines, 'Done');
    await messages(ines).last().hover();
    await ines.getByRole('button', { name: 'Add reaction' }).click();
    await ines.getByRole('menuitem', { name: /white check mark/ }).click();
    const reaction = ines.getByRole('button', { name: 'white_check_mark: Ines Faria' });
    await reaction.click();
    await reaction.waitFor({ state: 'detached' });
  });

  test('nothing is fetched from anywhere else', async () => {
    const ines = await bench.visit('U1INES');
    const asked: string[] = [];
    ines.on('request', request => asked.push(request.url()));
    await ines.goto(`${bench.slack.url}?as=U1INES&in=C1LINE`);
    await says(ines, ':eyes: https://elsewhere.test/picture.png');
    await ines.getByRole('link', { name: 'https://elsewhere.test/picture.png' }).waitFor();
    const elsewhere = asked.filter(url => !url.startsWith(bench.slack.url) && !url.startsWith('data:'));
    expect(asked.length).toBeGreaterThan(3);
    expect(elsewhere).toEqual([]);
  });
});

function box(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Message #line' });
}

function messages(page: Page): Locator {
  return page.getByRole('log').getByRole('article');
}

async function says(page: Page, words: string): Promise<void> {
  await box(page).fill(words);
  await box(page).press('Enter');
}

async function hello(page: Page): Promise<Locator> {
  await says(page, '/hello');
  const form = page.getByRole('dialog', { name: 'Report an incident' });
  await form.waitFor();
  return form;
}

async function reports(page: Page): Promise<void> {
  const form = await hello(page);
  await form.getByLabel('What happens').fill('No values');
  await chooses(form.getByRole('combobox', { name: 'Asset' }), 'his', 'HIS-1 historian');
  await form.getByRole('radio', { name: 'Slower' }).check();
  await form.getByRole('button', { name: 'Report', exact: true }).click();
  await form.waitFor({ state: 'detached' });
}

async function chooses(menu: Locator, typed: string, option: string): Promise<void> {
  await menu.click();
  if (typed !== '') await menu.fill(typed);
  await menu.page().getByRole('option', { name: option }).filter({ visible: true }).click();
}
