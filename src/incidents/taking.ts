import { difference, entryFor } from '../audit/entry.ts';
import { personActor, theApp } from '../kernel/actor.ts';
import type { Person } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import type { Facts } from '../records/facts.ts';
import { after, recorded, transitions, type Incident, type Step } from './incident.ts';
import { acknowledgeBy } from './severity.ts';
import { clearTimers, timersOf, toldOfStep } from './telling.ts';

/** How a step is taken. */
interface Taking {
  /** Who takes it; none for the app itself. */
  by?: Person;
  words: string | null;
  now: number;
  site: Site;
  /** Who is asked whether it is fixed, where that is somebody else from now on. */
  asker?: string | undefined;
}

/** The incident after a step, and what is written with it. One that is reopened is to be acknowledged anew. */
export function stepTaken(
  step: Step,
  was: Incident,
  { by, words, now, site, asker }: Taking,
): { is: Incident; facts: Omit<Facts, 'request'> } {
  const asked = asker ? { ...was, askerId: asker } : was;
  const stepped = after(step, asked, by, words, now);
  const is =
    step === 'reopen' ? { ...stepped, acknowledgeBy: acknowledgeBy(stepped.severity, now, site) } : stepped;
  const actor = by ? personActor(by.id) : theApp;
  const changed = difference(recorded, was, is);
  const facts = {
    entries: [
      entryFor('incident', is, { at: now, actor, action: transitions[step].done, ...changed, words }),
    ],
    messages: toldOfStep(step, was, is),
    timers: timersOf(is, site),
    cleared: clearTimers(is),
  };
  return { is, facts };
}
