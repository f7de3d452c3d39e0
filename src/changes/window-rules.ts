import { DAY } from '../kernel/clock.ts';
import { inBoth, isWhollyInside, without, type Span } from '../kernel/spans.ts';
import {
  blackoutsFor,
  occurrences,
  spansOf,
  windowsFor,
  type Placed,
  type Window,
  type WindowsByAsset,
} from './windows.ts';

/** What the rules look things up in. */
export interface Calendar {
  /** All that may be part of each other, by id. */
  assets: ReadonlyMap<string, Placed>;
  windows: WindowsByAsset;
  /** Each site’s own: what a server serves may stand in another country. */
  zoneOf: (siteId: string) => string;
  /** Milliseconds. */
  now: number;
}

/** What R4 says against a time. */
export interface Outside {
  /** The windows that count for the asset; none when it has none at all. */
  windows: readonly Window[];
  /** The nearest openings: the last that begins no later than the time, unless it is over, and the first thereafter. */
  before: Span | undefined;
  after: Span | undefined;
}

/** A blackout that is in the way, and when it is so. */
export interface Collision extends Span {
  window: Window;
}

/** Finds what is open every week; whatever is not is looked for as far ahead as a change may be planned. */
const NEAR = 9 * DAY;
const FAR = 400 * DAY;

/** So much is looked at in one go. */
const STEP = 14 * DAY;

/**
 * R4: a reboot or a loss of view lies wholly inside a window of every affected asset and of what it serves. Ask it of
 * each of them. Source: NIST SP 800-82, planned outages.
 *
 * @param span the whole of it, restart time included
 * @returns undefined when nothing stands against it
 */
export function outsideOf(span: Span, asset: Placed, calendar: Calendar): Outside | undefined {
  const { assets, windows, zoneOf, now } = calendar;
  const zone = zoneOf(asset.siteId);
  const open = windowsFor(asset, assets, windows, now);
  if (isWhollyInside(span, spansOf(open, zone, span))) return undefined;

  const within = (reach: number): Outside => {
    const since = Math.min(span.start, Math.max(now, span.start - reach));
    const spans = spansOf(open, zone, { start: since, end: span.end + reach });
    return {
      windows: open,
      before: spans.findLast(one => one.start <= span.start),
      after: spans.find(one => one.start > span.start),
    };
  };
  const near = within(NEAR);
  const isKnown = near.after && (near.before ?? span.start - NEAR <= now);
  return isKnown ? near : within(FAR);
}

/** R5: the blackouts of the asset, of everything that it is part of and of its site that fall into a time, in order. */
export function blackoutsIn(span: Span, asset: Placed, calendar: Calendar): Collision[] {
  const { assets, windows, zoneOf } = calendar;
  return blackoutsFor(asset, assets, windows)
    .flatMap(window =>
      occurrences(window, zoneOf(asset.siteId), span).map(({ start, end }) => ({ window, start, end })),
    )
    .toSorted((a, b) => a.start - b.start);
}

/**
 * R8: the back-out ends before the window does in which the change begins; at the same moment is in time. A blackout
 * ends a window, too (R5).
 *
 * @param backOutEnds when a back-out that begins at the latest safe moment is through, in milliseconds
 * @returns when the window ends, if that is too early; undefined also where the change begins in none, which R4 says
 */
export function backOutOutlasts(
  span: Span,
  backOutEnds: number,
  asset: Placed,
  calendar: Calendar,
): number | undefined {
  const range = { start: span.start, end: Math.max(span.end, backOutEnds) };
  const open = usable(plansOf([asset], calendar), range);
  const around = open.find(one => one.start <= span.start && span.start < one.end);
  return around && around.end < backOutEnds ? around.end : undefined;
}

/**
 * The first time of such a length, from a moment on, that lies in a window of each of the assets (R4) and in no blackout
 * of any (R5): what a form offers.
 *
 * @param length milliseconds
 * @param touched what is affected and what that serves
 * @returns undefined when there is none within 400 days
 */
export function nextFitting(
  length: number,
  touched: readonly Placed[],
  calendar: Calendar,
  from: number,
): Span | undefined {
  const plans = plansOf(touched, calendar);
  if (plans.some(plan => plan.open.length === 0)) return undefined;
  for (let start = from; start < from + FAR; start += STEP) {
    const range = { start, end: start + STEP + length };
    const fits = inBoth(usable(plans, range), [range]).find(one => one.start + length <= one.end);
    if (fits) return { start: fits.start, end: fits.start + length };
  }
  return undefined;
}

interface Plan {
  zone: string;
  open: Window[];
  shut: Window[];
}

/** Hundreds of assets share the windows of one line: each set is looked at once. */
function plansOf(touched: readonly Placed[], { assets, windows, zoneOf, now }: Calendar): Plan[] {
  const plans = new Map<string, Plan>();
  for (const asset of touched) {
    const open = windowsFor(asset, assets, windows, now);
    const shut = blackoutsFor(asset, assets, windows);
    const key = [asset.siteId, ...[...open, ...shut].map(window => window.id)].join('\n');
    plans.set(key, { zone: zoneOf(asset.siteId), open, shut });
  }
  return [...plans.values()];
}

/** When all of them are open and none is shut, in order. */
function usable(plans: readonly Plan[], range: Span): Span[] {
  let left: Span[] = [{ start: -Infinity, end: Infinity }];
  for (const { zone, open, shut } of plans) {
    left = inBoth(left, without(spansOf(open, zone, range), spansOf(shut, zone, range)));
    if (left.length === 0) break;
  }
  return left;
}
