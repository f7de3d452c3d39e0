import { Refusal } from '../kernel/refusal.ts';
import { belongsTo, sideName, type Person } from '../people/person.ts';
import { changeName, type Change } from './change.ts';
import { assessesFor, isLeadOf, isShiftLeadFor, open, seats, standing, type Asking } from './deciding.ts';
import type { Step } from './steps.ts';
import { isOts, type Terms } from './terms.ts';

/** Whose step it is: why it isn't this person's; undefined where it is. */
export function notTheirs(step: Step, change: Change, terms: Terms, asking: Asking): Refusal | undefined {
  const { by } = asking;
  const name = changeName(change);
  switch (step) {
    case 'submit':
    case 'edit':
    case 'withdraw':
      return [change.requesterId, change.implementerId].includes(by.id) ||
        isLeadOf(change.requesterSide, change, by)
        ? undefined
        : notYours(
            `Who asked for ${name}, its implementer or a lead of ${sideName[change.requesterSide]} does that. Write in its thread what you want changed.`,
          );
    case 'assess':
      return notALead(change, by);
    case 'approve':
      return seats(change, terms, asking).length > 0 ? undefined : notAnApprover(change, terms, by);
    case 'reject':
      return seats(change, terms, asking).length > 0 || triages(change, terms, by)
        ? undefined
        : notAnApprover(change, terms, by);
    case 'go':
    case 'no-go':
    case 'confirm':
      return isShiftLeadFor(change, by) ? undefined : notTheShiftLead(change, by);
    case 'restart':
      return notTheOneToRestart(change, terms, by);
    case 'start':
    case 'report':
      return by.id === change.implementerId || (step === 'report' && reportsFor(change, asking))
        ? undefined
        : notYours(`Only the implementer of ${name} does that. Ask them; press Stop if it must not go on.`);
    case 'check':
      return isOfSite('ot', change, by) && by.id !== change.implementerId
        ? undefined
        : notYours(`Somebody of OT who watches ${name} checks that it is disconnected. Ask the watcher.`);
    case 'accept':
      return notTheOneToAccept(change, terms, by);
    case 'review':
      return isOfSite(change.requesterSide, change, by) ||
        isLeadOf('it', change, by) ||
        isLeadOf('ot', change, by) ||
        isShiftLeadFor(change, by)
        ? undefined
        : notYours(
            `${sideName[change.requesterSide]}, who asked for ${name}, or a lead writes its review. Write in its thread what you know.`,
          );
    case 'lift':
      return notTheOneToLift(change, terms, by);
    case 'remove':
      return by.id === change.implementerId ||
        isOfSite(change.requesterSide, change, by) ||
        isOfSite('ot', change, by)
        ? undefined
        : notYours(
            `Its implementer, ${sideName[change.requesterSide]}, who asked for ${name}, or somebody of OT says that it is removed. Ask them.`,
          );
    case 'hear':
      return by.siteId === change.siteId
        ? undefined
        : notYours(
            `Somebody of the site that ${name} is done at hears its authority and writes it down. Ask them.`,
          );
    case 'stop':
      return undefined;
  }
}

/** In joint triage a lead may say no as well, before anybody knows who would approve. R13. */
export const triages = (change: Change, { triage }: Terms, by: Person): boolean =>
  change.state === 'assess' &&
  triage &&
  ![change.requesterId, change.implementerId].includes(by.id) &&
  (isLeadOf('it', change, by) || isLeadOf('ot', change, by));

/** Once its time is over, who answers for it says how it ended: its implementer may be gone. */
const reportsFor = (change: Change, { by, now }: Asking): boolean =>
  now >= change.end && (isLeadOf(change.requesterSide, change, by) || isShiftLeadFor(change, by));

const isOfSite = (side: 'it' | 'ot', { siteId }: Change, by: Person): boolean =>
  by.siteId === siteId && belongsTo(by, side);

function notALead(change: Change, by: Person): Refusal | undefined {
  if (assessesFor(change, by)) return undefined;
  const isLead = isLeadOf('it', change, by) || isLeadOf('ot', change, by);
  return isLead
    ? new Refusal(
        'already-done',
        `${changeName(change)} is assessed for your side already. Its card shows what is still missing.`,
      )
    : notYours('A lead of each side says whose it is. Write in its thread what you know.');
}

/** The shift lead takes back what cost view or control, OT what is OT's, and anything else whoever didn't do it. R11. */
function notTheOneToAccept(change: Change, { needs }: Terms, by: Person): Refusal | undefined {
  if (by.id === change.implementerId)
    return notYours(
      'Whoever did the work doesn’t accept its hand-back. Ask operations to look, and to accept it.',
    );
  if (needs.includes('go')) return isShiftLeadFor(change, by) ? undefined : notTheShiftLead(change, by);
  if (needs.includes('ot'))
    return isOfSite('ot', change, by)
      ? undefined
      : notYours(
          'Somebody of OT accepts the hand-back, after a look at view, control and alarms. Ask the control room.',
        );
  return by.siteId === change.siteId
    ? undefined
    : notYours('Somebody of the site that it was done at accepts the hand-back. Ask them.');
}

/** What is not OT's also goes on when whoever asked for it, or a lead of theirs, says so; nobody restarts their own work. */
function notTheOneToRestart(change: Change, terms: Terms, by: Person): Refusal | undefined {
  const { requesterId, requesterSide, implementerId } = change;
  if (isShiftLeadFor(change, by)) return undefined;
  if (isOts(terms)) return notTheShiftLead(change, by);
  const asks = by.id === requesterId || isLeadOf(requesterSide, change, by);
  if (asks && by.id !== implementerId) return undefined;
  const side = sideName[requesterSide];
  return notYours(
    by.id === implementerId
      ? `You do the work yourself, so a lead of ${side} or the shift lead restarts it. Ask one of them.`
      : `Who asked for it, a lead of ${side} or the shift lead restarts it. Ask one of them.`,
  );
}

/** A restriction is operations’ to lift, and never of who did the work; where nothing was OT’s, anybody else’s of the site. */
function notTheOneToLift(change: Change, terms: Terms, by: Person): Refusal | undefined {
  if (by.id === change.implementerId)
    return notYours(
      'Whoever did the work doesn’t lift a restriction of it. Ask operations to look, and to lift it.',
    );
  if (isOts(terms) ? isOfSite('ot', change, by) : by.siteId === change.siteId) return undefined;
  return notYours(
    isOts(terms)
      ? 'Somebody of OT lifts it, after a look at what it was for. Ask the control room.'
      : 'Somebody of the site that it holds at lifts it. Ask them.',
  );
}

function notTheShiftLead({ implementerId }: Change, by: Person): Refusal {
  return by.id === implementerId
    ? notYours('You do the work yourself, so another shift lead decides about it. Call the control room.')
    : notYours('Only the shift lead of OT does that. Call the control room.');
}

function notAnApprover(change: Change, terms: Terms, by: Person): Refusal {
  const name = changeName(change);
  const whom = open(change, terms).map(as =>
    as === 'safety' ? 'a safety approver' : `an approver of ${sideName[as]}`,
  );
  if (whom.length === 0)
    return new Refusal('already-done', `Nobody’s yes to ${name} is missing. Its card shows what comes next.`);
  const ask = `It waits for ${whom.join(' and ')}: ask one of them.`;
  if (standing(change).some(decision => [decision.by, decision.for].includes(by.id)))
    return new Refusal(
      'already-done',
      `Your say on ${name} counts already, and nobody’s counts twice. ${ask}`,
    );
  return [change.requesterId, change.implementerId, change.plannedBy].includes(by.id)
    ? notYours(`Four eyes: who asks for ${name}, plans it or does it can’t decide on it. ${ask}`)
    : notYours(`You can’t decide on ${name}. ${ask}`);
}

const notYours = (sentence: string): Refusal => new Refusal('not-yours', sentence);
