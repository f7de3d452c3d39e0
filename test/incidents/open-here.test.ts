import { describe, expect, test } from 'vitest';
import type { Incident } from '../../src/incidents/incident.ts';
import { openHere } from '../../src/incidents/open-here/open-here.ts';
import { openHereStore } from '../../src/incidents/open-here/store.ts';
import { openLines, openRows } from '../../src/incidents/open-here/views.ts';
import { problemsInView } from '../../src/sandbox/limits/blocks.ts';
import { modal } from '../../src/slack/blocks.ts';
import type { Person } from '../../src/people/person.ts';
import { largePlant } from '../register/large-plant.ts';
import { plantFileStore, plantStore } from '../store/fresh-store.ts';
import { anIncident, somebody } from './an-incident.ts';
import { keeps } from './kept.ts';

async function plantWith(...many: Partial<Incident>[]) {
  const store = plantStore();
  await keeps(store, ...many);
  const openOn = openHere(openHereStore(store));
  return async (assetIds: string[], by?: Person) => (await openOn(assetIds, by)).map(({ number }) => number);
}

test('is what is open on any of them, the most severe first, then the oldest', async () => {
  const openOn = await plantWith(
    { severity: 'S3' },
    { severity: 'S1', assetId: 'plc-12' },
    { severity: 'S1', state: 'closed' },
    { severity: 'S2', state: 'resolved' },
    { severity: 'S1', assetId: 'jump-1' },
    { severity: 'S3', assetId: 'plc-12', siteId: 'bayou' },
    { severity: 'S1', assetId: null },
    { severity: 'S2', state: 'acknowledged', filedAt: 0 },
  );
  expect(await openOn(['his-1', 'plc-12', 'no-such'])).toEqual([2, 8, 4, 1, 6]);
  expect(await openOn([])).toEqual([]);
});

test('is ten at most, after what somebody may not know of was left out', async () => {
  const secret = { severity: 'S1', visibility: { kind: 'restricted', to: ['U0INES'] } } as const;
  const openOn = await plantWith(secret, ...Array.from({ length: 12 }, () => ({})), secret);
  const ten = Array.from({ length: 10 }, (_, n) => n + 2);
  expect(await openOn(['his-1'], somebody())).toEqual(ten);
  expect(await openOn(['his-1'])).toEqual(ten);
  expect(await openOn(['his-1'], somebody({ id: 'U0INES' }))).toEqual([1, 14, ...ten.slice(0, 8)]);
});

describe('is what its reader may know of', () => {
  const secret = { visibility: { kind: 'restricted', to: ['U0INES'] } } as const;
  test.each<[who: string, by: Person | undefined, knows: number[]]>([
    ['a desk', undefined, [1, 3]],
    ['one of a desk', somebody(), [1, 3]],
    ['whom it is restricted to', somebody({ id: 'U0INES' }), [1, 2, 3]],
    ['a shared account', somebody({ id: 'U0INES', shared: true }), [1, 3]],
    ['a guest', somebody({ guest: true }), []],
    ['a guest who reported one', somebody({ id: 'U0MARTA', guest: true }), [3]],
  ])('%s', async (_, by, knows) => {
    const openOn = await plantWith({}, secret, { reporterId: 'U0MARTA' });
    expect(await openOn(['his-1'], by)).toEqual(knows);
  });
});

test('ten lines of the longest fit into a form, each with its name', () => {
  const worst = '&<>'.repeat(1000);
  const ten = Array.from({ length: 10 }, (_, n) =>
    anIncident({ number: 999_999_990 + n, place: worst, what: worst, reopenedFor: worst }),
  );
  const [block, ...others] = openLines('Open here:', ten);
  expect(others).toEqual([]);
  for (const { number } of ten) expect(JSON.stringify(block)).toContain(`INC-${number} · `);
  // What doesn’t fit is cut off at 3000.
  expect((block as { text: { text: string } }).text.text.length).toBeLessThan(3000);
  expect(problemsInView(modal('Form', openLines('Open here:', ten)), 'modal')).toEqual([]);
  expect(problemsInView(modal('Page', openRows('Open here:', ten)), 'modal')).toEqual([]);
  expect(openLines('Open here:', [])).toEqual([]);
  expect(openRows('Open here:', [])).toEqual([]);
});

test('is found by the index in its order, in parts of 500 assets', async () => {
  const { store, assets, counted } = await largePlant(1001);
  const openOn = openHere(openHereStore(store));
  await keeps(store, { assetId: 'a-999' }, { assetId: 'a-3', severity: 'S1' });
  const { answer, queries } = await counted(() => openOn(assets.map(({ id }) => id)));
  expect([answer.map(({ number }) => number), queries]).toEqual([[2, 1], 3]);

  const { intruder } = plantFileStore();
  const plan = intruder
    .prepare(
      `explain query plan select * from incidents where state <> 'closed' and asset_id in (?)
        order by severity, filed_at, number limit 10`,
    )
    .all('his-1')
    .map(step => (step as { detail: string }).detail);
  expect(plan).toEqual(['SEARCH incidents USING INDEX incidents_asset (asset_id=?)']);
});
