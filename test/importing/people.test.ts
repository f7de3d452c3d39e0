import { describe, expect, test } from 'vitest';
import { directoryStore } from '../../src/people/store.ts';
import { freshStore, plantStore } from '../store/fresh-store.ts';
import { importing, said, slackWith } from './importer.ts';

const people = (...rows: string[]) => ['member,name,side,site,roles,shared', ...rows].join('\n');

describe('a row of people', () => {
  test('becomes a person, and is unchanged when it comes again', async () => {
    const store = plantStore();
    const file = people('U0NEW,Nora Vogel,ot,Rhine Works,"Shift-Lead, approver",no');
    expect(await said(store, file)).toBe('Nora Vogel: new');
    expect(await directoryStore(store).person('U0NEW')).toMatchObject({
      id: 'U0NEW',
      name: 'Nora Vogel',
      side: 'ot',
      sideFrom: 'hand',
      siteId: 'rhine',
      roles: ['approver', 'shift lead'],
      guest: false,
      shared: false,
      left: false,
      picture: null,
      version: 1,
    });
    expect(await said(store, file)).toBe('Nora Vogel: unchanged');
    expect(await said(store, file.replace('Shift-Lead, approver', 'approver;shift lead'))).toBe(
      'Nora Vogel: unchanged',
    );
  });

  test.each([
    ['IT', 'it'],
    [' o.t. ', 'ot'],
    ['both', 'bridge'],
    ['Bridge', 'bridge'],
  ])('of the side %s', async (typed, side) => {
    const store = plantStore();
    expect(await said(store, people(`U0NEW,Nora,${typed},rhine,,`))).toBe('Nora: new');
    expect((await directoryStore(store).person('U0NEW'))?.side).toBe(side);
  });

  test.each(['yes', 'Ja', 'x', 'YES', '1', 'true'])('that is shared: %s', async typed => {
    const store = plantStore();
    await importing(store, people(`U0NEW,Gate,OT,rhine,,${typed}`));
    expect((await directoryStore(store).person('U0NEW'))?.shared).toBe(true);
  });

  test.each([
    [',Nora,OT,rhine,,', 'Nora: refused: the member is empty.'],
    [
      '@nora,Nora,OT,rhine,,',
      'Nora: refused: “@nora” is neither a member id such as U0123456789 (in the profile under ⋮) nor an e-mail address.',
    ],
    [
      'C0RHINEOT,Nora,OT,rhine,,',
      'Nora: refused: “C0RHINEOT” is neither a member id such as U0123456789 (in the profile under ⋮) nor an e-mail address.',
    ],
    [
      'nora@plant.example,Nora,OT,rhine,,',
      'Nora: refused: nobody asked Slack who nora@plant.example is; give the member id.',
    ],
    ['U0NEW,,OT,rhine,,', 'U0NEW: refused: the name is empty, and nobody asked Slack for it.'],
    [`U0NEW,${'x'.repeat(81)},OT,rhine,,`, `${'x'.repeat(81)}: refused: the name has 81 characters; 80 fit.`],
    ['U0NEW,Nora,HR,rhine,,', 'Nora: refused: “side” must be IT, OT or bridge, not “HR”.'],
    ['U0NEW,Nora,constructor,rhine,,', 'Nora: refused: “side” must be IT, OT or bridge, not “constructor”.'],
    ['U0NEW,Nora,,rhine,,', 'Nora: refused: “side” must be IT, OT or bridge; the cell is empty.'],
    [
      'U0NEW,Nora,OT,Rhein,,',
      'Nora: refused: there is no site “Rhein”. There are: Bayou Works, Rhine Works.',
    ],
    ['U0NEW,Nora,OT,,,', 'Nora: refused: the site is empty. There are: Bayou Works, Rhine Works.'],
    ['U0NEW,Nora,OT,-,,', 'Nora: refused: there is no site “-”. There are: Bayou Works, Rhine Works.'],
    [
      'U0NEW,Nora,OT,rhine,king; lead,',
      'Nora: refused: “king” is no role. Roles are: lead, approver, safety approver, shift lead, steward, admin.',
    ],
    [
      'U0NEW,Gate,OT,rhine,lead,yes',
      'Gate: refused: a shared account has no roles: nobody could tell who decided. Give them to a person.',
    ],
    ['U0NEW,Gate,OT,rhine,,perhaps', 'Gate: refused: “shared” must be yes or no, not “perhaps”.'],
    [
      'U0NEW,,HR,Rhein,king,',
      'U0NEW: refused: the name is empty, and nobody asked Slack for it. There is no site “Rhein”. There are: Bayou Works, Rhine Works. “king” is no role. Roles are: lead, approver, safety approver, shift lead, steward, admin. “side” must be IT, OT or bridge, not “HR”.',
    ],
  ])('%s is refused', async (row, says) => {
    expect(await said(plantStore(), people(row))).toBe(says);
  });

  test('before there are sites is refused', async () => {
    expect(await said(freshStore(), people('U0NEW,Nora,OT,rhine,,'))).toBe(
      'Nora: refused: there is no site “rhine”. There is none yet: import the sites first.',
    );
  });

  test('that stands there twice names the other lines', async () => {
    const rows = [
      'U0NEW,Nora,OT,rhine,,',
      'U0OMAR,Omar,IT,rhine,,',
      ...Array<string>(5).fill('U0NEW,Nora V,IT,rhine,,'),
    ];
    const { lines } = await importing(plantStore(), people(...rows));
    expect(lines[0]).toBe('line 2, Nora: refused: the same person stands on line 4, 5, 6 and 2 more too.');
    expect(lines[6]).toBe('line 8, Nora V: refused: the same person stands on line 2, 4, 5 and 2 more too.');
  });

  test('tells what it changes', async () => {
    const row = 'U0OMAR,Omar H.,bridge,bayou,lead; steward,';
    expect(await said(plantStore(), people(row))).toBe(
      'Omar H.: changed: name Omar H., was Omar Haddad; side bridge, was IT; site Bayou Works, was Rhine Works; roles lead and steward, was empty',
    );
  });

  test('sets the side by hand, also where it was known from a channel', async () => {
    const store = plantStore();
    await store.queries.update(store.tables.people).set({ sideFrom: 'desk' });
    expect(await said(store, people('U0OMAR,Omar Haddad,IT,rhine,,'))).toBe(
      'Omar Haddad: changed: side known from this file, was the desk’s channel',
    );
  });

  test('leaves alone what the file has no column for', async () => {
    const store = plantStore();
    expect(await said(store, 'member,side,site\nU0PRIYA,IT,rhine\n')).toBe('Priya Nair: unchanged');
    expect(await said(store, 'member,side,site\nU0CONTROL,bridge,rhine\n')).toBe(
      'Control room Rhine: changed: side bridge, was OT',
    );
    expect(await directoryStore(store).person('U0CONTROL')).toMatchObject({ shared: true, side: 'bridge' });
  });

  test('of somebody who left does not bring them back while nobody asks Slack', async () => {
    const store = plantStore();
    const row = people('U0PAUL,Paul Lefèvre,OT,rhine,,');
    expect(await said(store, row)).toBe(
      'Paul Lefèvre: unchanged. Marked as having left, and nobody asked Slack whether they are back.',
    );
    const members = slackWith([{ id: 'U0PAUL', name: 'Paul Lefèvre' }]);
    expect((await importing(store, row, { members })).lines[0]).toBe(
      'line 2, Paul Lefèvre: changed: left no, was yes',
    );
  });
});

describe('where Slack is asked', () => {
  const members = slackWith([
    {
      id: 'U0NEW',
      name: 'Nora Vogel',
      picture: 'https://pictures.example/nora',
      address: 'nora@plant.example',
    },
    { id: 'U0BOT', name: 'Helper', bot: true },
    { id: 'U0GONE', name: 'Gone', left: true },
    { id: 'U0OUT', name: 'Vendor', outsider: true },
    { id: 'U0GUEST', name: 'Victor Olsen', guest: true },
    { id: 'U0LONG', name: 'x'.repeat(100) },
  ]);
  const told = async (row: string, store = plantStore()) =>
    (await importing(store, people(row), { members })).lines[0]?.replace('line 2, ', '');

  test('people are known by their address, and Slack gives name and picture', async () => {
    const store = plantStore();
    expect(await told('nora@plant.example,,OT,rhine,,', store)).toBe('Nora Vogel: new');
    expect(await directoryStore(store).person('U0NEW')).toMatchObject({
      name: 'Nora Vogel',
      picture: 'https://pictures.example/nora',
    });
  });

  test.each([
    ['U0NOBODY,Nobody,OT,rhine,,', 'Nobody: refused: there is nobody in Slack with U0NOBODY.'],
    [
      'no@plant.example,,OT,rhine,,',
      'no@plant.example: refused: there is nobody in Slack with no@plant.example.',
    ],
    ['U0BOT,,OT,rhine,,', 'Helper: refused: that is an app, not a person.'],
    [
      'U0GONE,,OT,rhine,,',
      'Gone: refused: this account is deactivated in Slack, so it can have no place here.',
    ],
    [
      'U0OUT,,OT,rhine,,',
      'Vendor: refused: this person belongs to another company. Make them a guest of this workspace first.',
    ],
    [
      'U0GUEST,,OT,rhine,lead,',
      'Victor Olsen: refused: a guest has no roles. Give them to somebody of your own company. A guest of the workspace: sees what they report, takes no steps.',
    ],
    [
      'U0GUEST,,OT,rhine,,',
      'Victor Olsen: new. A guest of the workspace: sees what they report, takes no steps.',
    ],
    ['U0NEW,Nora of the night shift,OT,rhine,,', 'Nora of the night shift: new'],
    ['U0LONG,,OT,rhine,,', `${'x'.repeat(79)}…: new`],
  ])('%s', async (row, says) => {
    expect(await told(row)).toBe(says);
  });

  test('a person who stands there by id and by address stands there twice', async () => {
    const file = people('U0NEW,,OT,rhine,,', 'nora@plant.example,,OT,rhine,,');
    const { lines } = await importing(plantStore(), file, { members });
    expect(lines[0]).toBe('line 2, Nora Vogel: refused: the same person stands on line 3 too.');
  });

  test('the summary doesn’t say that nobody asked', async () => {
    const row = people('U0NEW,,OT,rhine,,');
    const { lines } = await importing(plantStore(), row, { members });
    expect(lines.slice(1)).toEqual([
      'people: 1 new, 0 changed, 0 unchanged, 0 refused.',
      'Written: 1 of 1 rows.',
    ]);
    const named = people('U0NEW,Nora,OT,rhine,,');
    expect((await importing(plantStore(), named)).lines[2]).toBe(
      'Not checked against Slack: nobody asked it who these people are.',
    );
  });
});
