import { cardId, newCard, type Card } from '../conversations/card.ts';
import type { Directory } from '../people/directory.ts';
import { otherSide, sides, type Side } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import type { Address, Message } from '../outbox/message.ts';
import type { Timer } from '../schedule/timer.ts';
import type { Incident, Step } from './incident.ts';
import { isUrgent } from './severity.ts';

/** Which jobs wait on an incident. */
export type IncidentJob = 'incident.acknowledge' | 'incident.close';

export function timerFor(job: IncidentJob, incidentId: string, due: number, round = 0): Timer {
  return { key: `${job}:${incidentId}`, job, about: incidentId, due, round };
}

/** Timers that mean nothing any more in the incident's present state. */
export function clearTimers(incident: Incident): string[] {
  const over: IncidentJob[] = [];
  if (incident.state !== 'new') over.push('incident.acknowledge');
  if (incident.state !== 'resolved') over.push('incident.close');
  return over.map(job => timerFor(job, incident.id, 0).key);
}

/** A record that only some may see stands at no desk. */
function desks(incident: Incident): readonly Side[] {
  return incident.visibility.kind === 'restricted' ? [] : sides;
}

export function newCards(incident: Incident, site: Site): Card[] {
  return desks(incident).map(side => newCard('incident', incident.id, side, site.desks[side]));
}

/**
 * Whom a step concerns: both cards change; what was done stands in both threads; who asked is told personally
 * when there is something to confirm. Filing needs no more than the cards.
 */
export function toldOfStep(step: Step | 'file', incident: Incident): Message[] {
  const messages = bothCards(incident);
  if (step === 'file') return messages;
  for (const side of desks(incident)) messages.push(note(incident, side, false));
  if (step === 'resolve')
    messages.push(message(incident, 'incident.please-confirm', { kind: 'person', id: incident.reporterId }));
  return messages;
}

/**
 * Nobody has it yet: the answering desk is reminded first, then that side's leads, then both sides' leads and
 * the admin channel, again until somebody has it. A side without leads goes straight to the admin channel.
 */
export async function toldOfReminder(
  incident: Incident,
  round: number,
  directory: Directory,
  adminChannel: string,
): Promise<{ action: string; messages: Message[] }> {
  const messages = bothCards(incident);
  if (desks(incident).includes(incident.answering)) messages.push(note(incident, incident.answering, true));
  if (round === 0) return { action: 'reminded', messages };
  const asked = round === 1 ? [incident.answering] : [incident.answering, otherSide(incident.answering)];
  const leads = (
    await Promise.all(asked.map(side => directory.withRole('lead', { side, siteId: incident.siteId })))
  ).flat();
  for (const id of new Set(leads.map(lead => lead.id)))
    messages.push(message(incident, 'incident.nobody-has-it', { kind: 'person', id }));
  if (round > 1 || leads.length === 0)
    messages.push(message(incident, 'incident.nobody-has-it', { kind: 'channel', id: adminChannel }));
  return { action: 'escalated', messages };
}

function bothCards(incident: Incident): Message[] {
  return desks(incident).map(side =>
    message(incident, 'incident.card', { kind: 'card', cardId: cardId(incident.id, side) }),
  );
}

function note(incident: Incident, side: Side, broadcast: boolean): Message {
  return message(incident, 'incident.note', {
    kind: 'thread',
    cardId: cardId(incident.id, side),
    ...(broadcast && { broadcast }),
  });
}

/** Every message of one version of the incident has one key, so no second commit can write it again. */
function message(incident: Incident, intent: string, to: Address): Message {
  const whom = to.kind === 'card' || to.kind === 'thread' ? to.cardId : to.id;
  return {
    key: `${intent}:${incident.id}:${incident.version}:${whom}`,
    intent,
    about: incident.id,
    seq: incident.entries + 1,
    to,
    urgent: isUrgent(incident.severity),
  };
}
