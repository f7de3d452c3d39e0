import type { AuditTrail } from './audit/trail.ts';
import type { ConversationStore } from './conversations/conversations.ts';
import { handOnIncidents } from './incidents/handing-on.ts';
import { mayKnow, notFound } from './incidents/incident.ts';
import { incidentUseCases } from './incidents/incidents.ts';
import { incidentJobs } from './incidents/jobs.ts';
import { openHere } from './incidents/open-here/open-here.ts';
import { openHereStore } from './incidents/open-here/store.ts';
import { incidentReactions } from './incidents/slack.ts';
import { incidentStore } from './incidents/store.ts';
import { toldOfLostCard } from './incidents/telling.ts';
import type { Clock } from './kernel/clock.ts';
import type { Ids } from './kernel/ids.ts';
import type { Directory } from './people/directory.ts';
import { keepUseCase } from './records/keeping.ts';
import type { Records } from './records/kinds.ts';
import type { Register } from './register/register.ts';
import type { FactParts } from './store/facts.ts';
import type { Store } from './store/open.ts';

/** What a kind of record is built from. */
export interface KindParts {
  store: Store;
  sealed: FactParts;
  audit: AuditTrail;
  directory: Directory;
  register: Register;
  cards: ConversationStore;
  clock: Clock;
  ids: Ids;
  adminChannel: string;
}

/** Incidents, built from their parts: what people and time do with them, and what is the same of every kind of record. */
export function withIncidents({ store, sealed, adminChannel, cards, ...parts }: KindParts) {
  const { directory, clock } = parts;
  const kept = incidentStore(store, sealed);
  const useCases = incidentUseCases({ ...parts, store: kept });
  const records: Records = {
    find: id => useCases.find(id),
    numbered: number => kept.numbered(number),
    toldOfLostCard: async (id, side) => toldOfLostCard(await useCases.find(id), side, directory),
  };
  return {
    kept,
    useCases,
    records,
    jobs: incidentJobs({ store: kept, directory, clock, adminChannel }),
    handOn: handOnIncidents({ store: kept, directory, clock }),
    keep: keepUseCase({ kind: 'incident', store: kept, mayKnow, notFound, clock }),
    openOn: openHere(openHereStore(store)),
    reactions: incidentReactions({ incidents: useCases, conversations: cards }),
  };
}
