import type { SealedEntry } from '../audit/entry.ts';
import type { AuditTrail } from '../audit/trail.ts';
import type { Cards } from '../conversations/card.ts';
import type { Draw, Drawn } from '../outbox/deliver.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Incident, State } from './incident.ts';
import type { Incidents } from './incidents.ts';
import { card, nobodyHasIt, note, pleaseConfirm, stillWaiting, type Picture } from './views.ts';

export interface IncidentMessageParts {
  incidents: Incidents;
  directory: Directory;
  cards: Cards;
  audit: AuditTrail;
}

/** How each message about an incident is drawn. */
export function incidentMessages({
  incidents,
  directory,
  cards,
  audit,
}: IncidentMessageParts): Record<string, Draw> {
  const drawWhile =
    (state: State, draw: (picture: Picture) => Drawn): Draw =>
    async ({ about }) => {
      const incident = await incidents.find(about);
      return incident.state === state ? draw(await picture(directory, incident)) : undefined;
    };
  return {
    'incident.card': async ({ about, to }) => {
      const shown = to.kind === 'card' ? await cards.card(to.cardId) : undefined;
      return shown && card(await picture(directory, await incidents.find(about)), shown.side);
    },
    'incident.note': async ({ about, seq }) => {
      const entry = await audit.entry('incident', about, seq);
      return entry && note(await picture(directory, await incidents.find(about), [entry]), entry);
    },
    'incident.please-confirm': drawWhile('resolved', pleaseConfirm),
    'incident.nobody-has-it': drawWhile('new', nobodyHasIt),
    'incident.still-waiting': drawWhile('new', stillWaiting),
  };
}

/** @param history entries that are to be told: those who did them are named too */
export async function picture(
  directory: Directory,
  incident: Incident,
  history: readonly SealedEntry[] = [],
): Promise<Picture> {
  const actors = history.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.id] : []));
  const people = [incident.reporterId, incident.ownerId, incident.resolverId, ...actors].filter(
    id => id !== null,
  );
  return {
    incident,
    site: await siteOf(directory, incident.siteId),
    names: await directory.names([...new Set(people)]),
  };
}
