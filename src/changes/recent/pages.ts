import type { Site } from '../../people/site.ts';
import type { Asset } from '../../register/asset.ts';
import { button, context, LIMIT, modal, section, type Block, type Modal } from '../../slack/blocks.ts';
import { clipMarkup, joined, md, quoted, siteTime, type Markup } from '../../slack/markup.ts';
import { changeName, type Change } from '../change.ts';
import { sayTimes } from '../times.ts';
import { actual, MORE, seenValue } from '../views.ts';
import type { Recent, RecentChanges } from './recent.ts';

/** The button of an asset, where the words may mean several; its value is the asset's id. */
export const CHANGED_ON = 'change.changed';

const TITLE = 'What changed?';

/** How much of what was typed one of many shows, in characters. */
const SHOWN = 200;

/** Both sides' changes with what it takes to draw them. */
export interface Shown extends RecentChanges {
  /** Of what was asked about: all times are on its clock. */
  site: Site;
  /** Names of sites and of those who do it, by id. */
  names: ReadonlyMap<string, string>;
  /** Milliseconds. */
  now: number;
}

/**
 * What changed, privately.
 *
 * @param where what was asked about
 * @param reach which changes these are, in words
 */
export function changedPage(where: string, reach: string, shown: Shown): Modal {
  const { recent, more, site } = shown;
  const none = md`*None is recorded.* Somebody may have changed something all the same: ask at both desks.`;
  return modal(TITLE, [
    section(md`*${where}*\nBoth sides’ changes ${reach}; the newest first, then what is still to come.`),
    ...(recent.length > 0 ? recent.map(one => row(one, shown)) : [section(none)]),
    ...(more > 0 ? [context(md`… and ${more} more`)] : []),
    context(
      md`Only what is recorded here, and what you may know of, is shown. Times are those of ${site.name}.`,
    ),
  ]);
}

/** In place of it, where nobody registered what it is about. */
export const unknownPage = (place: string): Modal =>
  modal(TITLE, [
    section(
      md`*${place}*\nThe register doesn’t know this place, so I can’t tell what changed there. Ask at both desks.`,
    ),
  ]);

/** Which of them is meant. @param names of their sites, by id */
export const choosePage = (assets: readonly Asset[], names: ReadonlyMap<string, string>): Modal =>
  modal(TITLE, [
    section(md`Which one do you mean?`),
    ...assets.map((asset): Block => {
      const where = [asset.area, names.get(asset.siteId) ?? ''].filter(Boolean).join(' · ');
      const choose = button('Show', CHANGED_ON, asset.id);
      return { ...section(md`*${asset.name}*\n${where}`), accessory: choose };
    }),
  ]);

/** How many lines each part of a receipt has at most. */
const ON_RECEIPT = 3;

/** What changed where an incident was just filed, for its receipt: what happened, not what is still to come. */
export function receiptPart({ recent, more }: RecentChanges, { zone }: Pick<Site, 'zone'>): Block[] {
  const happened = recent.filter(({ ahead }) => !ahead);
  const shown = happened.slice(0, ON_RECEIPT);
  const isMore = happened.length > shown.length || more > 0;
  return [
    ...(shown.length > 0 ? [section(md`*Changed here in the last 72 h:*`)] : []),
    ...shown.map((one): Block => {
      const { change, touches, at } = one;
      const head = md`*${changeName(change)}* · ${stateWords(one)} · ${siteTime(at, zone)}`;
      return {
        ...section(joined([head, brief(change), clip(touches)], '\n')),
        accessory: openButton(change),
      };
    }),
    ...(shown.length > 0 && isMore ? [context(md`And more: *What changed?* on its card shows them.`)] : []),
  ];
}

function row(one: Recent, { site, names, now }: Shown): Block {
  const { change, touches, ahead } = one;
  const stopped = change.state === 'suspended' ? `, ${siteTime(change.since, site.zone, now)}` : '';
  const times = sayTimes(change.start, change.end, site, now);
  const isElsewhere = change.siteId !== site.id;
  const who = names.get(change.implementerId) ?? 'somebody who left';
  const where = isElsewhere ? ` · ${names.get(change.siteId) ?? ''}` : '';
  const lines = [
    md`*${changeName(change)}* · ${ahead ? md`*Still to come* · ` : ''}${stateWords(one)}${stopped}`,
    brief(change),
    joined([md`*Planned:* ${times}`, ...actual({ change, site })], '\n'),
    md`*Who does it:* ${who}${where}`,
    clip(touches),
  ];
  return { ...section(joined(lines, '\n')), accessory: openButton(change) };
}

const openButton = (change: Change) => button('Open', MORE, seenValue(change));
const brief = ({ what }: Change): Markup => quoted(what, SHOWN);
const clip = (sentence: string): Markup => clipMarkup(md`${sentence}`, LIMIT.section / 4);

/** How it stands, by what is recorded of it alone. */
function stateWords({ change, ahead }: Pick<Recent, 'change' | 'ahead'>): string {
  const { state, startedAt, reported } = change;
  switch (state) {
    case 'draft':
      return 'Draft';
    case 'assess':
      return 'Being assessed';
    case 'authorize':
      return 'Waits for approval';
    case 'scheduled':
      return ahead ? 'Scheduled' : 'Under way, closes by itself';
    case 'implement':
      return reported ? 'Work is over, waits for hand-back' : 'Under way';
    case 'suspended':
      return startedAt === null ? 'Stopped before it began' : 'Stopped';
    case 'backed out':
      return 'Backed out, waits for hand-back';
    case 'failed':
      return 'Failed, waits for hand-back';
    case 'review':
    case 'closed':
      return { done: 'Done', 'backed out': 'Backed out', failed: 'Failed' }[reported?.outcome ?? 'done'];
    case 'rejected':
      return 'Rejected';
    case 'withdrawn':
      return 'Withdrawn';
    case 'expired':
      return 'Expired';
  }
}
