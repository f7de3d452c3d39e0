import { clip } from '../../../kernel/text.ts';
import type { Site } from '../../../people/site.ts';
import { context, input, LIMIT, option, section, type Block, type Modal } from '../../../slack/blocks.ts';
import type { Entered } from '../../../slack/entered.ts';
import { clipMarkup, joined, md } from '../../../slack/markup.ts';
import { longestAnswer } from '../../answers.ts';
import type { Planned } from '../../drafts.ts';
import { questions, type Answers, type QuestionId } from '../../questions.ts';
import type { Finding } from '../../rules/case.ts';
import { asked, judge } from '../../rules/rules.ts';
import type { Weighing } from '../../weighed.ts';
import { ANSWERS, planning, typedTimes } from '../forms.ts';
import { readBack } from '../sending/forms.ts';

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
  const blocks = [section(readBack({ plan }, site, now)), ...stands, ...groups];
  return planning(edits, blocks.slice(0, LIMIT.viewBlocks), {
    callback: ANSWERS,
    submit: 'Next',
    about: draft,
  });
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
