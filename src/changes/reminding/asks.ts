import type { Site } from '../../people/site.ts';
import { isOver, type Change } from '../change.ts';
import { awaited, formalDue, isVoiced } from '../deciding.ts';
import { dueLeftovers } from '../leftovers.ts';
import { overdueNow } from '../overdue.ts';
import { goHolds, holding, isKeptBack, mustHold } from '../starting.ts';
import type { Terms } from '../terms.ts';

/** What people are asked or told because a time has come, as the history calls it. */
export const asks = [
  'asked to decide',
  'asked to mend',
  'asked for the go',
  'called to start',
  'called overdue',
  'called connected',
  'asked to go on',
  'asked to restart',
  'asked to take back',
  'asked for formal decisions',
  'asked for the review',
  'told what is left',
] as const;
export type Ask = (typeof asks)[number];

/** What it takes to see whether there is still something to ask. */
export interface Asked {
  change: Change;
  terms: Terms;
  site: Site;
  now: number;
  shiftBegan?: number;
}

/** Whether it waits for a go: it needs one, and has none that may still be used. */
export const lacksGo = (one: Asked): boolean =>
  one.terms.needs.includes('go') && !isVoiced(one.change, 'ot') && !goHolds(one.change, one);

/** Whether it is still so: of what is not, nobody is reminded, however late the reminder comes. */
export const isStill: Record<Ask, (one: Asked) => boolean> = {
  'asked to decide': one =>
    isDecided(one.change) || (isAhead(one) && awaited(one.change, one.terms).length > 0),
  'asked to mend': one =>
    (one.change.state === 'assess' && one.terms.stops.length > 0) ||
    (isAhead(one) && holding(one.change, one.terms).length > 0),
  'asked for the go': one => mayBegin(one) && lacksGo(one),
  'called to start': one => mayBegin(one) && one.now >= one.change.start && !lacksGo(one),
  'called overdue': ({ change, now }) => overdueNow(change, now) === 'not over',
  'called connected': ({ change, now }) => overdueNow(change, now) === 'connected',
  'asked to go on': ({ change, terms, shiftBegan, now }) =>
    now < change.end && mustHold(change, terms, shiftBegan),
  'asked to restart': ({ change: { state, reported } }) => state === 'suspended' && reported === null,
  'asked to take back': ({ change: { reported, handedBack, state } }) =>
    reported !== null && handedBack === null && !isOver(state),
  'asked for formal decisions': ({ change, terms }) => formalDue(change, terms).length > 0,
  'asked for the review': ({ change: { state } }) => state === 'review',
  'told what is left': ({ change, site, now }) => dueLeftovers(change, site, now).length > 0,
};

/** Whether it is still on its way to being scheduled. */
export const isDecided = ({ state }: Change): boolean => state === 'assess' || state === 'authorize';

/** Nobody starts what is unimportant, and nothing after its end. */
export const isAhead = ({ change, terms, now }: Asked): boolean =>
  change.state === 'scheduled' && !terms.unimportant && now < change.end;

/** Of what needs more than the go by now, neither the shift lead nor its implementer is asked: they would be refused. */
const mayBegin = (one: Asked): boolean => isAhead(one) && !isKeptBack(one.change, one.terms);

export const isAsk = (action: string): action is Ask => asks.some(ask => ask === action);
