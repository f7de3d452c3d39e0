import { cardMessages, message, noteMessages, type Topic } from '../conversations/messages.ts';
import type { Message } from '../outbox/message.ts';
import type { Directory } from '../people/directory.ts';
import { isAway, standsIn } from '../people/away.ts';
import { sides, takesSteps, type Person, type Side } from '../people/person.ts';
import { isUnderWay, type Change } from './change.ts';
import { formalDue, open, standing, unassessed, type Asking, type Seat } from './deciding.ts';
import type { Clash } from './rules/case.ts';
import { mayKnow, type Step } from './steps.ts';
import { isOts, type Terms } from './terms.ts';

/** Work that is under way, and whatever stops it, goes before everything that can wait. */
export function topicOf(change: Change): Topic {
  const { id, version, visibility } = change;
  return { record: 'change', id, version, urgent: isUnderWay(change), visibility };
}

/** Messages to single people, by what each asks of them or tells them. */
export type Personal =
  /** Assess, approve or reject it. */
  | 'your-yes'
  /** Give the go, or none. */
  | 'your-go'
  /** Mend what stands against it. */
  | 'your-edit'
  /** Its time has come: start. */
  | 'your-start'
  /** A shift has begun: say that it goes on. */
  | 'go-on'
  /** The same, to who does it: hold until then. */
  | 'hold'
  /** Its time is over, and nobody said that the work is, or that a session is off. */
  | 'time-over'
  /** It is stopped: restart it. */
  | 'your-restart'
  /** Take it back. */
  | 'take-back'
  /** Write its review. */
  | 'your-review'
  /** What it has left behind. */
  | 'leftover'
  /** What somebody else was asked for, and nobody did. */
  | 'still-waiting'
  /** What happened to it. */
  | 'news'
  /** What you decided counts no more. */
  | 'voided'
  /** Another change is in the way. */
  | 'clash'
  /** Your desk has no card of it. */
  | 'no-desk';

export const toPeople = (change: Change, name: Personal, ids: Iterable<string>): Message[] =>
  [...new Set(ids)].map(id => message(topicOf(change), name, { kind: 'person', id }));

/** Both cards change, and both threads say what happened; loudly where both channels must see it. */
export function toDesks(change: Change, loud = false): Message[] {
  const topic = topicOf(change);
  return [...cardMessages(topic), ...noteMessages(topic, sides, ...(loud ? (['broadcast'] as const) : []))];
}

/**
 * Who may be asked for what is still missing: leads who assess, approvers, safety approvers; not the doers.
 *
 * @param missing as what, once it is assessed
 */
export async function deciders(
  change: Change,
  terms: Pick<Terms, 'needs' | 'triage'>,
  directory: Directory,
  missing: readonly Seat['as'][] = open(change, terms),
): Promise<string[]> {
  const asked = await Promise.all([
    ...(change.state === 'assess' && terms.triage
      ? unassessed(change).map(side => withRole('lead', side))
      : []),
    ...(change.state === 'assess' ? [] : missing.map(ofSeat)),
  ]);
  return asked.flat().flatMap(person => (mayBeAsked(change, person) ? [person.id] : []));

  async function ofSeat(as: Seat['as']): Promise<Person[]> {
    if (as === 'safety') return directory.withRole('safety approver').then(all => all.filter(isHere));
    const approvers = (await withRole('approver', as)).filter(one => mayBeAsked(change, one));
    return approvers.length > 0 ? approvers : withRole('lead', as);
  }
  function withRole(role: 'lead' | 'approver', side: Side): Promise<Person[]> {
    return directory.withRole(role, { side, siteId: change.siteId });
  }
  function isHere({ siteId }: Person): boolean {
    return siteId === change.siteId;
  }
}

/** Who decides on it for those, while they are away: they are asked in their place, where they may. */
export async function withDelegates(
  ids: readonly string[],
  change: Change,
  directory: Directory,
  now: number,
): Promise<string[]> {
  const people = await Promise.all(ids.map(id => directory.person(id)));
  const asked = people.map(async person => {
    if (!person || !isAway(person, now)) return person;
    const delegate = person.delegate && (await directory.person(person.delegate.id));
    return delegate && standsIn(delegate, person) && mayBeAsked(change, delegate) ? delegate : person;
  });
  return (await Promise.all(asked)).flatMap(person => (person ? [person.id] : []));
}

/** Neither who asks for it, planned it or does it, nor anybody who may not know of it. */
const mayBeAsked = (change: Change, person: Person): boolean =>
  takesSteps(person) && ![...doers(change), change.plannedBy].includes(person.id) && mayKnow(change, person);

/** Shift leads of the site’s operations who may say go, or take it back. */
export async function shiftLeads(change: Change, directory: Directory): Promise<string[]> {
  const all = await directory.withRole('shift lead', { side: 'ot', siteId: change.siteId });
  return all
    .filter(one => takesSteps(one) && one.id !== change.implementerId && mayKnow(change, one))
    .map(({ id }) => id);
}

/** Who takes it back: the shift lead where it needed their go; otherwise who asked for it looks whether it is well. */
export const whoTakesBack = async (
  change: Change,
  terms: Pick<Terms, 'needs'>,
  directory: Directory,
): Promise<string[]> =>
  isOts(terms)
    ? shiftLeads(change, directory)
    : [change.requesterId].filter(id => id !== change.implementerId);

/** Who restarts what was stopped: the shift lead what is OT's, anything else who asked for it or a lead of theirs. */
export async function whoRestarts(
  change: Change,
  terms: Pick<Terms, 'needs'>,
  directory: Directory,
): Promise<string[]> {
  if (isOts(terms)) return shiftLeads(change, directory);
  const { requesterId, requesterSide, implementerId } = change;
  if (requesterId !== implementerId) return [requesterId];
  return (await leadsOf(change, requesterSide, directory)).filter(id => id !== implementerId);
}

/** Who decided on its plan, gave the go, or heard an authority's yes to it: what an edit makes void. R9. */
export const whoseSayCounts = (change: Change): string[] => [
  ...standing(change).flatMap(one => [one.by, one.for]),
  ...(change.go ? [change.go.by] : []),
  ...change.voices.flatMap(({ heardBy, plan }) => (plan === change.plan ? [heardBy] : [])),
];

/** Who asked for it and who does it. */
export const doers = ({ requesterId, implementerId }: Change): string[] => [requesterId, implementerId];

/** Leads of a side at its site who may know of it. */
export async function leadsOf(change: Change, side: Side, directory: Directory): Promise<string[]> {
  const leads = await directory.withRole('lead', { side, siteId: change.siteId });
  return leads.filter(lead => mayKnow(change, lead)).map(({ id }) => id);
}

/** A desk's card can't be posted: its side's leads are told instead. */
export const toldOfLostCard = async (change: Change, side: Side, directory: Directory): Promise<Message[]> =>
  toPeople(change, 'no-desk', await leadsOf(change, side, directory));

/** Nothing stands against it any more: who must say yes is asked, and who asked for it or does it hears so. */
export async function toldOfSettling(
  is: Change,
  terms: Terms,
  directory: Directory,
  now: number,
): Promise<Message[]> {
  const asked = await withDelegates(await deciders(is, terms, directory), is, directory, now);
  const told = doers(is).filter(one => !asked.includes(one));
  return [...toDesks(is), ...toPeople(is, 'your-yes', asked), ...toPeople(is, 'news', told)];
}

/** Whom the step of somebody concerns beside both desks, and what each is told. They themselves hear nothing. */
export async function toldOfStep(
  step: Step,
  was: Change | undefined,
  is: Change,
  terms: Terms,
  clashes: readonly Clash[],
  { by, now }: Pick<Asking, 'by' | 'now'>,
  directory: Directory,
): Promise<Message[]> {
  const isAnotherPlan = was === undefined || was.plan !== is.plan;
  const isOnItsWay = ['assess', 'authorize'].includes(is.state);
  const movedOn = was !== undefined && was.state !== is.state;
  const told = new Map<string, Personal>();
  const tell = (name: Personal, ids: readonly string[]) =>
    ids.forEach(id => told.has(id) || told.set(id, name));

  if (isAnotherPlan && was) tell('voided', whoseSayCounts(was));
  if (isAnotherPlan)
    tell(
      'clash',
      clashes.map(({ ownerId }) => ownerId),
    );
  if (isOnItsWay && (isAnotherPlan || movedOn))
    tell('your-yes', await withDelegates(await deciders(is, terms, directory), is, directory, now));
  // Who goes by voice asks for the formal decisions at once.
  const formally = step === 'hear' ? formalDue(is, terms) : [];
  if (formally.length > 0)
    tell('your-yes', await withDelegates(await deciders(is, terms, directory, formally), is, directory, now));
  if (step === 'report') tell('take-back', await whoTakesBack(is, terms, directory));
  if (step === 'stop') tell('news', await whoRestarts(is, terms, directory));
  if (step === 'go') tell('news', [is.implementerId]);
  else if ((movedOn && step !== 'start') || ['stop', 'no-go'].includes(step)) tell('news', doers(is));
  told.delete(by.id);
  return [...told].flatMap(([id, name]) => toPeople(is, name, [id]));
}
