import type { HomePart } from '../home-tab/slack.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { dayOf, shownAt } from '../people/wall-clock.ts';
import { actions, button, header, section } from '../slack/blocks.ts';
import type { CommandNames } from '../slack/commands.ts';
import type { Answer, Listen } from '../slack/listen.ts';
import { md } from '../slack/markup.ts';
import { notice } from '../slack/show.ts';
import { ACT, FORM } from './actions.ts';
import { readCommand } from './command.ts';
import { offerForm, readOffer, readSide } from './forms.ts';
import { isHost, no, whyNotTakePart } from './offer.ts';
import { minePage, offerPage, visitPage } from './pages.ts';
import type { Shadowing } from './shadowing.ts';
import { askForm, planForm, readWish } from './visiting/forms.ts';
import { visitSteps } from './visiting/slack.ts';
import { isPending } from './visit.ts';
import { nameIn, stateWords } from './views.ts';
import { periodWords } from './words.ts';

export interface ShadowRouteParts {
  shadowing: Shadowing;
  directory: Directory;
  clock: Clock;
  ids: Ids;
  workspaceUrl: string;
  /** As people type them here. */
  commands: Pick<CommandNames, 'shadow' | 'term'>;
}

/** Everything that people do with visits. */
export function shadowRoutes(on: Listen, parts: ShadowRouteParts): void {
  const { shadowing, directory, clock, ids, commands } = parts;
  const mine = async (by: Person) => minePage(await shadowing.mine(by));
  const visit = async (id: string, by: Person) => visitPage(await shadowing.visit(id, by));
  const offer = async (id: string, by: Person) => offerPage(await shadowing.offerShown(id, by));

  async function today(by: Person) {
    const site = await siteOf(directory, by.siteId);
    const now = clock.now();
    return { site, now, today: dayOf(shownAt(now, site.zone)) };
  }

  async function toOffer(by: Person): Promise<Answer> {
    mustTakePart(by);
    const { site, now, today: day } = await today(by);
    return { open: offerForm(by, site, day, now) };
  }

  async function toAsk(by: Person): Promise<Answer> {
    mustTakePart(by);
    const { now, today: day } = await today(by);
    return { open: askForm(by, await directory.sites(), await shadowing.managerOf(by), day, now) };
  }

  on.command('/shadow', async ({ by, words }): Promise<Answer> => {
    switch (readCommand(words)) {
      case 'mine':
        mustTakePart(by);
        return { open: await mine(by) };
      case 'offer':
        return toOffer(by);
      case 'ask':
        return toAsk(by);
      case 'help':
        return { done: help(commands.shadow) };
    }
  });
  on.press(ACT.mine, async ({ by }) => {
    mustTakePart(by);
    return { open: await mine(by) };
  });
  on.press(ACT.ask, ({ by }) => toAsk(by));
  on.press(ACT.offer, ({ by }) => toOffer(by));
  on.press(ACT.open, async ({ by, value }) => ({ open: await visit(value, by) }));
  on.press(ACT.openOffer, async ({ by, value }) => ({ open: await offer(value, by) }));

  on.submit(FORM.ask, async ({ by, entered, key }) => {
    await shadowing.ask(readWish(entered, by), entered('manager') || undefined, by, key);
    return { receipt: notice(asked), under: () => mine(by) };
  });
  on.submit(FORM.offer, async ({ by, entered, key }) => {
    const says = readOffer(entered, undefined, () => ids.next());
    const id = await shadowing.offer(says, readSide(entered), by, key);
    return { receipt: await offer(id, by), under: () => mine(by) };
  });

  on.press(ACT.changeOffer, async ({ by, value }) => {
    const shown = await shadowing.offerShown(value, by);
    if (!isHost(by, shown.offer)) throw no('Only its host changes an offer. Ask them.');
    const { site, now, today: day } = await today(by);
    return { open: offerForm(by, site, day, now, shown.offer) };
  });
  on.submit(FORM.changeOffer, async ({ by, about, entered, key }) => {
    const { offer: before } = await shadowing.offerShown(about, by);
    await shadowing.changeOffer(
      about,
      readOffer(entered, before, () => ids.next()),
      by,
      `${key}:${about}`,
    );
    return { page: () => offer(about, by), under: () => mine(by) };
  });
  on.press(ACT.closeOffer, async ({ by, value, key }) => {
    await shadowing.closeOffer(value, by, key);
    return { done: md`It is closed.`, page: () => offer(value, by), under: () => mine(by) };
  });
  on.press(ACT.plan, async ({ by, value }) => {
    const shown = await shadowing.offerShown(value, by);
    if (!shown.mayPlan) throw no('Only a lead of its side and site says who comes next. Ask one of them.');
    if (shown.waiting.length === 0)
      throw new Refusal('not-now', 'Nobody waits for a month yet. Open it again when somebody does.');
    return { open: planForm(shown) };
  });
  on.submit(FORM.plan, async ({ by, about, entered, key }) => {
    const [id = '', seen = ''] = about.split(' ');
    await shadowing.plan(id, entered.all('plan'), by, `${key}:${id}`, seen);
    return { page: () => offer(id, by), under: () => mine(by) };
  });

  visitSteps(on, parts, { mine, visit });
}

/** Home's part: the next visit, and the way to all of it. */
export const shadowingAtHome =
  (shadowing: Pick<Shadowing, 'mine'>): HomePart =>
  async by => {
    if (whyNotTakePart(by)) return [];
    const { visits, toDecide, toVerify, toSay, now } = await shadowing.mine(by);
    const next = visits.find(({ visit }) => isPending(visit));
    const waits = toDecide.length + toVerify.length + toSay.length;
    const period =
      next?.visit.start != null && next.visit.end != null && next.visit.state !== 'approved'
        ? md`*${periodWords({ start: next.visit.start, end: next.visit.end }, now)}, with ${nameIn(next.names, next.offer?.hostId)}.* `
        : md``;
    return [
      header('Visits to the other side'),
      ...(next ? [section(md`${period}${stateWords(next)}`)] : []),
      actions(
        button(waits > 0 ? `Visits (${waits})` : 'Visits', ACT.mine, 'all', waits > 0),
        ...(next ? [] : [button('Ask for a visit', ACT.ask, 'new')]),
      ),
    ];
  };

function mustTakePart(by: Person): void {
  const refusal = whyNotTakePart(by);
  if (refusal) throw refusal;
}

const asked = md`*Your manager is asked.* With their yes you wait for a place: places are given on the morning of each working day, to who has waited longest first.`;

const help = (command: string) =>
  md`\`${command}\` shows your visits and your offers, and what waits for you.
\`${command} ask\` asks for a day, a week or a month beside somebody of the other side.
\`${command} offer\` offers places beside you.`;
