import type { Actor } from '../kernel/actor.ts';
import { personActor, theApp } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { tidy } from '../kernel/text.ts';
import type { AuditTrail } from '../audit/trail.ts';
import type { SealedEntry } from '../audit/entry.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Person, Side } from '../people/person.ts';
import type { Facts, Outcome } from '../records/facts.ts';
import { everyone, maySee } from '../records/visibility.ts';
import type { Register } from '../register/register.ts';
import type { Job } from '../schedule/timer.ts';
import { after, difference, mustBeAllowed, notFound, rules, type Incident, type Step } from './incident.ts';
import { route } from './routing.ts';
import { acknowledgeBy, closesByItself, remindEvery, severityOf, type Badness } from './severity.ts';
import { clearTimers, newCards, timerFor, toldOfReminder, toldOfStep } from './telling.ts';

/** The incidents that are kept. */
export interface IncidentStore {
  find(id: string): Promise<Incident | undefined>;
  /** Open ones that ask something of a side now, the most severe and then the oldest first. */
  waitingOn(side: Side, limit: number): Promise<Incident[]>;
  /** The incident that this request was answered with before. */
  answeredBy(request: string): Promise<Incident | undefined>;
  /** Writes the incident over version `was` (0: it is new) together with the facts. */
  commit(incident: Incident, was: number, facts: Facts): Promise<Outcome>;
}

export interface Filing {
  /** A registered asset, or a place in words at a site. */
  where: { assetId: string } | { siteId: string; words: string };
  what: string;
  badness: Badness;
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
   * Takes a step. The same request twice counts once.
   * @throws Refusal as {@link mustBeAllowed}; `bad-answer` when a reason is missing
   */
  take(step: Step, id: string, by: Person, words: string, request: string): Promise<void>;
  /** The incident, if this person may take the step now. @throws Refusal as {@link mustBeAllowed} */
  check(step: Step, id: string, by: Person): Promise<Incident>;
  /** @throws Refusal `not-found` */
  look(id: string, by: Person): Promise<{ incident: Incident; history: SealedEntry[] }>;
  /** What asks something of the person's side now. */
  waitingOn(by: Person): Promise<Incident[]>;
  /** Jobs for the schedule. */
  remind: Job;
  closeByItself: Job;
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

const LONGEST = { where: 100, what: 3000, words: 1000 };
/** More losers of one race than a control room has people. */
const MOST_TRIES = 8;
const HOME_LIST = 10;

export function incidentUseCases(parts: IncidentParts): Incidents {
  const { store, audit, directory, register, clock, ids } = parts;

  async function mustFind(id: string): Promise<Incident> {
    const incident = await store.find(id);
    if (!incident) throw notFound();
    return incident;
  }

  /** Loads, decides and commits; once more when somebody was quicker. `decide` answers undefined when nothing is to be done. */
  async function change(
    id: string,
    decide: (was: Incident) => Promise<{ is: Incident; facts: Facts } | undefined>,
  ): Promise<boolean> {
    for (let n = 0; n < MOST_TRIES; n++) {
      const was = await mustFind(id);
      const decision = await decide(was);
      if (!decision) return false;
      const outcome = await store.commit(decision.is, was.version, decision.facts);
      if (outcome !== 'stale') return outcome === 'done';
    }
    throw new Refusal(
      'too-busy',
      'Several people are changing this incident at once. Look at the card, then try again.',
    );
  }

  async function stepFacts(
    step: Step,
    was: Incident,
    is: Incident,
    actor: Actor,
    words: string | null,
  ): Promise<Omit<Facts, 'request'>> {
    const site = await siteOf(directory, is.siteId);
    const closing = is.state === 'resolved' ? closesByItself(is.severity, is.since, site) : undefined;
    return {
      entries: [entryOf(was, is, actor, rules[step].done, words)],
      messages: toldOfStep(step, is),
      timers: closing === undefined ? [] : [timerFor('incident.close', is.id, closing)],
      cleared: clearTimers(is),
    };
  }

  function entryOf(was: Incident, is: Incident, actor: Actor, action: string, words: string | null) {
    return {
      record: 'incident',
      recordId: is.id,
      seq: was.entries + 1,
      at: clock.now(),
      actor,
      action,
      ...difference(was, is),
      words,
    };
  }

  return {
    async file(filing, by, request) {
      const { asset, siteId, where } = await place(filing.where, register, directory);
      const what = answer('what', filing.what, LONGEST.what, 'Say in a few words what happens.');
      const now = clock.now();
      const site = await siteOf(directory, siteId);
      const { severity, assumed } = severityOf(filing.badness, asset);
      const { asking, answering } = route(by, asset, filing.answering);
      const incident: Incident = {
        id: ids.next(),
        number: 0,
        siteId,
        assetId: asset?.id ?? null,
        where,
        what,
        severity,
        assumed,
        state: 'new',
        asking,
        answering,
        reporterId: by.id,
        ownerId: null,
        resolverId: null,
        resolution: null,
        visibility: everyone,
        filedAt: now,
        acknowledgeBy: acknowledgeBy(severity, now, site),
        since: now,
        version: 1,
        entries: 0,
        auditHead: '',
      };
      const entry = {
        ...entryOf(incident, incident, personActor(by.id), 'filed', null),
        after: { state: incident.state, severity, assumed, asking, answering, where, what },
      };
      await store.commit(incident, 0, {
        request,
        entries: [entry],
        cards: newCards(incident, site),
        messages: toldOfStep('file', incident),
        timers: [timerFor('incident.acknowledge', incident.id, incident.acknowledgeBy)],
      });
      const filed = await store.answeredBy(request);
      if (!filed) throw new Error(`request ${request} left no incident`);
      return filed;
    },

    async take(step, id, by, typed, request) {
      const words = tidy(typed);
      if (step === 'reopen' && !words)
        throw new Refusal('bad-answer', 'Say in a few words what is still wrong.', 'words');
      mustBeShort('words', words, LONGEST.words);
      await change(id, async was => {
        mustBeAllowed(step, was, by);
        const is = after(step, was, by, words || null, clock.now());
        return {
          is,
          facts: { request, ...(await stepFacts(step, was, is, personActor(by.id), words || null)) },
        };
      });
    },

    async check(step, id, by) {
      const incident = await mustFind(id);
      mustBeAllowed(step, incident, by);
      return incident;
    },

    async look(id, by) {
      const incident = await mustFind(id);
      if (!maySee(incident.visibility, by)) throw notFound();
      return { incident, history: await audit.of('incident', id) };
    },

    async waitingOn(by) {
      const sides: Side[] = by.side === 'bridge' ? ['it', 'ot'] : [by.side];
      const lists = await Promise.all(sides.map(side => store.waitingOn(side, HOME_LIST)));
      const once = new Map(lists.flat().map(incident => [incident.id, incident]));
      return [...once.values()].filter(incident => maySee(incident.visibility, by));
    },

    async remind(timer) {
      const done = await change(timer.about, async was => {
        if (was.state !== 'new') return undefined;
        const now = clock.now();
        const is = { ...was, version: was.version + 1 };
        const told = await toldOfReminder(is, timer.round, directory, parts.adminChannel);
        const next = timerFor('incident.acknowledge', is.id, now + remindEvery(is.severity), timer.round + 1);
        const entry = entryOf(was, is, theApp, told.action, null);
        return {
          is,
          facts: { request: null, entries: [entry], messages: told.messages, timers: [next], fired: timer },
        };
      });
      return done ? 'done' : 'nothing to do';
    },

    async closeByItself(timer) {
      const done = await change(timer.about, async was => {
        if (was.state !== 'resolved') return undefined;
        const is = after('confirm', was, undefined, null, clock.now());
        const facts = await stepFacts('confirm', was, is, theApp, null);
        return { is, facts: { ...facts, request: null, fired: timer } };
      });
      return done ? 'done' : 'nothing to do';
    },
  };
}

async function place(where: Filing['where'], register: Register, directory: Directory) {
  if ('assetId' in where) {
    const asset = await register.asset(where.assetId);
    if (!asset)
      throw new Refusal(
        'bad-answer',
        'That asset is no longer in the register. Choose another, or describe the place.',
        'where',
      );
    return { asset, siteId: asset.siteId, where: asset.area ? `${asset.name}, ${asset.area}` : asset.name };
  }
  const site = await directory.site(where.siteId);
  if (!site)
    throw new Refusal('bad-answer', 'That site is no longer there. Choose where it is once more.', 'where');
  const words = answer('where', where.words, LONGEST.where, 'Say where it is, or choose an asset.');
  return { asset: undefined, siteId: site.id, where: words };
}

function answer(field: string, typed: string, longest: number, missing: string): string {
  const text = tidy(typed);
  if (!text) throw new Refusal('bad-answer', missing, field);
  mustBeShort(field, text, longest);
  return text;
}

function mustBeShort(field: string, text: string, longest: number): void {
  if (text.length > longest) {
    throw new Refusal(
      'bad-answer',
      `That is ${text.length} characters; ${longest} fit here. Keep the rest for the thread.`,
      field,
    );
  }
}
