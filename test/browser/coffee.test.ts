import { expect, test } from 'vitest';
import { DAY, HOUR, SECOND } from '../../src/kernel/clock.ts';
import { aProgrammeIn } from '../coffee/a-programme.ts';
import { browserTests } from '../support/browser.ts';
import { startStory } from '../support/story.ts';
import { DESKTOP, PHONE, picture } from '../support/pictures.ts';

browserTests('a coffee in a browser', browser => {
  test('previewed at a desk, announced to a group, agreed on a phone', async () => {
    const { open, folder } = browser();
    const { slack, later, settle } = await aProgrammeIn(
      await startStory({ pageFolder: folder, every: SECOND }),
      {},
      'Ines',
      'Omar',
      'Marta',
      'Caleb',
      'Lena',
    );
    const at = (who: string, channel: string) => `${slack.url}?as=${who}&in=${channel}`;
    await slack.person('Ines', { in: 'canteen' }).types('/coffee topics');
    await slack.person('Ines').fills({ 'What you can tell about': 'PLCs\nnight shifts' });
    await slack.person('Omar', { in: 'canteen' }).types('/coffee topics');
    await slack.person('Omar').fills({ 'What you want to hear about': 'PLCs' });
    await later(13 * DAY);

    const jonas = await open(at('U0JONAS', 'C0RHINEOT'), DESKTOP);
    const box = jonas.getByRole('textbox', { name: 'Message' });
    await box.fill('/coffee');
    await box.press('Enter');
    await jonas.getByRole('button', { name: 'How it goes' }).click();
    await jonas.getByRole('button', { name: 'Preview the next round' }).click();
    await jonas.getByText('A dry run').first().waitFor();
    await picture(jonas, 'desk-coffee-preview');
    const thumb = await open(at('U0JONAS', 'C0RHINEOT'), PHONE);
    await thumb.getByText('A dry run').first().waitFor();
    await picture(thumb, 'phone-coffee-preview');
    await jonas.getByRole('button', { name: 'Back' }).click();
    await jonas.getByRole('button', { name: 'Change' }).click();
    await jonas.getByText('How often').first().waitFor();
    await picture(jonas, 'desk-coffee-programme');

    const dm = slack.workspace.dmWith('U0INES').id;
    const notice = await open(at('U0INES', dm), PHONE);
    await notice.getByText('you are in the next round').first().waitFor();
    await picture(notice, 'phone-coffee-notice');

    await later(DAY + HOUR);
    const group = Object.values(slack.workspace.state.channels).find(
      ({ kind, members }) => kind === 'group dm' && members.includes('U0INES'),
    );
    const ines = await open(at('U0INES', group?.id ?? ''), PHONE);
    await ines.getByText('you meet for a coffee').first().waitFor();
    await picture(ines, 'phone-coffee-pair');
    const omar = await open(
      at(group?.members.find(id => id !== 'U0INES' && id.startsWith('U0')) ?? '', group?.id ?? ''),
      DESKTOP,
    );
    await omar.getByText('you meet for a coffee').first().waitFor();
    await picture(omar, 'desk-coffee-pair');
    await ines.getByRole('button', { name: 'Why us?' }).click();
    await ines.getByText('have not met in a coffee yet').first().waitFor();
    await picture(ines, 'phone-coffee-why');
    await ines.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await ines.getByRole('button', { name: /^Wed 9 Dec/ }).click();
    await ines.getByText('Ines Faria chose').first().waitFor();
    await picture(ines, 'phone-coffee-agreed');

    const mine = ines.getByRole('textbox', { name: 'Message' });
    await mine.fill('/coffee');
    await mine.press('Enter');
    await ines.getByText('About you').first().waitFor();
    await picture(ines, 'phone-coffee-mine');
    await settle();
    const width = await ines.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(PHONE.width);
  });
});
