import { Refusal } from '../kernel/refusal.ts';
import { tidy, visible } from '../kernel/text.ts';
import { nameKey } from '../register/name-key.ts';
import { isOver, type Change, type Decision, type Plan, type Restriction, type Voice } from './change.ts';
import { assessesFor, awaited, isLeadOf, isShiftLeadFor, seats, type Asking, type Seat } from './deciding.ts';
import { heldRestrictions } from './leftovers.ts';
import { isAnotherPlan } from './plan-versions.ts';
import { holding } from './starting.ts';
import { triages } from './step-people.ts';
import { whyNot } from './steps.ts';
import type { Terms } from './terms.ts';

/** A step with what was said with it. */
export type Taken =
  | { step: 'edit'; plan: Plan }
  | ({ step: 'approve' } & Seat)
  | ({ step: 'reject'; words: string } & Seat)
  | ({ step: 'hear'; readBack: boolean } & Pick<Voice, 'as' | 'authority' | 'how'>)
  | { step: 'withdraw' | 'no-go' | 'stop'; words: string }
  | { step: 'submit' | 'assess' | 'go' | 'confirm' | 'start' | 'restart' | 'check' | 'remove' }
  | { step: 'report'; outcome: NonNullable<Change['reported']>['outcome']; words: string | null }
  | { step: 'accept'; restrictions: readonly Omit<Restriction, 'lifted'>[] }
  | { step: 'review'; words: string }
  /** One of its restrictions, by its place among them. */
  | { step: 'lift'; index: number };

/**
 * The change after a step: a new version, the old one unchanged.
 *
 * @param terms of its plan; with an edit those of the new plan
 * @throws Refusal `not-found`, `not-yours`, `not-now`, `already-done`, of a restriction at `restriction`; `bad-answer` at
 *   `restrictions`, `authority` or `readBack`
 */
export function take(was: Change, taken: Taken, terms: Terms, asking: Asking): Change {
  const refusal = whyNot(taken.step, was, terms, asking) ?? whyNotSo(was, taken, terms, asking);
  if (refusal) throw refusal;
  return anew(was, applied(was, taken, terms, asking), asking.now);
}

/**
 * What its end makes of a change by itself; undefined where nothing. Work that has begun never expires, and what is
 * unimportant closes unless somebody pressed Stop, which is its *Problem*.
 */
export function atItsEnd(was: Change, terms: Pick<Terms, 'unimportant'>, now: number): Change | undefined {
  const { state, startedAt, reported } = was;
  if (now < was.end || isOver(state) || state === 'draft') return undefined;
  const isFine = state === 'scheduled' || (state === 'implement' && reported?.outcome !== 'failed');
  if (terms.unimportant && was.type === 'normal' && isFine)
    return anew(was, { ...was, state: 'closed' }, now);
  return startedAt === null ? anew(was, { ...was, state: 'expired' }, now) : undefined;
}

/**
 * What became of a change that was being assessed or authorized, now that what stood against it may be gone: a window was
 * opened, another change is over, or the register says otherwise; undefined where it still stands.
 */
export function assessed(was: Change, terms: Terms, now: number): Change | undefined {
  const way = ['assess', 'authorize', 'scheduled'];
  const is = settled(was, terms);
  return way.indexOf(is.state) > way.indexOf(was.state) ? anew(was, is, now) : undefined;
}

/** Whether somebody must write a review before it is closed. R11. */
export const needsReview = ({ type, wentWrong }: Pick<Change, 'type' | 'wentWrong'>): boolean =>
  type === 'emergency' || wentWrong;

const anew = (was: Change, is: Change, now: number): Change => ({
  ...is,
  since: is.state === was.state ? was.since : now,
  version: was.version + 1,
});

/** What only shows by what was said: whether the seat is theirs, and whether the words will do. */
function whyNotSo(was: Change, taken: Taken, terms: Terms, asking: Asking): Refusal | undefined {
  const { by, now } = asking;
  switch (taken.step) {
    case 'approve':
    case 'reject': {
      const isTheirs = seats(was, terms, asking).some(seat => seat.as === taken.as && seat.for === taken.for);
      const triaging = taken.step === 'reject' && taken.for === by.id && triages(was, terms, by);
      const isTheirTriage = triaging && taken.as !== 'safety' && isLeadOf(taken.as, was, by);
      return isTheirs || isTheirTriage
        ? undefined
        : new Refusal(
            'not-yours',
            'You can’t decide as that. Look at its card, and choose what it offers you.',
          );
    }
    case 'hear':
      if (!isName(taken.authority) || nameKey(taken.authority) === nameKey(by.name))
        return bad('authority', 'Name who said yes: somebody else, with the authority for it.');
      return taken.readBack
        ? undefined
        : bad(
            'readBack',
            'Read back to them what will be done, and record it when they have said yes again.',
          );
    case 'accept':
      return taken.restrictions.every(({ words, ends }) => visible(words) && ends > now)
        ? undefined
        : bad(
            'restrictions',
            'Say of each restriction what it is, and give it an end that is still to come.',
          );
    case 'lift':
      return heldRestrictions(was).some(({ index }) => index === taken.index)
        ? undefined
        : new Refusal(
            'already-done',
            'That restriction is lifted already. Look at its card, which shows what still holds.',
            'restriction',
          );
    default:
      return undefined;
  }
}

/** A full stop names nobody. */
const isName = (typed: string): boolean => (nameKey(typed).match(/\p{L}/gu) ?? []).length >= 2;

function applied(was: Change, taken: Taken, terms: Terms, asking: Asking): Change {
  const { by, now } = asking;
  const mark = { by: by.id, at: now };
  const standsBehind = isShiftLeadFor(was, by) ? mark : null;
  switch (taken.step) {
    case 'submit':
      return settled({ ...was, state: 'assess' }, terms);
    case 'edit':
      return edited(was, taken.plan, terms, asking);
    case 'assess': {
      const side = assessesFor(was, by);
      return settled({ ...was, assessedBy: { ...was.assessedBy, ...(side && { [side]: by.id }) } }, terms);
    }
    case 'approve':
      return settled({ ...was, decisions: [...was.decisions, decision(was, taken, asking)] }, terms);
    case 'reject': {
      const is: Change = { ...was, decisions: [...was.decisions, decision(was, taken, asking)] };
      return was.state === 'review' ? is : { ...is, state: 'rejected', reason: taken.words };
    }
    case 'hear': {
      const { as, authority, how } = taken;
      const voice: Voice = { as, authority: tidy(authority), how, heardBy: by.id, plan: was.plan, at: now };
      return settled({ ...was, voices: [...was.voices, voice] }, terms);
    }
    case 'withdraw':
      return { ...was, state: 'withdrawn', reason: taken.words };
    case 'go':
    case 'confirm':
      return { ...was, go: mark, reason: null };
    case 'no-go':
      return { ...was, go: null, reason: taken.words };
    case 'start':
      return { ...was, state: 'implement', startedAt: now, reason: null };
    case 'stop':
      return stopped(was, taken.words, terms, now);
    case 'restart':
      return was.startedAt === null
        ? settled({ ...was, state: 'assess', reason: null }, terms)
        : { ...was, state: 'implement', go: standsBehind, disconnected: null, reason: null };
    case 'report': {
      const { outcome, words } = taken;
      const reported = { at: now, outcome, words };
      // Done doesn't lift a stop: it stays suspended until it is taken back.
      const is: Change = { ...was, reported, disconnected: checkedSinceWork(was) };
      return outcome === 'done' ? is : { ...is, state: outcome, wentWrong: true };
    }
    case 'check':
      return { ...was, disconnected: mark };
    case 'accept': {
      const restrictions = taken.restrictions.map(({ words, ends }) => ({ words, ends, lifted: null }));
      const is: Change = { ...was, handedBack: { ...mark, restrictions } };
      return { ...is, state: needsReview(is) ? 'review' : 'closed' };
    }
    case 'review':
      return { ...was, state: 'closed', review: { by: by.id, words: taken.words } };
    case 'lift':
      return { ...was, handedBack: was.handedBack && lifted(was.handedBack, taken.index, mark) };
    case 'remove':
      return { ...was, removed: mark };
  }
}

const lifted = (
  handedBack: NonNullable<Change['handedBack']>,
  index: number,
  mark: Restriction['lifted'],
): Change['handedBack'] => ({
  ...handedBack,
  restrictions: handedBack.restrictions.map((one, n) => (n === index ? { ...one, lifted: mark } : one)),
});

/** Nobody presses Start for what is unimportant: it has begun when its time has come. */
function stopped(was: Change, words: string, terms: Terms, now: number): Change {
  const runs = was.state === 'scheduled' && terms.unimportant && now >= was.start;
  const began = runs ? was.start : null;
  return {
    ...was,
    state: 'suspended',
    startedAt: was.startedAt ?? began,
    go: null,
    reported: null,
    disconnected: checkedSinceWork(was),
    reason: words,
  };
}

/** A check counts once work is over or stands still: while it goes on, anybody may connect again. R11. */
const checkedSinceWork = ({ state, reported, disconnected }: Change): Change['disconnected'] =>
  state === 'implement' && !reported ? null : disconnected;

function edited(was: Change, plan: Plan, terms: Terms, { by, now }: Asking): Change {
  const { what, why, assetIds, place, kind, effects, start, end, implementerId, answers } = plan;
  const words = { ...was, what, why, assetIds, place, kind, effects, start, end, implementerId, answers };
  if (!isAnotherPlan(was, plan)) return words;
  const version = { plan: was.plan + 1, plannedAt: now, plannedBy: by.id };
  const is: Change = { ...words, ...version, assessedBy: {}, go: null, reason: null };
  return was.state === 'draft' ? is : settled({ ...is, state: 'assess' }, terms);
}

/** How far it is before work begins: as far as nothing is missing. What is not on its way there stays where it is. */
export function settled(change: Change, terms: Terms): Change {
  if (!['assess', 'authorize', 'scheduled'].includes(change.state)) return change;
  if (holding(change, terms).length > 0) return { ...change, state: 'assess' };
  return { ...change, state: awaited(change, terms).length > 0 ? 'authorize' : 'scheduled' };
}

function decision({ plan }: Change, taken: Taken & Seat, { by, now }: Asking): Decision {
  const said = taken.step === 'reject' ? { yes: false, words: taken.words } : { yes: true, words: null };
  return { by: by.id, for: taken.for, as: taken.as, plan, at: now, ...said };
}

const bad = (field: string, sentence: string): Refusal => new Refusal('bad-answer', sentence, field);
