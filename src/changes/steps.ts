import { Refusal } from '../kernel/refusal.ts';
import { takesSteps, type Person } from '../people/person.ts';
import { maySee } from '../records/visibility.ts';
import { changeName, isOver, type Change, type State } from './change.ts';
import type { Asking } from './deciding.ts';
import type { Terms } from './terms.ts';
import { notTheirs } from './step-people.ts';
import { notYet } from './step-times.ts';

/**
 * What people do with a change. `check` is the *Checked: disconnected* of a remote session; `hear` records a voice;
 * `lift` ends a restriction, and `remove` says that something temporary is gone.
 */
export const steps = [
  'submit',
  'edit',
  'assess',
  'approve',
  'reject',
  'hear',
  'withdraw',
  'go',
  'no-go',
  'confirm',
  'start',
  'stop',
  'restart',
  'report',
  'check',
  'accept',
  'review',
  'lift',
  'remove',
] as const;
export type Step = (typeof steps)[number];

const begun: readonly State[] = ['implement', 'suspended', 'backed out', 'failed'];
/** Nobody works on it any more, and what it left behind may outlive it. */
const workIsOver: readonly State[] = ['review', 'closed'];

/**
 * The states in which a step is taken. Approvals stay possible as long as one is open: those of an emergency are given
 * after the fact. A late no is for the review; what is under way is stopped, not rejected.
 */
const from: Record<Step, readonly State[]> = {
  submit: ['draft'],
  edit: ['draft', 'assess', 'authorize', 'scheduled'],
  assess: ['assess'],
  approve: ['authorize', 'scheduled', ...begun, 'review'],
  reject: ['assess', 'authorize', 'scheduled', 'review'],
  hear: ['assess', 'authorize', 'scheduled', 'suspended'],
  withdraw: ['draft', 'assess', 'authorize', 'scheduled', 'suspended'],
  go: ['scheduled'],
  'no-go': ['scheduled'],
  confirm: ['implement'],
  start: ['scheduled'],
  stop: ['assess', 'authorize', 'scheduled', 'implement', 'backed out', 'failed'],
  restart: ['suspended'],
  report: ['implement', 'suspended'],
  check: begun,
  accept: begun,
  review: ['review'],
  lift: workIsOver,
  remove: workIsOver,
};

/** Where it stands and what comes next, behind its name. */
const next: Record<State, string> = {
  draft: 'is a draft. Submit it first.',
  assess: 'is being assessed. Its card shows what is still missing.',
  authorize: 'waits for approval. Its card shows whose yes is missing.',
  scheduled: 'is scheduled, and work hasn’t begun. Its card shows for when.',
  implement: 'is under way. Press Stop if it must not go on.',
  suspended: 'is stopped. Its card says who restarts it; or the implementer reports how it ended.',
  'backed out': 'was backed out. Operations accepts the hand-back next; press Stop if something is wrong.',
  failed: 'has failed. Operations accepts the hand-back next; press Stop if something is wrong.',
  review: 'is over. What comes next is its review.',
  closed: 'is closed; nothing more to do. If more is needed, plan another change.',
  rejected: 'was rejected; nothing more to do. Plan another one that answers the reason.',
  withdrawn: 'was withdrawn; nothing more to do. If it is needed after all, plan it anew.',
  expired: 'has expired, its time is over. If it is still needed, plan it anew.',
};

/** What is decided about a plan is decided about what was seen. R9. */
const boundToPlan: readonly Step[] = ['edit', 'assess', 'approve', 'reject', 'hear', 'go', 'start', 'accept'];

/** Who may know of it. A guest knows of what they asked for or do. */
export const mayKnow = (
  { visibility, requesterId, implementerId }: Pick<Change, 'visibility' | 'requesterId' | 'implementerId'>,
  person: Person,
): boolean =>
  maySee(visibility, person) && (!person.guest || [requesterId, implementerId].includes(person.id));

/**
 * Why this person may not take this step now; undefined when they may. An edit is judged by the old plan, whatever the
 * new one needs.
 *
 * Stop asks nobody who they are: whoever sees danger must not look for somebody with a role. It asks for no visibility
 * either, and its answer tells nothing but that it is stopped. R0.
 */
export function whyNot(step: Step, change: Change, terms: Terms, asking: Asking): Refusal | undefined {
  const { by, seen = change.plan } = asking;
  if (step === 'stop') return wrongState(step, change);
  if (!mayKnow(change, by)) return notFound();
  if (!takesSteps(by))
    return new Refusal(
      'not-yours',
      'Guests and shared accounts take no steps, because nobody could tell who decided. Use your own account; anyone may press Stop.',
    );
  const refusal = wrongState(step, change);
  if (refusal) return refusal;
  if (boundToPlan.includes(step) && seen !== change.plan)
    return new Refusal(
      'not-now',
      `${changeName(change)} was edited since you looked at it. Read it again, then decide.`,
    );
  return notTheirs(step, change, terms, asking) ?? notYet(step, change, terms, asking);
}

function wrongState(step: Step, change: Change): Refusal | undefined {
  const { state } = change;
  if (from[step].includes(state)) return undefined;
  const name = changeName(change);
  const isNothingToStop = step === 'stop' && state !== 'suspended';
  if (isNothingToStop)
    return new Refusal(
      'already-done',
      `Nobody works on ${name}: it ${next[state]} In danger, call the site’s emergency number; then file an incident.`,
    );
  const isDone = isOver(state) || step === 'stop';
  return new Refusal(isDone ? 'already-done' : 'not-now', `${name} ${next[state]}`);
}

export const notFound = (): Refusal =>
  new Refusal(
    'not-found',
    'I can’t find that change. It may be one that you can’t see; ask the person who told you of it.',
  );
