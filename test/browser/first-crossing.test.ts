import { SECOND } from '../../src/kernel/clock.ts';
import { expect, test } from 'vitest';
import { startStory } from '../support/story.ts';
import { browserTests } from '../support/browser.ts';
import { DESKTOP, PHONE, picture } from '../support/pictures.ts';

browserTests('the first crossing in a browser', browser => {
  test('filed on a phone, answered at a desk, confirmed on the phone', async () => {
    const { open, folder } = browser();
    const { slack, settle } = await startStory({ pageFolder: folder, every: SECOND });
    const at = (who: string, channel: string) => `${slack.url}?as=${who}&in=${channel}`;
    const ines = await open(at('U0INES', 'C0RHINEOT'), PHONE);
    const omar = await open(at('U0OMAR', 'C0RHINEIT'), DESKTOP);

    const box = ines.getByRole('textbox', { name: 'Message' });
    await box.fill('/incident');
    await box.press('Enter');
    const form = ines.getByRole('dialog');
    await form.getByText('Danger now?').first().waitFor();
    await form.getByRole('combobox', { name: 'Where and what' }).fill('HIS-1');
    await ines.getByRole('option', { name: /HIS-1/ }).first().click();
    await form
      .getByLabel('What happens')
      .fill('Trends stand still since 08:40. The control room sees old values.');
    await form.getByLabel('A protection or a spare lost, or a line stopped').check();
    await picture(ines, 'phone-form');
    await form.getByRole('button', { name: 'Send', exact: true }).click();
    await form.getByText('INC-1 is with IT now.').first().waitFor();
    await picture(ines, 'phone-receipt');
    await form.getByRole('button', { name: 'Close', exact: true }).last().click();
    await ines.getByText('New, waits for IT to acknowledge').first().waitFor();
    await picture(ines, 'phone-card-new');

    await omar.getByText('New, waits for IT to acknowledge').first().waitFor();
    await picture(omar, 'desk-card-new');
    await omar.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await omar.getByText('Acknowledged by IT').first().waitFor();
    await ines.getByText('Acknowledged by IT').first().waitFor();
    await picture(ines, 'phone-card-acknowledged');
    await picture(omar, 'desk-card-acknowledged');
    await omar.getByRole('button', { name: 'More', exact: true }).click();
    await omar.getByRole('dialog').getByText('Ines Faria').first().waitFor();
    await picture(omar, 'desk-more');
    await omar.keyboard.press('Escape');
    await omar.getByRole('dialog').waitFor({ state: 'detached' });
    await omar.getByRole('button', { name: 'Resolve', exact: true }).click();
    await omar
      .getByLabel('What fixed it?')
      .fill('The collector service had stopped; restarted, data is back.');
    await picture(omar, 'desk-resolve');
    await omar.getByRole('dialog').getByRole('button', { name: 'Resolve', exact: true }).click();

    await ines.getByText('Resolved, waits for OT to confirm').first().waitFor();
    await picture(ines, 'phone-card-resolved');
    await ines.getByRole('button', { name: 'Confirm fixed' }).click();
    await omar.getByText('Status: Closed').first().waitFor();
    await picture(omar, 'desk-card-closed');
    await omar
      .getByRole('button', { name: /^\d+ repl/ })
      .first()
      .click();
    await omar.getByText('confirmed that it is fixed').first().waitFor();
    await picture(omar, 'desk-thread');
    await settle();

    const width = await ines.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(PHONE.width);
  });
});
