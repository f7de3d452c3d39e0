import { describe, expect, test } from 'vitest';
import { whoIs } from '../../src/people/directory.ts';
import { belongsTo, otherSide, type Person } from '../../src/people/person.ts';
import { somebody } from '../incidents/an-incident.ts';
import { directoryStore } from '../../src/people/store.ts';
import { plantStore } from '../store/fresh-store.ts';

const names = (people: readonly Person[]) => people.map(person => person.name);

describe('whoever presses a button', () => {
  test('is known by their Slack id', async () => {
    const ines = await whoIs(directoryStore(plantStore()), 'U0INES');
    expect(ines).toMatchObject({
      name: 'Ines Faria',
      side: 'ot',
      siteId: 'rhine',
      roles: ['approver'],
      left: false,
    });
  });

  test.each([
    ['nobody knows', 'U0NOBODY', 'unknown-person', /Ask your Common Ground admin to add you/],
    ['has left', 'U0PAUL', 'person-left', /Ask your Common Ground admin to add you again/],
  ])('and %s is told what to do', async (_, id, code, sentence) => {
    const asked = whoIs(directoryStore(plantStore()), id);
    await expect(asked).rejects.toMatchObject({ code });
    await expect(asked).rejects.toThrow(sentence);
  });
});

test.each([
  ['it', 'it', true],
  ['it', 'ot', false],
  ['ot', 'ot', true],
  ['ot', 'it', false],
  ['bridge', 'it', true],
  ['bridge', 'ot', true],
] as const)('someone of %s belongs to %s: %s', (side, asked, belongs) => {
  expect(belongsTo(somebody({ side }), asked)).toBe(belongs);
});

test('each side is the other’s other side', () => {
  expect([otherSide('it'), otherSide('ot')]).toEqual(['ot', 'it']);
});

describe('the directory', () => {
  test('finds the leads of one side and site', async () => {
    const directory = directoryStore(plantStore());
    expect(names(await directory.withRole('lead', { side: 'ot', siteId: 'rhine' }))).toEqual(['Jonas Weber']);
    expect(names(await directory.withRole('lead', { side: 'it', siteId: 'rhine' }))).toEqual(['Priya Nair']);
    expect(names(await directory.withRole('lead', { side: 'ot', siteId: 'nowhere' }))).toEqual([]);
  });

  test.each(['rhine', 'bayou'])(
    'finds at %s whoever a change needs: three who say yes, and a shift lead',
    async siteId => {
      const directory = directoryStore(plantStore());
      const [it, ot, safety, shift] = await Promise.all([
        directory.withRole('approver', { side: 'it', siteId }),
        directory.withRole('approver', { side: 'ot', siteId }),
        directory.withRole('safety approver', { side: 'ot', siteId }),
        directory.withRole('shift lead', { side: 'ot', siteId }),
      ]);
      const sayYes = [it, ot, safety].map(([first]) => first?.name);
      expect(new Set(sayYes).size).toBe(3);
      expect([...sayYes, shift[0]?.name]).not.toContain(undefined);
    },
  );

  test('finds a bridge under both sides', async () => {
    const directory = directoryStore(plantStore());
    for (const side of ['it', 'ot'] as const)
      expect(names(await directory.withRole('admin', { side, siteId: 'rhine' }))).toEqual(['Anna Schulz']);
  });

  test('asks nothing of those who left', async () => {
    const store = plantStore();
    await store.queries.update(store.tables.people).set({ left: true });
    expect(await directoryStore(store).withRole('lead')).toEqual([]);
  });

  test('gives a site with its desks and hours', async () => {
    const site = await directoryStore(plantStore()).site('rhine');
    expect(site).toMatchObject({
      name: 'Rhine Works',
      desks: { it: 'C0RHINEIT', ot: 'C0RHINEOT' },
      hours: { days: [1, 2, 3, 4, 5], opens: 7 * 60, closes: 17 * 60 },
    });
  });

  test('orders sites by name', async () => {
    const sites = await directoryStore(plantStore()).sites();
    expect(sites.map(site => site.name)).toEqual(['Bayou Works', 'Rhine Works']);
  });

  test('gives names of the people it knows', async () => {
    const known = await directoryStore(plantStore()).names(['U0OMAR', 'U0NOBODY', 'U0PAUL']);
    expect([...known]).toEqual(expect.arrayContaining([['U0OMAR', 'Omar Haddad']]));
    expect(known.has('U0NOBODY')).toBe(false);
  });
});
