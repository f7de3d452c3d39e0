import { NO_SEAL, type Entry, type SealedEntry } from '../audit/entry.ts';
import type { AuditTrail } from '../audit/trail.ts';
import { newCards } from '../conversations/messages.ts';
import { personActor, theApp, type Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { mustBeShort, mustSay, tidy } from '../kernel/text.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import { sides, type Person, type Side } from '../people/person.ts';
import type { Facts } from '../records/facts.ts';
import { revise, type Decide, type RecordStore } from '../records/revise.ts';
import { everyone, maySee } from '../records/visibility.ts';
import { findPlace, type Whereabouts } from '../register/place.ts';
import type { Register } from '../register/register.ts';
import type { Job, Timer } from '../schedule/timer.ts';
import {
  after,
  difference,
  mustBeAllowed,
  notFound,
  transitions,
  whyNot,
  type Incident,
  type Step,
} from './incident.ts';
import { route } from './routing.ts';
import { acknowledgeBy, closesByItself, confirmBy, severityOf, type Impact } from './severity.ts';
import {
  clearTimers,
  timerFor,
  toldOfFiling,
  toldOfReminder,
  toldOfStep,
  toldToConfirm,
  topicOf,
} from './telling.ts';

/** The incidents that are kept. */
export interface IncidentStore extends RecordStore<Incident> {
  /** Those of a site that ask something of one of the sides now, the most severe and then the oldest first. */
  waitingOn(siteId: string, sides: readonly Side[], limit: number): Promise<Incident[]>;
  /** The incident that this request was answered with before. */
  answeredBy(request: string): Promise<Incident | undefined>;
}

export interface Filing {
  where: Whereabouts;
  what: string;
  impact: Impact;
  /** Asked only of someone who belongs to both sides. */
  answering?: Side;
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
  /** @throws Refusal `not-found`, also for one that the person may not see */
  look(id: string, by: Person): Promise<{ incident: Incident; history: SealedEntry[] }>;
  /** What asks something of the person's side at their site now. */
  waitingOn(by: Person): Promise<Incident[]>;
  /** Jobs for the schedule. */
  remind: Job;
  chaseConfirmation: Job;
}

export interface IncidentParts {
  store: IncidentStore;
  audit: AuditTrail;
  directory: Directory;
  register: Register;
  clock: Clock;
  ids: Ids;
  /** Where escalations end. */
  adminChannel: string;
}

const LONGEST = { what: 3000, words: 1000 };
/** More than anybody reads on Home. */
const MOST_WAITING = 40;

export function incidentUseCases(parts: IncidentParts): Incidents {
  const { store, audit, directory, register, clock, ids } = parts;

  const reviseIncident = (id: string, decide: Decide<Incident>) => revise(store, id, notFound, decide);

  async function find(id: string): Promise<Incident> {
    const incident = await store.find(id);
    if (!incident) throw notFound();
    return incident;
  }

  function entryOf(
    is: Incident,
    actor: Actor,
    action: string,
    what: Pick<Entry, 'before' | 'after' | 'words'>,
  ): Entry {
    return { record: 'incident', recordId: is.id, seq: is.version, at: clock.now(), actor, action, ...what };
  }

  async function factsOfStep(
    step: Step,
    was: Incident,
    is: Incident,
    actor: Actor,
    words: string | null,
  ): Promise<Omit<Facts, 'request'>> {
    return {
      entries: [entryOf(is, actor, transitions[step].done, { ...difference(was, is), words })],
      messages: toldOfStep(step, was, is),
      timers: await timersOf(is),
      cleared: clearTimers(is),
    };
  }

  /** What its new state waits for. */
  async function timersOf(is: Incident): Promise<Timer[]> {
    if (is.state === 'new') return [timerFor('incident.acknowledge', is.id, is.acknowledgeBy)];
    if (is.state !== 'resolved') return [];
    return [
      timerFor(
        'incident.confirm',
        is.id,
        confirmBy(is.severity, is.since, await siteOf(directory, is.siteId)),
      ),
    ];
  }

  /** The incident after a step; one that is reopened is to be acknowledged anew. */
  async function stepped(
    step: Step,
    was: Incident,
    by: Person | undefined,
    words: string | null,
  ): Promise<Incident> {
    const is = after(step, was, by, words, clock.now());
    if (step !== 'reopen') return is;
    return { ...is, acknowledgeBy: acknowledgeBy(is.severity, is.since, await siteOf(directory, is.siteId)) };
  }

  return {
    async file(filing, by, request) {
      const { asset, siteId, name: place } = await findPlace(filing.where, register, directory);
      const what = mustSay('what', filing.what, LONGEST.what, 'Say in a few words what happens.');
      const now = clock.now();
      const site = await siteOf(directory, siteId);
      const { severity, assumed } = severityOf(filing.impact, asset);
      const { asking, answering } = route(by, asset, filing.answering);
      const asked = { place, what, severity, assumed, state: 'new', asking, answering } as const;
      const incident: Incident = {
        ...asked,
        id: ids.next(),
        number: 0,
        siteId,
        assetId: asset?.id ?? null,
        reporterId: by.id,
        ownerId: null,
        resolverId: null,
        resolution: null,
        reopenedFor: null,
        handedOnFrom: null,
        source: null,
        visibility: everyone,
        filedAt: now,
        acknowledgeBy: acknowledgeBy(severity, now, site),
        since: now,
        version: 1,
        auditHead: NO_SEAL,
      };
      await store.commit(incident, 0, {
        request,
        entries: [entryOf(incident, personActor(by.id), 'filed', { before: {}, after: asked, words: null })],
        cards: newCards(topicOf(incident), site),
        messages: toldOfFiling(incident),
        timers: await timersOf(incident),
      });
      const filed = await store.answeredBy(request);
      if (!filed) throw new Error(`request ${request} left no incident`);
      return filed;
    },

    find,

    async take(step, id, by, typed, request) {
      const words = tidy(typed) || null;
      if (step === 'reopen' && !words)
        throw new Refusal('bad-answer', 'Say in a few words what is still wrong.', 'words');
      mustBeShort('words', words ?? '', LONGEST.words);
      await reviseIncident(id, async was => {
        const refusal = whyNot(step, was, by);
        // Slack's second delivery finds the step taken, by itself.
        if (refusal && (await store.answeredBy(request))) return undefined;
        if (refusal) throw refusal;
        const is = await stepped(step, was, by, words);
        return { is, facts: { request, ...(await factsOfStep(step, was, is, personActor(by.id), words)) } };
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
      if (!maySee(incident.visibility, by)) throw notFound();
      return { incident, history: await audit.of('incident', id) };
    },

    async waitingOn(by) {
      const waiting = await store.waitingOn(
        by.siteId,
        by.side === 'bridge' ? sides : [by.side],
        MOST_WAITING,
      );
      return waiting.filter(incident => maySee(incident.visibility, by));
    },

    async remind(timer) {
      const done = await reviseIncident(timer.about, async was => {
        if (was.state !== 'new') return undefined;
        const is = { ...was, version: was.version + 1 };
        const { action, messages } = await toldOfReminder(is, timer.round, directory, parts.adminChannel);
        const due = acknowledgeBy(is.severity, clock.now(), await siteOf(directory, is.siteId));
        const next = timerFor('incident.acknowledge', is.id, due, timer.round + 1);
        const entry = entryOf(is, theApp, action, { before: {}, after: {}, words: null });
        return { is, facts: { request: null, entries: [entry], messages, timers: [next], fired: timer } };
      });
      return done ? 'done' : 'nothing to do';
    },

    async chaseConfirmation(timer) {
      const done = await reviseIncident(timer.about, async was => {
        if (was.state !== 'resolved') return undefined;
        if (closesByItself(was.severity)) {
          const is = await stepped('confirm', was, undefined, null);
          return {
            is,
            facts: { request: null, ...(await factsOfStep('confirm', was, is, theApp, null)), fired: timer },
          };
        }
        const is = { ...was, version: was.version + 1 };
        const due = confirmBy(is.severity, clock.now(), await siteOf(directory, is.siteId));
        const next = timerFor('incident.confirm', is.id, due, timer.round + 1);
        const entry = entryOf(is, theApp, 'asked', { before: {}, after: {}, words: null });
        return {
          is,
          facts: {
            request: null,
            entries: [entry],
            messages: toldToConfirm(is),
            timers: [next],
            fired: timer,
          },
        };
      });
      return done ? 'done' : 'nothing to do';
    },
  };
}
