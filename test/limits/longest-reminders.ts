import { like } from 'drizzle-orm';
import type { Change } from '../../src/changes/change.ts';
import { timerFor, type ChangeJob } from '../../src/changes/timers.ts';
import { newCard } from '../../src/conversations/card.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { sides } from '../../src/people/person.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { aChange } from '../changes/a-change.ts';
import type { Story } from '../support/story.ts';
import { times } from './block-limits.ts';
import { worst } from './longest-texts.ts';

/** Everybody has heard by then. */
const LAST_ROUND = 2;
const channels = { it: 'C0RHINEIT', ot: 'C0RHINEOT' };

/** A change for each time that may come, with the longest of everything, and everybody is told. */
export async function changesFallDue({ store, clock, later }: Story, jonas: Person): Promise<void> {
  const now = clock.now();
  const at = { start: now - 2 * DAY, end: now + DAY, startedAt: now - 2 * DAY } as const;
  const under = { ...at, state: 'implement', kind: 'network' } as const;
  const handedBack = { by: 'U0JONAS', at: now - HOUR, restrictions: [] };
  const restrictions = times(10, () => ({ words: worst(200), ends: now - 1, lifted: null }));
  const due: [ChangeJob, Partial<Change>][] = [
    ['end', { ...under, kind: 'remote', end: now - HOUR, answers: { cutOff: worst(200) } }],
    ['end', { ...under, end: now - HOUR }],
    ['end', { ...under, state: 'scheduled', startedAt: null, end: now - HOUR }],
    ['shift', { ...under, effects: ['view'] }],
    ['begin', { effects: ['view'], state: 'scheduled', start: now + 10 * MINUTE, end: now + HOUR }],
    ['begin', { ...under, assetIds: ['long-1'], state: 'scheduled', startedAt: null, start: now - 1 }],
    // Advisory mode waits for nobody but safety.
    ['decide', { ...at, startedAt: null, effects: ['bypass'] }],
    ['decide', { ...at, startedAt: null, state: 'assess', effects: ['new', 'view', 'temporary', 'bypass'] }],
    ['restart', { ...under, state: 'suspended', effects: ['view'], reason: worst(1000) }],
    ['take-back', { ...under, reported: { at: now - HOUR, outcome: 'failed', words: worst(1000) } }],
    ['formal', { ...under, type: 'emergency', effects: ['bypass'] }],
    ['review', { ...under, state: 'review', wentWrong: true, handedBack }],
    [
      'leftover',
      { ...under, state: 'closed', effects: ['temporary'], handedBack: { ...handedBack, restrictions } },
    ],
  ];
  const longest = {
    what: worst(1000),
    why: worst(1000),
    place: times(20, () => worst(80)).join('; '),
    assetIds: ['plc-12', ...times(19, n => `long-${n}`)],
    requesterId: 'U0OMAR',
    implementerId: 'U0INES',
    version: 1,
  };
  const { changes, cards, timers } = store.tables;
  for (const [n, [job, but]] of due.entries()) {
    const change = aChange({ ...longest, id: `long-${n}`, number: 900_000_000 + n, ...but });
    await store.queries.insert(changes).values({ ...change, busyUntil: change.end, searched: '' });
    const both = sides.map(side => newCard('change', change.id, side, channels[side]));
    await store.queries.insert(cards).values(both);
    await store.queries.insert(timers).values(timerFor(job, change.id, now, LAST_ROUND));
  }
  await later(0);
  await jonas.clicks('Lifted', { in: 'dm' });
  await jonas.submits();
  while (jonas.modal) await jonas.closes();
  // They are told of once.
  await store.queries.delete(timers).where(like(timers.job, 'change.%'));
}
