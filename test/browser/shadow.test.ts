import { expect, test } from 'vitest';
import { DAY, SECOND } from '../../src/kernel/clock.ts';
import { offered } from '../shadowing/scene.ts';
import { browserTests } from '../support/browser.ts';
import { PHONE, picture } from '../support/pictures.ts';
import { startStory } from '../support/story.ts';

const DESK = { width: 1280, height: 900 };

browserTests('visits in a browser', browser => {
  test('places offered on a phone and at a desk, and the card of a visit on both', async () => {
    const { open, folder } = browser();
    const { slack, later } = await startStory({ pageFolder: folder, every: SECOND });
    const [ines, omar, priya] = [
      slack.person('Ines', { in: 'rhine-ot' }),
      slack.person('Omar', { in: 'rhine-it' }),
      slack.person('Priya', { in: 'rhine-it' }),
    ];
    const sizes = { desk: DESK, phone: PHONE };
    for (const [name, size] of Object.entries(sizes)) {
      const page = await open(`${slack.url}?as=U0INES&in=C0RHINEOT`, size);
      const box = page.getByRole('textbox', { name: 'Message' });
      await box.fill('/shadow offer');
      await box.press('Enter');
      await page.getByText('What one sees').first().waitFor();
      await picture(page, `${name}-shadow-offer`);
      await page.getByText('Whom to phone').first().scrollIntoViewIfNeeded();
      await picture(page, `${name}-shadow-offer-below`);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(size.width);
      while (ines.modal) await ines.closes();
    }
    await ines.types('/shadow offer');
    await ines.fills(offered);
    while (ines.modal) await ines.closes();

    const asking = await open(`${slack.url}?as=U0OMAR&in=C0RHINEIT`, PHONE);
    const box = asking.getByRole('textbox', { name: 'Message' });
    await box.fill('/shadow ask');
    await box.press('Enter');
    await asking.getByText('Weeks in which you can').first().waitFor();
    await picture(asking, 'phone-shadow-ask');
    await omar.fills({ 'Weeks in which you can': ['Week of Mon 7 Dec'], 'Your manager': 'Priya' });
    while (omar.modal) await omar.closes();
    await priya.clicks('Yes', { in: 'dm' });
    await later(DAY);
    await ines.clicks('Check: Safety induction', { in: 'dm' });
    await ines.fills({ 'Valid until': '2026-12-31' });
    await ines.clicks('Yes, they can come', { in: 'dm' });

    for (const [name, size] of Object.entries(sizes)) {
      const page = await open(`${slack.url}?as=U0OMAR&in=${slack.workspace.dmWith('U0OMAR').id}`, size);
      await page.getByText('Ines Faria expects you.').last().waitFor();
      await picture(page, `${name}-shadow-message`);
      await page.getByRole('button', { name: 'Open' }).last().click();
      await page.getByRole('button', { name: 'Calendar file' }).waitFor();
      await picture(page, `${name}-shadow-card`);
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      expect(width).toBeLessThanOrEqual(size.width);
      await omar.closes();
    }
  });
});
