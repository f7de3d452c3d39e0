import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import type { Slack } from '../../src/sandbox/server.ts';
import { keeps } from '../incidents/kept.ts';
import { testConfig } from '../support/config.ts';
import { asLookedAt } from '../support/looked.ts';
import { startStory, type Story } from '../support/story.ts';
import type { Json } from './block-limits.ts';

/** The worst that can be typed: each character is longer once it is escaped, and each means something to Slack. */
const worst = (length: number): string => '&<>'.repeat(Math.ceil(length / 3)).slice(0, length);

/** More than fit into a menu or on a page. */
const MANY = 120;
/** Slack's clients let people type no longer message. */
const LONGEST_MESSAGE = 12_000;

/** A plant in which people, sites and assets have the longest names, and type as much as each field takes. */
export async function longestStory(): Promise<Story> {
  const story = await startStory();
  const { slack, later } = story;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  const anna = slack.person('Anna', { in: 'canteen' });
  await longestRegister(story);
  await longestSite(slack, anna);
  for (const name of ['Ines', 'Omar', 'Jonas']) await slack.renames(name, worst(80));

  await filesLongest(slack, ines, 'Danger');
  await later(HOUR);
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await ines.replies(worst(LONGEST_MESSAGE), { on: 'INC-1' });
  await omar.replies(worst(LONGEST_MESSAGE), { on: 'INC-1', broadcast: true, files: [worst(255)] });
  await omar.edits('&<>', worst(LONGEST_MESSAGE - 1));
  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.fills({ 'What fixed it': worst(1000) });
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

  await listsAndHomes(story, ines, omar);
  await pagesOfAdmins(story, anna);
  return story;
}

/** Imported, as nobody can type it: assets by the hundred, with the longest of everything. */
async function longestRegister({ store, slack, file, clock }: Story): Promise<void> {
  const header = 'id,name,site,aliases,area,owner side,IT owner,OT owner,level,safety,part of,serves';
  const rows = Array.from({ length: MANY }, (_, n) => {
    const name = `${worst(76)}${String(n).padStart(4, '0')}`;
    return `long-${n},${name},rhine,,${worst(80)},IT,,,3,,,`;
  });
  const { auditKey } = testConfig(slack, file);
  await importPlant(store, { assets: [header, ...rows].join('\n') }, { auditKey, clock });
}

async function longestSite(slack: Slack, anna: Person): Promise<void> {
  const group = { id: 'S0LONG', handle: 'long', name: worst(80), users: [], created: 1, updated: 1 };
  slack.workspace.state.groups[group.id] = group;
  await anna.types('/ground setup');
  await anna.chooses('Rhine Works').catch(() => anna.presses('Change'));
  const holidays = Array.from({ length: 200 }, (_, n) =>
    new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10),
  );
  await suggested(slack, anna, 'zone', 'a');
  await anna.fills({
    'Name of the site': worst(80),
    'Emergency number': worst(80),
    'Radio channel': worst(80),
    'How to reach each other without Slack': worst(200),
    Holidays: holidays.join('\n'),
    'OT’s user group': worst(10),
  });
  await anna.closes();
  if (anna.modal) await anna.closes();
}

/** With words for the place that are in no register. */
async function filesLongest(slack: Slack, person: Person, how: string): Promise<void> {
  await person.types('/incident');
  const view = slack.workspace.state.stacks[person.id]?.at(-1);
  if (view === undefined) throw new Error('no form is open');
  for (const query of ['', worst(3000)]) {
    const options = await suggested(slack, person, 'where', query);
    const words = options.find(({ value }) => String(value).startsWith('site:rhine'));
    view.values['where'] = { where: { type: 'external_select', selected_option: words } };
  }
  await person.fills({ 'What happens': worst(3000), 'How bad': how });
  await person.closes();
}

/** What the app offers for what somebody types into a field of their open form. */
async function suggested(slack: Slack, { id }: Person, field: string, query: string): Promise<Json[]> {
  const view = slack.workspace.state.stacks[id]?.at(-1)?.id ?? '';
  const act = { as: id, do: 'suggest', view, block: field, action: field, query } as const;
  return ((await slack.client.do(act)) as { options?: Json[] }).options ?? [];
}

async function listsAndHomes({ store, later }: Story, ines: Person, omar: Person): Promise<void> {
  const long = { what: worst(3000), place: worst(100), ownerId: omar.id, reporterId: ines.id };
  await keeps(store, ...Array.from({ length: MANY }, (_, n) => ({ ...long, number: n + 10 })));
  await later(0);
  for (const person of [ines, omar]) {
    await person.opensHome();
    await person.types('/incident list all');
    await person.presses('Older');
    await person.presses('Open');
    await person.closes();
    await person.enters('Look for', worst(100));
    await person.closes();
  }
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
  await asLookedAt(store);
  for (const word of ['setup', 'health', 'people', 'help', worst(LONGEST_MESSAGE)]) {
    await anna.types(`/ground ${word}`);
    if (word === 'people') {
      await anna.fills({ Who: 'Lena' });
      await anna.fills({ Side: 'IT', Site: worst(30), Roles: ['lead'] });
    }
    while (anna.modal) await anna.closes();
  }
  await later(DAY);
}
