import type { Side } from '../../people/person.ts';
import { siteTime } from '../../people/wall-clock.ts';
import { isOver } from '../change.ts';
import { formalDue } from '../deciding.ts';
import { dueLeftovers, nextTold, type Leftover } from '../leftovers.ts';
import { toDesks } from '../telling.ts';
import { oneWorkingDayFrom } from '../timers.ts';
import { isStill, type Asked } from './asks.ts';
import { stillMay } from './before-work.ts';
import { escalated, type Remind } from './reminder.ts';

/** An emergency went ahead by voice, and its formal decisions are late. */
export const formal: Remind = async (due, parts) => {
  const { change, terms, site, now } = due;
  const missing = formalDue(change, terms);
  const next = oneWorkingDayFrom(now, site);
  // It may come to need one after all: an asset may become part of a safety function, or advisory mode end.
  if (missing.length === 0) return isOver(change.state) ? undefined : next;
  const near = new Set(missing.map((as): Side => (as === 'safety' ? 'ot' : as)));
  const asked = await stillMay('approve', missing, due, parts);
  const messages = await escalated(due, { 'your-yes': asked }, [...near], parts);
  return { action: 'asked for formal decisions', messages, next };
};

/** Its review is due, once its formal decisions are there. */
export const review: Remind = async (due, parts) => {
  const { change, terms, is, site, now } = due;
  if (!isStill['asked for the review'](due)) return undefined;
  const next = oneWorkingDayFrom(now, site);
  if (formalDue(change, terms).length > 0) return next;
  const own = { 'your-review': [is.requesterId] };
  const messages = await escalated(due, own, [is.requesterSide], parts);
  return { action: 'asked for the review', messages, next };
};

/** A restriction or something temporary ends within a day, or is overdue: both sides hear of it until it is gone. R7. */
export const leftover: Remind = async (due, parts) => {
  const { change, is, site, now, round } = due;
  const left = dueLeftovers(change, site, now);
  const next = nextTold(change, site, now);
  if (left.length === 0) return next;
  const isOverdue = left.some(({ ends }) => ends <= now);
  const own = left.flatMap(({ kind }) =>
    kind === 'temporary'
      ? [is.requesterId, is.implementerId]
      : [is.requesterId, is.handedBack?.by ?? is.requesterId],
  );
  const told = { is, round: isOverdue ? round : 0 };
  const messages = await escalated(told, { leftover: own }, ['it', 'ot'], parts);
  return {
    action: 'told what is left',
    words: left.map(one => leftInWords(one, due)).join('\n'),
    messages: [...toDesks(is, true), ...messages],
    next,
    nextRound: isOverdue ? round + 1 : 0,
  };
};

/** `Overdue: No remote start, until Fri 27 Nov 18:00`. */
export function leftInWords(left: Leftover, { site, now }: Pick<Asked, 'site' | 'now'>): string {
  const until = siteTime(left.ends, site.zone, now);
  const what =
    left.kind === 'temporary' ? `temporary, to be removed by ${until}` : `${left.words}, until ${until}`;
  return `${left.ends <= now ? 'Overdue' : 'Ends soon'}: ${what}`;
}
