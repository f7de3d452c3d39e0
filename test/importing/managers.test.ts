import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { auditStore } from '../../src/audit/store.ts';
import { flaws } from '../../src/audit/verify.ts';
import { importFile } from '../../src/importing/importing.ts';
import { importStore } from '../../src/importing/store.ts';
import { managerUseCases } from '../../src/people/managers.ts';
import { managerStore } from '../../src/people/managers/store.ts';
import { directoryStore } from '../../src/people/store.ts';
import type { Store } from '../../src/store/open.ts';
import { AUDIT_KEY, chainsOf } from '../incidents/incident-desk.ts';
import { plantStore } from '../store/fresh-store.ts';
import { clock, importing, slackWith } from './importer.ts';

const file = (...rows: string[]) => ['member,name,side,site,manager', ...rows].join('\n');
const ines = (manager: string) => `U0INES,Ines Faria,OT,rhine,${manager}`;
const parts = { auditKey: AUDIT_KEY, machine: clock };
const kept = (store: Store) => managerStore(store, parts);
const managers = (store: Store) =>
  managerUseCases({ store: kept(store), directory: directoryStore(store), clock });
const firstOf = async (store: Store, text: string, more: Parameters<typeof importing>[2] = {}) =>
  (await importing(store, text, more)).lines[0]?.replace(/^line 2, /, '');

describe('a file of people says to whom they report', () => {
  test('by member id, somebody else later, and nobody; not where it has no such column', async () => {
    const store = plantStore();
    expect(await firstOf(store, file(ines('U0PRIYA')))).toBe(
      'Ines Faria: changed: reports to Priya Nair, was empty',
    );
    expect(await kept(store).said('U0INES')).toEqual({
      personId: 'U0INES',
      managerId: 'U0PRIYA',
      saidBy: '',
      at: clock.now(),
    });
    expect(await firstOf(store, file(ines('U0PRIYA')))).toBe('Ines Faria: unchanged');
    expect(await firstOf(store, 'member,name,side,site\nU0INES,Ines Faria,OT,rhine')).toBe(
      'Ines Faria: unchanged',
    );
    expect(await firstOf(store, file(ines('U0MARTA')))).toContain(
      'reports to Marta Kowalska, was Priya Nair',
    );
    expect(await firstOf(store, file(ines('')))).toContain('reports to empty, was Marta Kowalska');
    expect(await kept(store).said('U0INES')).toBeUndefined();
    const history = await auditStore(store).of('person', 'U0INES');
    expect(history.slice(1).map(({ after }) => after)).toEqual(
      ['U0PRIYA', 'U0MARTA', null].map(managerId => ({ managerId })),
    );
    expect(await flaws(chainsOf(store), AUDIT_KEY)).toEqual([]);
  });

  test('and so that they can’t change it themselves', async () => {
    const store = plantStore();
    await importing(store, file(ines('U0PRIYA')));
    await expect(managers(store).say('U0INES', 'U0MARTA', 'U0INES', 'view:1')).rejects.toMatchObject({
      code: 'not-yours',
    });
    // What they said themselves stays theirs when a file says the same.
    await managers(store).say('U0JONAS', 'U0MARTA', 'U0JONAS', 'view:2');
    await importing(store, file('U0JONAS,Jonas Weber,OT,rhine,U0MARTA'));
    expect(await kept(store).said('U0JONAS')).toMatchObject({ saidBy: 'U0JONAS' });
  });

  test('to whoever stands further down, and by e-mail address', async () => {
    const store = plantStore();
    const members = slackWith([
      { id: 'U0NEW', name: 'Nora', address: 'nora@plant.example' },
      { id: 'U0BOSS', name: 'Bela', address: 'bela@plant.example' },
    ]);
    const rows = file(
      'nora@plant.example,Nora,OT,rhine,bela@plant.example',
      'bela@plant.example,Bela,OT,rhine,',
    );
    expect((await importing(store, rows, { members })).refused).toBe(0);
    expect(await managers(store).of(['U0NEW', 'U0BOSS'])).toEqual(new Map([['U0NEW', 'U0BOSS']]));
  });

  test('and two change places in one file', async () => {
    const store = plantStore();
    const both = (one: string, other: string) => file(ines(one), `U0JONAS,Jonas Weber,OT,rhine,${other}`);
    await importing(store, both('U0JONAS', ''));
    expect((await importing(store, both('', 'U0INES'))).refused).toBe(0);
    expect(await managers(store).of(['U0INES', 'U0JONAS'])).toEqual(new Map([['U0JONAS', 'U0INES']]));
  });

  test('which a dry run only says', async () => {
    const store = plantStore();
    expect(await firstOf(store, file(ines('U0PRIYA')), { dryRun: true })).toContain('reports to Priya Nair');
    expect(await kept(store).said('U0INES')).toBeUndefined();
  });
});

test.each([
  ['Priya', 'the manager “Priya” is neither a member id such as U0123456789 nor an e-mail address.'],
  ['priya@plant.example', 'nobody asked Slack who priya@plant.example is; give the member id.'],
  ['U0NOBODY', 'that manager has no place here yet. Choose somebody who has.'],
  ['U0INES', 'nobody is their own manager. Choose whoever they report to.'],
  [
    'U0PAUL',
    'nobody can report to Paul Lefèvre, who left, is a guest, or shares an account. Choose somebody else.',
  ],
  [
    'U0CONTROL',
    'nobody can report to Control room Rhine, who left, is a guest, or shares an account. Choose somebody else.',
  ],
  [
    'U0JONAS',
    'two people can’t report to each other, and Jonas Weber reports to Ines Faria. Change that first.',
  ],
])('the manager %s is refused, and nothing is written', async (typed, says) => {
  const store = plantStore();
  await managers(store).say('U0JONAS', 'U0INES', 'U0JONAS', 'view:1');
  await managers(store).say('U0INES', 'U0MARTA', 'U0INES', 'view:2');
  expect(await firstOf(store, file(ines(typed)))).toBe(`Ines Faria: refused: ${says}`);
  expect(await kept(store).said('U0INES')).toMatchObject({ managerId: 'U0MARTA' });
});

test('whom Slack doesn’t know is no manager, and of two who report to each other neither is', async () => {
  const store = plantStore();
  const members = slackWith([{ id: 'U0INES' }, { id: 'U0JONAS' }]);
  const unknown = await importing(store, file(ines('nora@plant.example')), { members });
  expect(unknown.lines[0]).toContain('refused: there is nobody in Slack with nora@plant.example.');
  const both = await importing(store, file(ines('U0JONAS'), 'U0JONAS,Jonas Weber,OT,rhine,U0INES'), {
    members,
  });
  expect(both.refused).toBe(2);
});

test('a manager who leaves while the file is read is none', async () => {
  const store = plantStore();
  const inStore = importStore(store, parts);
  const { people } = store.tables;
  const report = await importFile(Buffer.from(file(ines('U0PRIYA'))), {
    clock,
    members: undefined,
    store: {
      ...inStore,
      async write(changes) {
        await store.queries.update(people).set({ left: true, version: 9 }).where(eq(people.id, 'U0PRIYA'));
        return inStore.write(changes);
      },
    },
  });
  expect(report.lines[0]).toContain('nobody can report to Priya Nair, who left');
});
