import type { Change } from './changes/change.ts';
import { changeUseCases } from './changes/changes.ts';
import { handOnChanges } from './changes/handing-on.ts';
import { changeJobs } from './changes/jobs.ts';
import { SETTLE, settleChanges } from './changes/settling.ts';
import { whatChanged } from './changes/recent/recent.ts';
import { recentStore } from './changes/recent/store.ts';
import { mayKnow, notFound } from './changes/steps.ts';
import { draftStore } from './changes/form/store.ts';
import { changeStore } from './changes/store.ts';
import { toldOfLostCard } from './changes/telling.ts';
import { weekOf } from './changes/week-of.ts';
import { weighIt } from './changes/weighed.ts';
import { keepUseCase } from './records/keeping.ts';
import type { Records } from './records/kinds.ts';
import type { Ties } from './register/touched.ts';
import type { Calendars } from './windows/calendars.ts';
import type { WindowStore } from './windows/windows.ts';
import type { KindParts } from './with-incidents.ts';

export interface ChangeKindParts extends KindParts {
  ties: Ties;
  windows: Pick<WindowStore, 'notOver'>;
  calendars: Calendars;
}

/** Changes, built from their parts: what people and time do with them, and what is the same of every kind of record. */
export function withChanges({ store, sealed, ties, calendars, windows, ...parts }: ChangeKindParts) {
  const { directory, clock } = parts;
  const kept = changeStore(store, sealed);
  const weighed = weighIt({ directory, ties, calendars, inTheWay: kept.inTheWay, clock });
  const unimportant = async (change: Change) => (await weighed(change, change)).terms.unimportant;
  const useCases = changeUseCases({
    ...parts,
    store: kept,
    weighed,
    delegationsTo: (id, now) => directory.delegationsTo(id, now),
  });
  const records: Records = {
    find: id => useCases.find(id),
    numbered: number => kept.numbered(number),
    toldOfLostCard: async (id, side) => toldOfLostCard(await useCases.find(id), side, directory),
  };
  return {
    useCases,
    drafts: draftStore(store),
    weighed,
    week: weekOf({ during: kept.during, windows, directory, clock }),
    whatChanged: whatChanged({ store: recentStore(store), ties, unimportant, clock }),
    records,
    jobs: {
      ...changeJobs({ ...parts, store: kept, weighed }),
      [SETTLE]: settleChanges({ store: kept, weighed, directory, clock }),
    },
    handOn: handOnChanges({ store: kept, directory, weighed, clock }),
    keep: keepUseCase({ kind: 'change', store: kept, mayKnow, notFound, clock }),
  };
}
