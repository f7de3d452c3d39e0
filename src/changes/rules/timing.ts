import { MINUTE } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { clip, counted } from '../../kernel/text.ts';
import type { Site } from '../../people/site.ts';
import { siteTime } from '../../people/wall-clock.ts';
import type { Plan } from '../change.ts';
import { readMinutes, readMoment } from '../moments.ts';
import type { Span } from '../../kernel/spans.ts';
import { sayTimes } from '../times.ts';
import {
  backOutOutlasts,
  blackoutsIn,
  nextFitting,
  outsideOf,
  type Calendar,
  type Collision,
} from '../window-rules.ts';
import type { Timing } from './case.ts';
import { groupsOf, named, type Group } from './window-groups.ts';
import { takesWindow, type Touching } from './touching.ts';

/** What is looked at: a plan at a site, and when all of it stands still, restart included. */
interface Look {
  plan: Plan;
  site: Pick<Site, 'id' | 'name' | 'zone'>;
  busy: Span;
  groups: readonly Group[];
  calendar: Calendar;
}

/** What R4, R5, R7 and R8 say against a plan's times, and the next that fits behind the last sentence on windows. */
export function timingOf(one: Touching & { site: Look['site'] }, busy: Span, calendar: Calendar): Timing {
  const { plan, site } = one;
  const groups = groupsOf(one, site, calendar);
  const look: Look = { plan, site, busy, groups, calendar };
  const takes = takesWindow(one);
  const removal = removalOf(look);
  const outside = takes ? outsideSentences(look) : [];
  const blackouts = blackoutSentences(look);
  const backOut = takes ? backOutSentences(look) : [];
  const offered = (sentences: string[]) => (takes ? withNext(sentences, look) : sentences);
  return outside.length > 0
    ? { outside: offered(outside), blackouts, backOut, removal }
    : { outside, blackouts: offered(blackouts), backOut, removal };
}

function outsideSentences({ plan, groups, busy, site, calendar }: Look): string[] {
  if (isRestartUnread(plan)) return [noMinutes(plan.answers.restartMinutes, 'until it runs again')];
  return groups.flatMap(({ first, names }) => {
    const outside = outsideOf(busy, first, calendar);
    if (!outside) return [];
    if (outside.windows.length === 0)
      return [`${named(names)}: no maintenance window. Ask operations to open one.`];
    const nearby = [outside.before, outside.after].flatMap(span =>
      span ? [sayTimes(span.start, span.end, site, calendar.now)] : [],
    );
    const where = nearby.length > 0 ? ` Nearby: ${nearby.join('; ')}.` : '';
    return [`${named(names)}: not wholly inside a maintenance window, restart included.${where}`];
  });
}

function blackoutSentences({ groups, busy, site, calendar }: Look): string[] {
  const met = new Map<string, { times: Collision[]; names: string[] }>();
  for (const { first, names } of groups) {
    const collisions = blackoutsIn(busy, first, calendar);
    for (const id of new Set(collisions.map(({ window }) => window.id))) {
      const times = collisions.filter(({ window }) => window.id === id);
      met.set(id, { times, names: [...(met.get(id)?.names ?? []), ...names] });
    }
  }
  return [...met.values()].flatMap(({ times: [earliest, ...more], names }) => {
    if (!earliest) return [];
    const again = more.length > 0 ? `, and ${counted(more.length, 'time')} more` : '';
    const when = sayTimes(earliest.start, earliest.end, site, calendar.now) + again;
    return [`${named(names)}: blackout, ${earliest.window.reason}: ${when}. Choose a time outside it.`];
  });
}

function backOutSentences(look: Look): string[] {
  const { plan, site, groups, busy, calendar } = look;
  const { backOutBy = '', backOutMinutes = '' } = plan.answers;
  const minutes = readMinutes(backOutMinutes);
  const wrong = backOutMinutes.trim() && minutes === undefined;
  const wrongMinutes = wrong ? [noMinutes(backOutMinutes, 'that backing out takes')] : [];
  const begins = momentIn(backOutBy, look);
  if (typeof begins === 'string') return [begins, ...wrongMinutes];
  if (begins === undefined || minutes === undefined) return wrongMinutes;
  if (begins < plan.start)
    return ['Backing out would begin before the change does. Write a moment after its start.'];
  const lasts = minutes * MINUTE;
  return groups.flatMap(({ first, names }) => {
    const closes = backOutOutlasts(busy, begins + lasts, first, calendar);
    if (closes === undefined) return [];
    const say = (at: number) => siteTime(at, site.zone, calendar.now);
    const late = `${named(names)}: the window ends at ${say(closes)}, and backing out is over only at ${say(begins + lasts)}, ${site.name} time.`;
    const latest = closes - lasts;
    return [
      latest < plan.start
        ? `${late} There is no time to back out: choose a longer window, or an earlier start.`
        : `${late} Begin backing out by ${say(latest)} at the latest.`,
    ];
  });
}

function removalOf(look: Look): string[] {
  const removed = momentIn(look.plan.answers.removedBy ?? '', look);
  if (typeof removed === 'string') return [removed];
  return removed !== undefined && removed <= look.plan.start
    ? ['It would be removed before it is there. Write a moment after its start.']
    : [];
}

/** The last sentence says what can be done instead. Without a readable restart nobody knows what would fit. */
function withNext(sentences: string[], look: Look): string[] {
  const last = sentences.at(-1);
  return last === undefined || isRestartUnread(look.plan)
    ? sentences
    : [...sentences.slice(0, -1), `${last} ${nextOf(look)}`];
}

/** The change's own times, without the restart, as they are typed. */
function nextOf({ busy, plan, groups, calendar, site }: Look): string {
  const from = Math.max(plan.start, calendar.now);
  const fits = nextFitting(
    busy.end - busy.start,
    groups.map(({ first }) => first),
    calendar,
    from,
  );
  if (!fits) return 'None that fits is known: ask operations to open a window.';
  const end = fits.end - (busy.end - plan.end);
  return `Next that fits: ${sayTimes(fits.start, end, site, calendar.now)}.`;
}

/** Undefined where nothing was answered, and a sentence where it can't be read. */
function momentIn(typed: string, { plan, site, calendar }: Look): number | string | undefined {
  if (!typed.trim()) return undefined;
  try {
    return readMoment(typed, plan, site, calendar.now);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

function isRestartUnread({ answers: { restartMinutes = '' } }: Plan): boolean {
  return restartMinutes.trim() !== '' && readMinutes(restartMinutes) === undefined;
}

const noMinutes = (typed: string | undefined, what: string) =>
  `“${clip(typed?.trim() ?? '', 40)}” is no number of minutes. Write how many ${what}, like 30.`;
