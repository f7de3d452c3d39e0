import { expect, test } from 'vitest';
import type { Draft } from '../../src/changes/drafts.ts';
import { draftStore } from '../../src/changes/form/store.ts';
import { DAY } from '../../src/kernel/clock.ts';
import { freshStore } from '../store/fresh-store.ts';
import { aPlan, NOW } from './a-change.ts';

const WEEK = 7 * DAY;

function aDraft(id: string, by: string, at: number, what = 'Patch SW-34'): Draft {
  return { id, by, at, planned: { plan: aPlan({ what }), type: 'normal', siteId: 'rhine', edits: null } };
}

test('a draft is kept while somebody goes on with it, and forgotten a week after the last time', async () => {
  const drafts = draftStore(freshStore());
  await drafts.keep(aDraft('V1', 'U0LENA', NOW));
  await drafts.keep(aDraft('V2', 'U0LENA', NOW));
  await drafts.keep(aDraft('V1', 'U0LENA', NOW + DAY, 'Patch SW-35'));
  // A week to the millisecond is not over yet.
  await drafts.keep(aDraft('V3', 'U0OMAR', NOW + WEEK));
  expect(await drafts.find('V2')).toEqual(aDraft('V2', 'U0LENA', NOW));

  await drafts.keep(aDraft('V3', 'U0OMAR', NOW + WEEK + 1));
  expect(await drafts.find('V2')).toBeUndefined();
  expect(await drafts.find('V1')).toEqual(aDraft('V1', 'U0LENA', NOW + DAY, 'Patch SW-35'));

  await drafts.keep(aDraft('V4', 'U0OMAR', NOW + DAY + WEEK + 1));
  expect(await drafts.find('V1')).toBeUndefined();
  expect(await drafts.find('V3')).toBeDefined();
});

test('nobody writes over what somebody else has planned', async () => {
  const drafts = draftStore(freshStore());
  const lenas = aDraft('V1', 'U0LENA', NOW);
  await drafts.keep(lenas);
  await drafts.keep(aDraft('V1', 'U0OMAR', NOW + DAY, 'Something else'));
  expect(await drafts.find('V1')).toEqual(lenas);
});
