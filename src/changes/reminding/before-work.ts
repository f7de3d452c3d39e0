import { cardMessages } from '../../conversations/messages.ts';
import type { Side } from '../../people/person.ts';
import { awaited, unassessed, type Seat } from '../deciding.ts';
import { GO_HOLDS, isKeptBack } from '../starting.ts';
import { whyNot, type Step } from '../steps.ts';
import { assessed } from '../taking.ts';
import { deciders, shiftLeads, toldOfSettling, topicOf, toPeople, withDelegates } from '../telling.ts';
import { askAgainAt, goAskedAt, goLapses } from '../timers.ts';
import { isAhead, isDecided, isStill, lacksGo } from './asks.ts';
import { escalated, type Due, type Remind, type Reminder, type RemindingParts } from './reminder.ts';

/**
 * Whoever must assess or approve it is asked again, and who asked for it where something stands against it. Where nothing
 * is missing any more, as when operations opened a window, it moves on.
 */
export const decide: Remind = async (due, parts) => {
  const { change, terms, now, site } = due;
  if (!isDecided(change) || now >= change.end) return undefined;
  const is = assessed(change, terms, now);
  if (is) return { is, action: 'settled', messages: await toldOfSettling(is, terms, parts.directory, now) };
  const next = askAgainAt(change, now, site);
  const missing = awaited(change, terms);
  const asked = await stillMay(change.state === 'assess' ? 'assess' : 'approve', missing, due, parts);
  const near = nearOf(due);
  // What stands against it is for who asked for it to mend, and for nobody’s lead.
  const mending = isStill['asked to mend'](due) ? toPeople(due.is, 'your-edit', [change.requesterId]) : [];
  if (near.length === 0) return { action: 'asked to mend', messages: mending, next };
  const messages = await escalated(due, { 'your-yes': asked }, near, parts);
  return { action: 'asked to decide', messages: [...messages, ...mending], next };
};

/** Sides whose yes or assessment is missing; safety is asked where OT is. */
function nearOf({ change, terms }: Due): Side[] {
  if (change.state === 'assess') return terms.triage ? unassessed(change) : [];
  return [...new Set(awaited(change, terms).map(as => (as === 'safety' ? 'ot' : as)))];
}

/** Those who may still say what is missing, and who decides for whom is away. */
export async function stillMay(
  step: Extract<Step, 'assess' | 'approve'>,
  missing: readonly Seat['as'][],
  { change, terms, now }: Due,
  { directory }: RemindingParts,
): Promise<string[]> {
  const asked = await deciders(change, terms, directory, missing);
  const ids = await withDelegates(asked, change, directory, now);
  const may = await Promise.all(
    [...new Set(ids)].map(async id => {
      const by = await directory.person(id);
      const asking = by && { by, now, delegations: await directory.delegationsTo(id, now) };
      return asking && !whyNot(step, change, terms, asking) ? [id] : [];
    }),
  );
  return may.flat();
}

/** Rounds in which the go is asked for; then everybody has heard. */
const ROUNDS = 3;

/** The shift lead is asked for the go shortly before the start and at it; with one, its implementer starts. */
export const begin: Remind = async (due, parts) => {
  const { change, now, is, round, site } = due;
  const { start, end, go, reason } = change;
  const cards = cardMessages(topicOf(is));
  const first = goAskedAt(change, site);
  if (isAhead(due) && isKeptBack(change, due.terms)) return now < first ? first : keptBack(due, parts);
  if (isStill['asked for the go'](due)) {
    if (now < first) return first;
    // A shift lead has said no, and why: they are asked once more at the start, and nobody else.
    if (reason !== null && now < start) return start;
    const messages = await escalated(
      reason === null ? due : { ...due, round: 0 },
      { 'your-go': await shiftLeads(is, parts.directory) },
      ['ot'],
      parts,
    );
    const again = round + 1 < ROUNDS && reason === null ? now + GO_HOLDS : end;
    const next = before(end, now < start ? start : again);
    return { action: 'asked for the go', messages: [...cards, ...messages], next };
  }
  if (change.state !== 'scheduled' || due.terms.unimportant || now >= end) return undefined;
  if (now < start) return start;
  return {
    action: 'called to start',
    messages: [...cards, ...toPeople(is, 'your-start', [is.implementerId])],
    next: go && !lacksGo(due) && due.terms.needs.includes('go') ? before(end, goLapses(go, site)) : undefined,
  };
};

/** Since it was scheduled it came to need another yes, or something came to stand against it: whose that is are asked. */
async function keptBack(due: Due, parts: RemindingParts): Promise<Reminder> {
  const { change, terms, now, is, round } = due;
  const missing = awaited(change, terms);
  const asked = await stillMay('approve', missing, due, parts);
  const near = nearOf(due);
  const yes = near.length > 0 ? await escalated(due, { 'your-yes': asked }, near, parts) : [];
  const mending = isStill['asked to mend'](due) ? toPeople(is, 'your-edit', [is.requesterId]) : [];
  return {
    action: near.length > 0 ? 'asked to decide' : 'asked to mend',
    messages: [...cardMessages(topicOf(is)), ...yes, ...mending],
    next: before(change.end, now < change.start ? change.start : now + GO_HOLDS * 2 ** round),
  };
}

const before = (end: number, at: number): number | undefined => (at < end ? at : undefined);
