import { Refusal } from '../kernel/refusal.ts';
import { personActor } from '../kernel/actor.ts';
import { counted, folded } from '../kernel/text.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Admin, Admins, Visitor } from '../people/admins.ts';
import { mustDecide } from '../people/away.ts';
import { notFound, siteOf, type Directory } from '../people/directory.ts';
import type { HoursPages } from '../people/hours/slack.ts';
import { awayForm, dutyForm, whomForm } from '../people/forms.ts';
import { sides, takesSteps, type Person } from '../people/person.ts';
import type { Sites } from '../people/sites.ts';
import { zonesLike } from '../people/zones.ts';
import { actions, button, LIMIT, option, type Block, type Modal } from '../slack/blocks.ts';
import type { CommandNames } from '../slack/commands.ts';
import type { Answer, Listen } from '../slack/listen.ts';
import { md } from '../slack/markup.ts';
import { notice } from '../slack/show.ts';
import { GROUP, readOver, readSite, SITE, siteForm, ZONE } from './forms.ts';
import type { WindowPages } from '../windows/slack.ts';
import {
  ADD_SITE,
  CHANGE_SITE,
  HEALTH,
  helpPage,
  LOAD_WORDS,
  PEOPLE,
  SET_UP,
  setupPage,
  type Place,
  type Standing,
} from './pages.ts';

export interface SetupParts {
  directory: Directory;
  admins: Admins;
  sites: Sites;
  commands: CommandNames;
  windows: Pick<WindowPages, 'list'>;
  hours: HoursPages;
  /** The glossary, as it is filled at first. */
  words: { isEmpty(): Promise<boolean>; load(adminId: string): Promise<number> };
  clock: Clock;
  /** Each site with what stands in its way. */
  standings(): Promise<Standing[]>;
  healthPage(): Promise<Modal>;
  /** Slack's user groups, as far as it tells in time. */
  groups(): Promise<{ id: string; name: string }[]>;
}

/** What only some may do is behind {@link Admins}; the command itself is everybody's. */
export function setupRoutes(onVisitor: Listen<Visitor>, onAdmin: Listen<Admin>, parts: SetupParts): void {
  const { directory, admins, sites, commands, clock } = parts;

  const page = async () => setupPage(await parts.standings(), await parts.words.isEmpty());
  const setup = async (): Promise<Answer> => ({ open: await page() });
  const health = async (): Promise<Answer> => ({ open: await parts.healthPage() });
  const forAdmins: Record<string, () => Promise<Answer>> = {
    setup,
    health,
    people: async () => ({ open: whomForm() }),
  };

  onVisitor.command('/ground', async ({ by, words }) => {
    const [word = ''] = words.trim().toLowerCase().split(/\s+/);
    const open = Object.hasOwn(forAdmins, word) ? forAdmins[word] : undefined;
    if (open) {
      await admins.admin(by.id);
      return open();
    }
    if (word === 'duty') return duty(mustBeKnown(by.person));
    if (word === 'away') return away(mustBeKnown(by.person));
    if (word === 'hours') return { open: await parts.hours.form(mustBeKnown(by.person)) };
    if (word === 'windows') return { open: await parts.windows.list(mustBeKnown(by.person)) };
    return { open: helpPage(commands, by, by.person && (await placeOf(by.person))) };
  });

  async function placeOf({ id, siteId }: Person): Promise<Place> {
    const now = clock.now();
    const decidesFor = await directory.delegationsTo(id, now);
    return { site: await siteOf(directory, siteId), decidesFor, now };
  }

  async function away(person: Person): Promise<Answer> {
    mustDecide(person);
    return { open: awayForm(person, await siteOf(directory, person.siteId), clock.now()) };
  }

  async function duty(person: Person): Promise<Answer> {
    if (!takesSteps(person))
      throw new Refusal(
        'not-yours',
        'Who is on duty says a person of one of the two sides, from an account of their own.',
      );
    return { open: dutyForm(person, await siteOf(directory, person.siteId)) };
  }

  onAdmin.press(SET_UP, setup);
  onAdmin.press(HEALTH, health);
  onAdmin.press(LOAD_WORDS, async ({ by }) => {
    const loaded = await parts.words.load(by.id);
    return { done: md`${counted(loaded, 'word')} loaded. Your stewards find them under *Review*.`, page };
  });
  onAdmin.press(PEOPLE, async () => ({ open: whomForm() }));
  onAdmin.press(ADD_SITE, async () => ({ open: siteForm(undefined, new Map()) }));
  onAdmin.press(CHANGE_SITE, async ({ value }) => {
    const site = await directory.site(value);
    if (!site) throw notFound();
    const names = (await parts.groups()).map(({ id, name }) => [id, name] as const);
    return { open: siteForm(site, new Map(names)) };
  });
  onAdmin.submit(SITE, async ({ by, about, entered, key }) => {
    const answers = readSite(entered);
    await sites.save(readOver(about), answers, personActor(by.id), key);
    return notice(
      md`*${answers.name} is saved.* I look at its channels now, take in who is there, and write to you how it stands.`,
    );
  });

  const sitesLike = async (words: string) => optionsLike(words, await directory.sites());
  onAdmin.suggest(CHANGE_SITE, sitesLike);
  onAdmin.suggest('site', sitesLike);
  onAdmin.suggest(ZONE, async words => zonesLike(words, LIMIT.options).map(zone => option(zone, zone)));
  for (const side of sides) {
    onAdmin.suggest(GROUP[side], async words => {
      return optionsLike(words, await parts.groups());
    });
  }
}

/** @throws Refusal `unknown-person` */
function mustBeKnown(person: Person | undefined): Person {
  if (person) return person;
  throw new Refusal('unknown-person', 'I don’t know yet which side you are on. Join your side’s desk first.');
}

function optionsLike(words: string, all: readonly { id: string; name: string }[]) {
  const looked = folded(words);
  return all
    .filter(({ name }) => folded(name).includes(looked))
    .slice(0, LIMIT.options)
    .map(({ id, name }) => option(name, id));
}

/** Home's part for admins. */
export const setupAtHome = (): Block[] => [
  actions(button('Set up', SET_UP, 'all'), button('People', PEOPLE, 'all'), button('Health', HEALTH, 'all')),
];
