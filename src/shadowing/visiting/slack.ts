import { section, type Modal } from '../../slack/blocks.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Person } from '../../people/person.ts';
import type { Listen, Pages } from '../../slack/listen.ts';
import { md } from '../../slack/markup.ts';
import { notice } from '../../slack/show.ts';
import { ACT, FORM } from '../actions.ts';
import { visitFile } from '../calendar.ts';
import { mayVerify, MOST, no } from '../offer.ts';
import { suggestedPage } from '../pages.ts';
import type { ShadowRouteParts } from '../slack.ts';
import { managerForm, moveForm, proveForm, readStart, readUntil, sayForm, whyForm } from './forms.ts';

/** The pages that steps are taken on. */
interface VisitPages {
  mine: (by: Person) => Promise<Modal>;
  visit: (id: string, by: Person) => Promise<Modal>;
}

/** All that is done with one visit, from the manager's answer to what was learned. */
export function visitSteps(
  on: Listen,
  { shadowing, workspaceUrl, commands }: Pick<ShadowRouteParts, 'shadowing' | 'workspaceUrl' | 'commands'>,
  { mine, visit }: VisitPages,
): void {
  /** The page in which it was pressed, and the list that it may lie upon. */
  const pages = (id: string, by: Person): Pages => ({ page: () => visit(id, by), under: () => mine(by) });

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
    const { waits } = await shadowing.giveBack(value, by, key);
    const done = waits ? givenBack : givenBackAndOver;
    /** A page shows how it stands: what became of the request is said upon it. */
    const page = async () => {
      const shown = await visit(value, by);
      return { ...shown, blocks: [section(done), ...shown.blocks] };
    };
    return { ...pages(value, by), done, page };
  });
  on.press(ACT.withdraw, async ({ by, value, key }) => {
    await shadowing.withdraw(value, by, key);
    return { done: md`It is withdrawn.`, ...pages(value, by) };
  });
  on.press(ACT.calendar, async ({ by, value }) => {
    const shown = await shadowing.visit(value, by);
    const file = visitFile(shown, new URL(workspaceUrl).host);
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

const givenBack = md`It goes to the next. Thank you for saying so in time.`;
const givenBackAndOver = md`It goes to the next. You had named no other week, so your request is over. Ask anew.`;
