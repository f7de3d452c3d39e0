import { describe, expect, test } from 'vitest';
import { plantStore } from '../store/fresh-store.ts';
import { counted, incidentDesk } from './incident-desk.ts';

/* Slack brings a request again when it did not hear our answer. */

describe('filing', () => {
  test('the same request twice, even at once, gives one incident', async () => {
    const store = plantStore();
    const desk = incidentDesk(store);
    const [first, second] = await Promise.all([desk.filed(), desk.filed()]);
    const third = await desk.filed();
    expect(new Set([first.id, second.id, third.id]).size).toBe(1);
    expect(await counted(store)).toBe('1 1 2 2 1 1');
  });
});

describe('taking a step', () => {
  test.each(['one after the other', 'at once'])(
    'the same request twice, %s, counts once and answers quietly',
    async when => {
      const store = plantStore();
      const desk = incidentDesk(store);
      const { id } = await desk.filed();
      const omar = await desk.person('U0OMAR');
      await desk.incidents.take('acknowledge', id, omar, '', 'press:1');
      const before = await counted(store);
      const resolve = () => desk.incidents.take('resolve', id, omar, 'Restarted', 'view:2');
      const first = resolve();
      if (when === 'one after the other') await first;
      const answers = await Promise.all([first, resolve()]);
      const resolved = expect.objectContaining({ id, state: 'resolved', version: 3 });
      expect(answers).toEqual([resolved, resolved]);
      expect([before, await counted(store)]).toEqual(['1 2 6 2 0 2', '1 3 11 2 1 3']);
    },
  );

  test('the same request once more is quiet although others have gone on since', async () => {
    const desk = incidentDesk(plantStore());
    const { id } = await desk.filed();
    const [omar, ines] = [await desk.person('U0OMAR'), await desk.person('U0INES')];
    await desk.incidents.take('acknowledge', id, omar, '', 'press:1');
    await desk.incidents.take('resolve', id, omar, 'Restarted', 'view:2');
    await desk.incidents.take('reopen', id, ines, 'Stands still again', 'view:3');
    const again = await desk.incidents.take('resolve', id, omar, 'Restarted', 'view:2');
    expect(again).toMatchObject({ state: 'new', resolution: null, version: 4 });
  });

  test('the same request is quiet at whatever moment it comes for the second time', async () => {
    const desk = incidentDesk(plantStore());
    const omar = await desk.person('U0OMAR');
    for (let turns = 0; turns < 60; turns++) {
      const { id } = await desk.filed({ request: `view:${turns}` });
      const press = () => desk.incidents.take('acknowledge', id, omar, '', `press:${turns}`);
      const first = press();
      for (let n = 0; n < turns; n++) await Promise.resolve();
      await expect(Promise.all([first, press()]), `${turns} turns later`).resolves.toHaveLength(2);
    }
  });
});
