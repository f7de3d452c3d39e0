import { desc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { done } from '../../src/changes/step-facts.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import type { Story } from '../support/story.ts';
import { times } from './block-limits.ts';
import { answers, plans, submits, type Times } from './longest-plan.ts';
import { LONGEST_MESSAGE, worst } from './longest-texts.ts';

const long = worst(1000);

/** Every step of changes that people can take, and all that is asked and told meanwhile, with the longest texts. */
export async function everyStep(story: Story, ines: Person, omar: Person, lena: Person): Promise<void> {
  const { slack, clock, later } = story;
  const jonas = slack.person('Jonas', { in: 'rhine-ot' });
  const marta = slack.person('Marta', { in: 'rhine-ot' });
  // At the next full hour, so that times are as they are typed.
  const start = Math.ceil(clock.now() / HOUR) * HOUR + 3 * HOUR;
  const when = { start, end: start + 3 * HOUR };

  await plans(story, lena, when, { 'Who does it': 'Omar' });
  await answers(lena, when);
  await submits(lena);
  const on = await newest(story);
  await pages(lena, on);
  await ines.clicks('Approve', { on });
  await ines.submits();
  // Somebody else's at the same time on the same: both hear of it.
  await plans(story, ines, when, { 'Who does it': 'Ines' });
  await answers(ines, when);
  await submits(ines);
  const other = await newest(story);
  await edits(lena, on, when);

  await jonas.clicks('Reject', { on: other });
  await jonas.fills({ 'Why not': long });
  await emergency(story, ines, marta, when);

  await marta.clicks('Approve', { on, in: 'dm' });
  await marta.submits();
  await later(start - 10 * MINUTE - clock.now());
  await jonas.clicks('No-go', { on, in: 'dm' });
  await jonas.fills({ 'Why not now': long });
  await jonas.clicks('Go', { on, in: 'dm' });
  await later(start - clock.now());
  await omar.clicks('Start work', { on, in: 'dm' });
  await later(2 * HOUR);
  await jonas.clicks('Go on', { on, in: 'dm' });
  await ines.clicks('Stop', { on });
  await jonas.clicks('Restart', { on });
  for (let round = 0; round < 4; round++) await later(HOUR);
  await afterWork(story, on, { ines, omar, lena, jonas });
  await isDone(story);
  await lists(omar);
  await deskWithout(story, lena);
}

/** Nothing of it was refused, or what was to be seen of it never was. Who owns nothing is assessed elsewhere. */
async function isDone({ store }: Story): Promise<void> {
  const { auditEntries } = store.tables;
  const entries = await store.queries.select().from(auditEntries).where(eq(auditEntries.record, 'change'));
  const { assess: _, ...all } = done;
  expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(Object.values(all)));
}

/** The first words of the card of what was planned last. */
async function newest({ store }: Story): Promise<string> {
  const { changes } = store.tables;
  const rows = await store.queries.select().from(changes).orderBy(desc(changes.number)).limit(1);
  return `CHG-${rows[0]?.number} ·`;
}

/** All that is pressed on a card, with every page that lies upon another. */
async function pages(person: Person, on: string): Promise<void> {
  await person.clicks('More', { on });
  await person.presses('Why?');
  while (person.modal) await person.closes();
  await person.clicks('Why?', { on });
  await person.presses('More');
  while (person.modal) await person.closes();
}

async function edits(person: Person, on: string, when: Times): Promise<void> {
  await person.clicks('Edit', { on });
  await person.fills({ 'What is done': `2${worst(999)}` });
  await answers(person, when);
  await submits(person);
}

/** It lacks what a bypass takes, so who asked for it is to mend it; then it goes by voice, and nobody decides formally. */
async function emergency(story: Story, ines: Person, marta: Person, when: Times): Promise<void> {
  await plans(story, ines, when, { 'Who does it': 'Jonas', Emergency: ['It can’t wait'] });
  await ines.submits();
  await submits(ines);
  const on = await newest(story);
  await story.later(HOUR);
  await marta.clicks('Yes by voice', { on });
  await marta.fills({
    'Whose authority': 'Safety',
    'Who said yes': worst(100),
    How: 'radio',
    'Read back': ['I read back'],
  });
  await ines.clicks('More', { on });
  await ines.presses('Withdraw');
  await ines.fills({ 'Why it is withdrawn': long });
  while (ines.modal) await ines.closes();
}

/** It failed, is taken back with as many restrictions as fit, reviewed, and what is left of it goes one by one. */
async function afterWork(
  { later }: Story,
  on: string,
  { ines, omar, lena, jonas }: Record<'ines' | 'omar' | 'lena' | 'jonas', Person>,
): Promise<void> {
  await omar.clicks('Work is over', { on });
  await omar.fills({ 'How it ended': 'Failed', 'What operations': long });
  await later(HOUR);
  await ines.clicks('Checked: disconnected', { on });
  await jonas.clicks('Accept hand-back', { on });
  const restrictions = times(10, () => `${worst(75)} until tomorrow 22:00`);
  await jonas.fills({ Restrictions: restrictions.join('\n') });
  await later(3 * DAY);
  await lena.clicks('Write the review', { on, in: 'dm' });
  await lena.fills({ 'What happened': long });
  await later(DAY);
  await jonas.clicks('Lifted', { on });
  await jonas.fills({ 'Which one': worst(20) });
  await ines.clicks('Removed', { on });
  await pages(lena, on);
}

/** Of what stands behind the command, each once; and a line that says it all. */
async function lists(person: Person): Promise<void> {
  for (const words of ['list all', 'week', 'rules', 'windows', 'help', worst(LONGEST_MESSAGE)]) {
    await person.types(`/change ${words}`);
    if (words === 'list all') await person.enters('Look for', worst(100));
    while (person.modal) await person.closes();
  }
  await person.types(`/change reboot print-2 ${worst(500)} tonight 20:00`);
  await person.presses('Change something');
  while (person.modal) await person.closes();
}

/** Its desk is read by another company, so its card never stands there; and its other card moves with its desk. */
async function deskWithout({ slack, later }: Story, person: Person): Promise<void> {
  await slack.sharesChannel('rhine-it');
  await person.types('/change reboot print-2 tomorrow 20:00');
  await submits(person);
  await slack.unsharesChannel('rhine-it');
  await later(0);
}
