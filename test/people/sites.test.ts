import { expect, test } from 'vitest';
import { Refusal } from '../../src/kernel/refusal.ts';
import { directoryStore, siteStore } from '../../src/people/store.ts';
import { answersOf, siteUseCases } from '../../src/people/sites.ts';
import { AUDIT_KEY } from '../incidents/incident-desk.ts';
import { rhine } from '../incidents/a-place.ts';
import { freshStore } from '../store/fresh-store.ts';
import { testClock } from '../support/clocks.ts';

const anna = { kind: 'person', id: 'U0ANNA' } as const;

function sitesOf(store = freshStore()) {
  const clock = testClock();
  const directory = directoryStore(store);
  const kept = siteStore(store, { auditKey: AUDIT_KEY, machine: clock });
  return { directory, sites: siteUseCases({ store: kept, directory, clock }) };
}

test.each([
  ['the same desks', { name: 'B', desks: { it: 'C1', ot: 'C2' } }],
  ['one desk the other way round', { name: 'B', desks: { it: 'C2', ot: 'C3' } }],
  ['the same name', { name: 'a', desks: { it: 'C3', ot: 'C4' } }],
])('of two sites with %s that are saved at the same moment one is refused', async (_, second) => {
  const { directory, sites } = sitesOf();
  const answers = answersOf(rhine);
  const outcomes = await Promise.allSettled([
    sites.save(undefined, { ...answers, name: 'A', desks: { it: 'C1', ot: 'C2' } }, anna, 'view:1'),
    sites.save(undefined, { ...answers, ...second }, anna, 'view:2'),
  ]);
  const refused = outcomes.flatMap(one => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(refused).toEqual([expect.any(Refusal)]);
  expect(await directory.sites()).toHaveLength(1);
});

test('a name that a file would take for another site’s is refused', async () => {
  const { sites } = sitesOf();
  const answers = answersOf(rhine);
  await sites.save(
    undefined,
    { ...answers, name: 'Rhine Works', desks: { it: 'C1', ot: 'C2' } },
    anna,
    'view:1',
  );
  const second = { ...answers, name: 'Rhine-Works', desks: { it: 'C3', ot: 'C4' } };
  await expect(sites.save(undefined, second, anna, 'view:2')).rejects.toThrow(
    'There is a Rhine Works already',
  );
});
