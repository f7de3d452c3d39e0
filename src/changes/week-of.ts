import type { Clock } from '../kernel/clock.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { whyNotSee } from '../windows/window.ts';
import type { WindowStore } from '../windows/windows.ts';
import { changeName, type Change } from './change.ts';
import type { Span } from '../kernel/spans.ts';
import { spansOf, type Window } from './windows.ts';
import { daysOfWeek, type Week, type WeekChange } from './week.ts';

export interface WeekParts {
  /** Changes of a site within a time that the person may know of, drafts left out, the first to begin first. */
  during: (siteId: string, span: Span, by: Person) => Promise<Change[]>;
  windows: Pick<WindowStore, 'notOver'>;
  directory: Directory;
  clock: Clock;
}

/** This week at somebody’s site, Monday to Sunday; for guests without its windows. */
export type WeekOf = (by: Person) => Promise<Week>;

export function weekOf({ during, windows, directory, clock }: WeekParts): WeekOf {
  return async by => {
    const { id, name: site, zone } = await siteOf(directory, by.siteId);
    const now = clock.now();
    const days = daysOfWeek(now, zone);
    const span = { start: days[0].start, end: days.at(-1)?.end ?? days[0].end };
    const [changes, kept] = await Promise.all([
      during(id, span, by),
      whyNotSee(by) ? [] : windows.notOver([id], span.start),
    ]);
    const names = await directory.names([...new Set(changes.map(change => change.implementerId))]);
    const open = (effect: Window['effect']) =>
      spansOf(
        kept.filter(window => window.effect === effect),
        zone,
        span,
      );
    return {
      site,
      zone,
      now,
      changes: changes.map(change => inWeek(change, names)),
      windows: open('maintenance'),
      blackouts: open('blackout'),
    };
  };
}

/** When it really began and was over counts more than what was planned. */
function inWeek(change: Change, names: ReadonlyMap<string, string>): WeekChange {
  const { what, place, state, kind, plan, implementerId, startedAt, handedBack } = change;
  const start = startedAt ?? change.start;
  return {
    name: changeName(change),
    what,
    place,
    state,
    kind,
    plan,
    implementer: names.get(implementerId) ?? 'somebody who left',
    start,
    end: Math.max(handedBack?.at ?? change.end, start + 1),
  };
}
