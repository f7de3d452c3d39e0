import { MINUTE } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { changeName, type Change } from './change.ts';
import { awaited, formalDue, isVoiced, type Asking } from './deciding.ts';
import { heldRestrictions } from './leftovers.ts';
import type { Stop } from './rules/case.ts';
import { GO_HOLDS, goHolds, keepsFromStarting } from './starting.ts';
import type { Step } from './steps.ts';
import type { Terms } from './terms.ts';

/** Why it is not the time for a step, or something has to come before it; undefined when nothing has. */
export function notYet(step: Step, change: Change, terms: Terms, asking: Asking): Refusal | undefined {
  const name = changeName(change);
  switch (step) {
    case 'assess':
      return terms.triage
        ? undefined
        : done(`${name} needs no assessment by both sides. Its card shows what is still missing.`);
    case 'hear':
      return change.type === 'emergency'
        ? undefined
        : notNow('Only an emergency goes by voice. Ask an approver to decide on its card.');
    case 'withdraw':
      return change.startedAt === null
        ? undefined
        : notNow(`Work on ${name} has begun, so it can’t be withdrawn. Back it out, and report that.`);
    case 'go':
      return noGo(change, terms, asking);
    case 'confirm':
      return terms.needs.includes('go')
        ? undefined
        : done(`${name} needs no shift lead’s go. Press Stop if it must not go on.`);
    case 'start':
      return noStart(change, terms, asking);
    case 'restart':
      return noRestart(change, terms);
    case 'report':
      return change.startedAt === null
        ? notNow(`Work on ${name} hasn’t begun. Its card says who restarts it; or withdraw it.`)
        : undefined;
    case 'check':
      if (change.kind !== 'remote') return done(`${name} is no remote access. Nothing to check here.`);
      return noCheck(change, asking);
    case 'accept':
      return noHandBack(change);
    case 'review':
      return noReview(change, terms);
    case 'lift':
      return heldRestrictions(change).length > 0
        ? undefined
        : done(`No restriction of ${name} holds any more. Its card shows how it stands.`);
    case 'remove':
      return noRemoval(change);
    case 'submit':
    case 'edit':
    case 'approve':
    case 'reject':
    case 'no-go':
    case 'stop':
      return undefined;
  }
}

function noGo(change: Change, terms: Terms, asking: Asking): Refusal | undefined {
  const name = changeName(change);
  if (!terms.needs.includes('go'))
    return done(`${name} needs no go. Its implementer starts it when its time has come.`);
  if (asking.now >= change.end) return timeIsOver(change);
  if (asking.now < change.start - GO_HOLDS)
    return notNow(
      `It is too early for a go, which holds for ${GO_HOLDS / MINUTE} minutes. Its card says when ${name} begins.`,
    );
  if (goHolds(change, asking)) return done(`${name} has its go already. Its implementer starts it.`);
  const stops = keepsFromStarting({ ...change, go: { by: asking.by.id, at: asking.now } }, terms, asking);
  return standsInTheWay(change, stops);
}

function noStart(change: Change, terms: Terms, asking: Asking): Refusal | undefined {
  // An emergency begins when its authority has said yes; an edit of the time would void that.
  if (asking.now < change.start && !isVoiced(change, 'ot'))
    return notNow(`${changeName(change)} begins later. Its card says when; Edit to choose another time.`);
  if (asking.now >= change.end) return timeIsOver(change);
  return standsInTheWay(change, keepsFromStarting(change, terms, asking));
}

/** Once work has begun, windows and times are the shift lead's to weigh; whose yes is needed is not. */
function noRestart(change: Change, terms: Terms): Refusal | undefined {
  const name = changeName(change);
  if (change.startedAt === null) return undefined;
  if (change.reported)
    return notNow(`The implementer said that work on ${name} is over. Accept it, or ask them in its thread.`);
  return awaited(change, terms).length > 0
    ? notNow(`${name} needs another yes by now. Ask its approvers first: its card shows whose is missing.`)
    : undefined;
}

/** What is checked while work goes on says nothing of its end. */
function noCheck(change: Change, { now }: Asking): Refusal | undefined {
  const { state, startedAt, reported, end } = change;
  const name = changeName(change);
  if (startedAt === null)
    return notNow(`Work on ${name} hasn’t begun. If somebody is connected, cut them off, and call OT.`);
  return state === 'implement' && !reported && now < end
    ? notNow(
        `Work on ${name} goes on. Check it once its implementer says that it is over; press Stop if it must not go on.`,
      )
    : undefined;
}

function noHandBack(change: Change): Refusal | undefined {
  if (!change.reported)
    return notNow(
      'The implementer hasn’t said yet that their work is over, tools out and sessions ended. Ask them.',
    );
  if (change.kind !== 'remote' || change.disconnected) return undefined;
  const how = change.answers.cutOff?.trim();
  return notNow(
    `NOT confirmed disconnected. Ask the watcher to check first.${how ? ` Cut off: ${how}` : ''}`,
  );
}

function noReview(change: Change, terms: Terms): Refusal | undefined {
  return formalDue(change, terms).length > 0
    ? notNow(
        `The formal decisions on ${changeName(change)} come first. Its card shows whose is missing; ask them.`,
      )
    : undefined;
}

function noRemoval({ effects, removed, number }: Change): Refusal | undefined {
  const name = changeName({ number });
  if (!effects.includes('temporary'))
    return done(`Nothing of ${name} is temporary. Its card shows how it stands.`);
  return removed
    ? done(`What was temporary in ${name} is removed already. Its card shows how it stands.`)
    : undefined;
}

function standsInTheWay(change: Change, stops: readonly Stop[]): Refusal | undefined {
  const sentences = stops.map(({ rule, sentence }) => `${rule}: ${sentence}`);
  return stops.length > 0
    ? notNow(`${changeName(change)} can’t begin as it is. ${sentences.join(' ')}`)
    : undefined;
}

const timeIsOver = (change: Change): Refusal =>
  notNow(`The time of ${changeName(change)} is over. Choose another one: Edit.`);

const notNow = (sentence: string): Refusal => new Refusal('not-now', sentence);
const done = (sentence: string): Refusal => new Refusal('already-done', sentence);
