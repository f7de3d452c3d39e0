import { expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../src/kernel/clock.ts';
import { browserTests } from '../support/browser.ts';
import { DESKTOP, PHONE, picture } from '../support/pictures.ts';
import { opensNights, plansPlc } from '../support/planning.ts';
import { startStory } from '../support/story.ts';

browserTests('a change in a browser', browser => {
  test('approved on a phone, begun at a desk, stopped on the phone', async () => {
    const { open, folder } = browser();
    const { slack, later, settle } = await startStory({ pageFolder: folder, every: SECOND });
    const jonas = slack.person('Jonas', { in: 'rhine-ot' });
    const priya = slack.person('Priya', { in: 'rhine-it' });
    await opensNights(jonas);
    await plansPlc(slack.person('Lena', { in: 'rhine-it' }));
    await priya.clicks('Approve', { on: 'CHG-1' });
    await priya.submits();

    const at = (who: string, channel: string) => `${slack.url}?as=${who}&in=${channel}`;
    const ines = await open(at('U0INES', 'C0RHINEOT'), PHONE);
    const omar = await open(at('U0OMAR', 'C0RHINEIT'), DESKTOP);
    await ines.getByText('Waits for an approver of OT').first().waitFor();
    await picture(ines, 'phone-change-waits');
    await picture(omar, 'desk-change-waits');
    await ines.getByRole('button', { name: 'Why?' }).click();
    await ines.getByRole('dialog').getByText('R1').first().waitFor();
    await picture(ines, 'phone-change-why');
    await ines.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
    await ines.getByRole('button', { name: 'Approve', exact: true }).click();
    await picture(ines, 'phone-change-yes');
    await ines.getByRole('dialog').getByRole('button', { name: 'Approve', exact: true }).click();
    await omar.getByText('Scheduled, waits for the shift lead’s go').first().waitFor();
    await picture(omar, 'desk-change-scheduled');

    await later(13 * HOUR);
    await jonas.clicks('Go', { on: 'CHG-1' });
    await later(5 * MINUTE);
    await omar.getByRole('button', { name: 'Start work', exact: true }).click();
    await ines.getByText('Actually: began').first().waitFor();
    await picture(omar, 'desk-change-under-way');
    await ines.getByRole('button', { name: 'Stop', exact: true }).click();
    await omar.getByText('The shift lead restarts it').first().waitFor();
    await picture(ines, 'phone-change-stopped');
    await picture(omar, 'desk-change-stopped');
    await settle();

    const width = await ines.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(PHONE.width);
  });
});
