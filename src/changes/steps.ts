import { MINUTE } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { belongsTo, sideName, takesSteps, type Person, type Side } from '../people/person.ts';
import { maySee } from '../records/visibility.ts';
import { changeName, isOver, isUnderWay, type Change, type Decision, type State } from './change.ts';
import type { Need } from './rules/case.ts';

/** What people do with a change once it is filed. */
export const steps = [
  'edit',
  'assess',
  'approve',
  'reject',
  'withdraw',
  'go',
  'no-go',
  'start',
  'stop',
  'restart',
  'report',
  'accept',
  'review',
] as const;
export type Step = (typeof steps)[number];

/** What steps ask of the rules, for the plan as it is now. */
export interface Terms {
  needs: readonly Need[];
  /** Nobody answers for it, so both sides assess it first. */
  triage: boolean;
  /** A small site: the requester counts as their own side's approver. */
  requesterCounts: boolean;
  /** Rules are shown and counted, not enforced. */
  advisory: boolean;
}

/** A go is used within so many milliseconds, or given anew. Source: HSG250, a permit is for the work at hand. */
export const GO_HOLDS = 30 * MINUTE;

/** The states in which a step is taken. */
const from: Record<Step, readonly State[]> = {
  edit: ['assess', 'authorize', 'scheduled'],
  assess: ['assess'],
  approve: ['authorize'],
  reject: ['assess', 'authorize'],
  withdraw: ['assess', 'authorize', 'scheduled'],
  go: ['scheduled'],
  'no-go': ['scheduled'],
  start: ['scheduled'],
  stop: ['scheduled', 'implement'],
  restart: ['suspended'],
  report: ['implement', 'suspended'],
  accept: ['implement', 'backed out', 'failed'],
  review: ['review'],
};

export const mayKnow = (change: Change, person: Person): boolean =>
  maySee(change.visibility, person) &&
  (!person.guest || [change.requesterId, change.implementerId].includes(person.id));

/** The decisions that count: those on the version that is planned now. */
export const standing = ({ decisions, plan }: Pick<Change, 'decisions' | 'plan'>): Decision[] =>
  decisions.filter(decision => decision.plan === plan);

/** Who must still say yes before it is scheduled; the go comes later. An emergency's voices stand in until then. */
export function open(change: Change, { needs }: Pick<Terms, 'needs'>): (Side | 'safety')[] {
  const given = new Set(standing(change).flatMap(({ as, yes }) => (yes ? [as] : [])));
  return needs.flatMap(need => (need === 'go' || given.has(need) ? [] : [need]));
}

/** What of the needs somebody could say yes to. */
export function mayDecide(change: Change, terms: Terms, by: Person): (Side | 'safety')[] {
  const isOfSite = by.siteId === change.siteId;
  const isOwn = by.id === change.implementerId || by.id === change.requesterId;
  const decided = standing(change).some(decision => decision.by === by.id);
  return open(change, terms).filter(need => {
    if (!isOfSite || decided) return false;
    if (need === 'safety') return !isOwn && by.roles.includes('safety approver');
    const mayForSide = belongsTo(by, need) && (by.roles.includes('approver') || by.roles.includes('lead'));
    const counts = by.id === change.requesterId && terms.requesterCounts && need === change.requesterSide;
    return mayForSide && (!isOwn || counts);
  });
}

/**
 * Why this person may not take this step now; undefined when they may.
 *
 * @param seen the version of the plan that they saw: decisions and the go are bound to it
 */
export function whyNot(
  step: Step,
  change: Change,
  terms: Terms,
  by: Person,
  now: number,
  seen: number = change.plan,
): Refusal | undefined {
  const name = changeName(change);
  if (!mayKnow(change, by)) return notFound();
  // Anyone may, a shared account and a guest too: whoever sees danger must not look for somebody with a role.
  if (step === 'stop') return wrongState(step, change);
  if (!takesSteps(by))
    return no(
      'not-yours',
      'Guests and shared accounts take no steps, because nobody could tell who decided. Anyone may press Stop.',
    );
  const wrong = wrongState(step, change);
  if (wrong) return wrong;
  if (['approve', 'reject', 'go', 'accept'].includes(step) && seen !== change.plan)
    return no('not-now', `${name} was edited since you looked at it. Read it again, then decide.`);
  return notTheirs(step, change, terms, by) ?? notYet(step, change, terms, now);
}

function wrongState(step: Step, change: Change): Refusal | undefined {
  if (from[step].includes(change.state)) return undefined;
  const name = changeName(change);
  if (isOver(change.state)) return no('already-done', `${name} is ${change.state}; nothing more to do.`);
  if (step === 'stop' && change.state === 'suspended')
    return no('already-done', `${name} is stopped already. Only the shift lead restarts it.`);
  return no(
    'not-now',
    `${name} is in “${change.state}” now, so this can’t be done. The card shows what comes next.`,
  );
}

function notTheirs(step: Step, change: Change, terms: Terms, by: Person): Refusal | undefined {
  const name = changeName(change);
  const isLeadOf = (side: Side) =>
    by.siteId === change.siteId && belongsTo(by, side) && by.roles.includes('lead');
  const isShiftLead = by.siteId === change.siteId && belongsTo(by, 'ot') && by.roles.includes('shift lead');
  switch (step) {
    case 'edit':
    case 'withdraw':
      return [change.requesterId, change.implementerId].includes(by.id) || isLeadOf(change.requesterSide)
        ? undefined
        : no(
            'not-yours',
            `Only who asked for ${name}, its implementer or their lead does that. Write in its thread.`,
          );
    case 'assess':
      return isLeadOf('it') || isLeadOf('ot')
        ? undefined
        : no('not-yours', 'A lead of each side says whose it is. Write in its thread what you know.');
    case 'approve':
    case 'reject':
      return mayDecide(change, terms, by).length > 0 ? undefined : notAnApprover(change, terms, by);
    case 'go':
    case 'no-go':
    case 'restart':
      return isShiftLead
        ? undefined
        : no('not-yours', `Only the shift lead of OT does that. Call the control room.`);
    case 'start':
    case 'report':
      return by.id === change.implementerId
        ? undefined
        : no('not-yours', `Only the implementer of ${name} does that.`);
    case 'accept':
      return mayAccept(change, terms, by)
        ? undefined
        : no(
            'not-yours',
            terms.needs.includes('go')
              ? 'Only the shift lead takes the plant back. Call the control room.'
              : 'Somebody else than the implementer takes it back, of the side that it was done for.',
          );
    case 'review':
      return belongsTo(by, change.requesterSide) || isShiftLead || isLeadOf('it') || isLeadOf('ot')
        ? undefined
        : no('not-yours', 'Who asked for it or a lead writes the review.');
    case 'stop':
      return undefined;
  }
}

/** What needs a go is taken back by the shift lead; anything else by anybody who did not do it. */
function mayAccept(change: Change, { needs }: Terms, by: Person): boolean {
  if (by.siteId !== change.siteId || by.id === change.implementerId) return false;
  return needs.includes('go') ? belongsTo(by, 'ot') && by.roles.includes('shift lead') : true;
}

function notAnApprover(change: Change, terms: Terms, by: Person): Refusal {
  const name = changeName(change);
  const left = open(change, terms);
  const whom = left.map(need =>
    need === 'safety' ? 'a safety approver' : `an approver of ${sideName[need]}`,
  );
  const ask = whom.length > 0 ? `It waits for ${whom.join(' and ')}.` : 'Nobody’s yes is missing any more.';
  if ([change.requesterId, change.implementerId].includes(by.id))
    return no('not-yours', `Four eyes: who asks for ${name} or does it can’t decide on it. ${ask}`);
  if (standing(change).some(decision => decision.by === by.id))
    return no('already-done', `You decided on ${name} already. ${ask}`);
  return no('not-yours', `You can’t decide on ${name}. ${ask}`);
}

function notYet(step: Step, change: Change, terms: Terms, now: number): Refusal | undefined {
  const name = changeName(change);
  const goes = terms.needs.includes('go');
  switch (step) {
    case 'go':
      if (now > change.end) return no('not-now', `The time of ${name} is over. Choose another one: Edit.`);
      if (now < change.start - GO_HOLDS)
        return no('not-now', `It is too early for a go: it holds for 30 minutes only.`);
      return change.go && now - change.go.at < GO_HOLDS
        ? no('already-done', `${name} has its go already.`)
        : undefined;
    case 'start':
      if (now < change.start) return no('not-now', `${name} begins later. Its card says when.`);
      if (now >= change.end) return no('not-now', `The time of ${name} is over. Choose another one: Edit.`);
      if (!goes || terms.advisory || change.type === 'emergency') return undefined;
      if (!change.go) return no('not-now', `${name} needs the shift lead’s go first. Call the control room.`);
      return now - change.go.at > GO_HOLDS
        ? no('not-now', 'The go was given more than 30 minutes ago. Ask the shift lead again.')
        : undefined;
    case 'accept':
      return change.reported
        ? undefined
        : no('not-now', 'The implementer hasn’t said yet that their work is over and their tools are out.');
    default:
      return undefined;
  }
}

/** Whether somebody must write a review before it is closed. R11. */
export const needsReview = ({ type, reported }: Pick<Change, 'type' | 'reported'>): boolean =>
  type === 'emergency' || (reported !== null && reported.outcome !== 'done');

export const isLive = ({ state }: Change): boolean => isUnderWay(state);

export const notFound = (): Refusal =>
  no(
    'not-found',
    'I can’t find that change. It may be one that you can’t see; ask the person who told you of it.',
  );

const no = (code: Refusal['code'], sentence: string): Refusal => new Refusal(code, sentence);
