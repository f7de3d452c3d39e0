import { describe, expect, test } from 'vitest';
import { nameKey } from '../../src/register/name-key.ts';
import { mistakesIn } from '../../src/register/mistakes.ts';
import { findable, rank } from '../../src/register/rank.ts';
import { allAssets, registerStore } from '../../src/register/store.ts';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import { plantFiles } from '../../src/sandbox/world.ts';
import { AUDIT_KEY } from '../incidents/incident-desk.ts';
import { freshStore, plantStore } from '../store/fresh-store.ts';

const found = async (words: string, firstSite = 'rhine', limit = 100) =>
  (await registerStore(plantStore()).search(words, firstSite, limit)).map(one => one.id);

describe('searching the register', () => {
  test.each([
    ['plc12', 'plc-12'],
    ['PLC 12', 'plc-12'],
    ['His 1', 'his-1'],
    ['HIS-1 historian', 'his-1'],
    ['historian', 'his-1'],
    ['pi server', 'his-1'],
    ['PI-Server', 'his-1'],
    ['boiler', 'sis-2'],
    ['PLC-12 filling line', 'plc-12'],
    ['scaad', 'scada-1'],
    ['sacda-1', 'scada-1'],
    ['scda', 'scada-1'],
    ['scadda', 'scada-1'],
    ['engeneering statoin', 'ews-1'],
    ['hypervisr', 'hyp-1'],
    ['trneds', 'his-1'],
  ])('%j finds %s first', async (words, id) => {
    expect((await found(words))[0]).toBe(id);
  });

  test.each(['no such thing', '%', '_', '\\', `' or 1=1 --`, '🙂', 'zz'])('%j finds nothing', async words => {
    expect(await found(words)).toEqual([]);
  });

  test('begins with one’s own site', async () => {
    expect((await found('his')).slice(0, 2)).toEqual(['his-1', 'his-2']);
    expect((await found('his', 'bayou')).slice(0, 2)).toEqual(['his-2', 'his-1']);
  });

  test('without words gives all, to the limit, one’s own site first', async () => {
    expect(await found('')).toHaveLength(20);
    expect((await found('  ', 'bayou', 8)).toSorted()).toEqual(
      ['ana-6', 'cam-9', 'dcs-1', 'esd-1', 'fw-2', 'his-2', 'hyp-1', 'plc-40'].toSorted(),
    );
  });

  test('gives whole assets', async () => {
    expect((await registerStore(plantStore()).search('Trends', 'rhine', 1))[0]).toMatchObject({
      name: 'HIS-1 historian',
      owners: { it: 'Lena Brandt', ot: 'Ines Faria' },
      serves: ['mes-1'],
    });
  });

  test.each(['muhle', 'MÜHLE', 'Mu\u0308hle', 'mühle 2', 'muhle 2 sudhalle', 'SÜDHALLE', 'mülhe'])(
    'minds neither accents nor capitals: %s',
    async words => {
      const store = freshStore();
      const assets = 'id,name,site,area\nm,MÜHLE 2,rhine,Südhalle\n';
      await importPlant(store, { sites: plantFiles.sites, assets }, { auditKey: AUDIT_KEY });
      expect(await registerStore(store).search(words, 'rhine', 10)).toHaveLength(1);
    },
  );

  test('knows an asset by its new name once it was imported again', async () => {
    const store = plantStore();
    const assets = 'id,name,site,aliases,area\nhis-1,Mühle,rhine,,Keller\n';
    await importPlant(store, { assets }, { auditKey: AUDIT_KEY });
    const ids = async (words: string) =>
      (await registerStore(store).search(words, 'rhine', 10)).map(one => one.id);
    expect([await ids('historian'), await ids('muhle'), await ids('keller')]).toEqual([
      ['his-2'],
      ['his-1'],
      ['his-1'],
    ]);
  });
});

describe('the order of what is found', () => {
  const asset = (name: string, siteId: string, aliases: string[] = [], area = '') => ({
    name,
    siteId,
    aliases,
    area,
  });
  const names = (words: string, assets: ReturnType<typeof asset>[]) =>
    rank(words, assets.map(findable), 'here').map(one => `${one.name} ${one.siteId}`);

  test('is what begins so, what contains it, what is one mistake away, and the own site first in each', () => {
    const assets = [
      asset('Pmup', 'here'),
      asset('Pmup', 'there'),
      asset('Old pump', 'here'),
      asset('Old pump', 'there'),
      asset('Pump', 'there'),
      asset('P9', 'here', ['Pump nine']),
      asset('Valve', 'here'),
    ];
    expect(names('pump', assets)).toEqual([
      'P9 here',
      'Pump there',
      'Old pump here',
      'Old pump there',
      'Pmup here',
      'Pmup there',
    ]);
  });

  test('is by number where names have numbers', () => {
    const assets = ['PLC-10', 'PLC-9', 'PLC-100'].map(name => asset(name, 'here'));
    expect(names('plc', assets)).toEqual(['PLC-9 here', 'PLC-10 here', 'PLC-100 here']);
  });

  test.each([
    ['pm', 0],
    ['pmp', 1],
    ['hypervsr', 1],
    ['hypervs', 1],
    ['hyperws', 0],
    ['hprvsr', 0],
  ])('forgives by length: %j finds %d', (words, count) => {
    expect(names(words, [asset('Pump', 'here'), asset('Hypervisor', 'here')])).toHaveLength(count);
  });
});

describe('counting typing mistakes', () => {
  test.each([
    ['pump', 'pump', 0],
    ['pum', 'pump', 0],
    ['pmup', 'pump', 1],
    ['upmp', 'pump', 1],
    ['pup', 'pump', 1],
    ['puump', 'pump', 1],
    ['bump', 'pump', 1],
    ['pumb', 'pumpdrive', 1],
    ['upmb', 'pump', 2],
    ['pmuep', 'pump', 2],
    ['abcd', 'pump', 3],
    ['pumpdrives', 'pump', 3],
    ['', 'pump', 0],
  ])('%j for %j: %d', (typed, text, count) => {
    expect(mistakesIn(typed, text, 2)).toBe(count);
  });
});

/** A generator of numbers from 0 to below 1 that gives the same ones for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A letter too many, left out or another, or two neighbours swapped. */
function mistyped(name: string, chance: () => number): string {
  const at = Math.floor(chance() * (name.length - 1));
  const letter = 'abcdefghijklmnopqrstuvwxyz'.charAt(Math.floor(chance() * 26));
  const [before, here, next, after] = [name.slice(0, at), name[at], name[at + 1], name.slice(at + 2)];
  const mistakes = [
    `${before}${letter}${here}${next}${after}`,
    `${before}${next}${after}`,
    `${before}${letter}${next}${after}`,
    `${before}${next}${here}${after}`,
  ];
  return mistakes[Math.floor(chance() * mistakes.length)] ?? name;
}

test('each name with one random mistake finds its asset among the first three', async () => {
  const assets = await allAssets(plantStore());
  const all = assets.map(findable);
  const chance = seeded(7);
  const lost: string[] = [];
  let firsts = 0;
  for (let n = 0; n < 50; n++) {
    for (const asset of assets) {
      const typed = mistyped(asset.name, chance);
      const at = rank(typed, all, asset.siteId).indexOf(asset);
      if (at === 0) firsts++;
      if (at < 0 || at > 2) lost.push(`${typed} (${asset.name}) at ${at}`);
    }
  }
  expect(lost).toEqual([]);
  expect(firsts).toBeGreaterThan(950);
});

test('a name is compared by its letters and digits alone', () => {
  expect(['PLC-12', 'plc 12', 'P.L.C_12', 'Plç12'].map(nameKey)).toEqual(Array(4).fill('plc12'));
  expect(nameKey('Æon ß № 9')).toBe('æonß9');
});
