import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { weekFiles } from '../../src/changes/week-files.ts';
import { filesTo } from '../../src/slack/files.ts';
import { md } from '../../src/slack/markup.ts';
import { aWeek, aWeekChange } from '../changes/a-week.ts';
import { botOf } from './bare-app.ts';
import { describeInBrowser } from './page-bench.ts';
import { box, does, messages, says } from './page-steps.ts';

describeInBrowser('people talking on the page', bench => {
  test('files go along by name, and a reply can stand in the channel too', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
    const omar = await bench().visit('U2OMAR', 'C1LINE');
    await ines.getByRole('button', { name: 'Attach a file' }).click();
    await ines.getByLabel('Name of the file').fill('wrong.png');
    await ines.getByLabel('Name of the file').press('Enter');
    await ines.getByRole('button', { name: 'Remove wrong.png' }).click();
    await ines.getByRole('button', { name: 'Attach a file' }).click();
    await ines.getByLabel('Name of the file').fill('trend.png');
    await ines.getByRole('button', { name: 'Send' }).click();
    const shared = messages(omar).filter({ hasText: 'trend.png' });
    await shared.hover();
    await shared.getByRole('button', { name: 'Reply in thread' }).click();

    const thread = omar.getByRole('complementary', { name: 'Thread' });
    await thread.getByLabel('Also send to #line').check();
    await thread.getByRole('textbox', { name: 'Reply…' }).fill('Looks like the switch');
    await thread.getByRole('textbox', { name: 'Reply…' }).press('Enter');
    await thread.getByText('Also sent to the channel').waitFor();
    expect(await thread.getByLabel('Also send to #line').isChecked()).toBe(false);
    const heard = messages(ines).filter({ hasText: 'replied to a thread:' });
    expect(await heard.innerText()).toContain('Looks like the switch');
    await heard.getByRole('button', { name: 'a message' }).click();
    const opened = ines.getByRole('complementary', { name: 'Thread' });
    await opened.getByText('Looks like the switch').waitFor();
    expect(await opened.getByText('trend.png').count()).toBe(1);
  });

  test('a picture that the app sent is shown, and any other file of its is there to be kept', async () => {
    const [picture, calendar] = await weekFiles(aWeek([aWeekChange()]), 'plant.slack.com');
    await filesTo(botOf(bench().slack)).send('U1INES', [picture, calendar], md`*Week 48*`);
    const ines = await bench().visit('U1INES', bench().slack.workspace.dmWith('U1INES').id);
    const shown = messages(ines).getByRole('img', { name: /^1 change at Rhine Works/ });
    await shown.waitFor();
    await expect
      .poll(() => shown.evaluate(image => (image as unknown as { naturalWidth: number }).naturalWidth))
      .toBe(1080);
    const [kept] = await Promise.all([
      ines.waitForEvent('download'),
      messages(ines).getByRole('link', { name: 'changes-2026-W48.ics' }).click(),
    ]);
    expect(kept.suggestedFilename()).toBe('changes-2026-W48.ics');
    expect(await readFile(await kept.path())).toEqual(calendar.bytes);
  });

  test('one edits and deletes one’s own messages and nobody else’s', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
    const omar = await bench().visit('U2OMAR', 'C1LINE');
    const typed = '@Omar Haddad the *mixer* & <line 3> in #quiet';
    await says(ines, typed);
    const mine = messages(ines).first();
    const edit = ines.getByRole('textbox', { name: 'Edit message' });
    await does(ines, mine, 'Edit message');
    expect(await edit.inputValue()).toBe(typed);
    await edit.fill('Never sent');
    await edit.press('Escape');
    await mine.getByText('the mixer & <line 3>').waitFor();
    await does(ines, mine, 'Edit message');
    await edit.fill('All is well again, @Omar Haddad');
    await edit.press('Enter');
    const heard = messages(omar).filter({ hasText: 'All is well again, @Omar Haddad' });
    await heard.getByText('(edited)').waitFor();

    await heard.hover();
    await heard.getByRole('button', { name: 'Message actions' }).click();
    expect(await omar.getByRole('menuitem').allInnerTexts()).toEqual(['Make an incident']);
    await does(ines, mine, 'Delete message');
    await ines.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
    await does(ines, mine, 'Delete message');
    await ines.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await heard.waitFor({ state: 'detached' });
  });

  test('a shortcut of a message reaches the app, which answers under a name and fetches no picture', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
    const asked: string[] = [];
    ines.on('request', request => asked.push(request.url()));
    await says(ines, 'No values');
    await does(ines, messages(ines).first(), 'Make an incident');
    await ines.getByRole('button', { name: /^1 reply/ }).click();
    const answer = ines.getByRole('article', { name: 'Kim Larsen (IT, Rhine), 08:55' });
    expect(await answer.innerText()).toMatch(
      /^KL\nKim Larsen \(IT, Rhine\)\nAPP\n08:55\nTaken over: No values/,
    );
    expect(asked.filter(url => !url.startsWith(bench().slack.url))).toEqual([]);
  });

  test('a channel is joined from the list and left from its menu', async () => {
    const omar = await bench().visit('U2OMAR', 'C1LINE');
    await omar.getByRole('button', { name: 'Join #quiet' }).click();
    await omar.getByRole('textbox', { name: 'Message #quiet' }).waitFor();
    expect(bench().slack.workspace.state.channels.C2QUIET?.members).toContain('U2OMAR');
    await omar.getByRole('button', { name: 'Channel menu' }).click();
    await omar.getByRole('menuitem', { name: 'Leave #quiet' }).click();
    await omar.getByRole('button', { name: 'Join #quiet' }).waitFor();
    await box(omar).waitFor();

    await omar.getByRole('link', { name: 'desk', exact: true }).click();
    await omar.getByRole('button', { name: 'Channel menu' }).click();
    await omar.getByRole('menuitem', { name: 'Leave #desk' }).click();
    await omar.getByRole('alertdialog').getByRole('button', { name: 'Leave channel' }).click();
    await omar.getByRole('link', { name: 'desk', exact: true }).waitFor({ state: 'detached' });
  });
});
