import { NO_SEAL, type SealedEntry } from '../audit/entry.ts';
import type { AuditTrail } from '../audit/trail.ts';
import { newCards } from '../conversations/messages.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import { listed, type Listed, type Listing, type ListStore } from '../lists/listing.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { shiftBegan } from '../people/shifts.ts';
import type { Facts } from '../records/facts.ts';
import { revise, untilWritten, type AnsweringStore } from '../records/revise.ts';
import { everyone } from '../records/visibility.ts';
import type { Touched } from '../register/touched.ts';
import { askingSide, type Change, type Plan } from './change.ts';
import type { Asking, Delegation } from './deciding.ts';
import type { Planned } from './drafts.ts';
import { isAnotherPlan } from './plan-versions.ts';
import { mustStandAt, mustStillBe } from './planning.ts';
import { overlooked } from './starting.ts';
import { mayKnow, notFound, steps, whyNot, type Step } from './steps.ts';
import { stepFacts } from './step-facts.ts';
import { judge, onlyAsked } from './rules/rules.ts';
import { take, type Taken } from './taking.ts';
import { tallyOf, type Tallied, type Tally } from './tally.ts';
import { topicOf } from './telling.ts';
import type { WeekParts } from './week-of.ts';
import type { Weighable, WeighedParts, WeighIt, Weighing } from './weighed.ts';

/** Facts of a change: with a new plan also what that touches. */
export type ChangeFacts = Facts & { touched?: readonly Touched[] };

/** The changes that are kept. */
export interface ChangeStore extends AnsweringStore<Change>, ListStore<Change>, Tallied {
  commit(change: Change, was: number, facts: ChangeFacts): ReturnType<AnsweringStore<Change>['commit']>;
  numbered(number: number): Promise<Change | undefined>;
  /** The change that this request was answered with before. */
  answeredBy(request: string): Promise<Change | undefined>;
  /** Open changes that touch one of the assets, or have the implementer, within a time. */
  inTheWay: WeighedParts['inTheWay'];
  /** Those of a site that are being assessed, the first to begin first. */
  assessedAt(siteId: string): Promise<Change[]>;
  during: WeekParts['during'];
  /** What somebody asked for or does that isn't over, in the order of its start. */
  openOf(personId: string): Promise<Change[]>;
}

/** A change with what its reader may do and what the rules make of it. */
export interface Looked extends Weighing {
  change: Change;
  history: readonly SealedEntry[];
  /** Steps that this person may take now. */
  steps: readonly Step[];
  /** Who asks, with what they may decide for whom. */
  asking: Asking;
}

export interface Changes {
  /** What the rules make of a plan that is still being typed. */
  weigh(planned: Planned, by: Person): Promise<Weighing>;
  /**
   * Records a change and tells both desks. The same request twice gives the same change. What stands against it is not
   * refused: it waits in *assess* until nothing does.
   * @throws Refusal `bad-answer` with the field; `not-yours`
   */
  submit(planned: Planned, by: Person, request: string): Promise<Change>;
  /**
   * Takes a step; the same request twice counts once. Answers with the change as it is then.
   * @param seen the version of the plan that the person saw
   * @throws Refusal as {@link take}
   */
  take(taken: Taken, id: string, by: Person, request: string, seen?: number): Promise<Change>;
  /** Whether that request was taken: Slack delivers a press again where our answer was lost. */
  isAnswered(request: string): Promise<boolean>;
  /** The change, if this person may take the step now. @throws Refusal that says why not */
  check(step: Step, id: string, by: Person, seen?: number): Promise<Looked>;
  /** For the app's own messages: nobody's permission is asked. @throws Refusal `not-found` */
  find(id: string): Promise<Change>;
  /** @throws Refusal `not-found`, also for one that the person may not know of */
  look(id: string, by: Person): Promise<Looked>;
  /** What a site's changes of this month came to. @throws Error where there is no such site */
  tally(siteId: string): Promise<Tally>;
  /** By its number. @throws Refusal `not-found`, also for one that the person may not know of */
  numbered(number: number, by: Person): Promise<Change>;
  /** A page of a list; of one beyond the end, the last. */
  list(listing: Listing, by: Person): Promise<Listed<Change>>;
}

export interface ChangeParts {
  store: ChangeStore;
  audit: AuditTrail;
  directory: Directory;
  /** Who has somebody decide for them now. */
  delegationsTo: (personId: string, now: number) => Promise<Delegation[]>;
  weighed: WeighIt;
  clock: Clock;
  ids: Ids;
}

export function changeUseCases(parts: ChangeParts): Changes {
  const { store, audit, directory, delegationsTo, weighed, clock, ids } = parts;

  async function find(id: string): Promise<Change> {
    const change = await store.find(id);
    if (!change) throw notFound();
    return change;
  }

  async function askingOf({ siteId }: Change, by: Person, seen?: number): Promise<Asking> {
    const now = clock.now();
    const began = shiftBegan(await siteOf(directory, siteId), now);
    return {
      by,
      now,
      delegations: await delegationsTo(by.id, now),
      ...(seen !== undefined && { seen }),
      ...(began !== undefined && { shiftBegan: began }),
    };
  }

  async function looked(change: Change, by: Person, seen?: number): Promise<Looked> {
    const asking = await askingOf(change, by, seen);
    const weighing = await weighed(change, change);
    const may = steps.filter(step => !whyNot(step, change, weighing.terms, asking));
    const history = await audit.of('change', change.id);
    return { ...weighing, change, history, asking, steps: may };
  }

  /** A plan as it is kept, with no more answers than the rules ask for, and what they make of it. */
  async function asAsked(plan: Plan, of: Weighable): Promise<{ plan: Plan; weighing: Weighing }> {
    const weighing = await weighed(plan, of);
    const answers = onlyAsked(plan.answers, judge(weighing.case));
    const isAll = Object.keys(answers).length === Object.keys(plan.answers).length;
    return isAll ? { plan, weighing } : asAsked({ ...plan, answers }, of);
  }

  /** A step as it is taken, and what the rules make of the plan after it. Where an edit makes no other plan, nothing is asked. */
  async function weighedStep(
    taken: Taken,
    was: Change,
    now: number,
  ): Promise<{ step: Taken; weighing: Weighing }> {
    if (taken.step !== 'edit') return { step: taken, weighing: await weighed(was, was) };
    mustStillBe(taken.plan, await directory.person(taken.plan.implementerId), now);
    if (!isAnotherPlan(was, taken.plan)) return { step: taken, weighing: await weighed(taken.plan, was) };
    const { plan, weighing } = await asAsked(taken.plan, plannedNow(was, taken.plan, now));
    return { step: { step: 'edit', plan }, weighing };
  }

  return {
    find,
    isAnswered: request => store.isAnswered(request),

    async weigh({ plan, type, siteId, edits }, by) {
      const was = edits && (await store.find(edits.id));
      const asked = { type, requesterId: by.id, requesterSide: askingSide(by), siteId };
      return weighed(plan, was ? plannedNow(was, plan, clock.now()) : asked);
    },

    async submit({ plan: typed, type, siteId }, by, request) {
      const now = clock.now();
      mustStillBe(typed, await directory.person(typed.implementerId), now);
      const id = ids.next();
      // A desk may move meanwhile.
      await untilWritten(async () => {
        const times = { plannedAt: now, filedAt: now, since: now };
        const asked = { plannedBy: by.id, requesterId: by.id, requesterSide: askingSide(by) };
        const of = { ...nothingYet, ...times, ...asked, id, type, siteId };
        const { plan, weighing } = await asAsked(typed, of);
        mustStandAt(siteId, weighing.case.touched);
        const was: Change = { ...plan, ...of, plan: 1 };
        const asking = await askingOf(was, by);
        const is = take(was, { step: 'submit' }, weighing.terms, asking);
        const facts = await stepFacts({ step: 'submit' }, undefined, is, weighing, asking, directory);
        const cards = newCards(topicOf(is), await siteOf(directory, siteId));
        return store.commit(is, 0, { ...facts, request, cards, touched: weighing.case.touched });
      });
      const submitted = await store.answeredBy(request);
      if (!submitted) throw new Error(`request ${request} left no change`);
      return submitted;
    },

    async take(taken, id, by, request, seen) {
      await revise(store, id, notFound, async was => {
        const asking = await askingOf(was, by, seen);
        const { step, weighing } = await weighedStep(taken, was, asking.now);
        if (step.step === 'edit') mustStandAt(was.siteId, weighing.case.touched);
        const refusal = whyNot(taken.step, was, weighing.terms, asking);
        // Slack's second delivery finds the step taken, by itself.
        if (refusal && (await store.isAnswered(request))) return undefined;
        const passed = taken.step === 'start' ? overlooked(was, weighing.terms, asking) : was.overlooked;
        const is = { ...take(was, step, weighing.terms, asking), overlooked: passed };
        const facts = await stepFacts(step, was, is, weighing, asking, directory);
        const touched = step.step === 'edit' ? { touched: weighing.case.touched } : {};
        return { is, facts: { request, ...facts, ...touched } };
      });
      return find(id);
    },

    async check(step, id, by, seen) {
      const found = await looked(await find(id), by, seen);
      const refusal = whyNot(step, found.change, found.terms, found.asking);
      if (refusal) throw refusal;
      return found;
    },

    async look(id, by) {
      const change = await find(id);
      if (!mayKnow(change, by)) throw notFound();
      return looked(change, by);
    },

    list: (asked, by) => listed(store, asked, by),

    async tally(siteId) {
      return tallyOf(await siteOf(directory, siteId), clock.now(), store, weighed);
    },

    async numbered(number, by) {
      const change = await store.numbered(number);
      if (!change || !mayKnow(change, by)) throw notFound();
      return change;
    },
  };
}

/** What is planned anew comes later than all that was planned meanwhile. R10. */
const plannedNow = (was: Change, plan: Plan, now: number): Change =>
  isAnotherPlan(was, plan) ? { ...was, plannedAt: now } : was;

/** Before anything was said or done about it. */
const nothingYet = {
  number: 0,
  state: 'draft',
  decisions: [],
  voices: [],
  assessedBy: {},
  go: null,
  startedAt: null,
  overlooked: [],
  reported: null,
  wentWrong: false,
  disconnected: null,
  handedBack: null,
  removed: null,
  review: null,
  reason: null,
  visibility: everyone,
  version: 0,
  auditHead: NO_SEAL,
} as const;
