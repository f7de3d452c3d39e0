import { difference, entryFor, type SealedEntry } from '../audit/entry.ts';
import { cardMessages, message, noteMessages } from '../conversations/messages.ts';
import { theApp } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Message } from '../outbox/message.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { HandOn } from '../people/handing-on.ts';
import { belongsTo, sides, takesSteps, type Person } from '../people/person.ts';
import type { Facts } from '../records/facts.ts';
import { revise } from '../records/revise.ts';
import { mayAsk, notFound, recorded, type Incident } from './incident.ts';
import type { IncidentStore } from './incidents.ts';
import { acknowledgeBy } from './severity.ts';
import { clearTimers, leadsOf, timersOf, topicOf } from './telling.ts';

export interface HandingOnParts {
  store: IncidentStore;
  directory: Directory;
  clock: Clock;
}

/** What the history calls it. */
const HANDED = 'handed on';

/** How an entry of the history says from whom something came, and whether they left; undefined of any other entry. */
export function handedOnIn({ action, after }: Pick<SealedEntry, 'action' | 'after'>) {
  const text = (field: string) => (typeof after[field] === 'string' ? after[field] : undefined);
  // Earlier versions wrote it under another name.
  const from = text('from') ?? text('handedOnFrom');
  if (action !== HANDED || from === undefined) return undefined;
  const hasLeft = after['hasLeft'] !== false;
  return { from, hasLeft, owner: text('ownerId'), asker: text('askerId'), isNew: after['state'] === 'new' };
}

/**
 * Somebody left, or can no longer act for the side: what they had goes to that side's lead at that site, who is told
 * once of all of it; what they asked, so that somebody says whether it is fixed. Without a lead it is new again, with
 * deadline and escalation.
 */
export function handOnIncidents({ store, directory, clock }: HandingOnParts): HandOn {
  return async (person, attempt, round) => {
    for (const { id } of await store.openOf(person.id)) {
      const handing = revise(store, id, notFound, async was => {
        const is = await handedOn(was, person);
        return is && { is, facts: await factsOf(was, is, person, round) };
      });
      await attempt(handing);
    }
  };

  async function handedOn(was: Incident, person: Person): Promise<Incident | undefined> {
    const isOpen = was.state !== 'closed';
    const mayHave = takesSteps(person) && belongsTo(person, was.answering);
    const had = isOpen && was.ownerId === person.id && !mayHave;
    const asked = isOpen && (was.askerId ?? was.reporterId) === person.id && !mayAsk(person, was);
    const asker = asked ? await whoConfirms(was) : undefined;
    const is: Incident = { ...was, ...(asker && { askerId: asker }), version: was.version + 1 };
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

  /** Whoever resolved it never confirms it. */
  async function whoConfirms(was: Incident): Promise<string | undefined> {
    return (await leadsOf(was, was.asking, directory)).find(id => id !== was.resolverId);
  }

  async function factsOf(was: Incident, is: Incident, from: Person, round: number): Promise<Facts> {
    const topic = topicOf(is);
    const isNew = is.state === 'new' && was.state !== 'new';
    const noted = isNew
      ? [...noteMessages(topic, [is.answering], 'broadcast'), ...noteMessages(topic, [is.asking])]
      : noteMessages(topic, sides);
    const told = new Set([
      ...(is.ownerId && is.ownerId !== was.ownerId ? [is.ownerId] : []),
      ...(is.askerId && is.askerId !== was.askerId ? [is.askerId] : []),
    ]);
    const { before, after } = difference(recorded, was, is);
    const entry = entryFor('incident', is, {
      at: clock.now(),
      actor: theApp,
      action: HANDED,
      before,
      after: { ...after, from: from.id, hasLeft: from.left },
    });
    return {
      request: null,
      entries: [entry],
      messages: [...cardMessages(topic), ...noted, ...[...told].map(id => inOne(is, from, id, round))],
      timers: isNew ? timersOf(is, await siteOf(directory, is.siteId)) : [],
      cleared: clearTimers(is),
    };
  }
}

export const HANDED_ON = 'incident.handed-on';

/** One message for everything that somebody got at once from one person: its key is the same for each incident. */
function inOne(incident: Incident, from: Person, to: string, round: number): Message {
  const one = message(topicOf(incident), 'handed-on', { kind: 'person', id: to });
  return { ...one, key: `${HANDED_ON}:${from.id}:${round}:${to}`, intent: HANDED_ON, about: from.id };
}
