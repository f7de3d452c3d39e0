import type { Clock } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { siteOf, type Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import type { Register } from '../../register/register.ts';
import { assetOption, wordsOption } from '../../register/views.ts';
import type { Block, Modal } from '../../slack/blocks.ts';
import type { Entered } from '../../slack/entered.ts';
import type { Answer, Listen } from '../../slack/listen.ts';
import { md } from '../../slack/markup.ts';
import { readAnswers } from '../answers.ts';
import type { Change } from '../change.ts';
import type { Changes } from '../changes.ts';
import type { Draft, Drafts, Planned } from '../drafts.ts';
import { keptAnswers } from '../moments.ts';
import { carriedOver } from '../plan-versions.ts';
import { mustPlan, readPlan, USUALLY } from '../planning.ts';
import { asked, judge, missing } from '../rules/rules.ts';
import { takesOneLine } from '../terms.ts';
import { readTimes } from '../times.ts';
import { readSeen, seenValue, stepAction } from '../views.ts';
import type { Weighing } from '../weighed.ts';
import { ANSWERS, CHANGE_IT, filledWith, PLAN, planForm, readTyped, SUBMIT } from './forms.ts';
import { answersForm, standing, submitsAnyway } from './answering/forms.ts';
import { sendForm } from './sending/forms.ts';
import { lineAsPlan } from './line.ts';

export interface PlanRouteParts {
  changes: Changes;
  drafts: Drafts;
  directory: Directory;
  register: Register;
  clock: Clock;
  /** What else is known of what a plan touches, for the last page. */
  around: (weighing: Weighing, by: Person) => Promise<Block[]>;
  /** What the person sees once it is submitted. */
  receipt: (change: Change, by: Person) => Promise<Modal>;
}

/** The form of a change, from its first page to its last, and the one line in its place. */
export function planRoutes(on: Listen, parts: PlanRouteParts) {
  const { changes, drafts, directory, register, clock, around, receipt } = parts;

  async function form(by: Person, what = ''): Promise<Modal> {
    mustPlan(by);
    return planForm(by, await siteOf(directory, by.siteId), what ? { what } : {});
  }

  /** The form with a plan in it. */
  async function filled({ plan, type, siteId, edits }: Planned, by: Person, why?: ReturnType<typeof md>) {
    const site = await siteOf(directory, siteId);
    const assets = await Promise.all(plan.assetIds.map(id => register.asset(id)));
    const where = assets.flatMap(asset => (asset ? [assetOption(asset, site)] : []));
    const options = where.length > 0 || !plan.place ? where : [wordsOption(plan.place, site)];
    const about = edits ? seenValue({ id: edits.id, plan: edits.seen }) : '';
    return planForm(by, site, filledWith({ plan, type }, options, site), about, why);
  }

  async function mine(id: string, by: Person): Promise<Draft> {
    mustPlan(by);
    const draft = await drafts.find(id);
    if (draft?.by !== by.id)
      throw new Refusal('not-found', 'I don’t have what you typed any more. Close this, and plan it anew.');
    return draft;
  }

  async function sent(draft: string, planned: Planned, weighing: Weighing, by: Person): Promise<Modal> {
    const site = await siteOf(directory, planned.siteId);
    const names = await directory.names([planned.plan.implementerId]);
    const who = names.get(planned.plan.implementerId) ?? 'somebody who left';
    return sendForm(draft, planned, weighing, site, who, clock.now(), await around(weighing, by));
  }

  /** The next page that it takes: questions and what stands against it, or all of it read back. */
  async function next(draft: string, planned: Planned, by: Person, anyway = false): Promise<Modal> {
    const weighing = await changes.weigh(planned, by);
    const findings = judge(weighing.case);
    const { type, plan, siteId } = planned;
    const goesOn = anyway || type === 'emergency' || weighing.terms.advisory;
    // Who doesn't agree with another change chooses another time.
    const left = missing(asked(findings), plan.answers).filter(one => one !== 'agreed');
    const isOpen = left.length > 0 && type !== 'emergency';
    if (!isOpen && (goesOn || standing(findings).length === 0)) return sent(draft, planned, weighing, by);
    return answersForm(draft, planned, weighing, await siteOf(directory, siteId), clock.now());
  }

  async function edited(about: string, by: Person): Promise<Planned | undefined> {
    if (!about) return undefined;
    const { id, seen } = readSeen(about);
    const { change } = await changes.check('edit', id, by, seen);
    return { plan: change, type: change.type, siteId: change.siteId, edits: { id, seen } };
  }

  async function answered({ planned }: Draft, entered: Entered): Promise<Planned> {
    const site = await siteOf(directory, planned.siteId);
    const when = entered('when');
    const times = when ? readTimes(when, site, clock.now(), USUALLY) : {};
    const plan = { ...planned.plan, ...times };
    const typed = carriedOver({ ...plan.answers, ...readAnswers(entered) }, planned.plan, plan);
    const answers = keptAnswers(typed, plan, site, clock.now());
    return { ...planned, plan: { ...plan, answers } };
  }

  on.submit(PLAN, async ({ by, form: id, about, entered }) => {
    const was = await edited(about, by);
    // Who goes back to the first page has answered already.
    const draft = await drafts.find(id);
    const before = draft?.by === by.id ? draft.planned : was;
    const planned = await readPlan(readTyped(entered), by, clock.now(), parts, was, before);
    await drafts.keep({ id, by: by.id, planned, at: clock.now() });
    const weighing = await changes.weigh(planned, by);
    const takesAnswers = asked(judge(weighing.case)).length > 0;
    if (!takesAnswers) return { push: await next(id, planned, by) };
    return { push: answersForm(id, planned, weighing, await siteOf(directory, planned.siteId), clock.now()) };
  });

  on.submit(ANSWERS, async ({ by, about, entered }) => {
    const draft = await mine(about, by);
    const planned = await answered(draft, entered);
    await drafts.keep({ ...draft, planned, at: clock.now() });
    return next(draft.id, planned, by, submitsAnyway(entered));
  });

  on.submit(SUBMIT, async ({ by, about }) => {
    const { id, planned } = await mine(about, by);
    const { edits, plan } = planned;
    const request = `draft:${id}`;
    const change = edits
      ? await changes.take({ step: 'edit', plan }, edits.id, by, request, edits.seen)
      : await changes.submit(planned, by, request);
    return receipt(change, by);
  });

  on.press(CHANGE_IT, async ({ by, value }) => ({ open: await filled((await mine(value, by)).planned, by) }));
  on.press(stepAction('edit'), async ({ by, value }) => {
    const was = await edited(value, by);
    if (!was) throw new Refusal('not-found', 'I don’t know which change that is. Open it with More.');
    return { open: await filled(was, by) };
  });

  return {
    form,
    /** One line that says it all comes back to be done; what takes more comes back as the form, filled in. */
    async line(what: string, when: string, by: Person, key: string): Promise<Answer> {
      mustPlan(by);
      const assets = (await register.namedIn(what)).filter(asset => asset.siteId === by.siteId);
      const site = await siteOf(directory, by.siteId);
      if (assets.length === 0)
        return {
          open: planForm(
            by,
            site,
            { what, when },
            '',
            md`I don’t know what that is done to. Say it here, and go on.`,
          ),
        };
      const planned = await readPlan(lineAsPlan(what, when, assets, by.id), by, clock.now(), parts);
      const weighing = await changes.weigh(planned, by);
      if (!takesOneLine(weighing.terms))
        return { open: await filled(planned, by, md`*This takes more than one line.* ${reasons(weighing)}`) };
      await drafts.keep({ id: key, by: by.id, planned, at: clock.now() });
      return { open: await sent(key, planned, weighing, by) };
    },
  };
}

/** Why it takes more than one line, in the rules’ own words. */
const reasons = ({ case: one }: Weighing): string =>
  judge(one)
    .filter(({ asks, needs, against }) => asks.length + needs.length + against.length > 0)
    .map(({ because }) => because)
    .join(' ');
