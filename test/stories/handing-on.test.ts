import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import { files } from '../support/filing.ts';
import { startStory, type Story } from '../support/story.ts';

/** Anna places somebody, as an admin does. */
async function places({ slack }: Story, who: string, answers: Record<string, string | string[]>) {
  const anna = slack.person('Anna', { in: 'canteen' });
  await anna.types('/ground people');
  await anna.fills({ Who: who });
  await anna.fills(answers);
  expect(anna.modal?.errors).toEqual([]);
  await anna.closes();
}

test('where asker and owner left at the same time, each side’s lead is told, and the history says whom from whom', async () => {
  const { slack, later } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const jonas = slack.person('Jonas', { in: 'rhine-ot' });
  const priya = slack.person('Priya', { in: 'rhine-it' });
  await files(slack.person('Omar', { in: 'rhine-it' }), 'PLC-12', 'Danger');
  await ines.clicks('Acknowledge', { on: 'INC-1' });
  for (const id of ['U0INES', 'U0OMAR']) slack.workspace.state.users[id]!.deleted = true;
  await later(DAY);
  expect(jonas.dm.join('\n')).toContain('Ines Faria has left. What they had is yours now');
  expect(priya.dm.join('\n')).toContain('Omar Haddad has left. What they had is yours now');

  await jonas.clicks('More', { on: 'INC-1 ·' });
  const history = jonas.modal?.texts.join('\n') ?? '';
  expect(history).toContain('found that Ines Faria has left: Jonas Weber has it now');
  expect(history).toContain('found that Omar Haddad has left: Priya Nair says whether it is fixed');
});

test('who becomes a guest keeps nothing that they can’t act on, and is on duty no more', async () => {
  const { slack, store, later } = await startStory();
  const omar = slack.person('Omar', { in: 'rhine-it' });
  const priya = slack.person('Priya', { in: 'rhine-it' });
  await omar.types('/ground duty');
  await omar.submits();
  await files(slack.person('Ines', { in: 'rhine-ot' }), 'HIS-1', 'Danger');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await slack.makesGuest('Omar');
  await later(0);
  expect(priya.dm.join('\n')).toContain(
    'Omar Haddad can’t act for your side any more. What they had is yours now',
  );
  expect(priya.sees().find(line => line.includes('INC-1 ·'))).toContain('Who has it: Priya Nair (IT)');
  const [rhine] = await store.queries
    .select()
    .from(store.tables.sites)
    .where(eq(store.tables.sites.id, 'rhine'));
  expect(rhine?.itDuty).toBeNull();
});

test('who is moved to the other side hands on what their old one had; to another site, their duty', async () => {
  const story = await startStory();
  const { slack, store, later } = story;
  const omar = slack.person('Omar', { in: 'rhine-it' });
  const lena = slack.person('Lena', { in: 'rhine-it' });
  const priya = slack.person('Priya', { in: 'rhine-it' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  await files(ines, 'HIS-1');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await places(story, 'Omar', { Side: 'OT' });
  await later(0);
  expect(priya.dm.join('\n')).toContain('INC-1');
  expect(priya.sees().find(line => line.includes('INC-1 ·'))).toContain('Who has it: Priya Nair (IT)');

  await lena.types('/ground duty');
  await lena.submits();
  await places(story, 'Lena', { Site: 'Bayou Works' });
  await later(0);
  const told = lena.dm.length;
  await files(ines, 'MES-1', 'Danger');
  expect(lena.dm).toHaveLength(told);
  const [rhine] = await store.queries
    .select()
    .from(store.tables.sites)
    .where(eq(store.tables.sites.id, 'rhine'));
  expect(rhine?.itDuty).toBeNull();
});

test('a lead who resolved it is not asked whether it is fixed, where who asked has left', async () => {
  const story = await startStory();
  const { slack, later } = story;
  await places(story, 'Anna', { Side: 'Both sides', Roles: ['lead', 'admin'] });
  const anna = slack.person('Anna', { in: 'rhine-it' });
  const jonas = slack.person('Jonas', { in: 'rhine-ot' });
  await files(slack.person('Marta', { in: 'rhine-ot' }), 'HIS-1', 'Danger');
  await anna.clicks('Acknowledge', { on: 'INC-1' });
  await anna.clicks('Resolve', { on: 'INC-1' });
  await anna.submits();
  await slack.deactivates('Marta');
  await later(0);
  expect(jonas.dm.join('\n')).toContain('Marta Kowalska has left. What they had is yours now');
});

test('an older answer of Slack’s brings nobody back who has left', async () => {
  const story = await startStory();
  const { slack, store } = story;
  const { people } = store.tables;
  await slack.deactivates('Omar');
  const late = Date.now() / 1000 + 1000;
  await store.queries.update(people).set({ updated: late }).where(eq(people.id, 'U0OMAR'));
  slack.workspace.state.users['U0OMAR']!.deleted = false;
  const anna = slack.person('Anna', { in: 'canteen' });
  await anna.types('/ground people');
  await anna.fills({ Who: 'Omar' });
  await anna.fills({ Roles: ['lead'] });
  expect([...(anna.modal?.errors ?? []), ...(anna.modal?.texts ?? [])].join()).toContain(
    'This account is deactivated in Slack',
  );
  const [omar] = await store.queries.select().from(people).where(eq(people.id, 'U0OMAR'));
  expect(omar).toMatchObject({ left: true, roles: [] });
});

test('a channel that is shared no longer is written in again at once', async () => {
  const { slack, settle } = await startStory();
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await slack.sharesChannel('rhine-it');
  await files(slack.person('Ines', { in: 'rhine-ot' }), 'SW-34', 'Danger');
  expect(omar.sees().join('\n')).not.toContain('INC-1');
  await slack.unsharesChannel('rhine-it');
  await settle();
  expect(omar.sees().join('\n')).toContain('INC-1');
});

test('how a site stands is told once, also after what was sent is forgotten', async () => {
  const { slack, store, later } = await startStory({ empty: true });
  const anna = slack.person('Anna', { in: 'canteen' });
  await anna.types('/ground setup');
  await anna.presses('Add a site');
  await anna.fills({
    'Name of the site': 'Rhine Works',
    'Time zone': 'Berlin',
    'IT’s channel': 'rhine-it',
    'OT’s channel': 'rhine-ot',
    'Emergency number': '112',
    'Radio channel': '4',
  });
  const stands = () => anna.dm.filter(line => line.includes('Rhine Works is ready')).length;
  expect(stands()).toBe(1);
  await store.queries.delete(store.tables.outbox);
  await later(40 * DAY);
  expect(stands()).toBe(1);
});

test('what somebody had who left is handed on although their duty can’t be ended, or two sites share a channel', async () => {
  const { slack, store, later, log } = await startStory();
  const { incidents, sites } = store.tables;
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await omar.types('/ground duty');
  await omar.submits();
  await files(slack.person('Ines', { in: 'rhine-ot' }), 'HIS-1', 'Danger');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  // As older versions allowed.
  await store.queries.update(sites).set({ itChannel: 'C0RHINEIT' }).where(eq(sites.id, 'bayou'));
  await slack.deactivates('Omar');
  await later(DAY);
  expect(slack.person('Priya').dm.join('\n')).toContain('INC-1');
  expect((await store.queries.select().from(incidents))[0]?.ownerId).toBe('U0PRIYA');
  expect(log.filter(line => line.includes('job failed'))).toEqual([]);
});

test('who asked and was moved to the other side is not asked whether it is fixed, also where a lead came later', async () => {
  const story = await startStory();
  const { slack, store, later } = story;
  const { people } = store.tables;
  const jonas = slack.person('Jonas', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await store.queries.update(people).set({ roles: [] }).where(eq(people.id, 'U0JONAS'));
  await files(slack.person('Ines', { in: 'rhine-ot' }), 'HIS-1');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await places(story, 'Ines', { Side: 'IT' });
  await later(0);
  await store.queries
    .update(people)
    .set({ roles: ['lead'] })
    .where(eq(people.id, 'U0JONAS'));
  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.submits();
  expect(jonas.dm.join('\n')).toContain('Look at it, then confirm');
});
