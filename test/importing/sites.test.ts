import { describe, expect, test } from 'vitest';
import { asWritten } from '../../src/changes/rules/tightening.ts';
import { directoryStore } from '../../src/people/store.ts';
import { freshStore, plantStore } from '../store/fresh-store.ts';
import { importing, said } from './importer.ts';

const row = {
  id: 'delta',
  name: 'Delta Works',
  'time zone': 'Europe/Amsterdam',
  'IT channel': 'C0DELTAIT',
  'OT channel': 'C0DELTAOT',
  'working days': 'Mon-Fri',
  opens: '07:00',
  closes: '16:30',
  holidays: '2026-12-25; 2026-12-24',
  'emergency phone': '010 555 112',
  'radio channel': '9',
  'out-of-band contact': 'Gate 2',
  'IT group': 'S0DELTAIT',
  'OT group': '',
  shifts: '22:00; 06:00; 14:00',
  rules: 'Requester counts; advisory',
};
type Column = keyof typeof row;
const file = (...rows: Partial<Record<Column, string>>[]) =>
  [Object.keys(row), ...rows.map(but => Object.values({ ...row, ...but }))]
    .map(cells => cells.map(cell => `"${cell}"`).join(','))
    .join('\n');

const delta = {
  id: 'delta',
  name: 'Delta Works',
  zone: 'Europe/Amsterdam',
  desks: { it: 'C0DELTAIT', ot: 'C0DELTAOT' },
  emergencyPhone: '010 555 112',
  radioChannel: '9',
  outOfBand: 'Gate 2',
  hours: { days: [1, 2, 3, 4, 5], opens: 420, closes: 990, holidays: ['2026-12-24', '2026-12-25'] },
  groups: { it: 'S0DELTAIT', ot: null },
  duty: { it: null, ot: null },
  shifts: [360, 840, 1320],
  rules: { ...asWritten, requesterCounts: true, advisory: true },
  version: 1,
};

describe('a row of sites', () => {
  test('becomes a site, and is unchanged when it comes again', async () => {
    const store = freshStore();
    expect(await said(store, file({}))).toBe('Delta Works: new');
    expect(await directoryStore(store).site('delta')).toMatchObject(delta);
    expect(await said(store, file({}))).toBe('Delta Works: unchanged');
  });

  test.each<[Partial<Record<Column, string>>, object]>([
    [{ 'working days': '1 2 3 4 5' }, { days: [1, 2, 3, 4, 5] }],
    [{ 'working days': 'Sun-Thu' }, { days: [1, 2, 3, 4, 7] }],
    [{ 'working days': 'Mon, Wednesday; fri – sat' }, { days: [1, 3, 5, 6] }],
    [{ 'working days': '1-7' }, { days: [1, 2, 3, 4, 5, 6, 7] }],
    [
      { opens: '6:15', closes: '24:00' },
      { opens: 375, closes: 1440 },
    ],
    [{ opens: '06:15:00' }, { opens: 375 }],
    [{ holidays: '' }, { holidays: [] }],
    [{ holidays: '2028-02-29' }, { holidays: ['2028-02-29'] }],
  ])('may say its hours so: %j', async (but, hours) => {
    const store = freshStore();
    expect(await said(store, file(but))).toBe('Delta Works: new');
    expect((await directoryStore(store).site('delta'))?.hours).toMatchObject(hours);
  });

  test.each<[Partial<Record<Column, string>>, string]>([
    [{ id: '' }, '“id” must be 1 to 40 letters, digits, - or _; the cell is empty.'],
    [{ id: 'delta:works' }, '“id” must be 1 to 40 letters, digits, - or _, not “delta:works”.'],
    [{ name: '' }, 'the name is empty.'],
    [{ name: 'x'.repeat(81) }, 'the name has 81 characters; 80 fit.'],
    [
      { 'time zone': 'Europe/Mannheim' },
      '“time zone” must be one such as Europe/Berlin, not “Europe/Mannheim”.',
    ],
    [{ 'time zone': '+01:00' }, '“time zone” must be one such as Europe/Berlin, not “+01:00”.'],
    [
      { 'IT channel': '#delta-it' },
      '“IT channel” must be a channel’s id such as C0123456789 (it stands at the bottom of the channel’s details), not “#delta-it”.',
    ],
    [
      { 'OT channel': 'U0INES' },
      '“OT channel” must be a channel’s id such as C0123456789 (it stands at the bottom of the channel’s details), not “U0INES”.',
    ],
    [
      { 'OT channel': 'C0DELTAIT' },
      'the IT and the OT channel are the same; each side needs one of its own.',
    ],
    [{ 'working days': '' }, '“working days” must be such as Mon-Fri or 1 2 3 4 5; the cell is empty.'],
    [{ 'working days': '8' }, '“working days” must be such as Mon-Fri or 1 2 3 4 5, not “8”.'],
    [
      { 'working days': 'Mon-Tue-Wed' },
      '“working days” must be such as Mon-Fri or 1 2 3 4 5, not “Mon-Tue-Wed”.',
    ],
    [{ 'working days': 'Mo-Fr' }, '“working days” must be such as Mon-Fri or 1 2 3 4 5, not “Mo-Fr”.'],
    [{ opens: '7 am' }, '“opens” must be a time such as 07:00, not “7 am”.'],
    [{ closes: '24:01' }, '“closes” must be a time such as 07:00, not “24:01”.'],
    [{ opens: '17:00', closes: '07:00' }, 'the site must open before it closes.'],
    [{ opens: '07:00', closes: '07:00' }, 'the site must open before it closes.'],
    [{ holidays: '2026-02-30' }, '“holidays” must be days such as 2026-12-24, not “2026-02-30”.'],
    [{ holidays: '24.12.2026' }, '“holidays” must be days such as 2026-12-24, not “24.12.2026”.'],
    [
      { shifts: '06:00; 6:00' },
      '06:00 stands there twice. Write when each shift begins, like 06:00, 14:00, 22:00.',
    ],
    [{ shifts: '6 Uhr' }, '“6” is no time of day. Write when each shift begins, like 06:00, 14:00, 22:00.'],
    [
      { rules: 'advisory; R1' },
      '“rules” knows no “R1”. There are: Both sides for OT, Requester counts, OT may lose view, Advisory.',
    ],
    [{ 'emergency phone': '' }, 'the emergency phone is empty.'],
    [{ 'radio channel': ' ' }, 'the radio channel is empty.'],
    [{ 'out-of-band contact': 'x'.repeat(201) }, 'the out-of-band contact has 201 characters; 200 fit.'],
    [{ 'IT group': '@network' }, '“IT group” must be a user group’s id such as S0123456789, not “@network”.'],
    [{ 'IT channel': 'C0RHINEOT' }, 'the IT channel is a desk of Rhine Works too; each desk needs its own.'],
    [{ name: 'rhine works' }, 'another site, rhine, has the name Rhine Works.'],
    [
      { name: '', 'time zone': 'x', opens: '' },
      'the name is empty. “time zone” must be one such as Europe/Berlin, not “x”. “opens” must be a time such as 07:00; the cell is empty.',
    ],
  ])('with %j is refused', async (but, says) => {
    const store = plantStore();
    const name = but.name === undefined ? 'Delta Works' : but.name || 'delta';
    expect(await said(store, file(but))).toBe(`${name}: refused: ${says}`);
    expect(await directoryStore(store).sites()).toHaveLength(2);
  });

  test('that stands there twice names the other lines', async () => {
    const other = { id: 'delta', 'IT channel': 'C1', 'OT channel': 'C2', name: 'Other' };
    const channels = { 'IT channel': 'C0A', 'OT channel': 'C0B' };
    const { lines } = await importing(
      freshStore(),
      file({}, { ...other, ...channels }, { id: 'd2', 'IT channel': 'C0C', 'OT channel': 'C0B' }),
    );
    expect(lines.slice(0, 3)).toEqual([
      'line 2, Delta Works: refused: the same id stands on line 3 too. The same name stands on line 4 too.',
      'line 3, Other: refused: the same id stands on line 2 too. The OT channel is a desk of Delta Works too; each desk needs its own.',
      'line 4, Delta Works: refused: the same name stands on line 2 too. The OT channel is a desk of Other too; each desk needs its own.',
    ]);
  });

  test('tells what it changes', async () => {
    const store = freshStore();
    await importing(store, file({}));
    expect(
      await said(store, file({ name: 'Delta', opens: '06:00', holidays: '', 'OT channel': 'C0NEW' })),
    ).toBe(
      'Delta: changed: name Delta, was Delta Works; OT channel C0NEW, was C0DELTAOT; opens 06:00, was 07:00; holidays empty, was 2026-12-24 2026-12-25',
    );
  });

  test('tells what it changes of shifts and rules, and an empty cell takes them away', async () => {
    const store = freshStore();
    await importing(store, file({}));
    expect(await said(store, file({ shifts: '06:00; 18:00', rules: 'OT MAY LOSE VIEW' }))).toBe(
      'Delta Works: changed: shifts 06:00, 18:00, was 06:00, 14:00, 22:00; rules OT may lose view, was Requester counts and Advisory',
    );
    expect(await said(store, file({ shifts: '', rules: '' }))).toBe(
      'Delta Works: changed: shifts empty, was 06:00, 18:00; rules empty, was OT may lose view',
    );
    expect(await directoryStore(store).site('delta')).toMatchObject({ shifts: [], rules: asWritten });
  });

  test('leaves alone what the file has no column for, and who is on duty', async () => {
    const store = freshStore();
    await importing(store, file({}));
    const { sites } = store.tables;
    await store.queries.update(sites).set({ itDuty: 'U0OMAR' });
    const needed = file({ name: 'Delta' })
      .split('\n')
      .map(line => line.split('","').toSpliced(8, 1).toSpliced(10).join('","') + '"')
      .join('\n');
    expect(await said(store, needed)).toBe('Delta: changed: name Delta, was Delta Works');
    expect(await directoryStore(store).site('delta')).toMatchObject({
      ...delta,
      name: 'Delta',
      version: 2,
      duty: { it: 'U0OMAR', ot: null },
    });
  });

  test('may exchange its name with another', async () => {
    const store = freshStore();
    const other = { id: 'd2', name: 'D2', 'IT channel': 'C0A', 'OT channel': 'C0B' };
    await importing(store, file({}, other));
    expect((await importing(store, file({ name: 'D2' }, { ...other, name: 'Delta Works' }))).refused).toBe(0);
  });
});
