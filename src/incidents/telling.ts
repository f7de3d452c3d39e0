import { cardMessages, message, noteMessages, type Topic } from '../conversations/messages.ts';
import type { Message } from '../outbox/message.ts';
import type { Directory } from '../people/directory.ts';
import { canActFor, otherSide, sides, type Side } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import type { Timer } from '../schedule/timer.ts';
import { mayKnow, type Incident, type Step } from './incident.ts';
import { confirmBy, isUrgent } from './severity.ts';

/** Which jobs wait on an incident. */
export type IncidentJob = 'incident.acknowledge' | 'incident.confirm';

export function timerFor(job: IncidentJob, incidentId: string, due: number, round = 0): Timer {
  return { key: `${job}:${incidentId}`, job, about: incidentId, due, round };
}

/** What the incident's present state waits for. */
export function timersOf(incident: Incident, site: Site): Timer[] {
  const { id, state, severity } = incident;
  if (state === 'new') return [timerFor('incident.acknowledge', id, incident.acknowledgeBy)];
  if (state !== 'resolved') return [];
  return [timerFor('incident.confirm', id, confirmBy(severity, incident.since, site))];
}

/** Timers that mean nothing any more in the incident's present state. */
export function clearTimers(incident: Incident): string[] {
  const over: IncidentJob[] = [];
  if (incident.state !== 'new') over.push('incident.acknowledge');
  if (incident.state !== 'resolved') over.push('incident.confirm');
  return over.map(job => timerFor(job, incident.id, 0).key);
}

export function topicOf({ id, version, severity, visibility }: Incident): Topic {
  return { record: 'incident', id, version, urgent: isUrgent(severity), visibility };
}

/** Whom a filing concerns: the two cards, and personally who is on duty for the side that answers. */
export async function toldOfFiling(incident: Incident, site: Site, directory: Directory): Promise<Message[]> {
  const topic = topicOf(incident);
  const onDuty = await directory.person(site.duty[incident.answering] ?? '');
  const isTold =
    onDuty &&
    canActFor(onDuty, incident.answering, incident.siteId) &&
    onDuty.id !== incident.reporterId &&
    mayKnow(incident, onDuty);
  return [
    ...cardMessages(topic),
    ...(isTold ? [message(topic, 'on-duty', { kind: 'person', id: onDuty.id })] : []),
  ];
}

/** A desk's card can't be posted: its side's leads are told instead. */
export async function toldOfLostCard(
  incident: Incident,
  side: Side,
  directory: Directory,
): Promise<Message[]> {
  const leads = await leadsOf(incident, side, directory);
  return leads.map(id => message(topicOf(incident), 'no-desk', { kind: 'person', id }));
}

/**
 * Whom a step concerns: both cards change, and what was done stands in both threads. Who asked is told personally
 * when there is something to confirm; who had it, when it is not fixed after all, and then their desk must see it.
 */
export function toldOfStep(step: Step, was: Incident, incident: Incident): Message[] {
  const topic = topicOf(incident);
  const messages = cardMessages(topic);
  if (step !== 'reopen') messages.push(...noteMessages(topic, sides));
  else {
    const quiet = sides.filter(side => side !== incident.answering);
    messages.push(...noteMessages(topic, [incident.answering], 'broadcast'), ...noteMessages(topic, quiet));
    if (was.ownerId) messages.push(message(topic, 'not-fixed', { kind: 'person', id: was.ownerId }));
  }
  const asker = incident.askerId ?? incident.reporterId;
  if (step === 'resolve' && incident.resolverId !== asker) {
    messages.push(message(topic, 'please-confirm', { kind: 'person', id: asker }));
  }
  return messages;
}

/** Nobody says whether it is fixed: the desk that asked is reminded. */
export function toldToConfirm(incident: Incident): Message[] {
  const topic = topicOf(incident);
  return [...cardMessages(topic), ...noteMessages(topic, [incident.asking], 'broadcast')];
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
  const topic = topicOf(incident);
  const messages = [...cardMessages(topic), ...noteMessages(topic, [incident.answering], 'broadcast')];
  if (round === 0) return { action: 'reminded', messages };
  const leads = await leadsOf(incident, incident.answering, directory);
  for (const id of leads) messages.push(message(topic, 'nobody-has-it', { kind: 'person', id }));
  if (round > 1) {
    const others = await leadsOf(incident, otherSide(incident.answering), directory);
    for (const id of others.filter(other => !leads.includes(other))) {
      messages.push(message(topic, 'still-waiting', { kind: 'person', id }));
    }
  }
  if (round > 1 || leads.length === 0)
    messages.push(message(topic, 'still-waiting', { kind: 'channel', id: adminChannel }));
  return { action: 'escalated', messages };
}

/** Ids of the side's leads at the incident's site who may know of it, ordered by name. */
export async function leadsOf(incident: Incident, side: Side, directory: Directory): Promise<string[]> {
  const leads = await directory.withRole('lead', { side, siteId: incident.siteId });
  return leads.filter(lead => mayKnow(incident, lead)).map(lead => lead.id);
}
