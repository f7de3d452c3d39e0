import { whoIs } from '../../src/people/directory.ts';
import { directoryStore } from '../../src/people/store.ts';
import { registerStore } from '../../src/register/store.ts';
import type { Store } from '../../src/store/open.ts';
import { windowStore } from '../../src/windows/store.ts';
import type { KeptWindow } from '../../src/windows/window.ts';
import { windowUseCases, type Setting } from '../../src/windows/windows.ts';
import { AUDIT_KEY } from '../incidents/incident-desk.ts';
import { testClock } from '../support/clocks.ts';

/** PLC-12, every Saturday night. */
export const saturdayNight: Setting = {
  where: { assetId: 'plc-12' },
  effect: 'maintenance',
  when: 'every Sat 22:00-04:00',
  reason: 'The line is empty',
};

/** The use cases on a real store; Jonas is OT’s lead at Rhine Works, Priya IT’s, Denise OT’s at Bayou Works. */
export function windowDesk(store: Store) {
  const clock = testClock();
  const directory = directoryStore(store);
  const register = registerStore(store);
  const kept = windowStore(store, { auditKey: AUDIT_KEY, machine: clock });
  let ids = 0;
  const windows = windowUseCases({
    store: kept,
    directory,
    register,
    clock,
    ids: { next: () => `w-${++ids}` },
  });
  const person = (id: string) => whoIs(directory, id);
  return {
    windows,
    kept,
    clock,
    directory,
    register,
    person,
    sets: async (but: Partial<Setting> = {}, by = 'U0JONAS', request = `view:${ids}`): Promise<KeptWindow> =>
      (await windows.set({ ...saturdayNight, ...but }, await person(by), request)).window,
  };
}
