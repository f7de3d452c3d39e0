import { MINUTE } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { mustSay } from '../kernel/text.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import { takesSteps, type Person } from '../people/person.ts';
import { findPlace, type Place, type Whereabouts } from '../register/place.ts';
import type { Register } from '../register/register.ts';
import type { Touched } from '../register/touched.ts';
import { effects, kinds, types, type ChangeType, type Plan } from './change.ts';
import { carriedOver } from './plan-versions.ts';
import type { Planned } from './drafts.ts';
import { readTimes } from './times.ts';

/** A plan as a form gives it: nothing of it is believed yet. */
export interface Typed {
  what: string;
  /** Undefined where it isn’t asked: what takes one line needs no reason. */
  why: string | undefined;
  where: readonly Whereabouts[];
  when: string;
  kind: string;
  effects: readonly string[];
  implementerId: string;
  type: string;
}

/** The longest answers, in characters. */
export const LONGEST = { what: 1000, why: 1000, answer: 1000 };
/** Who changes more than that at once has several changes. */
export const MOST_ASSETS = 20;
/** How long it takes where only a start is given: a reboot with some patience. In milliseconds. */
export const USUALLY = 30 * MINUTE;

export interface PlanningParts {
  directory: Directory;
  register: Register;
}

/**
 * A plan that can be weighed: its places exist, its times are read on the clock of the site that it is done at.
 *
 * @param was what is edited, which stays at its site
 * @param before what was planned before, with the answers that stay
 * @throws Refusal `bad-answer` at the field
 */
export async function readPlan(
  typed: Typed,
  by: Person,
  now: number,
  { directory, register }: PlanningParts,
  was?: Planned,
  before: Pick<Planned, 'plan'> | undefined = was,
): Promise<Planned> {
  mustPlan(by);
  const what = mustSay('what', typed.what, LONGEST.what, 'Say in a few words what is done.');
  const why =
    typed.why === undefined ? '' : mustSay('why', typed.why, LONGEST.why, 'Say in a few words why.');
  if (typed.where.length > MOST_ASSETS) throw tooMany(typed.where.length);
  const places = await Promise.all(typed.where.map(one => findPlace(one, register, directory)));
  const siteId = oneSite(places, by);
  if (was && siteId !== was.siteId) throw elsewhere();
  const kind = kinds.find(one => one === typed.kind);
  if (!kind) throw bad('kind', 'Choose what it is; “Something else” counts.');
  const implementer = await directory.person(typed.implementerId);
  mustImplement(implementer);
  const { start, end } = readTimes(typed.when, await siteOf(directory, siteId), now, USUALLY);
  const type: ChangeType = was?.type ?? types.find(one => one === typed.type) ?? 'normal';
  const plan = {
    what,
    why,
    assetIds: [...new Set(places.flatMap(({ asset }) => asset?.id ?? []))],
    place: places.map(({ name }) => name).join('; '),
    kind,
    effects: effects.filter(one => typed.effects.includes(one)),
    start,
    end,
    implementerId: typed.implementerId,
  };
  const answers = before ? carriedOver(before.plan.answers, before.plan, plan) : {};
  return { plan: { ...plan, answers }, type, siteId, edits: was?.edits ?? null };
}

/** @throws Refusal `not-yours` for who takes no steps: they say what is needed to somebody who does */
export function mustPlan(by: Person): void {
  if (!takesSteps(by))
    throw new Refusal(
      'not-yours',
      'Guests and shared accounts plan no changes, because nobody could tell who asked. Use your own account, or tell a colleague.',
    );
}

function oneSite(places: readonly Place[], { siteId }: Person): string {
  const [first, ...others] = places;
  if (!first) throw bad('where', 'Choose what it is done to, or describe the place.');
  if (others.length > 0 && places.some(({ asset }) => !asset))
    throw bad(
      'where',
      'Choose assets, or one place in your words: together nobody could tell what is touched.',
    );
  if (others.some(other => other.siteId !== first.siteId))
    throw bad('where', 'These stand at several sites. Plan a change for each of them.');
  return first.siteId || siteId;
}

/** @throws Refusal `bad-answer` where its time has passed while it was typed, or its implementer left */
export function mustStillBe({ end }: Plan, implementer: Person | undefined, now: number): void {
  mustImplement(implementer);
  if (end <= now) throw bad('when', 'That time is over by now. Choose one that is still to come.');
}

/** @throws Refusal `bad-answer` where an asset that it names stands at another site than whose people decide */
export function mustStandAt(siteId: string, touched: readonly Touched[]): void {
  if (touched.some(({ asset, how }) => how === 'named' && asset.siteId !== siteId)) throw elsewhere();
}

const elsewhere = (): Refusal =>
  bad(
    'where',
    'That stands at another site, whose people decide about it. Plan another change there, and leave this one where it is.',
  );

/** @throws Refusal `bad-answer` where somebody can’t do the work, or nobody could tell who did it */
function mustImplement(implementer: Person | undefined): void {
  if (!implementer)
    throw bad('implementer', 'I don’t know them yet. Choose somebody of one of the two sides.');
  if (!takesSteps(implementer))
    throw bad(
      'implementer',
      implementer.left
        ? 'They have left. Choose somebody else.'
        : 'Guests and shared accounts take no steps. Choose the colleague who answers for the work.',
    );
}

const tooMany = (count: number): Refusal =>
  bad('where', `That is ${count} places; ${MOST_ASSETS} fit into one change. Plan several.`);

const bad = (field: string, sentence: string): Refusal => new Refusal('bad-answer', sentence, field);
