import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditStore } from '../../src/audit/store.ts';
import { asWritten, tightenings, tighteningWords } from '../../src/changes/rules/tightening.ts';
import { clockTime } from '../../src/people/site-rules.ts';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import { files } from '../support/filing.ts';
import { testConfig } from '../support/config.ts';
import { startStory } from '../support/story.ts';

/** What the README’s set-up has an admin answer. */
const rhine = {
  'Name of the site': 'Rhine Works',
  'Time zone': 'Berlin',
  'IT’s channel': 'rhine-it',
  'OT’s channel': 'rhine-ot',
  'Emergency number': '0621 555 112',
  'Radio channel': '4',
};

test('an empty workspace is set up, by a person who has only the README, until the first incident', async () => {
  const { slack } = await startStory({ empty: true });
  const anna = slack.person('Anna', { in: 'canteen' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });

  await ines.types('/incident');
  expect(ines.told.at(-1)).toContain('Ask your Common Ground admin to add you, or join your side’s desk');
  await omar.types('/ground setup');
  expect(omar.told.at(-1)).toContain(
    'Only an admin of Common Ground can do that. Ask the owner of this workspace.',
  );

  // Anna owns the workspace.
  await anna.types('/ground setup');
  expect(anna.modal?.texts.join('\n')).toContain('Two channels and a minute for each site');
  await anna.presses('Add a site');
  await anna.fills(rhine);
  expect(anna.modal?.texts.join()).toContain('Rhine Works is saved');
  const stands = anna.dm.find(line => line.includes('Rhine Works is ready.')) ?? '';
  // Anna, who is in both channels, counts for both.
  expect(stands).toContain('IT: 4 people, no lead yet');
  expect(stands).toContain('OT: 5 people, no lead yet');

  // One message to each who belongs somewhere now; none to guests, or to who is in both channels.
  expect(ines.dm.join('\n')).toContain('You belong to OT at Rhine Works now.');
  expect(ines.dm).toHaveLength(1);
  expect(slack.person('Victor').dm).toEqual([]);
  // Anna is in both; as the first admin she belongs to both.
  expect(anna.dm.join('\n')).toContain('You belong to both sides at Rhine Works now.');

  await anna.closes();
  await anna.closes();
  await anna.types('/ground people');
  await anna.fills({ Who: 'Priya' });
  await anna.fills({ Side: 'IT', Site: 'Rhine Works', Roles: ['lead', 'approver'] });
  expect(anna.modal?.texts.join()).toContain('Priya Nair belongs to IT at Rhine Works now.');
  await anna.closes();

  await files(ines, 'Pump room, second door', 'Slower', 'The reader stays red');
  expect(omar.sees().join('\n')).toContain('INC-1 · Pump room, second door');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  expect(ines.sees().join('\n')).toContain('Omar Haddad (IT)');
});

test('the form of a site says at each field what is wrong with it, and changes nothing', async () => {
  const { slack, store } = await startStory({ empty: true });
  const anna = slack.person('Anna', { in: 'canteen' });
  const wrong: [answers: Record<string, string | string[]>, error: string][] = [
    [{ 'OT’s channel': 'rhine-it' }, 'two different channels'],
    [{ 'Work begins': '17:00', 'Work ends': '07:00' }, 'Work must begin before it ends'],
    [{ Holidays: '24.12.2026' }, '“24.12.2026” is no date. Write each as 2026-12-24.'],
    [{ Holidays: '2026-02-30' }, 'is no date'],
    [{ 'Shifts begin at': '06:00, 2 pm' }, '“2” is no time of day. Write when each shift begins, like 06:00'],
    [{ 'Emergency number': '   ' }, 'Say whom to phone in danger'],
  ];
  await anna.types('/ground setup');
  await anna.presses('Add a site');
  for (const [answers, error] of wrong) {
    await anna.fills({
      ...rhine,
      Holidays: '',
      'Shifts begin at': '',
      'Work begins': '07:00',
      'Work ends': '17:00',
      ...answers,
    });
    expect(anna.modal?.errors.join()).toContain(error);
  }
  expect(await store.queries.select().from(store.tables.sites)).toEqual([]);
});

test('a private desk is not ready before somebody invites the app, and then it is', async () => {
  const { slack } = await startStory({ empty: true });
  const anna = slack.person('Anna', { in: 'rhine-ot' });
  const desk = slack.workspace.channel('C0RHINEOT')!;
  desk.kind = 'private';
  desk.members = desk.members.filter(id => id !== slack.workspace.botUserId);
  await anna.types('/ground setup', { in: 'canteen' });
  await anna.presses('Add a site');
  await anna.fills(rhine);
  expect(anna.dm.join('\n')).toContain('Rhine Works is not ready yet.');
  expect(anna.dm.join('\n')).toContain('/invite @Common Ground');
  expect(slack.person('Ines').dm).toEqual([]);

  await anna.types('/invite @Common Ground');
  expect(slack.person('Ines').dm.join('\n')).toContain('You belong to OT at Rhine Works now.');
});

test('who sets up something that is set up already, or is no admin, changes nothing', async () => {
  const { slack, store } = await startStory();
  const anna = slack.person('Anna', { in: 'canteen' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await anna.types('/ground setup');
  await anna.presses('Add a site');
  await anna.fills(rhine);
  expect(anna.modal?.errors.join()).toContain('There is a Rhine Works already');
  await anna.fills({ ...rhine, 'Name of the site': 'Rhine 2' });
  expect(anna.modal?.errors.join()).toContain('That channel is a desk of Rhine Works');
  for (const word of ['setup', 'people', 'health']) {
    await omar.types(`/ground ${word}`);
    expect(omar.told.at(-1)).toContain('Only an admin of Common Ground can do that. Ask Anna Schulz.');
    expect(omar.modal).toBeUndefined();
  }
  expect(await store.queries.select().from(store.tables.sites)).toHaveLength(2);
});

test('a form that was opened earlier undoes nothing that somebody else saved since', async () => {
  const { slack, store } = await startStory();
  const { people, sites } = store.tables;
  await store.queries
    .update(people)
    .set({ roles: ['admin'] })
    .where(eq(people.id, 'U0PRIYA'));
  const anna = slack.person('Anna', { in: 'canteen' });
  const priya = slack.person('Priya', { in: 'canteen' });
  for (const one of [anna, priya]) {
    await one.types('/ground setup');
    await one.presses('Change');
  }
  await priya.fills({ 'Emergency number': '112 NEW' });
  await anna.fills({ Holidays: '2026-12-24' });
  expect(anna.modal?.texts.join()).toContain('Somebody changed Bayou Works since you opened this.');
  const [bayou] = await store.queries.select().from(sites).where(eq(sites.id, 'bayou'));
  expect(bayou).toMatchObject({ emergencyPhone: '112 NEW', holidays: [] });

  for (const one of [anna, priya]) {
    await one.types('/ground people');
    await one.fills({ Who: 'Lena' });
  }
  await priya.fills({ Roles: ['lead'] });
  await anna.fills({ Roles: ['approver'] });
  expect(anna.modal?.texts.join()).toContain('Somebody placed Lena Brandt since you opened this.');
  const [lena] = await store.queries.select().from(people).where(eq(people.id, 'U0LENA'));
  expect(lena?.roles).toEqual(['lead']);
});

test('a site says when its shifts begin and how it tightens the rules, reads it again, and takes it back', async () => {
  const { slack, store } = await startStory();
  const anna = slack.person('Anna', { in: 'canteen' });
  const bayou = async () =>
    (await store.queries.select().from(store.tables.sites)).find(site => site.id === 'bayou');
  await anna.types('/ground setup');
  await anna.presses('Change');
  await anna.fills({
    'Shifts begin at': '18:00, 6:00',
    'Rules of changes': ['Both sides for OT', 'Advisory'],
  });
  expect(await bayou()).toMatchObject({
    shifts: [360, 1080],
    rules: { ...asWritten, bothSidesForOt: true, advisory: true },
  });
  const [entry] = (await auditStore(store).of('site', 'bayou')).slice(-1);
  expect(entry).toMatchObject({ action: 'set up', actor: { id: 'U0ANNA' }, after: { shifts: [360, 1080] } });

  await anna.closes();
  await anna.presses('Change');
  // Saved as it was read, nothing changes.
  await anna.submits();
  expect(await bayou()).toMatchObject({ shifts: [360, 1080], rules: { advisory: true } });
  await anna.closes();
  await anna.presses('Change');
  await anna.fills({ 'Shifts begin at': null, 'Rules of changes': null });
  expect(await bayou()).toMatchObject({ shifts: [], rules: asWritten });
});

test('one user group can’t be both sides', async () => {
  const { slack } = await startStory();
  const group = { id: 'S0CONTROL', handle: 'control', name: 'Control engineers', users: [] };
  slack.workspace.state.groups[group.id] = { ...group, created: 1, updated: 1 };
  const anna = slack.person('Anna', { in: 'canteen' });
  await anna.types('/ground setup');
  await anna.presses('Change');
  await anna.fills({ 'IT’s user group': 'Control engineers', 'OT’s user group': 'Control engineers' });
  expect(anna.modal?.errors.join()).toContain('Choose two different user groups, or leave one empty.');
});

test('a user group shows by its name, and Slack is asked for its groups once a minute', async () => {
  const { slack, store } = await startStory();
  const group = { id: 'S0CONTROL', handle: 'control', name: 'Control engineers', users: [] };
  slack.workspace.state.groups[group.id] = { ...group, created: 1, updated: 1 };
  const anna = slack.person('Anna', { in: 'canteen' });
  await anna.types('/ground setup');
  await anna.presses('Change');
  await anna.fills({ 'OT’s user group': 'Control engineers' });
  const sites = await store.queries.select().from(store.tables.sites);
  expect(sites.map(site => site.otGroup)).toContain(group.id);
  await anna.closes();
  await anna.presses('Change');
  const pushed = slack.calls.filter(call => call.method === 'views.push').at(-1);
  expect(JSON.stringify(pushed?.args)).toContain('Control engineers');
  expect(slack.calls.filter(call => call.method === 'usergroups.list')).toHaveLength(1);
});

test('an imported site with the longest of everything opens under Change, and is saved unchanged', async () => {
  const { slack, store, clock, file } = await startStory({ empty: true });
  const holidays = Array.from({ length: 200 }, (_, n) =>
    new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10),
  );
  const shifts = Array.from({ length: 12 }, (_, n) => clockTime(n * 120)).join(' ');
  const rules = tightenings.map(one => tighteningWords[one].label).join(';');
  const sites = [
    'id,name,time zone,IT channel,OT channel,working days,opens,closes,holidays,emergency phone,radio channel,out-of-band contact,shifts,rules',
    `pune,${'P'.repeat(80)},Asia/Kolkata,C0RHINEIT,C0RHINEOT,Mon-Sat,06:00,24:00,${holidays.join(' ')},${'1'.repeat(80)},${'4'.repeat(80)},${'x'.repeat(200)},${shifts},${rules}`,
  ].join('\n');
  await importPlant(store, { sites }, { auditKey: testConfig(slack, file).auditKey, clock });
  const saved = async () => {
    const [site] = await store.queries.select().from(store.tables.sites);
    const { version: _version, auditHead: _auditHead, ...answers } = site!;
    return answers;
  };
  const before = await saved();
  const anna = slack.person('Anna', { in: 'canteen' });
  await anna.types('/ground setup');
  await anna.presses('Change');
  await anna.submits();
  expect(anna.modal?.errors).toEqual([]);
  expect(anna.modal?.texts.join()).toContain('is saved');
  expect(await saved()).toEqual(before);
});

test('whoever sets up can fill the glossary with the words that come with the app, once', async () => {
  const { slack } = await startStory();
  const anna = slack.person('Anna', { in: 'canteen' });
  await anna.types('/ground setup');
  expect(anna.modal?.texts.join('\n')).toContain('The glossary is empty.');
  await anna.presses('Load them');
  expect(anna.modal?.texts.join('\n')).not.toContain('The glossary is empty.');
  const marta = slack.person('Marta', { in: 'rhine-ot' });
  await marta.types('/term review');
  expect(marta.modal?.texts.join('\n')).toContain('Shipped or imported, not yet checked (81)');
});
