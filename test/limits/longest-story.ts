import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { tightenings, tighteningWords } from '../../src/changes/rules/tightening.ts';
import { DAY } from '../../src/kernel/clock.ts';
import { LOOK } from '../../src/people/look.ts';
import { clockTime, MOST_HOLIDAYS } from '../../src/people/site-rules.ts';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import type { Slack } from '../../src/sandbox/server.ts';
import { keeps } from '../incidents/kept.ts';
import { testConfig } from '../support/config.ts';
import { ON } from '../../src/windows/windows.ts';
import { asSeen } from '../support/looked.ts';
import { opensSite } from '../support/moving.ts';
import { startStory, type Story } from '../support/story.ts';
import { times } from './block-limits.ts';
import { TWIN, whatChanged } from './longest-changes.ts';
import { coffee } from './longest-coffee.ts';
import {
  deskIsLost,
  deskMoves,
  duties,
  goesAway,
  leadLeaves,
  nobodyAcknowledges,
  saysHours,
  somebodyNew,
} from './longest-news.ts';
import { changesFallDue } from './longest-reminders.ts';
import { everyStep } from './longest-steps.ts';
import { glossary } from './longest-terms.ts';
import { visits } from './longest-visits.ts';
import { filesLongest, LONGEST_MESSAGE, longName, MANY, suggested, worst } from './longest-texts.ts';

/** A plant in which people, sites and assets have the longest names, and type as much as each field takes. */
export async function longestStory(): Promise<Story> {
  // What happens in weeks happens in seconds here, so Slack’s minute is none; its tiers have a row of their own.
  const story = await startStory({ tiers: false });

  const { slack, later } = story;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  const lena = slack.person('Lena', { in: 'rhine-it' });
  const priya = slack.person('Priya', { in: 'rhine-it' });
  const anna = slack.person('Anna', { in: 'canteen' });
  const jonas = slack.person('Jonas', { in: 'canteen' });
  await longestRegister(story);
  await longestSite(slack, anna);
  await duties(omar, anna);
  for (const name of ['Ines', 'Omar', 'Jonas', 'Lena', 'Priya', 'Anna', 'Marta'])
    await slack.renames(name, longName(name));

  await goesAway(priya, lena);
  await saysHours(omar);

  await changesFallDue(story, jonas);
  await filesLongest(slack, ines, 'Danger');
  await nobodyAcknowledges(story);
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await ines.replies(worst(LONGEST_MESSAGE), { on: 'INC-1' });
  await omar.replies(worst(LONGEST_MESSAGE), { on: 'INC-1', broadcast: true, files: [worst(255)] });
  await omar.edits('&<>', worst(LONGEST_MESSAGE - 1));
  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.fills({ 'What fixed it': worst(1000) });
  await later(3 * DAY);
  await ines.clicks('Not fixed', { on: 'INC-1' });
  await ines.fills({ 'What is still wrong': worst(1000) });
  await omar.clicks('More', { on: 'INC-1' });
  await omar.presses('Acknowledge');
  await omar.closes();
  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.fills({ 'What fixed it': worst(1000) });
  await ines.clicks('Confirm fixed', { on: 'INC-1' });
  await ines.types(`/incident ${worst(LONGEST_MESSAGE)}`);
  if (ines.modal) await ines.closes();

  await omar.types('/ground setup');
  await omar.types(worst(LONGEST_MESSAGE), { in: 'canteen' });
  await ines.uses('Make this an incident', { on: '&<>', in: 'canteen' });
  await ines.closes();
  await filesLongest(slack, ines, 'A protection');
  await later(5 * DAY);

  await everyStep(story, ines, omar, lena);
  await deskIsLost(story, ines, anna);
  await deskMoves(story, anna);
  await somebodyNew(story, anna);
  await listsAndHomes(story, [ines, omar, lena, anna]);
  await whatChanged(story, ines, omar);
  await glossary(story, ines, omar);
  await visits(story, ines, omar);
  await leadLeaves(story);
  await windows(slack, jonas);
  await addsSite(slack, anna);
  await pagesOfAdmins(story, anna);
  await coffee(story, ines, jonas);
  return story;
}

/** Imported, as nobody can type it: assets by the hundred, with the longest of everything. */
async function longestRegister({ store, slack, file, clock }: Story): Promise<void> {
  const header = 'id,name,site,aliases,area,owner side,IT owner,OT owner,level,safety,part of,serves';
  const rows = Array.from({ length: MANY }, (_, n) => {
    const name = `${worst(76)}${String(n).padStart(4, '0')}`;
    return `long-${n},${name},rhine,${TWIN},${worst(80)},IT,,,3,,,`;
  });
  const { auditKey } = testConfig(slack, file);
  await importPlant(store, { assets: [header, ...rows].join('\n') }, { auditKey, clock });
}

async function longestSite(slack: Slack, anna: Person): Promise<void> {
  const group = { id: 'S0LONG', handle: 'long', name: worst(80), users: [], created: 1, updated: 1 };
  slack.workspace.state.groups[group.id] = group;
  expect(await opensSite(slack, anna, 'rhine')).toBe(true);
  await fillsSite(slack, anna, { 'OT’s user group': worst(10) });
}

async function fillsSite(slack: Slack, anna: Person, more: Record<string, string>): Promise<void> {
  const holidays = times(MOST_HOLIDAYS, n => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10));
  await suggested(slack, anna, 'zone', 'a');
  await anna.fills({
    'Name of the site': worst(80),
    'Emergency number': worst(80),
    'Radio channel': worst(80),
    'How to reach each other without Slack': worst(200),
    Holidays: holidays.join('\n'),
    'Shifts begin at': times(12, n => clockTime(n * 120)).join(', '),
    'Rules of changes': tightenings.map(one => tighteningWords[one].label),
    ...more,
  });
  while (anna.modal) await anna.closes();
}

/** A second one like the first, in channels of its own. */
async function addsSite(slack: Slack, anna: Person): Promise<void> {
  const { channels } = slack.workspace.state;
  for (const side of ['it', 'ot']) {
    const [id, name] = [`C0NEW${side.toUpperCase()}`, `new-${side}`];
    channels[id] = { ...channels['C0CANTEEN']!, id, name, members: [anna.id] };
  }
  await anna.types('/ground setup');
  await anna.presses('Add a site');
  const desks = { 'IT’s channel': 'new-it', 'OT’s channel': 'new-ot' };
  await fillsSite(slack, anna, { ...desks, 'Time zone': 'Berlin', 'Name of the site': `2${worst(79)}` });
}

/** With more waiting on each side than Home shows, and more to list than fits on a page. */
async function listsAndHomes({ store, later }: Story, all: Person[]): Promise<void> {
  const long = { what: worst(3000), place: worst(100), assetId: null, reporterId: 'U0INES' };
  const waiting = times(MANY, n => ({ ...long, id: `new-${n}`, number: n + 1000 }));
  const owned = { state: 'acknowledged', ownerId: 'U0PRIYA' } as const;
  const hers = times(MANY, n => ({ ...long, ...owned, id: `hers-${n}`, number: n + 2000 }));
  await keeps(store, ...waiting, ...hers);
  await later(0);
  for (const person of all) {
    await person.opensHome();
    await person.types('/incident list all');
    await person.presses('Older');
    await person.presses('Newer');
    await person.presses('Open');
    await person.closes();
    await person.enters('Look for', worst(100));
    await person.closes();
  }
}

/** More than the list shows, of both kinds, and one of them ended. */
async function windows(slack: Slack, jonas: Person): Promise<void> {
  for (const [n, add] of times(12, m => (m % 2 ? 'Add a blackout' : 'Add a maintenance window')).entries()) {
    await jonas.types('/ground windows');
    await jonas.presses(add);
    await suggested(slack, jonas, ON, worst(3000));
    await jonas.fills({ 'On what': n % 2 ? 'The whole' : worst(30), When: worst(120), Why: worst(200) });
    await jonas.fills({ When: 'every Mon, Wed and Fri 22:00-04:00 until 31 Dec 2027 22:00' });
    await jonas.closes();
  }
  await jonas.types('/ground windows');
  await jonas.chooses(worst(30));
  await jonas.presses('End');
  await jonas.closes();
}

async function pagesOfAdmins({ store, slack, file, clock, later }: Story, anna: Person): Promise<void> {
  const header =
    'id,name,time zone,IT channel,OT channel,working days,opens,closes,emergency phone,radio channel';
  const rows = Array.from(
    { length: MANY },
    (_, n) => `s${n},${worst(76)}${1000 + n},UTC,C0IT${n},C0OT${n},Mon-Fri,07:00,17:00,112,1`,
  );
  const { auditKey } = testConfig(slack, file);
  await importPlant(store, { sites: [header, ...rows].join('\n') }, { auditKey, clock });
  await asSeen(store);
  // Their channels are in no workspace, so nobody goes to look.
  await store.queries.delete(store.tables.timers).where(eq(store.tables.timers.job, LOOK));
  for (const word of ['setup', 'health', 'people', 'help', worst(LONGEST_MESSAGE)]) {
    await anna.types(`/ground ${word}`);
    if (word === 'people') {
      await anna.fills({ Who: 'Tom' });
      await anna.fills({ Side: 'IT', Site: worst(30), Roles: ['lead'] });
    }
    while (anna.modal) await anna.closes();
  }
  await later(DAY);
}
