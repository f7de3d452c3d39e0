import type { HomePart } from '../home-tab/slack.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { dayOf, shownAt } from '../people/wall-clock.ts';
import { actions, button, header, section } from '../slack/blocks.ts';
import type { CommandNames } from '../slack/commands.ts';
import type { Answer, Listen, Pages } from '../slack/listen.ts';
import { md } from '../slack/markup.ts';
import { notice } from '../slack/show.ts';
import { ACT, FORM } from './actions.ts';
import { visitFile } from './calendar.ts';
import { readCommand } from './command.ts';
import { offerForm, readOffer, readSide } from './forms.ts';
import { isHost, mayVerify, MOST, no, whyNotTakePart } from './offer.ts';
import { minePage, offerPage, suggestedPage, visitPage } from './pages.ts';
import type { Shadowing } from './shadowing.ts';
import {
  askForm,
  managerForm,
  moveForm,
  planForm,
  proveForm,
  readStart,
  readUntil,
  readWish,
  sayForm,
  whyForm,
} from './visiting/forms.ts';
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
  /** The page in which it was pressed, and the list that it may lie upon. */
  const pages = (id: string, by: Person): Pages => ({ page: () => visit(id, by), under: () => mine(by) });

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
    if (shown.waiting.length === 0 && shown.offer.plan.length === 0)
      throw new Refusal('not-now', 'Nobody waits for a month yet. Open it again when somebody does.');
    return { open: planForm(shown) };
  });
  on.submit(FORM.plan, async ({ by, about, entered, key }) => {
    await shadowing.plan(about, entered.all('plan'), by, `${key}:${about}`);
    return { page: () => offer(about, by), under: () => mine(by) };
  });

  on.press(ACT.approve, async ({ by, value, key }) => {
    await shadowing.approve(value, by, key);
    return {
      done: md`You said yes. They are told, and given a place as soon as there is one.`,
      ...pages(value, by),
    };
  });
  on.press(ACT.decline, async ({ by, value }) => {
    const { is, names, visit: one } = await shadowing.visit(value, by);
    if (!is.manager) throw no('Only the manager who was asked decides on that.');
    return { open: whyForm(FORM.decline, 'Say no', names.get(one.visitorId) ?? 'The visitor', value) };
  });
  on.submit(FORM.decline, async ({ by, about, entered, key }) => {
    await shadowing.decline(about, entered('words'), by, `${key}:${about}`);
    return pages(about, by);
  });
  on.press(ACT.nameManager, async ({ by, value }) => {
    const { is } = await shadowing.visit(value, by);
    if (!is.visitor) throw no('Only who asked for the visit does that.');
    return { open: managerForm(value) };
  });
  on.submit(FORM.manager, async ({ by, about, entered, key }) => {
    await shadowing.nameManager(about, entered('manager'), by, `${key}:${about}`);
    return pages(about, by);
  });

  for (let n = 0; n < MOST.prerequisites; n++)
    on.press(`${ACT.prove}.${n}`, async ({ by, value }) => {
      const [id = '', prerequisiteId = ''] = value.split(' ');
      const shown = await shadowing.visit(id, by);
      if (!shown.offer || !mayVerify(by, shown.offer) || shown.is.visitor)
        throw no('Only the host, or a lead or safety approver of the site, checks that. Ask one of them.');
      const asked = shown.offer.prerequisites.find(one => one.id === prerequisiteId);
      if (!asked) throw new Refusal('not-found', 'The host asks for that no more. Open the visit again.');
      return { open: proveForm(shown, asked) };
    });
  on.submit(FORM.prove, async ({ by, about, entered, key }) => {
    const [id = '', prerequisiteId = ''] = about.split(' ');
    await shadowing.prove(id, prerequisiteId, readUntil(entered), by, `${key}:${about}`);
    return pages(id, by);
  });

  on.press(ACT.accept, async ({ by, value, key }) => {
    await shadowing.accept(value, by, key);
    return {
      done: md`They are told, with all that they need on the day.`,
      ...pages(value, by),
    };
  });
  on.press(ACT.turnDown, async ({ by, value }) => {
    const { is, names, visit: one } = await shadowing.visit(value, by);
    if (!is.host) throw no('Only the host does that. Ask them.');
    return { open: whyForm(FORM.turnDown, 'Not possible', names.get(one.visitorId) ?? 'The visitor', value) };
  });
  on.submit(FORM.turnDown, async ({ by, about, entered, key }) => {
    await shadowing.turnDown(about, entered('words'), by, `${key}:${about}`);
    return { receipt: notice(md`They are told, and wait for another place.`), under: () => mine(by) };
  });
  on.press(ACT.move, async ({ by, value }) => {
    const periods = await shadowing.movesOf(value, by);
    if (periods.length === 0)
      throw new Refusal('not-now', 'There is no other time with a place. Offer more places first.');
    return { open: moveForm(await shadowing.visit(value, by), periods) };
  });
  on.submit(FORM.move, async ({ by, about, entered, key }) => {
    await shadowing.move(about, readStart(entered), by, `${key}:${about}`);
    return pages(about, by);
  });

  on.press(ACT.giveBack, async ({ by, value, key }) => {
    await shadowing.giveBack(value, by, key);
    return { done: md`It goes to the next. Thank you for saying so in time.`, ...pages(value, by) };
  });
  on.press(ACT.withdraw, async ({ by, value, key }) => {
    await shadowing.withdraw(value, by, key);
    return { done: md`It is withdrawn.`, ...pages(value, by) };
  });
  on.press(ACT.calendar, async ({ by, value }) => {
    const shown = await shadowing.visit(value, by);
    const file = visitFile(shown, new URL(parts.workspaceUrl).host);
    if (file === undefined || !(shown.is.visitor || shown.is.host))
      throw new Refusal(
        'not-now',
        'There is nothing for a calendar yet. It comes once the host expects them.',
      );
    return {
      files: async () => [{ name: 'visit.ics', title: 'Visit, for a calendar', bytes: Buffer.from(file) }],
      comment: md`*For your calendar.* Opened again later, it brings what is there up to date.`,
      sent: md`It is in our direct messages.`,
    };
  });

  on.press(ACT.say, async ({ by, value }) => {
    const { is } = await shadowing.visit(value, by);
    if (!is.visitor && !is.host) throw no('Only the visitor and the host say how it was.');
    return { open: sayForm(value, is.visitor) };
  });
  on.submit(FORM.say, async ({ by, about, entered, key }) => {
    const said = { words: entered('words'), learned: entered('learned') };
    await shadowing.say(about, said, by, `${key}:${about}`);
    return { receipt: await visit(about, by), under: () => mine(by) };
  });
  on.press(ACT.suggest, async ({ by, value, key }) => {
    const { suggested, not } = await shadowing.suggest(value, by, key);
    return { open: suggestedPage(suggested, not, commands.term) };
  });
}

/** Home's part: the next visit, and the way to all of it. */
export const shadowingAtHome =
  (shadowing: Pick<Shadowing, 'mine'>): HomePart =>
  async by => {
    if (whyNotTakePart(by)) return [];
    const { visits, toDecide, toVerify, now } = await shadowing.mine(by);
    const next = visits.find(({ visit }) => isPending(visit));
    const waits = toDecide.length + toVerify.length;
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
