import { describe, expect, test } from 'vitest';
import { plantFiles } from '../../src/sandbox/world.ts';
import { allAssets, registerStore } from '../../src/register/store.ts';
import { freshStore, plantStore } from '../store/fresh-store.ts';
import { importing, said } from './importer.ts';

const header = 'name,site,aliases,area,owner side,IT owner,OT owner,level,safety,part of,serves';
const assets = (...rows: string[]) => [header, ...rows].join('\n');
const ids = async (file: string, store = plantStore()) => {
  const before = new Set((await allAssets(store)).map(one => one.id));
  expect((await importing(store, file)).lines.filter(line => line.includes('refused:'))).toEqual([]);
  return (await allAssets(store)).map(one => one.id).filter(id => !before.has(id));
};

describe('a row of assets', () => {
  test('becomes an asset, and is unchanged when it comes again', async () => {
    const store = plantStore();
    const file = assets(
      'Kühlpumpe 7,Rhine Works,P7; Pump seven; P7,Hall 2,ot,Network team,Ines Faria,"3,5",ja,PLC 12,HIS-1 historian; scada-1',
    );
    expect(await said(store, file)).toBe('Kühlpumpe 7: new');
    expect(await registerStore(store).asset('kuhlpumpe-7')).toEqual({
      id: 'kuhlpumpe-7',
      name: 'Kühlpumpe 7',
      siteId: 'rhine',
      aliases: ['P7', 'Pump seven'],
      area: 'Hall 2',
      owner: 'ot',
      owners: { it: 'Network team', ot: 'Ines Faria' },
      partOf: 'plc-12',
      serves: ['his-1', 'scada-1'],
      level: 3.5,
      safety: true,
    });
    expect(await said(store, file)).toBe('Kühlpumpe 7: unchanged');
  });

  test('may leave everything empty but name and site', async () => {
    const store = plantStore();
    expect(await said(store, assets('P7,rhine,,,,,,,,,'))).toBe('P7: new');
    expect(await registerStore(store).asset('p7')).toMatchObject({
      aliases: [],
      owner: null,
      level: null,
      safety: false,
      partOf: null,
      serves: [],
    });
  });

  test('never lands at another site than the one that is meant', async () => {
    const store = freshStore();
    const named = plantFiles.sites.replace('bayou,Bayou Works', 'north,Plant 1');
    await importing(store, named.replace('rhine,Rhine Works', 'rhine,North'));
    expect(await said(store, assets('P7,North,,,,,,,,,'))).toBe('P7: new');
    expect(await registerStore(store).asset('p7')).toMatchObject({ siteId: 'rhine' });
    expect(await said(store, assets('P8,NORTH,,,,,,,,,'))).toBe(
      'P8: refused: “NORTH” may be North (rhine) or Plant 1 (north). Write the site’s id.',
    );
  });

  test('whose name is only signs is never taken for another of these', async () => {
    const store = plantStore();
    expect(await said(store, 'id,name,site\nsym,+++,rhine\n')).toBe('+++: new');
    expect(await said(store, 'name,site\n---,rhine\n')).toBe(
      '---: refused: no id can be made from this name; give one in the column “id”.',
    );
  });

  test.each([
    [',rhine,,,,,,,,,', 'an asset: refused: the name is empty.'],
    [`${'x'.repeat(81)},rhine,,,,,,,,,`, `${'x'.repeat(81)}: refused: the name has 81 characters; 80 fit.`],
    ['P7,Rhein,,,,,,,,,', 'P7: refused: there is no site “Rhein”. There are: Bayou Works, Rhine Works.'],
    ['泵,rhine,,,,,,,,,', '泵: refused: no id can be made from this name; give one in the column “id”.'],
    ['P7,rhine,,,OT and IT,,,,,,', 'P7: refused: “owner side” must be IT or OT, or empty, not “OT and IT”.'],
    ['P7,rhine,,,,,,6,,,', 'P7: refused: “level” must be 0, 1, 2, 3, 3.5, 4 or 5, or empty, not “6”.'],
    ['P7,rhine,,,,,,2.5,,,', 'P7: refused: “level” must be 0, 1, 2, 3, 3.5, 4 or 5, or empty, not “2.5”.'],
    ['P7,rhine,,,,,,,SIL 2,,', 'P7: refused: “safety” must be yes or no, not “SIL 2”.'],
    [
      `P7,rhine,${Array.from({ length: 21 }, (_, n) => `a${n}`).join(';')},,,,,,,,`,
      'P7: refused: there are 21 aliases; 20 fit.',
    ],
    [`P7,rhine,${'a'.repeat(81)},,,,,,,,`, 'P7: refused: an alias has 81 characters; 80 fit.'],
    ['P7,rhine,,,,,,,,Line 9,', 'P7: refused: “part of”: there is no asset “Line 9”.'],
    ['P7,rhine,,,,,,,,,HIS-1 historian; X', 'P7: refused: “serves”: there is no asset “X”.'],
    ['P7,rhine,,,,,,,,,P7', 'P7: refused: an asset can’t serve itself.'],
    ['P7,rhine,P seven,,,,,,,,p-seven', 'P7: refused: an asset can’t serve itself.'],
    ['P7,rhine,,,,,,,,P7,', 'P7: refused: it would be part of itself: P7, part of P7.'],
    [
      'P7,Rhein,,,HR,,,9,perhaps,,',
      'P7: refused: there is no site “Rhein”. There are: Bayou Works, Rhine Works. “owner side” must be IT or OT, or empty, not “HR”. “level” must be 0, 1, 2, 3, 3.5, 4 or 5, or empty, not “9”. “safety” must be yes or no, not “perhaps”.',
    ],
  ])('%s is refused', async (row, says) => {
    const store = plantStore();
    expect(await said(store, assets(row))).toBe(says);
    expect(await allAssets(store)).toHaveLength(20);
  });

  test('with an id that is none is refused', async () => {
    expect(await said(plantStore(), 'id,name,site\nplc 9,P9,rhine\n')).toBe(
      'P9: refused: “id” must be 1 to 40 letters, digits, - or _, not “plc 9”.',
    );
  });

  test('tells what it changes', async () => {
    const store = plantStore();
    expect(
      await said(
        store,
        'id,name,site,aliases,level,safety,part of,serves\nhis-1,HIS-1,rhine,,4,x,SCADA-1,\n',
      ),
    ).toBe(
      'HIS-1: changed: name HIS-1, was HIS-1 historian; aliases empty, was PI server and Trends; level 4, was 3; safety yes, was no; part of SCADA-1, was empty; serves empty, was MES-1',
    );
    expect(await registerStore(store).asset('his-1')).toMatchObject({
      name: 'HIS-1',
      area: 'Server room B',
      owners: { it: 'Lena Brandt' },
    });
  });

  test('is changed too when only an asset of the same name elsewhere is meant', async () => {
    const store = plantStore();
    await importing(store, 'id,name,site,part of\np1,P1,rhine,his-1\nx,HIS-1 historian,bayou,\n');
    expect(await said(store, 'id,name,site,part of\np1,P1,rhine,x\n')).toMatch(/^P1: changed/);
    expect((await registerStore(store).asset('p1'))?.partOf).toBe('x');
  });
});

describe('the id of an asset', () => {
  test.each([
    ['Mühlenstraße 3 (Nord)', 'muhlenstrasse-3-nord'],
    ['--P1--', 'p1'],
    [`P${'-x'.repeat(39)}`, `p${'-x'.repeat(19)}`],
  ])('is made from the name: %s', async (name, id) => {
    expect(await ids(`name,site\n${name},rhine\n`)).toEqual([id]);
  });

  test('names the site too where another has an asset of the same name', async () => {
    const store = plantStore();
    const file = 'name,site\nPLC-12,bayou\nP1,rhine\nP1,bayou\nPLC-12,rhine\n';
    expect((await ids(file, store)).toSorted()).toEqual(['bayou-p1', 'bayou-plc-12', 'p1']);
    expect(await ids(file, store)).toEqual([]);
    expect(await ids('name,site\nP1,bayou\nP1,rhine\n', store)).toEqual([]);
  });

  test('stays with an asset of that name at the site, also when it is written otherwise', async () => {
    const store = plantStore();
    expect(await said(store, 'name,site\nhis 1 Historian,rhine\n')).toBe(
      'his 1 Historian: changed: name his 1 Historian, was HIS-1 historian',
    );
  });

  test('that is given is not made for another', async () => {
    expect(await ids('id,name,site\n,P1,rhine\np1,Pump,rhine\n')).toEqual(['rhine-p1', 'p1']);
  });
});

describe('assets of the same name', () => {
  test('or id in one file name the other lines', async () => {
    const file = 'id,name,site\na,P1,rhine\nb,p-1,rhine\na,P2,rhine\n,P3,rhine\n,P 3,rhine\nc,P1,bayou\n';
    const { lines } = await importing(plantStore(), file);
    expect(lines.slice(0, 6)).toEqual([
      'line 2, P1: refused: the same name at this site stands on line 3 too. The same id stands on line 4 too.',
      'line 3, p-1: refused: the same name at this site stands on line 2 too.',
      'line 4, P2: refused: the same id stands on line 2 too.',
      'line 5, P3: refused: the same name at this site stands on line 6 too.',
      'line 6, P 3: refused: the same name at this site stands on line 5 too.',
      'line 7, P1: new',
    ]);
  });

  test('in the register are told', async () => {
    expect(await said(plantStore(), 'id,name,site\nnew,plc 12,rhine\n')).toBe(
      'plc 12: refused: the site has another PLC-12, with the id plc-12.',
    );
  });

  test('are none where the other gets a new name in the same file', async () => {
    const file = 'id,name,site\nnew,PLC-12,rhine\nplc-12,PLC-12 old,rhine\n';
    expect((await importing(plantStore(), file)).refused).toBe(0);
  });
});

describe('what an asset is part of and serves', () => {
  const tied = 'id,name,site,aliases,part of,serves\n';

  test('may come later in the file, by name, alias or id', async () => {
    const store = plantStore();
    const rows =
      'p1,Pump,rhine,,Cooling,m1;motor two\nm1,Motor 1,rhine,,,\nm2,Motor 2,rhine,Motor two,,\nc1,Kühlung,rhine,Cooling,,\n';
    expect((await importing(store, tied + rows)).refused).toBe(0);
    expect(await registerStore(store).asset('p1')).toMatchObject({ partOf: 'c1', serves: ['m1', 'm2'] });
  });

  test('is sought at its own site first, and then elsewhere', async () => {
    const store = plantStore();
    const rows = 'p1,Pump,bayou,,Trends,\np2,Pump,rhine,,Trends,Firewall\n';
    expect((await importing(store, tied + rows)).refused).toBe(0);
    expect((await registerStore(store).asset('p1'))?.partOf).toBe('his-2');
    expect(await registerStore(store).asset('p2')).toMatchObject({ partOf: 'his-1', serves: ['fw-2'] });
  });

  test('must be one asset', async () => {
    const rows = 'p1,Pump,rhine,Twin,,\np2,Pump B,rhine,Twin,,\np3,Valve,rhine,,Twin,\n';
    const { lines } = await importing(plantStore(), tied + rows);
    expect(lines[2]).toBe('line 4, Valve: refused: “part of”: “Twin” may be p1 or p2. Give the id.');
  });

  test('is unknown by a name that an asset loses in the same file', async () => {
    const rows = 'plc-12,Filler,rhine,,,\np1,Pump,rhine,,PLC-12 panel,\n';
    expect(await said(plantStore(), tied + rows, 3)).toContain('there is no asset “PLC-12 panel”');
  });

  test('may not go in a circle, through the register either', async () => {
    const rows = 'a,A,rhine,,B,\nb,B,rhine,,C,\nc,C,rhine,,A,\nd,D,rhine,,A,\nplc-12,PLC-12,rhine,,HMI-3,\n';
    const { lines } = await importing(plantStore(), tied + rows);
    expect(lines.slice(0, 5)).toEqual([
      'line 2, A: refused: it would be part of itself: A, part of B, part of C, part of A.',
      'line 3, B: refused: it would be part of itself: A, part of B, part of C, part of A.',
      'line 4, C: refused: it would be part of itself: A, part of B, part of C, part of A.',
      'line 5, D: new',
      'line 6, PLC-12: refused: it would be part of itself: PLC-12, part of HMI-3, part of PLC-12.',
    ]);
  });

  test('may be one below the other, however deep', async () => {
    const chain = Array.from({ length: 2000 }, (_, n) => `n${n},N${n},rhine,,${n ? `n${n - 1}` : ''},`);
    const circle = [`n0,N0,rhine,,n1999,`, ...chain.slice(1)];
    expect((await importing(plantStore(), tied + chain.join('\n'))).refused).toBe(0);
    expect((await importing(plantStore(), tied + circle.join('\n'))).refused).toBe(2000);
  });
});

test('a register needs sites first', async () => {
  expect(await said(freshStore(), assets('P7,rhine,,,,,,,,,'))).toContain(
    'There is none yet: import the sites first.',
  );
});
