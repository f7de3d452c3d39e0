import { expect, test } from 'vitest';
import { importTerms } from '../../../src/glossary/exchange/importing.ts';
import { glossaryStore, glossaryHeads } from '../../../src/glossary/store.ts';
import { glossaryUseCases } from '../../../src/glossary/glossary.ts';
import { auditStore } from '../../../src/audit/store.ts';
import { directoryStore } from '../../../src/people/store.ts';
import { somebody } from '../../incidents/an-incident.ts';
import { testClock } from '../../support/clocks.ts';
import { countedIds } from '../../support/story.ts';
import { plantStore } from '../../store/fresh-store.ts';
import { nistSample } from './nist-sample.ts';

const lena = somebody({ id: 'U0LENA', side: 'it', roles: ['steward'] });

function plant() {
  const store = plantStore();
  const clock = testClock();
  const ids = countedIds();
  const kept = glossaryStore(store, { auditKey: 'test-audit-key', machine: clock });
  const parts = { store: kept, audit: auditStore(store), directory: directoryStore(store), clock, ids };
  const glossary = glossaryUseCases(parts);
  const imports = (text: string, { only = [], dryRun = false }: { only?: string[]; dryRun?: boolean } = {}) =>
    importTerms(text, only, { store: kept, clock, ids }, dryRun);
  const all = async () => [...(await kept.present()).concepts()];
  return { store, kept, glossary, imports, all };
}

const wrongEvery = 100;
const fiveThousand = [
  'word,side,meaning',
  ...Array.from({ length: 5000 }, (_, n) =>
    n % wrongEvery === 7 ? `word ${n},sales,What it means` : `word ${n},OT,What ${n} means`,
  ),
].join('\n');

test('5,000 rows with mistakes in 50: a sentence for each, and the others are written', async () => {
  const { imports, all } = plant();
  const dry = await imports(fiveThousand, { dryRun: true });
  expect(dry.refused).toBe(50);
  expect(dry.lines).toHaveLength(5001);
  expect(dry.lines.filter(line => line.includes(': refused. '))).toHaveLength(50);
  expect(dry.lines[7]).toMatch(/^Line 9: word 7: refused\. /);
  expect(dry.lines.at(-1)).toBe(
    'Meanings: 4950 new, 0 changed, 0 unchanged, 0 kept as they are, 50 refused. Nothing was written: this was a dry run.',
  );
  expect(await all()).toEqual([]);

  const { lines, refused } = await imports(fiveThousand);
  expect([refused, lines.at(-1)]).toEqual([
    50,
    'Meanings: 4950 new, 0 changed, 0 unchanged, 0 kept as they are, 50 refused. 4950 written.',
  ]);
  const written = await all();
  expect(written).toHaveLength(4950);
  expect(
    new Set(written.map(({ status, origin, suggestedBy }) => [status, origin, suggestedBy].join())),
  ).toEqual(new Set(['draft,file,']));
  const again = await imports(fiveThousand);
  expect(again.lines.at(-1)).toBe(
    'Meanings: 0 new, 0 changed, 4950 unchanged, 0 kept as they are, 50 refused. Nothing was written.',
  );
});

test('what a steward approved stays, what a file brought is brought up to date', async () => {
  const { imports, all, glossary } = plant();
  await imports('word,side,meaning\nzone,IT,A DNS zone.\nbridge,IT,Joins two segments.');
  const [zone] = await all();
  await glossary.approve(zone?.id ?? '', lena, 'press');
  const { lines } = await imports(
    'word,side,meaning\nzone,IT,Something else.\nbridge,IT,Joins two networks.',
  );
  expect(lines).toEqual([
    'Line 2: zone (IT): kept: a steward approved what stands there. Suggest a change to it where this is better.',
    'Line 3: bridge (IT): changed: meaning.',
    'Meanings: 0 new, 1 changed, 0 unchanged, 1 kept as they are, 0 refused. 1 written.',
  ]);
  expect((await all()).map(({ definition, version }) => [definition, version])).toEqual([
    ['A DNS zone.', 2],
    ['Joins two networks.', 2],
  ]);
});

test('two meanings on one line with what to watch out for are false friends, once', async () => {
  const { imports, kept, store } = plant();
  const table = 'word,IT meaning,OT meaning,watch out\nbridge,Joins two segments.,A crane.,Say which.';
  await imports(table);
  await imports(table);
  const friends = [...(await kept.present()).friends()];
  expect(friends).toMatchObject([{ word: 'bridge', watchOut: 'Say which.', status: 'draft', yesIt: null }]);
  expect(await glossaryHeads(store)).toHaveLength(3);
});

test('of NIST’s export only what was asked for, with its sources, unchecked', async () => {
  const { imports, all } = plant();
  const json = JSON.stringify(nistSample);
  await imports(json, { only: ['cnssi 4009'] });
  const some = await all();
  expect(some.length).toBeGreaterThan(0);
  for (const { sources, origin, status, domain } of some) {
    expect(sources.some(({ name }) => name.includes('CNSSI 4009'))).toBe(true);
    expect([origin, status, domain]).toEqual(['nist', 'draft', 'it']);
  }
  await imports(json);
  expect((await all()).length).toBeGreaterThan(some.length);
});

test.each(['{"parentTerms": 7}', '{', '<html/>', 'a,b\n1,2', ''])(
  '%j is refused, and nothing is written',
  async text => {
    const { imports, all } = plant();
    await expect(imports(text)).rejects.toMatchObject({ code: 'bad-setting' });
    expect(await all()).toEqual([]);
  },
);

test('some sources can be chosen of NIST’s export alone', async () => {
  const { imports, all } = plant();
  await expect(imports('word,side,meaning\nzone,IT,A DNS zone.', { only: ['800-82'] })).rejects.toThrow(
    'Only of NIST’s export some sources can be chosen.',
  );
  expect(await all()).toEqual([]);
});

test('a meaning in German is no false friend of one in English', async () => {
  const { imports, kept } = plant();
  await imports('word,side,meaning,language\nBrücke,IT,Verbindet zwei Netze.,de');
  await imports(
    'word,IT meaning,OT meaning,watch out,language\nBrücke,Joins networks.,A crane.,Say which.,en',
  );
  const known = await kept.present();
  const [friend] = [...known.friends()];
  expect(known.concept(friend?.itId ?? '')?.language).toBe('en');
});
