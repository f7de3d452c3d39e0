import type { Entry } from '../audit/entry.ts';
import { personActor, theApp, type Actor } from '../kernel/actor.ts';
import type { Person } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import type { Facts } from '../records/facts.ts';
import { after, difference, transitions, type Incident, type Step } from './incident.ts';
import { acknowledgeBy } from './severity.ts';
import { clearTimers, timersOf, toldOfStep } from './telling.ts';

/** What the history says of the incident's present version. */
export function entryOf(
  is: Incident,
  at: number,
  actor: Actor,
  action: string,
  what: Partial<Pick<Entry, 'before' | 'after' | 'words'>> = {},
): Entry {
  const { id: recordId, version: seq } = is;
  return {
    record: 'incident',
    recordId,
    seq,
    at,
    actor,
    action,
    before: {},
    after: {},
    words: null,
    ...what,
  };
}

/**
 * The incident after a step, and what is written with it. One that is reopened is to be acknowledged anew.
 *
 * @param by who took it; undefined for the app itself
 */
export function stepTaken(
  step: Step,
  was: Incident,
  by: Person | undefined,
  words: string | null,
  now: number,
  site: Site,
): { is: Incident; facts: Omit<Facts, 'request'> } {
  const stepped = after(step, was, by, words, now);
  const is =
    step === 'reopen' ? { ...stepped, acknowledgeBy: acknowledgeBy(stepped.severity, now, site) } : stepped;
  const actor = by ? personActor(by.id) : theApp;
  const facts = {
    entries: [entryOf(is, now, actor, transitions[step].done, { ...difference(was, is), words })],
    messages: toldOfStep(step, was, is),
    timers: timersOf(is, site),
    cleared: clearTimers(is),
  };
  return { is, facts };
}
