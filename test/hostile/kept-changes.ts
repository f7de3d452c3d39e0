import { HOUR, systemClock } from '../../src/kernel/clock.ts';
import type { Store } from '../../src/store/open.ts';
import { aPlan } from '../changes/a-change.ts';
import { keepsChanges } from '../changes/kept-changes.ts';
import { SECRET_WORD } from './judge.ts';

/** One that only some may see, and one in each of some states that everybody may; and what two have planned so far. */
export async function keepsHostileChanges(store: Store): Promise<void> {
  const now = systemClock.now();
  const at = { start: now - HOUR, end: now + 24 * HOUR };
  const only = { requesterId: 'U0PRIYA', implementerId: 'U0PRIYA' } as const;
  const hidden = { what: SECRET_WORD, visibility: { kind: 'restricted', to: ['U0PRIYA'] } } as const;
  await keepsChanges(
    store,
    { ...at, ...only, ...hidden },
    { ...at, assetIds: ['plc-12'], place: 'PLC-12', effects: ['view'] },
    { ...at, state: 'implement', startedAt: now, type: 'emergency' },
    { ...at, state: 'scheduled' },
  );
  for (const [n, by] of ['U0OMAR', 'U0INES'].entries()) {
    const plan = { ...aPlan({ implementerId: by }), ...at };
    const planned = { plan, type: 'normal', siteId: 'rhine', edits: null } as const;
    await store.queries
      .insert(store.tables.changeDrafts)
      .values({ id: `draft-${n + 1}`, by, planned, at: now });
  }
}
