import type { Clock } from '../kernel/clock.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import { touchedBy, type Ties } from '../register/touched.ts';
import type { Calendars } from '../windows/calendars.ts';
import { changeName, type Change, type Plan } from './change.ts';
import type { Case } from './rules/case.ts';
import { otherChanges, type Other } from './rules/clashes.ts';
import { busyOf, weigh } from './rules/weighing.ts';
import type { Span } from '../kernel/spans.ts';
import { termsOf, type Terms } from './terms.ts';

/** What the rules make of a plan now. */
export interface Weighing {
  case: Case;
  terms: Terms;
}

/** Ids of all that it touches: named, served or part. */
export const touchedIds = ({ case: { touched } }: Pick<Weighing, 'case'>): string[] =>
  touched.map(({ asset }) => asset.id);

/** Whose plan it is, and where; `own` once it has a name. */
export type Weighable = Pick<Change, 'type' | 'requesterId' | 'requesterSide' | 'siteId'> &
  Partial<Pick<Change, 'number' | 'plannedAt'>>;

export interface WeighedParts {
  directory: Directory;
  ties: Ties;
  calendars: Calendars;
  /** Open changes that touch one of the assets, or have the implementer, within a time; and those that go on too long. */
  inTheWay: (touched: readonly string[], implementerId: string, span: Span, now: number) => Promise<Other[]>;
  clock: Clock;
}

/** Looks up everything that the rules look at, and judges it: for a form, a card and a step alike. */
export type WeighIt = (plan: Plan, of: Weighable) => Promise<Weighing>;

export function weighIt({ directory, ties, calendars, inTheWay, clock }: WeighedParts): WeighIt {
  return async (plan, { type, requesterId, requesterSide, siteId, number, plannedAt }) => {
    const site = await siteOf(directory, siteId);
    const touched = await touchedBy(plan.assetIds, ties);
    const assets = touched.map(({ asset }) => asset);
    const [calendar, others, requester, implementer] = await Promise.all([
      calendars.calendarFor(assets, clock.now(), [siteId]),
      inTheWay(
        assets.map(({ id }) => id),
        plan.implementerId,
        busyOf(plan),
        clock.now(),
      ),
      directory.person(requesterId),
      directory.person(plan.implementerId),
    ]);
    const own = number && plannedAt ? { own: { name: changeName({ number }), plannedAt } } : {};
    const stranger = [requester, implementer].find(person => person && person.siteId !== siteId);
    const elsewhere = stranger && { fromElsewhere: stranger.name };
    const weighed = {
      plan,
      type,
      requesterSide,
      touched,
      tightening: site.rules,
      site,
      ...own,
      ...elsewhere,
    };
    const one = weigh(weighed, calendar, otherChanges(others));
    return { case: one, terms: termsOf(one) };
  };
}
