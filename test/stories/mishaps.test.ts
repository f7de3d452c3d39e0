import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { files } from '../support/filing.ts';
import { startStory, type Story } from '../support/story.ts';

/** Has a site looked at now, as an event would. */
async function lookAt({ store, later }: Story, site: string): Promise<void> {
  const timer = { key: `people.look:${site}`, job: 'people.look', about: site, due: 0, round: 0 };
  await store.queries
    .insert(store.tables.timers)
    .values(timer)
    .onConflictDoUpdate({
      target: store.tables.timers.key,
      set: { due: 0 },
    });
  await later(0);
}

test('a desk that another company reads gets no card and no reply; its leads are told of the incident instead', async () => {
  const story = await startStory();
  const { slack } = story;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  const priya = slack.person('Priya', { in: 'rhine-it' });
  await files(ines, 'HIS-1');
  await lookAt(story, 'rhine');
  await slack.sharesChannel('rhine-it');
  expect(priya.dm.at(-1)).toContain('is shared with another company');
  const before = omar.sees();
  await ines.replies('The password is on the cabinet', { on: 'INC-1' });
  await files(ines, 'SW-34', 'Danger');
  expect(omar.sees()).toEqual(before);
  expect(priya.dm.at(-1)).toContain('could not be posted at your desk');
});

async function addsASite(anna: Person, name: string, it: string, ot: string): Promise<void> {
  await anna.types('/ground setup');
  await anna.presses('Add a site');
  await anna.fills({
    'Name of the site': name,
    'Time zone': 'Berlin',
    'IT’s channel': it,
    'OT’s channel': ot,
    'Emergency number': '112',
    'Radio channel': '4',
  });
}

test('who visits another site’s desk keeps their side, their site and their roles', async () => {
  const story = await startStory({ empty: true });
  const { slack, store } = story;
  const anna = slack.person('Anna', { in: 'canteen' });
  for (const [name, it, ot] of [
    ['Rhine Works', 'rhine-it', 'rhine-ot'],
    ['Bayou Works', 'bayou-it', 'bayou-ot'],
  ] as const) {
    await addsASite(anna, name, it, ot);
    await anna.closes();
    await anna.closes();
  }
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await omar.joins('bayou-ot');
  for (const site of ['rhine-works', 'bayou-works', 'rhine-works']) await lookAt(story, site);
  const { people } = store.tables;
  const [row] = await store.queries.select().from(people).where(eq(people.id, omar.id));
  expect(row).toMatchObject({ side: 'it', siteId: 'rhine-works', version: 1 });
});

test('open incidents follow a desk to another channel, and can be answered there', async () => {
  const { slack, settle } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const anna = slack.person('Anna', { in: 'canteen' });
  await files(ines, 'HIS-1');
  await anna.types('/ground setup');
  const page = slack.workspace.state.stacks[anna.id]!.at(-1)!;
  const blocks = page.content['blocks'] as { block_id: string; accessory?: { value: string } }[];
  const section = blocks.find(block => block.accessory?.value === 'rhine');
  const press = { block: section?.block_id ?? '', action: 'setup.change-site', values: {} };
  await slack.client.do({ as: anna.id, do: 'press in view', view: page.id, ...press });
  await settle();
  await anna.fills({ 'IT’s channel': 'canteen' });
  const omar = slack.person('Omar', { in: 'canteen' });
  expect(omar.sees().join('\n')).toContain('INC-1 · HIS-1 historian');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await omar.replies('We are here now', { on: 'INC-1' });
  expect(ines.thread({ on: 'INC-1' }).join('\n')).toContain('Omar Haddad (IT): We are here now');
});

test('an admin whose role was taken away does not get it back by themselves', async () => {
  const story = await startStory({ empty: true });
  const { slack, store, later } = story;
  const anna = slack.person('Anna', { in: 'canteen' });
  await addsASite(anna, 'Rhine Works', 'rhine-it', 'rhine-ot');
  const { people } = store.tables;
  const rolesOf = async () =>
    (await store.queries.select().from(people).where(eq(people.id, anna.id)))[0]?.roles;
  expect(await rolesOf()).toEqual(['admin']);
  await anna.closes();
  await anna.closes();
  await anna.types('/ground people');
  await anna.fills({ Who: 'Anna' });
  await anna.fills({ Roles: [] });
  expect(await rolesOf()).toEqual([]);
  await later(DAY);
  await later(DAY);
  expect(await rolesOf()).toEqual([]);
});

test('a pin and a reminder in between lose no message to a person', async () => {
  const { slack, later } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  const lena = slack.person('Lena', { in: 'rhine-it' });
  await omar.types('/ground duty');
  await omar.fills({ Who: 'Lena' });
  const before = lena.dm.length;
  // Slack takes nothing to Lena until after the first reminder.
  slack.failNext('chat.postMessage', { status: 429, headers: { 'retry-after': '1' } });
  await files(ines, 'HIS-1', 'Danger');
  await later(5 * MINUTE);
  await expect
    .poll(
      async () => {
        await later(0);
        return lena.dm.length;
      },
      { timeout: 10_000 },
    )
    .toBe(before + 1);
  expect(lena.dm.at(-1)).toContain('You are on duty. Acknowledge it by');
});

test('who sets up a second site becomes its admin and stays at the first', async () => {
  const { slack, store } = await startStory({ empty: true });
  const { sites, people } = store.tables;
  const hours = { workingDays: [1, 2, 3, 4, 5], opens: 420, closes: 1020 };
  const desks = { itChannel: 'C0BAYOUIT', otChannel: 'C0BAYOUOT' };
  const called = { emergencyPhone: '112', radioChannel: '4' };
  const bayou = { id: 'bayou', name: 'Bayou Works', zone: 'Europe/Berlin', ...desks, ...called, ...hours };
  await store.queries.insert(sites).values(bayou);
  const anna = slack.person('Anna', { in: 'canteen' });
  const there = { id: anna.id, name: 'Anna', side: 'ot', siteId: 'bayou', roles: [], left: false } as const;
  await store.queries.insert(people).values(there);
  await addsASite(anna, 'Rhine Works', 'rhine-it', 'rhine-ot');
  const [row] = await store.queries.select().from(people).where(eq(people.id, anna.id));
  expect(row).toMatchObject({ side: 'ot', siteId: 'bayou', roles: ['admin'] });
});
