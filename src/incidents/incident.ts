import { Refusal } from '../kernel/refusal.ts';
import { belongsTo, sideName, type Person, type Side } from '../people/person.ts';
import { searchedText } from '../lists/listing.ts';
import { recordName } from '../records/names.ts';
import { maySee, type Visibility } from '../records/visibility.ts';
import type { Severity } from './severity.ts';

export const states = ['new', 'acknowledged', 'in progress', 'resolved', 'closed'] as const;
export type State = (typeof states)[number];

export interface Incident {
  id: string;
  /** People's name for it: 42 in INC-42. 0 until the store has given it one. */
  number: number;
  siteId: string;
  /** Null where the reporter described the place in words. */
  assetId: string | null;
  /** Name of the asset, or those words. */
  place: string;
  what: string;
  severity: Severity;
  /** The reporter did not know; the severity is our cautious guess. */
  assumed: boolean;
  state: State;
  asking: Side;
  answering: Side;
  reporterId: string;
  /** Who has it on the answering side. */
  ownerId: string | null;
  /** Who said that it is fixed; null while nobody does. */
  resolverId: string | null;
  resolution: string | null;
  /** Why the last fix was none; null where nobody said so, or once it is resolved again. */
  reopenedFor: string | null;
  /** Who says whether it is fixed, where that is no longer the reporter. */
  askerId: string | null;
  /** Address of the message that it was made from. */
  source: string | null;
  visibility: Visibility;
  filedAt: number;
  acknowledgeBy: number;
  /** Since when it has been in its state. */
  since: number;
  /** Counts every change, each with one entry in the history; the store writes only over the version that was read. */
  version: number;
  /** The seal of its last entry. */
  auditHead: string;
}

export const incidentName = (incident: Pick<Incident, 'number'>): string => recordName('incident', incident);

/**
 * Who may know of an incident: everything that shows one asks this, and the store's queries say the same. A guest
 * knows of what they reported or have.
 */
export function mayKnow({ visibility, reporterId, ownerId }: Incident, person: Person): boolean {
  const own = [reporterId, ownerId].includes(person.id);
  return maySee(visibility, person) && (!person.guest || own);
}

/** The text of an incident in which a search looks. */
export const searchedIn = ({ place, what, resolution }: Incident): string =>
  searchedText([place, what, resolution ?? '']);

/** Whether somebody can still be the one who asked: guests and shared accounts ask too. */
export const mayAsk = (person: Person, { asking }: Pick<Incident, 'asking'>): boolean =>
  !person.left && belongsTo(person, asking);

/** What people can do with an incident. */
export type Step = 'acknowledge' | 'start' | 'resolve' | 'confirm' | 'reopen';

interface Transition {
  from: readonly State[];
  to: State;
  by: 'asking' | 'answering';
  /** As the history tells it. */
  done: string;
}

export const transitions: Record<Step, Transition> = {
  acknowledge: { from: ['new'], to: 'acknowledged', by: 'answering', done: 'acknowledged' },
  start: { from: ['acknowledged'], to: 'in progress', by: 'answering', done: 'started' },
  resolve: { from: ['acknowledged', 'in progress'], to: 'resolved', by: 'answering', done: 'resolved' },
  confirm: { from: ['resolved'], to: 'closed', by: 'asking', done: 'confirmed' },
  reopen: { from: ['resolved', 'closed'], to: 'new', by: 'asking', done: 'reopened' },
};

export const allSteps = Object.keys(transitions) as Step[];

/** The steps that its state allows, whoever takes them. */
export function stepsFrom(state: State): Step[] {
  return allSteps.filter(step => transitions[step].from.includes(state));
}

/**
 * Why this person may not take this step now; undefined when they may.
 *
 * The state is asked, not the version that the button showed: a card may be a moment behind, and any step that
 * is still legal is what the person meant. The site isn't asked: sides help each other out across sites. A record
 * that the person may not see is not found.
 */
export function whyNot(step: Step, incident: Incident, by: Person): Refusal | undefined {
  const name = incidentName(incident);
  const transition = transitions[step];
  const side = incident[transition.by];
  if (by.guest) {
    const sentence = 'You are a guest here: tell the person who invited you, or write in its thread.';
    return new Refusal('not-yours', sentence);
  }
  if (by.shared) {
    const sentence = 'This account is shared, so nobody could tell who did it. Use your own.';
    return new Refusal('not-yours', sentence);
  }
  if (!mayKnow(incident, by)) return notFound();
  if (!belongsTo(by, side)) {
    return new Refusal(
      'not-yours',
      transition.by === 'answering'
        ? `${name} was asked of ${sideName[side]}, so ${sideName[side]} answers it. Write in its thread if you can help.`
        : `${name} was asked by ${sideName[side]}, so ${sideName[side]} says whether it is fixed. Write in its thread if it isn’t.`,
    );
  }
  if (incident.state === transition.to && step !== 'reopen') {
    return new Refusal(
      'already-done',
      `${name} is ${incident.state} already; nothing more to do. More shows who did it.`,
    );
  }
  if (!transition.from.includes(incident.state)) {
    return new Refusal(
      'not-now',
      `${name} is ${incident.state} now, so this can’t be done. The card shows what comes next.`,
    );
  }
  if (step === 'confirm' && by.id === incident.resolverId) {
    return new Refusal(
      'not-yours',
      `You resolved ${name} yourself. Ask a colleague to confirm that it is fixed.`,
    );
  }
  return undefined;
}

/** @throws Refusal `not-found`, `not-yours`, `already-done`, `not-now` */
export function mustBeAllowed(step: Step, incident: Incident, by: Person): void {
  const refusal = whyNot(step, incident, by);
  if (refusal) throw refusal;
}

export function notFound(): Refusal {
  return new Refusal(
    'not-found',
    'I can’t find that incident. It may be one that you can’t see; ask the person who told you of it.',
  );
}

/** The incident after a step: a new version, the old one unchanged. Who may take it is {@link mustBeAllowed}'s matter. */
export function after(
  step: Step,
  incident: Incident,
  by: Person | undefined,
  words: string | null,
  now: number,
): Incident {
  const next: Incident = {
    ...incident,
    state: transitions[step].to,
    since: now,
    version: incident.version + 1,
  };
  switch (step) {
    case 'acknowledge':
      return { ...next, ownerId: by?.id ?? null };
    case 'resolve':
      return { ...next, resolverId: by?.id ?? null, resolution: words, reopenedFor: null };
    case 'reopen':
      return { ...next, ownerId: null, resolverId: null, resolution: null, reopenedFor: words };
    case 'start':
    case 'confirm':
      return next;
  }
}

/** The fields whose changes the history keeps. */
export const recorded = [
  'state',
  'severity',
  'ownerId',
  'askerId',
  'resolverId',
  'resolution',
  'reopenedFor',
] as const;
