import { DAY } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Site } from '../people/site.ts';
import { addWorkingTime, workingDay } from '../people/working-time.ts';
import type { Change, Restriction } from './change.ts';
import { readMoment } from './moments.ts';

/** What a change has left behind that ends at a moment, in milliseconds; `index` among its restrictions. R7. */
export type Leftover =
  | ({ kind: 'restriction'; index: number } & Pick<Restriction, 'words' | 'ends'>)
  | { kind: 'temporary'; ends: number };

/** Both sides hear of it so many milliseconds before it ends. A default of ours. */
const AHEAD = DAY;

/** Restrictions that nobody has lifted, each with its place among all of them. */
export const heldRestrictions = ({
  handedBack,
}: Pick<Change, 'handedBack'>): (Restriction & { index: number })[] =>
  (handedBack?.restrictions ?? [])
    .map((restriction, index) => ({ ...restriction, index }))
    .filter(({ lifted }) => !lifted);

/** Whether something temporary was left when work was over, and nobody said that it is gone. */
export const isStillThere = ({
  state,
  effects,
  removed,
}: Pick<Change, 'state' | 'effects' | 'removed'>): boolean =>
  effects.includes('temporary') && removed === null && (state === 'review' || state === 'closed');

/** All that still holds or is still there. */
export function leftoversOf(change: Change, site: Pick<Site, 'zone'>): Leftover[] {
  const restrictions = heldRestrictions(change).map(({ index, words, ends }): Leftover => ({
    kind: 'restriction',
    index,
    words,
    ends,
  }));
  return isStillThere(change)
    ? [...restrictions, { kind: 'temporary', ends: removalDue(change, site) }]
    : restrictions;
}

/** What of it both sides are told of now: what is overdue, or ends within a day. */
export const dueLeftovers = (change: Change, site: Pick<Site, 'zone'>, now: number): Leftover[] =>
  leftoversOf(change, site).filter(({ ends }) => ends - AHEAD <= now);

/** When both sides are told next: a day before an end, at it, and then every working day; undefined where nothing is left. */
export function nextTold(change: Change, site: Site, now: number): number | undefined {
  const next = leftoversOf(change, site).map(
    ({ ends }) => [ends - AHEAD, ends].find(at => at > now) ?? addWorkingTime(now, workingDay(site), site),
  );
  return next.length > 0 ? Math.min(...next) : undefined;
}

/** When something temporary is to be gone, as its plan says; with the plan’s own end where it says nothing that can be read. */
function removalDue(change: Change, site: Pick<Site, 'zone'>): number {
  const { answers, start, end } = change;
  if (!answers.removedBy?.trim()) return end;
  try {
    return readMoment(answers.removedBy, change, site, start);
  } catch (error) {
    if (error instanceof Refusal) return end;
    throw error;
  }
}
