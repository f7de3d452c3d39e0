import { describe, expect, test } from 'vitest';
import { aPlan, cast } from './a-change.ts';
import { changeDesk } from './change-desk.ts';

describe('what stands at another site', () => {
  test('is put into no change by an edit: its people would not be asked', async () => {
    const desk = await changeDesk({});
    const requester = await desk.person(cast.requester.id);
    const edits = (assetIds: string[]) =>
      desk.changes.take({ step: 'edit', plan: aPlan({ assetIds }) }, 'c-7', requester, assetIds.join(), 1);
    await expect(edits(['sw-34', 'dcs-1'])).rejects.toMatchObject({ code: 'bad-answer', field: 'where' });
    expect(await desk.is()).toMatchObject({ assetIds: ['sw-34'], plan: 1 });
    await edits(['plc-12']);
    expect(await desk.is()).toMatchObject({ assetIds: ['plc-12'], plan: 2 });
  });
});
