import { cardMessages } from '../../conversations/messages.ts';
import { MINUTE } from '../../kernel/clock.ts';
import { nextShift } from '../../people/shifts.ts';
import type { Side } from '../../people/person.ts';
import type { Change } from '../change.ts';
import { overdueNow, untilNext, type Overdue } from '../overdue.ts';
import { atItsEnd } from '../taking.ts';
import { doers, shiftLeads, toDesks, topicOf, toPeople, whoRestarts, whoTakesBack } from '../telling.ts';
import { isOts } from '../terms.ts';
import { oneWorkingDayFrom, TAKE_BACK } from '../timers.ts';
import { isStill, type Ask } from './asks.ts';
import {
  escalated,
  LAST_LEVEL,
  type Due,
  type Remind,
  type Reminder,
  type RemindingParts,
} from './reminder.ts';

/** Whoever of the new shift answers for it is asked again after so many milliseconds. A default of ours. */
const GO_ON = 30 * MINUTE;

/**
 * Its time is over: it closes or expires where nothing began. Of what began nothing is over by itself; both desks hear
 * that nobody said so, and of a remote session that nobody checked it, loudly until everybody has heard. R11, R14.
 */
export const end: Remind = async (due, parts) => {
  const { change, terms, now } = due;
  if (now < change.end) return change.end;
  const is = atItsEnd(change, terms, now);
  if (is) return overByItself(is);
  const late = overdueNow(change, now);
  return late && overdue(late, due, parts);
};

function overByItself(is: Change): Reminder {
  const told = is.state === 'expired' ? toPeople(is, 'news', doers(is)) : [];
  return { is, action: is.state, messages: [...toDesks(is), ...told] };
}

const calls: Record<Overdue, Ask> = { connected: 'called connected', 'not over': 'called overdue' };

async function overdue(late: Overdue, due: Due, parts: RemindingParts): Promise<Reminder> {
  const { is, terms, now } = due;
  const watching =
    late === 'connected'
      ? await shiftLeads(is, parts.directory)
      : await whoTakesBack(is, terms, parts.directory);
  const near: Side[] = late === 'connected' || isOts(terms) ? ['ot', is.requesterSide] : [is.requesterSide];
  // Without anybody to watch it their leads are told at once, whoever does it.
  const isWatched = watching.length > 0;
  const own = isWatched ? { 'time-over': [is.implementerId, ...watching] } : {};
  const doer = isWatched ? [] : toPeople(is, 'time-over', [is.implementerId]);
  const messages = [...doer, ...(await escalated(due, own, near, parts))];
  const isLoud = due.round + (isWatched ? 0 : 1) <= LAST_LEVEL;
  const next = now + untilNext(late, due.round);
  return { action: calls[late], messages: [...toDesks(is, isLoud), ...messages], next };
}

/**
 * A shift has begun: its lead says that the work goes on, and until then it holds at the next safe point. Of what is
 * overdue they hear anyway. R2.
 */
export const shift: Remind = async (due, parts) => {
  const { change, is, now, site } = due;
  if (change.state !== 'implement' || change.reported) return undefined;
  if (!isStill['asked to go on'](due)) return nextShift(site, now);
  const leads = await shiftLeads(is, parts.directory);
  const messages = await escalated(due, { 'go-on': leads }, ['ot'], parts);
  return {
    action: 'asked to go on',
    messages: [...cardMessages(topicOf(is)), ...messages, ...toPeople(is, 'hold', [is.implementerId])],
    next: now + GO_ON,
  };
};

/** Work is over, and nobody has taken it back within the hour. */
export const takeBack: Remind = async (due, parts) => {
  const { is, terms, now } = due;
  if (!isStill['asked to take back'](due)) return undefined;
  const own = { 'take-back': await whoTakesBack(is, terms, parts.directory) };
  const messages = await escalated(due, own, [nearOf(due)], parts);
  return { action: 'asked to take back', messages, next: now + TAKE_BACK };
};

/** It was stopped, and nobody has restarted it, or said how it ended. Of what is overdue they hear anyway. */
export const restart: Remind = async (due, parts) => {
  const { change, is, terms, now, site } = due;
  if (!isStill['asked to restart'](due)) return undefined;
  const next = oneWorkingDayFrom(now, site);
  if (overdueNow(change, now)) return next;
  const own = { 'your-restart': await whoRestarts(is, terms, parts.directory) };
  const messages = await escalated(due, own, [nearOf(due)], parts);
  return { action: 'asked to restart', messages, next };
};

const nearOf = ({ terms, is }: Due): Side => (isOts(terms) ? 'ot' : is.requesterSide);
