import type { HomePart } from '../home-tab/slack.ts';
import { firstListing } from '../lists/listing.ts';
import { drawsList, listRoutes } from '../lists/slack.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { Incidents } from '../incidents/incidents.ts';
import type { OpenOn } from '../incidents/open-here/open-here.ts';
import { openLines, openRows } from '../incidents/open-here/views.ts';
import type { Clock } from '../kernel/clock.ts';
import { clip } from '../kernel/text.ts';
import { LONGEST_PLACE } from '../register/place.ts';
import type { Register } from '../register/register.ts';
import type { Answer, Listen } from '../slack/listen.ts';
import { md, mentionedIn } from '../slack/markup.ts';
import { plainWords } from '../slack/plain.ts';
import type { WindowPages } from '../windows/slack.ts';
import { isOver, type Change } from './change.ts';
import type { Changes } from './changes.ts';
import { readCommand } from './command.ts';
import type { Drafts } from './drafts.ts';
import { pictureOf, pictureOfLooked } from './drawing.ts';
import { planRoutes } from './form/slack.ts';
import {
  details,
  homePart,
  listRow,
  listWords,
  ON_HOME,
  PLAN_NEW,
  receipt,
  rulesPage,
  whyPage,
} from './pages.ts';
import type { WhatChanged } from './recent/recent.ts';
import { recentRoutes } from './recent/slack.ts';
import { stepRoutes } from './step/slack.ts';
import { MORE, readSeen, WHY } from './views.ts';
import { weekFiles } from './week-files.ts';
import type { WeekOf } from './week-of.ts';
import type { Week } from './week.ts';
import { touchedIds, type WeighIt } from './weighed.ts';
import { why } from './why.ts';

export interface ChangeRouteParts {
  changes: Changes;
  weighed: WeighIt;
  drafts: Drafts;
  directory: Directory;
  register: Register;
  clock: Clock;
  windows: WindowPages;
  week: WeekOf;
  /** Where the addresses of messages begin. */
  workspaceUrl: string;
  openOn: OpenOn;
  whatChanged: WhatChanged;
  incidents: Pick<Incidents, 'look'>;
  /** `/change`, as it is called here. */
  command: string;
}

/** Everything that people do with changes. @param onAnybody also hears those whom we don’t know */
export function changeRoutes(on: Listen, onAnybody: Listen, parts: ChangeRouteParts): void {
  const { changes, directory, windows, workspaceUrl, openOn, command } = parts;
  const plain = async (mrkdwn: string) => plainWords(mrkdwn, await directory.names(mentionedIn(mrkdwn)));

  const page = async (id: string, by: Person) => {
    const looked = await changes.look(id, by);
    const open = isOver(looked.change.state) ? [] : await openOn(touchedIds(looked), by);
    const picture = await pictureOfLooked(directory, looked);
    return details(picture, looked.history, looked.steps, openRows(OPEN_HERE, open));
  };
  const received = async ({ id }: Change, by: Person) =>
    receipt(await pictureOfLooked(directory, await changes.look(id, by)));

  const plans = planRoutes(on, {
    ...parts,
    receipt: received,
    around: async (weighing, by) => openLines(OPEN_HERE, await openOn(touchedIds(weighing), by)),
  });
  stepRoutes(on, onAnybody, { changes, directory, page });
  const recent = recentRoutes(on, parts);

  const list = drawsList('change', {
    list: (listing, by) => changes.list(listing, by),
    picture: change => pictureOf(parts, change),
    row: listRow,
    words: listWords(command),
    directory,
  });
  listRoutes(on, 'change', list);

  on.command('/change', async ({ by, words, key }): Promise<Answer> => {
    const asked = readCommand(await plain(words));
    switch (asked.for) {
      case 'form':
        return { open: await plans.form(by, asked.what) };
      case 'line':
        return plans.line(asked.what, asked.when, by, key);
      case 'change':
        return { open: await page((await changes.numbered(asked.number, by)).id, by) };
      case 'rules':
        return { open: rulesPage(await siteOf(directory, by.siteId), await changes.tally(by.siteId)) };
      case 'changed':
        return { open: await recent.asked(clip(asked.where, LONGEST_PLACE), by) };
      case 'list':
        return { open: await list(asked.listing, by) };
      case 'windows':
        return { open: await windows.list(by) };
      case 'window':
        return { open: await windows.form(by, 'maintenance') };
      case 'blackout':
        return { open: await windows.form(by, 'blackout') };
      case 'week':
        return sendsWeek(await parts.week(by), workspaceUrl);
      case 'help':
        return { done: help(command) };
    }
  });
  on.press(PLAN_NEW, async ({ by }) => ({ open: await plans.form(by) }));
  on.press(MORE, async ({ by, value }) => ({ open: await page(readSeen(value).id, by) }));
  on.press(WHY, async ({ by, value }) => {
    const looked = await changes.look(readSeen(value).id, by);
    return { open: whyPage(await pictureOfLooked(directory, looked), why(looked.change, looked.case)) };
  });
}

/** What is planned at a person's site, for their Home. */
export function changesAtHome(
  parts: Pick<ChangeRouteParts, 'changes' | 'weighed' | 'directory' | 'clock' | 'command'>,
): HomePart {
  const { changes, directory, command } = parts;
  return async by => {
    const { records } = await changes.list(firstListing, by);
    const next = records.slice(0, ON_HOME + 1);
    const pictures = await Promise.all(next.map(change => pictureOf(parts, change)));
    return homePart(await siteOf(directory, by.siteId), pictures, command);
  };
}

/** The week goes into the direct messages of who asked, as a picture and for a calendar. */
const sendsWeek = (week: Week, workspaceUrl: string): Answer => ({
  files: () => weekFiles(week, new URL(workspaceUrl).host),
  comment: md`*This week’s changes at ${week.site}*`,
  sent: md`I sent you this week’s changes at ${week.site}, as a picture and for your calendar: look into our direct messages.`,
});

/** Over incidents that are open on what a change touches. */
const OPEN_HERE = 'Open here:';

const help = (command: string) =>
  md`\`${command}\` plans a change, \`${command} reboot print-2 tonight 20:00\` a small one in one line. \`${command} 7\` opens CHG-7. \`${command} list\` shows what is open at your site; \`list\` with other words looks for them. \`${command} week\` sends you this week as a picture and for your calendar. \`${command} changed PLC-12\` shows what changed there lately, \`${command} windows\` when work may be done, \`${command} rules\` the rules.`;
