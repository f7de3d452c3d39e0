import type { SealedEntry } from '../audit/entry.ts';
import type { AuditTrail } from '../audit/trail.ts';
import { cardId, type Cards } from '../conversations/card.ts';
import type { Draw, Drawn } from '../outbox/deliver.ts';
import type { Message } from '../outbox/message.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { reading } from '../records/reading.ts';
import { moved } from '../records/views.ts';
import { mayKnow, type Incident, type State } from './incident.ts';
import type { Incidents, IncidentStore } from './incidents.ts';
import { handedOn, noDesk, nobodyHasIt, notFixed, onDuty, pleaseConfirm, stillWaiting } from './personal.ts';
import { HANDED_ON, handedOnIn } from './handing-on.ts';
import { card, note, title, type Picture } from './views.ts';

export interface IncidentMessageParts {
  incidents: Incidents;
  kept: Pick<IncidentStore, 'openOf'>;
  directory: Directory;
  cards: Cards;
  audit: AuditTrail;
  /** Names of changes where an incident is, the newest first, as far as everybody at a desk may know of them. */
  lately: (incident: Incident) => Promise<readonly string[]>;
}

/** How each message about an incident is drawn. */
export function incidentMessages({
  incidents,
  kept,
  directory,
  cards,
  audit,
  lately,
}: IncidentMessageParts): Record<string, Draw> {
  const { readable: read, happenedSince } = reading<Incident>({
    kind: 'incident',
    find: id => incidents.find(id),
    mayKnow,
    directory,
    audit,
  });
  async function readable(message: Message): Promise<{ incident: Incident; reader?: Person } | undefined> {
    const { record: incident, ...more } = (await read(message)) ?? {};
    return incident && { incident, ...more };
  }
  /** For what asks somebody to act: only while it is so, and nothing said so again since. */
  const drawWhile =
    (state: State, draw: (picture: Picture) => Drawn, isLater: (entry: SealedEntry) => boolean): Draw =>
    async message => {
      const { incident, ...more } = (await readable(message)) ?? {};
      if (incident?.state !== state || (await happenedSince(message, incident, isLater))) return undefined;
      return draw({ ...(await picture(directory, incident)), ...more });
    };
  /** Whether somebody got the incident from the other, and has it still. */
  async function came({ id, ownerId, askerId }: Incident, from: string, to: string): Promise<boolean> {
    const entries = (await audit.of('incident', id)).map(handedOnIn);
    return entries.some(
      one =>
        one?.from === from && ((one.owner === to && ownerId === to) || (one.asker === to && askerId === to)),
    );
  }
  return {
    'incident.card': async message => {
      const { incident } = (await readable(message)) ?? {};
      const shown = message.to.kind === 'card' ? await cards.card(message.to.cardId) : undefined;
      if (!incident || !shown) return undefined;
      const changed = incident.state === 'closed' ? [] : await lately(incident);
      return card(await picture(directory, incident), shown.side, changed);
    },
    'incident.moved': async message => {
      const { incident } = (await readable(message)) ?? {};
      const left = message.to.kind === 'card' ? await cards.card(message.to.cardId) : undefined;
      const current = left && (await cards.card(cardId(left.recordId, left.side)));
      return incident && current && moved('incident', title({ incident }), left.channel, current);
    },
    'incident.note': async message => {
      const { incident } = (await readable(message)) ?? {};
      const entry = incident && (await audit.entry('incident', incident.id, message.seq));
      const isStale =
        incident && entry && isReminder(entry) && (await happenedSince(message, incident, asksNoMore));
      const broadcast = message.to.kind === 'thread' && message.to.broadcast === true;
      return incident && entry && !isStale
        ? note(await picture(directory, incident, [entry]), entry, broadcast)
        : undefined;
    },
    'incident.on-duty': drawWhile('new', onDuty, movesOn),
    'incident.no-desk': drawWhile('new', noDesk, movesOn),
    [HANDED_ON]: async ({ about, to }) => {
      const reader = to.kind === 'person' ? await directory.person(to.id) : undefined;
      if (!reader || reader.left) return undefined;
      const theirs: Incident[] = [];
      for (const one of await kept.openOf(reader.id))
        if (mayKnow(one, reader) && (await came(one, about, reader.id))) theirs.push(one);
      if (theirs.length === 0) return undefined;
      const from = await directory.person(about);
      const pictures = await Promise.all(theirs.map(one => picture(directory, one)));
      return handedOn(from?.name ?? 'Somebody', from?.left !== false, pictures);
    },
    'incident.please-confirm': drawWhile('resolved', pleaseConfirm, movesOn),
    'incident.not-fixed': drawWhile('new', notFixed, movesOn),
    'incident.nobody-has-it': drawWhile('new', nobodyHasIt, isReminder),
    'incident.still-waiting': drawWhile('new', stillWaiting, isReminder),
  };
}

/** The app's own asking again: after an outage one is enough, and the history keeps them all. */
const isReminder = ({ action }: SealedEntry): boolean => ['reminded', 'escalated', 'asked'].includes(action);
const asksNoMore = (entry: SealedEntry): boolean => isReminder(entry) || movesOn(entry);
/** A step, after which the earlier state is not what was told of, even where it is the same again. */
const movesOn = ({ after }: SealedEntry): boolean => 'state' in after;

/** @param history entries that are to be told: those who did them are named too */
export async function picture(
  directory: Directory,
  incident: Incident,
  history: readonly SealedEntry[] = [],
): Promise<Picture> {
  const actors = history.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.id] : []));
  const handed = history.flatMap(entry => {
    const { from, owner, asker } = handedOnIn(entry) ?? {};
    return [from, owner, asker];
  });
  const people = [incident.reporterId, incident.ownerId, incident.resolverId, ...actors, ...handed].filter(
    id => id !== null && id !== undefined,
  );
  return {
    incident,
    site: await siteOf(directory, incident.siteId),
    names: await directory.names([...new Set(people)]),
  };
}
