import { entryFor, NO_SEAL, type SealedEntry } from '../audit/entry.ts';
import type { AuditTrail } from '../audit/trail.ts';
import { newCards } from '../conversations/messages.ts';
import { personActor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { mustBeShort, mustSay, visible } from '../kernel/text.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Person, Side } from '../people/person.ts';
import { revise, untilWritten, type RecordStore } from '../records/revise.ts';
import { everyone } from '../records/visibility.ts';
import { listed, type Listed, type Listing, type ListStore } from '../lists/listing.ts';
import { findPlace, type Whereabouts } from '../register/place.ts';
import type { Register } from '../register/register.ts';
import { stepTaken } from './taking.ts';
import { mayAsk, mayKnow, mustBeAllowed, notFound, whyNot, type Incident, type Step } from './incident.ts';
import { route } from './routing.ts';
import { acknowledgeBy, severityOf, type Impact } from './severity.ts';
import { leadsOf, timersOf, toldOfFiling, topicOf } from './telling.ts';

/** The incidents that are kept. */
export interface IncidentStore extends RecordStore<Incident>, ListStore<Incident> {
  numbered(number: number): Promise<Incident | undefined>;
  /**
   * What asks something of the person's side at their site now, the most severe and then the oldest first: only what
   * they may know of.
   */
  waitingOn(by: Person, limit: number): Promise<Incident[]>;
  /** What somebody has or asked that isn't closed, the most severe first. */
  openOf(personId: string): Promise<Incident[]>;
  /** The incident that this request was answered with before. */
  answeredBy(request: string): Promise<Incident | undefined>;
}

export interface Filing {
  where: Whereabouts;
  what: string;
  impact: Impact;
  /** Asked only of someone who belongs to both sides. */
  answering?: Side;
  /** Address of the message that it is made from. */
  source?: string;
}

export interface Incidents {
  /**
   * Records an incident and tells both desks. The same request twice gives the same incident.
   * @throws Refusal `bad-answer` with the field
   */
  file(filing: Filing, by: Person, request: string): Promise<Incident>;
  /**
   * Takes a step. The same request twice counts once. Answers with the incident as it is then.
   * @throws Refusal as {@link mustBeAllowed}; `bad-answer` when a reason is missing
   */
  take(step: Step, id: string, by: Person, words: string, request: string): Promise<Incident>;
  /** The incident, if this person may take the step now. @throws Refusal as {@link mustBeAllowed} */
  check(step: Step, id: string, by: Person): Promise<Incident>;
  /** For the app's own messages: nobody's permission is asked. @throws Refusal `not-found` */
  find(id: string): Promise<Incident>;
  /** @throws Refusal `not-found`, also for one that the person may not know of */
  look(id: string, by: Person): Promise<{ incident: Incident; history: SealedEntry[] }>;
  /** By its number. @throws Refusal `not-found`, also for one that the person may not know of */
  numbered(number: number, by: Person): Promise<Incident>;
  /** What asks something of the person's side at their site now, the most severe and then the oldest first. */
  waitingOn(by: Person, limit: number): Promise<Incident[]>;
  /** A page of a list; of one beyond the end, the last. */
  list(listing: Listing, by: Person): Promise<Listed<Incident>>;
}

export interface IncidentParts {
  store: IncidentStore;
  audit: AuditTrail;
  directory: Directory;
  register: Register;
  clock: Clock;
  ids: Ids;
}

const LONGEST = { what: 3000, words: 1000 };

export function incidentUseCases({
  store,
  audit,
  directory,
  register,
  clock,
  ids,
}: IncidentParts): Incidents {
  async function find(id: string): Promise<Incident> {
    const incident = await store.find(id);
    if (!incident) throw notFound();
    return incident;
  }

  /** Who asked may have left meanwhile, or changed sides: then their side's lead says whether it is fixed. */
  async function newAsker(incident: Incident, by: Person): Promise<string | undefined> {
    const asker = await directory.person(incident.askerId ?? incident.reporterId);
    if (!asker || mayAsk(asker, incident)) return undefined;
    // Whoever resolves it never confirms it.
    const leads = await leadsOf(incident, incident.asking, directory);
    return leads.find(lead => lead !== by.id && lead !== incident.resolverId);
  }

  return {
    async file(filing, by, request) {
      const { asset, siteId, name: place } = await findPlace(filing.where, register, directory);
      const what = mustSay('what', filing.what, LONGEST.what, 'Say in a few words what happens.');
      const now = clock.now();
      const id = ids.next();
      const { severity, assumed } = severityOf(filing.impact, asset);
      const { asking, answering } = route(by, asset, filing.answering);
      const asked = { place, what, severity, assumed, state: 'new', asking, answering } as const;
      // A desk may move meanwhile.
      await untilWritten(async () => {
        const site = await siteOf(directory, siteId);
        const incident: Incident = {
          ...asked,
          id,
          number: 0,
          siteId,
          assetId: asset?.id ?? null,
          reporterId: by.id,
          ownerId: null,
          resolverId: null,
          resolution: null,
          reopenedFor: null,
          askerId: null,
          source: filing.source ?? null,
          visibility: everyone,
          filedAt: now,
          acknowledgeBy: acknowledgeBy(severity, now, site),
          since: now,
          version: 1,
          auditHead: NO_SEAL,
        };
        return store.commit(incident, 0, {
          request,
          entries: [
            entryFor('incident', incident, {
              at: now,
              actor: personActor(by.id),
              action: 'filed',
              after: asked,
            }),
          ],
          cards: newCards(topicOf(incident), site),
          messages: await toldOfFiling(incident, site, directory),
          timers: timersOf(incident, site),
        });
      });
      const filed = await store.answeredBy(request);
      if (!filed) throw new Error(`request ${request} left no incident`);
      return filed;
    },

    find,

    async take(step, id, by, typed, request) {
      const words = visible(typed) || null;
      if (step === 'reopen' && !words)
        throw new Refusal('bad-answer', 'Say in a few words what is still wrong.', 'words');
      mustBeShort('words', words ?? '', LONGEST.words);
      await revise(store, id, notFound, async was => {
        const refusal = whyNot(step, was, by);
        // Slack's second delivery finds the step taken, by itself.
        if (refusal && (await store.answeredBy(request))) return undefined;
        if (refusal) throw refusal;
        const site = await siteOf(directory, was.siteId);
        const asker = await newAsker(was, by);
        const { is, facts } = stepTaken(step, was, { by, words, now: clock.now(), site, asker });
        return { is, facts: { request, ...facts } };
      });
      return find(id);
    },

    async check(step, id, by) {
      const incident = await find(id);
      mustBeAllowed(step, incident, by);
      return incident;
    },

    async look(id, by) {
      const incident = await find(id);
      if (!mayKnow(incident, by)) throw notFound();
      return { incident, history: await audit.of('incident', id) };
    },

    async numbered(number, by) {
      const incident = await store.numbered(number);
      if (!incident || !mayKnow(incident, by)) throw notFound();
      return incident;
    },

    waitingOn: (by, limit) => store.waitingOn(by, limit),

    list: (asked, by) => listed(store, asked, by),
  };
}
