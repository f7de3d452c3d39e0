import { difference, entryFor } from '../audit/entry.ts';
import { cardMessages, message, noteMessages } from '../conversations/messages.ts';
import { theApp } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Message } from '../outbox/message.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import { sides, type Person } from '../people/person.ts';
import type { Facts } from '../records/facts.ts';
import { revise } from '../records/revise.ts';
import type { Job } from '../schedule/timer.ts';
import { notFound, recorded, type Incident } from './incident.ts';
import type { IncidentStore } from './incidents.ts';
import { acknowledgeBy } from './severity.ts';
import { clearTimers, leadsOf, timersOf, topicOf } from './telling.ts';

export interface HandingOnParts {
  store: IncidentStore;
  directory: Directory;
  endDuty: (personId: string) => Promise<void>;
  clock: Clock;
}

/**
 * Somebody left: what they had goes to their side's lead at that site, who is told once of all of it; what they
 * asked, so that somebody says whether it is fixed. Without a lead it is new again, with deadline and escalation.
 */
export function handOn({ store, directory, endDuty, clock }: HandingOnParts): Job {
  return async timer => {
    const gone = await directory.person(timer.about);
    if (!gone?.left) return 'nothing to do';
    await endDuty(gone.id);
    const failed: unknown[] = [];
    for (const { id } of await store.openOf(gone.id)) {
      try {
        await revise(store, id, notFound, async was => {
          const is = await handedOn(was, gone);
          return is && { is, facts: await factsOf(was, is, gone, timer.due) };
        });
      } catch (error) {
        // What can be handed on is; the rest comes again.
        failed.push(error);
      }
    }
    if (failed.length > 0) throw new AggregateError(failed, 'some of it could not be handed on');
    return 'nothing to do';
  };

  async function handedOn(was: Incident, gone: Person): Promise<Incident | undefined> {
    const had = was.ownerId === gone.id && was.state !== 'closed';
    const asked = (was.askerId ?? was.reporterId) === gone.id && was.state !== 'closed';
    const asker = asked ? (await leadsOf(was, was.asking, directory))[0] : undefined;
    const is: Incident = {
      ...was,
      ...(asker && { askerId: asker }),
      handedOnFrom: gone.id,
      version: was.version + 1,
    };
    if (!had) return asker === undefined ? undefined : is;
    const lead = (await leadsOf(was, was.answering, directory))[0];
    if (lead || was.state === 'resolved') return { ...is, ownerId: lead ?? null };
    const now = clock.now();
    const site = await siteOf(directory, was.siteId);
    return {
      ...is,
      state: 'new',
      ownerId: null,
      since: now,
      acknowledgeBy: acknowledgeBy(was.severity, now, site),
    };
  }

  async function factsOf(was: Incident, is: Incident, gone: Person, attempt: number): Promise<Facts> {
    const topic = topicOf(is);
    const isNew = is.state === 'new' && was.state !== 'new';
    const noted = isNew
      ? [...noteMessages(topic, [is.answering], 'broadcast'), ...noteMessages(topic, [is.asking])]
      : noteMessages(topic, sides);
    const told = new Set([
      ...(is.ownerId && is.ownerId !== was.ownerId ? [is.ownerId] : []),
      ...(is.askerId && is.askerId !== was.askerId ? [is.askerId] : []),
    ]);
    const entry = entryFor('incident', is, {
      at: clock.now(),
      actor: theApp,
      action: 'handed on',
      ...difference(recorded, was, is),
    });
    return {
      request: null,
      entries: [entry],
      messages: [...cardMessages(topic), ...noted, ...[...told].map(id => inOne(is, gone, id, attempt))],
      timers: isNew ? timersOf(is, await siteOf(directory, is.siteId)) : [],
      cleared: clearTimers(is),
    };
  }
}

export const HANDED_ON = 'incident.handed-on';

/** One message for everything that somebody got at once from one who left: its key is the same for each incident. */
function inOne(incident: Incident, gone: Person, to: string, attempt: number): Message {
  const one = message(topicOf(incident), 'handed-on', { kind: 'person', id: to });
  return { ...one, key: `${HANDED_ON}:${gone.id}:${attempt}:${to}`, intent: HANDED_ON, about: gone.id };
}
