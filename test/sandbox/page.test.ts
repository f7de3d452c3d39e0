import { expect, test } from 'vitest';
import { botOf } from './bare-app.ts';
import { describeInBrowser } from './page-bench.ts';
import { box, messages, says } from './page-steps.ts';

describeInBrowser('the page', bench => {
  test('two people read one channel in two windows, each in their own time', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
    const omar = await bench().visit('U2OMAR', 'C1LINE');
    await says(ines, '@Omar Haddad the *mixer* is <slow> & `PLC-12` blinks');

    const heard = messages(omar).last();
    await heard.getByText('the mixer is <slow> & PLC-12 blinks').waitFor();
    expect(await heard.locator('.mention').innerText()).toBe('@Omar Haddad');
    expect(await heard.getAttribute('aria-label')).toBe('Ines Faria, 02:55');
    expect(await messages(ines).last().getAttribute('aria-label')).toBe('Ines Faria, 08:55');
    expect(await ines.getByRole('link', { name: 'secret', exact: true }).count()).toBe(1);
    expect(await omar.getByRole('link', { name: 'secret', exact: true }).count()).toBe(0);
  });

  test('the same window can act as somebody else', async () => {
    const page = await bench().visit('U1INES', 'C1LINE');
    await page.getByLabel('Act as').selectOption('U2OMAR');
    await says(page, 'It is me');
    await page.getByRole('article', { name: 'Omar Haddad, 02:55' }).waitFor();
    expect(new URL(page.url()).search).toBe('?as=U2OMAR&in=C1LINE');
  });

  test('a window opened beside belongs to the other person and shows the same channel', async () => {
    const page = await bench().visit('U1INES', 'C1LINE');
    const opened = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Open beside' }).click();
    await page.getByRole('menuitem', { name: /Omar Haddad/ }).click();
    const beside = await opened;
    await beside.getByRole('textbox', { name: 'Message #line' }).waitFor();
    expect(new URL(beside.url()).search).toBe('?as=U2OMAR&in=C1LINE');
  });

  test('a group has its direct messages, where its people read, write and press', async () => {
    const { slack } = bench();
    const bot = botOf(slack);
    const { channel } = await bot.conversations.open({ users: 'U1INES,U2OMAR' });
    await bot.chat.postMessage({ channel: channel?.id ?? '', text: 'You two meet' });
    const ines = await bench().visit('U1INES', 'C1LINE');
    const omar = await bench().visit('U2OMAR', channel?.id);
    await ines.getByRole('link', { name: 'Omar', exact: true }).click();
    await messages(ines).last().getByText('You two meet').waitFor();
    await omar.getByRole('textbox', { name: 'Message Ines', exact: true }).fill('When?');
    await omar.keyboard.press('Enter');
    await messages(ines).last().getByText('When?').waitFor();
    expect(await ines.title()).toBe('Omar · Ines Faria');
    expect(await ines.getByRole('button', { name: 'Channel menu' }).count()).toBe(0);
  });

  test('commands are offered, refused in threads, and a wrong one is told off in private', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
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
    await ines.getByText('/nonsense is not a valid command.').waitFor({ state: 'detached' });

    await box(ines).fill('/he');
    expect(await ines.getByRole('option', { name: /\/hello/ }).innerText()).toContain('Says hello');
    await box(ines).press('Enter');
    expect(await box(ines).inputValue()).toBe('/hello ');
    await box(ines).press('Enter');
    await ines.getByRole('dialog', { name: 'Report an incident' }).waitFor();
  });

  test('a command that the app doesn’t answer is told in Slack’s words', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
    await says(ines, '/silent');
    await ines.getByRole('article', { name: 'Slackbot' }).waitFor();
    await ines.getByText('/silent failed with the error “operation_timeout”').waitFor();
    await says(ines, 'Never mind');
    await ines.getByRole('article', { name: 'Ines Faria, 08:55' }).waitFor();
    expect(await messages(ines).last().innerText()).toContain('Never mind');
  });

  test('who has scrolled up stays there; who is at the end sees what comes', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE', { width: 1280, height: 400 });
    const omar = await bench().visit('U2OMAR', 'C1LINE', { width: 1280, height: 400 });
    for (let line = 1; line <= 12; line += 1) await says(omar, `Line ${line}`);
    await ines.getByText('Line 12').waitFor();
    const LIST = 'document.querySelector("[role=log]")';
    const belowSight = `${LIST}.scrollHeight - ${LIST}.scrollTop - ${LIST}.clientHeight`;
    await expect.poll(() => ines.evaluate<number>(belowSight)).toBeLessThan(2);
    // The page knows of it once its own listener, which is the first, has run.
    await ines.evaluate(
      `new Promise(done => { ${LIST}.addEventListener('scroll', done, { once: true }); ${LIST}.scrollTo(0, 30); })`,
    );
    await says(omar, 'And one more');
    await ines.getByText('And one more').waitFor({ state: 'attached' });
    expect(await ines.evaluate(`${LIST}.scrollTop`)).toBe(30);
  });

  test('a window finds Slack again after it was away', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
    await says(ines, 'Before');
    await messages(ines).last().waitFor();
    await box(ines).fill('Half a sent');
    const comeBack = await bench().leave();
    await ines.getByText('Trying to reach Slack again…').waitFor();
    await comeBack();
    await ines.getByText('Trying to reach Slack again…').waitFor({ state: 'detached' });
    expect(await box(ines).inputValue()).toBe('Half a sent');
    await box(ines).press('Enter');
    await messages(ines).filter({ hasText: 'Half a sent' }).waitFor();
    expect(await messages(ines).count()).toBe(2);
  });

  test('Home is published on a visit and its buttons work', async () => {
    const ines = await bench().visit('U1INES', 'home');
    await ines.getByText('Visit 1.').waitFor();
    await ines.getByRole('button', { name: 'Look again' }).click();
    await ines.getByText('Visit 2.').waitFor();
    await ines.getByRole('tab', { name: 'Messages' }).click();
    await ines.getByText('Nothing has been said here yet.').waitFor();
  });

  test('the clock shows the person’s time and can be moved on', async () => {
    const omar = await bench().visit('U2OMAR', 'C1LINE');
    const clock = omar.getByRole('group', { name: 'Clock' });
    await clock.getByText('Mon 23 Nov, 02:55 EST').waitFor();
    await clock.getByRole('button', { name: '+5 min' }).click();
    await clock.getByText('Mon 23 Nov, 03:00 EST').waitFor();
    await clock.getByRole('button', { name: '+1 day' }).click();
    await clock.getByText('Tue 24 Nov, 03:00 EST').waitFor();
  });

  test('a reaction is counted and taken back', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
    await says(ines, 'Done');
    await messages(ines).last().hover();
    await ines.getByRole('button', { name: 'Add reaction' }).click();
    await ines.getByRole('menuitem', { name: /white check mark/ }).click();
    const reaction = ines.getByRole('button', { name: 'white_check_mark: Ines Faria' });
    await reaction.click();
    await reaction.waitFor({ state: 'detached' });
  });

  test('nothing is fetched from anywhere else', async () => {
    const ines = await bench().visit('U1INES');
    const asked: string[] = [];
    ines.on('request', request => asked.push(request.url()));
    await ines.goto(`${bench().slack.url}?as=U1INES&in=C1LINE`);
    await says(ines, ':eyes: https://elsewhere.test/picture.png');
    await ines.getByRole('link', { name: 'https://elsewhere.test/picture.png' }).waitFor();
    const elsewhere = asked.filter(url => !url.startsWith(bench().slack.url) && !url.startsWith('data:'));
    expect(asked.length).toBeGreaterThan(3);
    expect(elsewhere).toEqual([]);
  });
});
