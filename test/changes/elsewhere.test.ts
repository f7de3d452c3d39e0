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

describe('somebody of another site', () => {
  const elsewhere = cast['lead elsewhere'];

  test.each([
    ['who asks', { requesterId: elsewhere.id, requesterSide: 'it' }],
    ['who does it', { implementerId: elsewhere.id }],
  ] as const)('%s needs a yes of both sides of the site', async (_, but) => {
    const desk = await changeDesk({ assetIds: ['print-2'], ...but });
    const { terms } = await desk.changes.look('c-7', await desk.person(cast['colleague of OT'].id));
    expect(terms).toMatchObject({ needs: ['it', 'ot'], unimportant: false });
  });

  test('is named on the form already', async () => {
    const { changes, person } = await changeDesk({});
    const planned = {
      plan: aPlan({ assetIds: ['print-2'] }),
      type: 'normal',
      siteId: 'rhine',
      edits: null,
    } as const;
    const needs = async (who: string) => (await changes.weigh(planned, await person(who))).terms.needs;
    expect(await needs(cast.requester.id)).toEqual([]);
    expect(await needs(elsewhere.id)).toEqual(['it', 'ot']);
  });
});
