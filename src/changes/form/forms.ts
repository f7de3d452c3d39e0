import { clip } from '../../kernel/text.ts';
import type { Person } from '../../people/person.ts';
import type { Site } from '../../people/site.ts';
import { readWhere, WHERE } from '../../register/views.ts';
import {
  actions,
  button,
  context,
  input,
  LIMIT,
  modal,
  option,
  plain,
  section,
  type Block,
  type Modal,
} from '../../slack/blocks.ts';
import type { Entered } from '../../slack/entered.ts';
import { clipMarkup, joined, md, quoted, siteTime, type Markup } from '../../slack/markup.ts';
import { longestAnswer } from '../answers.ts';
import { effects, effectWords, kinds, kindWords } from '../change.ts';
import type { Planned } from '../drafts.ts';
import { LONGEST, MOST_ASSETS, type Typed } from '../planning.ts';
import { questions, type Answers, type QuestionId } from '../questions.ts';
import type { Finding, Need } from '../rules/case.ts';
import { asked, judge } from '../rules/rules.ts';
import { takesOneLine } from '../terms.ts';
import { sayTimes } from '../times.ts';
import type { Weighing } from '../weighed.ts';

/** Callbacks of the form's pages, in their order. */
export const PLAN = 'change.plan';
export const ANSWERS = 'change.answers';
export const SUBMIT = 'change.send';
/** The button under one line that opens the form with it. */
export const CHANGE_IT = 'change.change-it';

/** What stands in the form already. */
export type Filled = Partial<Omit<Typed, 'where'>> & {
  /** Options of the menu, as it offered them. */
  where?: readonly ReturnType<typeof option>[];
};

/** Times as they are typed, with their year so that they are the same when they are read again. */
function typedTimes(
  { start, end }: Pick<Planned['plan'], 'start' | 'end'>,
  { zone }: Pick<Site, 'zone'>,
): string {
  const [from, to] = [siteTime(start, zone, 0), siteTime(end, zone, 0)];
  const clock = to.slice(-'00:00'.length);
  return from.slice(0, -clock.length) === to.slice(0, -clock.length) ? `${from}-${clock}` : `${from} - ${to}`;
}

/** What a plan looks like in the form again. */
export function filledWith(
  { plan, type }: Pick<Planned, 'plan' | 'type'>,
  where: NonNullable<Filled['where']>,
  site: Pick<Site, 'zone'>,
): Filled {
  return {
    ...plan,
    type,
    where,
    when: typedTimes(plan, site),
  };
}

/**
 * The first page: what every change is asked.
 *
 * @param edits the change and the version that it edits, as the form carries them; empty while it is new
 * @param why more is asked than was typed, where that needs saying
 */
export function planForm(by: Person, site: Site, filled: Filled = {}, edits = '', why?: Markup): Modal {
  const kindOptions = kinds.map(kind => option(kindWords[kind], kind));
  const effectOptions = effects.map(effect => option(effectWords[effect], effect));
  const emergency = option('It can’t wait: an authority of OT says yes by voice', 'emergency');
  const chosenKind = kindOptions.find(one => one.value === filled.kind);
  const chosenEffects = effectOptions.filter(one => filled.effects?.includes(one.value ?? ''));
  const text = (value: string | undefined, longest: number) => ({
    type: 'plain_text_input',
    max_length: longest,
    ...(value && { initial_value: clip(value, longest) }),
  });
  const blocks: Block[] = [
    ...(why ? [section(why)] : []),
    input('what', 'What is done', { ...text(filled.what, LONGEST.what), multiline: true }),
    input(
      WHERE,
      'To what',
      {
        type: 'multi_external_select',
        min_query_length: 0,
        max_selected_items: MOST_ASSETS,
        placeholder: plain('Assets, or the place in your words', LIMIT.placeholder),
        ...(filled.where && filled.where.length > 0 && { initial_options: filled.where }),
      },
      { hint: 'Not in the list? Type it, and choose what you typed.' },
    ),
    input(
      'when',
      'When',
      { ...text(filled.when, 120), placeholder: plain('tonight 20:00-22:00', LIMIT.placeholder) },
      {
        hint: `On the clock of ${site.name}. Like Fri 22:00-02:00, or 24 Dec 8:00 for 2 h.`,
      },
    ),
    input('kind', 'What kind of change', {
      type: 'static_select',
      options: kindOptions,
      ...(chosenKind && { initial_option: chosenKind }),
    }),
    input(
      'effects',
      'What may come of it',
      {
        type: 'checkboxes',
        options: effectOptions,
        ...(chosenEffects.length > 0 && { initial_options: chosenEffects }),
      },
      { optional: true },
    ),
    input('why', 'Why', { ...text(filled.why, LONGEST.why), multiline: true }),
    input('implementer', 'Who does it', {
      type: 'users_select',
      initial_user: filled.implementerId ?? by.id,
    }),
    ...(edits
      ? []
      : [
          input(
            'type',
            'Emergency',
            {
              type: 'checkboxes',
              options: [emergency],
              ...(filled.type === 'emergency' && { initial_options: [emergency] }),
            },
            { optional: true },
          ),
        ]),
  ];
  return modal(edits ? 'Edit the change' : 'Plan a change', blocks, {
    callback: PLAN,
    submit: 'Next',
    about: edits,
  });
}

/** What was typed on the first page. */
export function readTyped(entered: Entered): Typed {
  return {
    what: entered('what'),
    why: entered('why'),
    where: entered.all(WHERE).map(readWhere),
    when: entered('when'),
    kind: entered('kind'),
    effects: entered.all('effects'),
    implementerId: entered('implementer'),
    type: entered('type'),
  };
}

/** Ticked by who submits although something stands against it. */
const ANYWAY = 'anyway';

/**
 * The second page: all that stands against the plan, and what the rules demand of it, each once and below its reason.
 *
 * @param draft the id of the draft, as the form carries it
 */
export function answersForm(
  draft: string,
  { plan, type, edits }: Planned,
  { case: one }: Weighing,
  site: Site,
  now: number,
): Modal {
  const findings = judge(one);
  const left = new Set(asked(findings));
  const groups = findings.flatMap(({ rule, because, asks }) => {
    const mine = asks.filter(id => left.delete(id));
    return mine.length > 0
      ? [
          context(md`*${rule}* ${because}`),
          ...mine.map(id => questionInput(id, plan.answers, type === 'emergency' || id === 'agreed')),
        ]
      : [];
  });
  const against = standing(findings);
  const stands: Block[] =
    against.length > 0
      ? [
          section(
            clipMarkup(
              joined(
                [md`*Stands against it*`, ...against.map(({ rule, says }) => md`• *${rule}* ${says}`)],
                '\n',
              ),
              2900,
            ),
          ),
          input('when', 'When', {
            type: 'plain_text_input',
            max_length: 120,
            initial_value: typedTimes(plan, site),
          }),
          input(
            ANYWAY,
            'If it can’t be another time',
            {
              type: 'checkboxes',
              options: [option('Submit it as it is: it waits until none of this stands against it', 'yes')],
            },
            { optional: true },
          ),
        ]
      : [];
  return modal(
    edits ? 'Edit the change' : 'Plan a change',
    [section(readBack({ plan }, site, now)), ...stands, ...groups].slice(0, LIMIT.viewBlocks),
    {
      callback: ANSWERS,
      submit: 'Next',
      about: draft,
    },
  );
}

/** What stands against it as it is, answers apart. */
export const standing = (findings: readonly Finding[]): { rule: string; says: string }[] =>
  findings.flatMap(({ rule, against }) => against.map(says => ({ rule, says })));

/** @param optional in an emergency what isn’t known is asked for with the formal decisions; and nobody has to agree */
function questionInput(id: QuestionId, answers: Answers, optional: boolean): Block {
  const question: { label: string; hint?: string; way: string | readonly string[] } = questions[id];
  const { label, way } = question;
  const was = answers[id];
  if (typeof way !== 'string') {
    const options = way.map(one => option(one, one));
    const chosen = options.find(one => one.value === was);
    const menu = { type: 'static_select', options, ...(chosen && { initial_option: chosen }) };
    return input(id, label, menu, { optional });
  }
  const hint = question.hint ?? (way === 'moment' ? 'Like 21:30, or Fri 02:00.' : undefined);
  const longest = longestAnswer(id);
  const element = {
    type: 'plain_text_input',
    multiline: way === 'text',
    max_length: longest,
    ...(was && { initial_value: clip(was, longest) }),
  };
  return input(id, label, element, { optional, ...(hint && { hint }) });
}

export const submitsAnyway = (entered: Entered): boolean => entered(ANYWAY) === 'yes';

/** Words of who must say yes. */
const needWords: Record<Need, string> = {
  it: 'an approver of IT',
  ot: 'an approver of OT',
  safety: 'a safety approver',
  go: 'the shift lead’s go',
};

/**
 * The last page: everything is read back before anything happens.
 *
 * @param who does it, by name
 * @param around what else is known of what it touches: open incidents there
 */
export function sendForm(
  draft: string,
  planned: Planned,
  { terms }: Weighing,
  site: Site,
  who: string,
  now: number,
  around: readonly Block[] = [],
): Modal {
  const { plan, type, edits } = planned;
  const needs = terms.needs.map(need => needWords[need]);
  const isOneLine = takesOneLine(terms);
  const next = isOneLine
    ? md`No approvals: nothing of OT stops with it. It closes at its end unless someone presses *Problem*.`
    : needs.length > 0
      ? md`*Needs:* ${needs.join(', ')}${terms.triage ? ', and both sides’ leads assess it first' : ''}`
      : md`${terms.triage ? 'Both sides’ leads assess it first.' : 'No approvals needed.'}`;
  const against = terms.stops.map(({ rule, sentence }) => md`• *${rule}* ${sentence}`);
  const blocks: Block[] = [
    section(readBack(planned, site, now)),
    section(
      joined(
        [
          md`*Who does it:* ${who} · ${kindWords[plan.kind].split(':')[0] ?? ''}`,
          ...(type === 'emergency'
            ? [md`*Emergency:* call OT’s authority, read it back, then press *Yes by voice* on its card`]
            : []),
          next,
        ],
        '\n',
      ),
    ),
    ...(against.length > 0
      ? [section(clipMarkup(joined([md`*${againstHead(planned, terms)}*`, ...against], '\n'), 2900))]
      : []),
    ...around,
    ...(isOneLine && !edits ? [actions(button('Change something', CHANGE_IT, draft))] : []),
  ];
  const submit = isOneLine ? 'Do it' : edits ? 'Save' : 'Submit';
  return modal(edits ? 'Edit the change' : 'Plan a change', blocks, {
    callback: SUBMIT,
    submit,
    about: draft,
  });
}

/** What becomes of what stands against it. */
function againstHead({ type }: Planned, { advisory }: Weighing['terms']): string {
  if (type === 'emergency')
    return 'OT’s yes by voice goes past this; what isn’t answered is asked for afterwards';
  return advisory ? 'Advisory: shown, not enforced' : 'It waits until none of this stands against it';
}

/** What, where and when, as it was understood. */
const readBack = ({ plan }: Pick<Planned, 'plan'>, site: Site, now: number): Markup =>
  md`*${clip(plan.place, 300)}*\n${quoted(plan.what, 600)}\n${sayTimes(plan.start, plan.end, site, now)}`;
