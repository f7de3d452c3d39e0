import { sqliteKit } from './kit.ts';
import { allTables } from './tables.ts';

/**
 * The tables by name, since drizzle-kit finds only what a module exports: a table that is missing here gets no
 * migration, which a test counts.
 */
export const {
  sites,
  people,
  channels,
  personHours,
  managers,
  assets,
  incidents,
  changes,
  changeAssets,
  changeDrafts,
  windows,
  concepts,
  falseFriends,
  proposals,
  askedWords,
  hintChannels,
  hintReaders,
  hints,
  programmes,
  memberships,
  wishes,
  rounds,
  coffeeGroups,
  coffeeSeats,
  shadowOffers,
  shadowVisits,
  auditEntries,
  cards,
  replies,
  outbox,
  inbox,
  timers,
  timesWritten,
} = allTables(sqliteKit);
