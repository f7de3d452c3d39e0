import { entryFor } from '../audit/entry.ts';
import { personActor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { clip, tidy } from '../kernel/text.ts';
import type { Person } from '../people/person.ts';
import { revise } from '../records/revise.ts';
import { mayKnow, notFound, type Incident } from './incident.ts';
import type { IncidentStore } from './incidents.ts';

/** What one entry of the history holds, in characters. */
const LONGEST = 1000;

/** Somebody marks what was written in the thread as worth keeping. */
export type Keep = (id: string, said: string, by: Person, request: string) => Promise<Incident>;

/**
 * Puts a message of the thread into the incident's history. The same message counts once: `request` names it.
 *
 * @returns the incident that it belongs to. Its use throws Refusal `not-found`, `not-yours`
 */
export function keepUseCase({ store, clock }: { store: IncidentStore; clock: Clock }): Keep {
  return async (id, said, by, request) => {
    await revise(store, id, notFound, async was => {
      if (!mayKnow(was, by)) throw notFound();
      if (by.guest || by.shared)
        throw new Refusal(
          'not-yours',
          'Only a person of one of the two sides keeps a message. Ask one of them.',
        );
      const is = { ...was, version: was.version + 1 };
      const entry = entryFor('incident', is, {
        at: clock.now(),
        actor: personActor(by.id),
        action: 'kept',
        words: clip(tidy(said), LONGEST),
      });
      return { is, facts: { request, entries: [entry], messages: [] } };
    });
    const incident = await store.find(id);
    if (!incident) throw notFound();
    return incident;
  };
}
