import type { Clock } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { siteOf, type Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import { dayOf, shownAt } from '../../people/wall-clock.ts';
import { zonesLike } from '../../people/zones.ts';
import { LIMIT, option, type Modal } from '../../slack/blocks.ts';
import type { Answer, Listen } from '../../slack/listen.ts';
import { md } from '../../slack/markup.ts';
import { notice } from '../../slack/show.ts';
import { ACT, FORM, ZONE } from '../actions.ts';
import type { Previewing } from '../previewing.ts';
import { mustLead, type Programmes } from '../programmes.ts';
import { aNewOne, programmeForm, readProgramme, readSeen, writeSeen } from './forms.ts';
import { checkPage, overviewPage, previewPage } from './pages.ts';

export interface LeadingRouteParts {
  programmes: Programmes;
  previewing: Previewing;
  directory: Directory;
  clock: Clock;
  /** The page that leads there. */
  minePage: (by: Person) => Promise<Modal>;
}

/** What leads do with programmes; that they are some is asked at each press. */
export function leadingRoutes(on: Listen, parts: LeadingRouteParts): void {
  const { programmes, previewing, directory, clock, minePage } = parts;

  const overview = async (id: string, by: Person): Promise<Modal> =>
    overviewPage(await previewing.overview(id, by), clock.now());
  /** What is read or solved of thousands takes longer than Slack waits: it is done after the ack, refusals too. */
  const turned = (page: () => Promise<Modal>): Answer => ({
    page: async () =>
      page().catch((error: unknown) => {
        if (error instanceof Refusal) return notice(md`${error.message}`);
        throw error;
      }),
  });

  on.press(ACT.make, async ({ by }) => {
    mustLead(by);
    const { zone } = await siteOf(directory, by.siteId);
    return { open: programmeForm(aNewOne(zone, dayOf(shownAt(clock.now(), zone))), 'new') };
  });
  on.press(ACT.change, async ({ by, value }) => {
    const programme = await previewing.find(value, by);
    return { open: programmeForm(programme, writeSeen(programme)) };
  });
  on.submit(FORM.programme, async ({ by, about, entered, key }) => {
    mustLead(by);
    const answers = readProgramme(entered);
    if (about === 'new') {
      const id = await programmes.make(answers, by, key);
      return { receipt: await overview(id, by), under: () => minePage(by) };
    }
    const { id, version } = readSeen(about);
    await programmes.change(id, answers, version, by, `${key}:${about}`);
    return { page: () => overview(id, by), under: () => minePage(by) };
  });
  on.suggest(ZONE, async words => zonesLike(words, LIMIT.options).map(zone => option(zone, zone)));
  on.press(ACT.look, async ({ by, value }) => {
    await previewing.find(value, by);
    return turned(() => overview(value, by));
  });
  on.press(ACT.preview, async ({ by, value }) => {
    await previewing.find(value, by);
    return turned(async () => previewPage(await previewing.preview(value, by), clock.now()));
  });
  on.press(ACT.end, async ({ by, value, key }) => {
    await programmes.end(value, by, key);
    return { done: md`It is ended.`, page: () => overview(value, by), under: () => minePage(by) };
  });
  on.press(ACT.replay, async ({ by, value }) => {
    mustLead(by);
    return turned(async () => checkPage(await previewing.replay(value, by)));
  });
}
