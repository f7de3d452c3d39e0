import { expect, test } from 'vitest';
import { describeInBrowser } from './page-bench.ts';
import { chooses, connects, heldBack, hello, messages, reports, says } from './page-steps.ts';

describeInBrowser('forms, menus and questions on the page', bench => {
  test('a form shows what is wrong, keeps what was typed, and becomes a message with buttons', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
    const omar = await bench().visit('U2OMAR', 'C1LINE');
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
    await omar.getByRole('button', { name: 'Acknowledge' }).waitFor({ state: 'detached' });
  });

  test('every kind of input gives the app what was put in', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
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
    expect(bench().submitted.at(-1)).toEqual({
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

  test('what is closed is gone at once, however late Slack hears of it: the next thing typed is sent', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
    const form = await hello(ines);
    const closing = await heldBack(ines, 'close');
    const openFor = (id: string) => bench().slack.workspace.state.stacks[id]?.length;
    await form.getByRole('button', { name: 'Cancel' }).click();
    await says(ines, 'Never mind');
    await messages(ines).last().getByText('Never mind').waitFor();
    expect(await ines.getByRole('dialog').count()).toBe(0);
    await closing.letThrough();
    await expect.poll(() => openFor('U1INES')).toBe(0);

    const again = await hello(ines);
    await again.getByRole('button', { name: 'What is an asset?' }).click();
    const above = ines.getByRole('dialog', { name: 'Assets' });
    await above.getByRole('button', { name: 'Back' }).click();
    await again.getByLabel('What happens').fill('It stands');
    expect(await above.count()).toBe(0);
    await closing.letThrough();
    await expect.poll(() => openFor('U1INES')).toBe(1);
    expect(await again.getByLabel('What happens').inputValue()).toBe('It stands');
  });

  test('what could not be closed is there again, with what was typed, and says why', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
    const form = await hello(ines);
    await form.getByLabel('What happens').fill('It stands');
    await ines.route('**/page/do', route => route.abort());
    await form.getByRole('button', { name: 'Cancel' }).click();
    await form.getByRole('alert').getByText('Slack can’t be reached.').waitFor();
    expect(await form.getByLabel('What happens').inputValue()).toBe('It stands');
  });

  test('typed values survive what happens meanwhile, and a modal on top', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
    const omar = await bench().visit('U2OMAR', 'C1LINE');
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
    const ines = await bench().visit('U1INES', 'C1LINE');
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
    await expect.poll(() => bench().slack.workspace.state.stacks.U1INES).toEqual([]);
  });

  test('a form that the app doesn’t answer stays open and says so', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
    const form = await hello(ines);
    await form.getByLabel('What happens').fill('silence');
    await chooses(form.getByRole('combobox', { name: 'Asset' }), 'his', 'HIS-1 historian');
    await form.getByRole('radio', { name: 'Slower' }).check();
    const send = form.getByRole('button', { name: 'Report', exact: true });
    await send.click();
    expect(await send.getAttribute('aria-busy')).toBe('true');
    await form.getByText('We had some trouble connecting. Try again?').waitFor();
    expect(await form.getByLabel('What happens').inputValue()).toBe('silence');
    expect(await send.getAttribute('aria-busy')).toBe('false');
  });

  test('menus and questions in a message do what they say', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
    await reports(ines);
    await ines.getByRole('button', { name: 'Withdraw' }).click();
    const question = ines.getByRole('alertdialog', { name: 'Withdraw it?' });
    await question.getByRole('button', { name: 'Keep' }).click();
    await question.waitFor({ state: 'detached' });

    await chooses(ines.getByRole('combobox', { name: 'Severity' }), '', 'S2');
    await ines.getByText('S2 by @Ines Faria').waitFor();
    await ines.getByRole('button', { name: 'More actions' }).click();
    await ines.getByRole('menuitem', { name: 'Hand over' }).click();
    await ines.getByText('Hand over by @Ines Faria').waitFor();
    await ines.getByRole('button', { name: 'Withdraw' }).click();
    await question.getByRole('button', { name: 'Withdraw' }).click();
    await ines.getByText('Withdrawn by @Ines Faria').waitFor();
  });

  test('menus of people and channels offer what there is and give the app what was chosen', async () => {
    const omar = await bench().visit('U2OMAR', 'C1LINE');
    const form = await connects(omar);
    const menu = (name: string) => form.getByRole('combobox', { name: `${name} (optional)`, exact: true });
    const offered = async (name: string) => {
      await menu(name).click();
      const options = await form.getByRole('listbox').getByRole('option').allInnerTexts();
      await menu(name).press('Escape');
      return options.map(words => words.replace('\n', ' '));
    };
    expect(await offered('Person')).toEqual(['Ines Faria Control engineer', 'Omar Haddad Network engineer']);
    expect(await offered('People')).toEqual(['Ines Faria Control engineer']);
    expect(await offered('Open channel')).toEqual(['#line', '#quiet']);
    expect(await offered('Any channel')).toEqual(['#line', '#quiet', '#desk Private channel']);
    expect(await offered('Any channels')).toContain('Signal Direct message');

    await chooses(menu('Person'), 'ines', 'Ines Faria');
    await chooses(menu('People'), '', 'Ines Faria');
    await form.getByRole('button', { name: 'Remove Omar Haddad' }).click();
    await chooses(menu('Open channel'), 'qui', '#quiet');
    await chooses(menu('Open channels'), '', '#quiet');
    await chooses(menu('Open channels'), '', '#line');
    expect(await menu('Open channels').count()).toBe(0);
    await chooses(menu('Any channel'), 'desk', '#desk');
    await chooses(menu('Any channels'), 'line', '#line');
    await chooses(menu('Areas'), 'fl', 'Flare');
    await chooses(menu('Areas'), '', 'Jetty');
    await form.getByRole('button', { name: 'Connect' }).click();
    await form.waitFor({ state: 'detached' });
    expect(bench().submitted.at(-1)).toMatchObject({
      person: 'U1INES',
      people: ['U1INES'],
      open: 'C2QUIET',
      opens: ['C2QUIET', 'C1LINE'],
      any: 'C4DESK',
      anys: ['C1LINE'],
      areas: ['Flare', 'Jetty'],
    });
  });

  test('what tells the app at once is heard at once, and nothing put in is lost by the answer', async () => {
    const ines = await bench().visit('U1INES', 'C1LINE');
    const form = await connects(ines);
    const hears = (what: string) => form.getByText(`Heard ${what}`, { exact: true }).waitFor();
    await chooses(form.getByRole('combobox', { name: 'Site' }), '', 'Houston');
    await hears('site: Houston');
    await form.getByLabel('Name').fill('South gate');
    await form.getByLabel('Name').press('Enter');
    await hears('name: South gate');
    await chooses(form.getByRole('combobox', { name: 'Where' }), '', '#quiet');
    await hears('where: C2QUIET');
    await form.getByRole('checkbox', { name: 'OT' }).check();
    await hears('sides: OT');
    await form.getByRole('checkbox', { name: 'IT' }).check();
    await hears('sides: OT and IT');
    await form.getByLabel('Day').fill('2026-11-24');
    await hears('when: 2026-11-24');
    await form.getByLabel('Hour').fill('07:30');
    await hears('when: 07:30');
    await form.getByRole('button', { name: 'More actions' }).click();
    await form.getByRole('menuitem', { name: 'End' }).click();
    await hears('when: End');
    await form.getByRole('button', { name: 'Connect' }).click();
    await form.waitFor({ state: 'detached' });
    expect(bench().submitted.at(-1)).toMatchObject({
      site: 'Houston',
      name: 'South gate',
      where: 'C2QUIET',
      sides: ['OT', 'IT'],
      when: '2026-11-24',
    });
  });
});
