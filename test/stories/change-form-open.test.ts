import { expect, test } from 'vitest';
import { HOUR } from '../../src/kernel/clock.ts';
import { wayBack } from '../support/planning.ts';
import { startStory } from '../support/story.ts';

const OVER = 'That time is over by now. Choose one that is still to come.';
/** Tonight 20:30 at Rhine Works. */
const END = Date.UTC(2026, 10, 24, 19, 30);

/** Lena has the last page before her: a reboot from 20:00 to 20:30. */
async function lastPage() {
  const story = await startStory();
  const { slack, store } = story;
  const lena = slack.person('Lena', { in: 'rhine-it' });
  await lena.types('/change reboot print-2 tonight 20:00');
  expect(lena.modal?.texts.join('\n')).toContain('Tue 24 Nov 20:00 – 20:30, Rhine Works time');
  const kept = async () => store.queries.select().from(store.tables.changes);
  const open = () => [...(lena.modal?.errors ?? []), ...(lena.modal?.texts ?? [])].join('\n');
  return { ...story, lena, kept, open };
}

test('a time that has passed while the form was open is refused', async () => {
  const { lena, later, clock, kept, open } = await lastPage();
  await later(END - clock.now());
  await lena.submits();
  expect(open()).toContain(OVER);
  expect(await kept()).toEqual([]);
});

test('a time that isn’t over yet is taken to its last moment', async () => {
  const { lena, later, clock, kept, open } = await lastPage();
  await later(END - clock.now() - 1);
  await lena.submits();
  expect(open()).not.toContain(OVER);
  expect(await kept()).toMatchObject([{ number: 1, end: END }]);
});

test('so is the time of an edit, and the change stays as it was', async () => {
  const { lena, later, kept, open } = await lastPage();
  await lena.submits();
  await lena.closes();
  await lena.clicks('More', { on: 'CHG-1' });
  await lena.presses('Edit');
  await lena.fills({ When: 'today 11:00-11:30', Why: 'It hangs' });
  expect(open()).toContain('Tue 24 Nov 11:00 – 11:30');
  await later(3 * HOUR);
  await lena.submits();
  expect(open()).toContain(OVER);
  expect(await kept()).toMatchObject([{ end: END, plan: 1, why: '' }]);
});

test('whoever was to do it and left while the form was open does nothing', async () => {
  const { slack } = await lastPage();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  await ines.types('/change');
  await ines.fills({
    'What is done': 'New recipe table',
    'To what': ['PLC-12'],
    When: 'tonight 22:00-23:00',
    'What kind': 'Configuration',
    'What may come': ['View or control'],
    Why: 'Two recipes are missing',
    'Who does it': 'Omar',
  });
  await ines.fills({ ...wayBack, 'If it can’t': ['Submit it as it is'] });
  await slack.deactivates('Omar');
  await ines.submits();
  expect(ines.modal?.texts.join()).toContain('They have left. Choose somebody else.');
});
