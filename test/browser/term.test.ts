import { expect, test } from 'vitest';
import { SECOND } from '../../src/kernel/clock.ts';
import { browserTests } from '../support/browser.ts';
import { files } from '../support/filing.ts';
import { DESKTOP, PHONE, picture } from '../support/pictures.ts';
import { startStory } from '../support/story.ts';

browserTests('the glossary in a browser', browser => {
  test('a word asked for on a phone, explained at a desk, and a dangerous one made clear', async () => {
    const { open, folder } = browser();
    const { slack, settle } = await startStory({ pageFolder: folder, every: SECOND });
    const at = (who: string, channel: string) => `${slack.url}?as=${who}&in=${channel}`;
    const lena = await open(at('U0LENA', 'C0RHINEIT'), DESKTOP);
    const box = lena.getByRole('textbox', { name: 'Message' });
    await box.fill('/term');
    await box.press('Enter');
    await picture(lena, 'desk-term-empty');
    await lena.getByRole('button', { name: 'Load the starter glossary' }).click();
    await lena.getByText('acceptance test').first().waitFor();
    await picture(lena, 'desk-term-list');
    await lena.getByRole('combobox', { name: 'Begins with' }).click();
    await lena.getByRole('option', { name: 'I', exact: true }).click();
    const row = lena.getByRole('dialog').locator('.block').filter({ hasText: 'isolation' });
    await row.getByRole('button', { name: 'Open', exact: true }).first().click();
    await lena.getByRole('button', { name: 'History' }).first().waitFor();
    await picture(lena, 'desk-term-word');

    const ines = await open(at('U0INES', 'C0RHINEOT'), PHONE);
    const phone = ines.getByRole('textbox', { name: 'Message' });
    await phone.fill('/term dmz');
    await phone.press('Enter');
    await ines.getByText('Watch out').first().waitFor();
    await picture(ines, 'phone-term-answer');
    await ines.getByRole('button', { name: 'Suggest a change' }).first().click();
    await ines.getByRole('dialog').waitFor();
    await picture(ines, 'phone-term-change');

    await files(slack.person('Ines', { in: 'rhine-ot' }), 'HIS-1', 'Slower', 'Trends stand still');
    const jonas = slack.person('Jonas', { in: 'rhine-ot' });
    const omar = slack.person('Omar', { in: 'rhine-it' });
    await omar.replies('Can you force a reset of the PLC and isolate the HMI?', { on: 'INC-1' });
    const desk = await open(at('U0OMAR', 'C0RHINEIT'), DESKTOP);
    await desk
      .getByRole('button', { name: /^\d+ repl/ })
      .first()
      .click();
    await desk.getByText('Which do you mean?').first().waitFor();
    await picture(desk, 'desk-term-question');
    await jonas.uses('Explain the jargon', { on: 'Trends stand still' });
    await settle();

    const width = await ines.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(PHONE.width);
  });
});
