import type { Clock } from '../../kernel/clock.ts';
import { counted } from '../../kernel/text.ts';
import { siteOf, type Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import { dayOf, shownAt } from '../../people/wall-clock.ts';
import { zonesLike } from '../../people/zones.ts';
import { LIMIT, option, type Modal } from '../../slack/blocks.ts';
import type { Answer, Listen } from '../../slack/listen.ts';
import { md } from '../../slack/markup.ts';
import { notice } from '../../slack/show.ts';
import { ACT, FORM, ZONE } from '../actions.ts';
import type { CoffeeStore } from '../kept.ts';
import type { Previewing } from '../previewing.ts';
import { whyNotLead, type Programmes } from '../programmes.ts';
import { aNewOne, programmeForm, readProgramme, readSeen, writeSeen } from './forms.ts';
import { overviewPage, previewPage } from './pages.ts';

export interface LeadingRouteParts {
  programmes: Programmes;
  previewing: Previewing;
  store: Pick<CoffeeStore, 'programme'>;
  directory: Directory;
  clock: Clock;
  /** The page that leads there. */
  minePage: (by: Person) => Promise<Modal>;
}

/** What leads do with programmes; that they are some is asked at each press. */
export function leadingRoutes(on: Listen, parts: LeadingRouteParts): void {
  const { programmes, previewing, store, directory, clock, minePage } = parts;

  const overview = async (id: string, by: Person): Promise<Modal> =>
    overviewPage(await previewing.overview(id, by), clock.now());
  const turned = async (id: string, by: Person): Promise<Answer> => {
    const page = await overview(id, by);
    return { page: async () => page };
  };

  on.press(ACT.make, async ({ by }) => {
    mustLead(by);
    const { zone } = await siteOf(directory, by.siteId);
    return { open: programmeForm(aNewOne(zone, dayOf(shownAt(clock.now(), zone))), 'new') };
  });
  on.press(ACT.change, async ({ by, value }) => {
    mustLead(by);
    const { programme } = await previewing.overview(value, by);
    return { open: programmeForm(programme, writeSeen(programme)) };
  });
  on.submit(FORM.programme, async ({ by, about, entered, key }) => {
    const answers = readProgramme(entered);
    if (about === 'new') {
      const id = await programmes.make(answers, by, key);
      return { receipt: await overview(id, by), under: () => minePage(by) };
    }
    const { id, version } = readSeen(about);
    await programmes.change(id, answers, version, by, `${key}:${about}`);
    return { receipt: await overview(id, by), under: () => overview(id, by) };
  });
  on.suggest(ZONE, async words => zonesLike(words, LIMIT.options).map(zone => option(zone, zone)));
  on.press(ACT.look, async ({ by, value }) => turned(value, by));
  on.press(ACT.preview, async ({ by, value }) => {
    mustLead(by);
    const programme = await store.programme(value);
    if (!programme) return turned(value, by);
    // Of many people the pairs take longer than Slack waits.
    return { page: async () => previewPage(await previewing.preview(value, by), clock.now()) };
  });
  on.press(ACT.end, async ({ by, value, key }) => {
    await programmes.end(value, by, key);
    return { done: md`It is ended.`, page: () => overview(value, by), under: () => minePage(by) };
  });
  on.press(ACT.replay, async ({ by, value }) => {
    mustLead(by);
    const { same, pairs } = await previewing.replay(value, by);
    return {
      open: notice(
        same
          ? md`*The same again: ${counted(pairs, 'pair')}*, made of what went in and by the same chance.`
          : md`*Other pairs than then.* Tell your admin: that round was altered, or an update makes pairs otherwise.`,
      ),
    };
  });
}

function mustLead(by: Person): void {
  const refusal = whyNotLead(by);
  if (refusal) throw refusal;
}
