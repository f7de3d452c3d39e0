import { CHANGED_ON } from '../../src/changes/recent/pages.ts';
import { CHANGED } from '../../src/incidents/views.ts';
import { one, type Case, type Scene } from './case.ts';
import { pressesIn, pressesOn, types } from './requests.ts';
import { except, placed } from './who-may.ts';

/** *What changed?*, of an incident, a site or an asset; the register is no guest's to read. */
export function changedRoutes({ card, waiting }: Scene): Record<string, Case[]> {
  const page = 'opens What changed?';
  const readers = except(placed, 'guest, OT');
  return {
    'command /change': [
      ...one('`/change changed`', types('/change', 'changed'), page, placed),
      ...one('`/change changed PLC-12`', types('/change', 'changed PLC-12'), page, readers),
    ],
    [`press ${CHANGED}`]: one(
      '*What changed?* on a card',
      pressesOn(card, 'card', CHANGED, waiting.acknowledge.id),
      page,
      readers,
    ),
    [`press ${CHANGED_ON}`]: one(
      'which one *What changed?* is about',
      pressesIn(CHANGED_ON, { value: 'plc-12' }),
      page,
      readers,
    ),
  };
}
