import { expect, test } from 'vitest';
import { flaws } from '../../src/audit/verify.ts';
import { chainStore } from '../../src/audit/store.ts';
import { peopleHeads } from '../../src/people/store.ts';
import { incidentHeads } from '../../src/incidents/store.ts';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

test('who leaves while owning three incidents leaves nothing behind: their lead has them, and is told once', async () => {
  const { slack, later } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  const priya = slack.person('Priya', { in: 'rhine-it' });
  const lena = slack.person('Lena', { in: 'rhine-it' });
  for (const where of ['HIS-1', 'MES-1', 'SW-34', 'PRINT-2']) await files(ines, where);
  for (const name of ['INC-1', 'INC-2', 'INC-3']) await omar.clicks('Acknowledge', { on: name });
  await lena.clicks('Acknowledge', { on: 'INC-4' });
  const before = priya.dm.length;

  await slack.deactivates('Omar');
  await later(0);
  expect(priya.dm).toHaveLength(before + 1);
  const told = priya.dm.at(-1) ?? '';
  expect(told).toContain('Omar Haddad has left. What they had is yours now:');
  for (const name of ['INC-1', 'INC-2', 'INC-3']) {
    expect(told).toContain(name);
    expect(priya.sees().find(line => line.includes(`${name} ·`))).toContain('Who has it: Priya Nair (IT)');
    expect(ines.thread({ on: `${name} ·` }).join('\n')).toContain(
      'Omar Haddad has left: Priya Nair has it now',
    );
  }
  expect(told).not.toContain('INC-4');
  await expect(omar.clicks('Resolve', { on: 'INC-1' })).rejects.toThrow();
  await priya.clicks('Resolve', { on: 'INC-1 ·' });
  await priya.fills({ 'What fixed it': 'Done' });
  expect(ines.dm.join('\n')).toContain('Priya Nair (IT) says that it is fixed');
});

test('what somebody asked who left is confirmed by their lead; without a lead it is new again, with its deadline', async () => {
  const { slack, later, store } = await startStory();
  const marta = slack.person('Marta', { in: 'rhine-ot' });
  const jonas = slack.person('Jonas', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  const caleb = slack.person('Caleb', { in: 'bayou-ot' });
  const tom = slack.person('Tom', { in: 'bayou-it' });
  await files(marta, 'HIS-1');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await slack.deactivates('Marta');
  await later(0);
  expect(jonas.dm.at(-1)).toContain('Marta Kowalska has left');
  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.submits();
  expect(jonas.dm.at(-1)).toContain('Look at it, then confirm');

  await slack.deactivates('Grace');
  await files(caleb, 'HIS-2', 'Danger');
  await tom.clicks('Acknowledge', { on: 'INC-2' });
  await slack.deactivates('Tom');
  await later(0);
  const ravi = slack.person('Ravi', { in: 'bayou-it' });
  expect(ravi.buttons({ on: 'New, waits for IT to acknowledge' })).toContain('Acknowledge');
  expect(ravi.sees().join('\n')).toContain('Tom Reyes has left. Nobody has it now');
  await later(5 * 60_000);
  expect(ravi.sees().join('\n')).toContain('reminds IT: nobody has it yet');
  const chains = chainStore(store, async () => [
    ...(await incidentHeads(store)),
    ...(await peopleHeads(store)),
  ]);
  expect(await flaws(chains, 'a key that is only good for tests, 32+')).toEqual([]);
});

test('who is on duty is told first, and says so for their own side only', async () => {
  const { slack } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  const lena = slack.person('Lena', { in: 'rhine-it' });
  await omar.types('/ground duty');
  await omar.fills({ Who: 'Lena' });
  expect(lena.dm.join('\n')).toContain('You are on duty for IT at Rhine Works now.');
  await omar.types('/ground duty');
  await omar.fills({ Who: 'Ines' });
  expect(omar.modal?.errors.join()).toContain('Choose somebody of IT at this site.');
  await omar.closes();

  const before = lena.dm.length;
  await files(ines, 'HIS-1');
  expect(lena.dm).toHaveLength(before + 1);
  expect(lena.dm.at(-1)).toContain('You are on duty. Acknowledge it by');
  await lena.clicks('Acknowledge', { in: 'dm' });
  expect(ines.sees().join('\n')).toContain('Lena Brandt (IT)');
});

test('nobody may be on duty too, and who takes no steps does not say who is', async () => {
  const { slack, store } = await startStory();
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await omar.types('/ground duty');
  // Omar belongs to one side, so he isn’t asked for which.
  expect(omar.modal?.texts.join('\n')).not.toContain('For which side');
  await omar.fills({ Who: 'Lena' });
  await omar.types('/ground duty');
  await omar.fills({ Who: null });
  const rhine = (await store.queries.select().from(store.tables.sites)).find(site => site.id === 'rhine');
  expect(rhine?.itDuty).toBeNull();
  for (const name of ['Control room', 'Victor']) {
    const person = slack.person(name, { in: 'rhine-ot' });
    await person.types('/ground duty');
    expect(person.modal).toBeUndefined();
    expect(person.told.at(-1)).toMatch(/from an account of their own|which side you are on/);
  }
});

test('a shared account of a control room reports and replies, and takes no step', async () => {
  const { slack } = await startStory();
  const room = slack.person('Control room', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(room, 'HIS-1');
  await room.replies('All pens stand still', { on: 'INC-1' });
  expect(omar.thread({ on: 'INC-1' }).join('\n')).toContain('All pens stand still');
  await files(omar, 'PLC-12');
  await room.clicks('Acknowledge', { on: 'INC-2' });
  expect(room.told.at(-1)).toContain(
    'This account is shared, so nobody could tell who did it. Use your own.',
  );
  await room.reacts('eyes', { on: 'INC-2' });
  expect(room.told.at(-1)).toContain('This account is shared');
  expect(omar.sees().join('\n')).toContain('New, waits for OT to acknowledge');
});

test('eyes on a card acknowledge it, a pin keeps a message, and neither does more', async () => {
  const { slack } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const marta = slack.person('Marta', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1');
  await marta.reacts('eyes', { on: 'INC-1 ·' });
  // To those who asked, eyes are only eyes.
  expect(marta.told).toEqual([]);
  expect(marta.sees().join('\n')).toContain('New, waits for IT');
  await omar.reacts('eyes', { on: 'INC-1 ·' });
  expect(ines.sees().join('\n')).toContain('Omar Haddad (IT)');
  await omar.reacts('white_check_mark', { on: 'INC-1 ·' });
  expect(ines.sees().join('\n')).toContain('Acknowledged by IT');

  await ines.replies('It began when the collector was patched', { on: 'INC-1 ·' });
  await omar.reacts('pushpin', { on: 'It began when' });
  expect(omar.told.at(-1)).toContain('INC-1 keeps it: More on its card shows it.');
  await ines.reacts('pushpin', { on: 'It began when' });
  await omar.clicks('More', { on: 'INC-1 ·' });
  const kept = omar.modal?.texts.filter(text => text.includes('Ines Faria: It began when')) ?? [];
  expect(kept).toHaveLength(1);
  expect(kept[0]).toContain('Omar Haddad keeps this from the thread');
});

test('who says that their side is wrong is moved by an admin, and by nobody else', async () => {
  const { slack } = await startStory();
  await slack.newcomer({ id: 'U0NEW', name: 'Nora Lind', title: 'Technician', tz: 'Europe/Berlin' });
  const nora = slack.person('Nora', { in: 'rhine-it' });
  await nora.joins('rhine-it');
  expect(nora.dm.join('\n')).toContain('You belong to IT at Rhine Works now.');
  await nora.clicks('Wrong side?', { in: 'dm' });
  await nora.fills({ 'Where do you belong': 'OT' });
  const priya = slack.person('Priya', { in: 'common-ground-admins' });
  await priya.clicks('Move to OT');
  expect(priya.told.at(-1)).toContain('Only an admin of Common Ground can do that. Ask Anna Schulz.');
  await slack.person('Anna', { in: 'common-ground-admins' }).clicks('Move to OT');
  await nora.types('/ground help');
  expect(nora.modal?.texts.join('\n')).toContain('You belong to OT at Rhine Works.');
  // Set by hand: no channel changes it any more.
  await nora.leaves('rhine-it');
  await nora.joins('rhine-it');
  await nora.types('/ground help', { in: 'rhine-it' });
  expect(nora.modal?.texts.join('\n')).toContain('You belong to OT at Rhine Works.');
  expect(nora.dm).toHaveLength(1);
});

test('a desk that is cut off: its leads and the admins are told what to do, and an incident reaches the leads', async () => {
  const { slack, store, later } = await startStory();
  const anna = slack.person('Anna', { in: 'rhine-it' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const priya = slack.person('Priya', { in: 'common-ground-admins' });
  // The first look at the desks.
  const timer = { key: 'people.look:rhine', job: 'people.look', about: 'rhine', due: 0, round: 0 };
  await store.queries.insert(store.tables.timers).values(timer);
  await later(0);
  await anna.archives('rhine-it');
  expect(priya.dm.at(-1)).toContain('IT’s desk at Rhine Works is cut off');
  expect(priya.dm.at(-1)).toContain('is archived. Bring it back');
  expect(priya.sees().join('\n')).toContain('IT’s desk at Rhine Works is cut off');
  await files(ines, 'HIS-1', 'Danger');
  expect(priya.dm.at(-1)).toContain('could not be posted at your desk');
  await priya.clicks('Acknowledge', { in: 'dm' });
  expect(ines.sees().join('\n')).toContain('Priya Nair (IT)');
});

test('few messages: two cards, one to who is on duty, and the rest in the threads', async () => {
  const { slack } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await omar.types('/ground duty');
  await omar.submits();
  const posts = () =>
    slack.calls.filter(call => call.method === 'chat.postMessage' && call.reply?.ok).map(call => call.args);
  await files(ines, 'HIS-1');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await ines.replies('Thank you', { on: 'INC-1 ·' });
  await omar.replies('Restarting it', { on: 'INC-1 ·' });
  await omar.clicks('Resolve', { on: 'INC-1 ·' });
  await omar.submits();
  await ines.clicks('Confirm fixed', { in: 'dm' });
  const inThreads = posts().filter(args => args.thread_ts !== undefined);
  const others = posts().filter(args => args.thread_ts === undefined);
  // Two cards, one message to who is on duty, one to who is to confirm.
  expect(others).toHaveLength(4);
  // Three steps and two replies, each once at the other side or at both.
  expect(inThreads).toHaveLength(3 * 2 + 2);
  expect(inThreads.some(args => args.reply_broadcast === true)).toBe(false);
});
