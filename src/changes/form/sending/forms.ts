import { clip } from '../../../kernel/text.ts';
import type { Site } from '../../../people/site.ts';
import { actions, button, section, type Block, type Modal } from '../../../slack/blocks.ts';
import { clipMarkup, joined, md, quoted, type Markup } from '../../../slack/markup.ts';
import { kindWords } from '../../change.ts';
import type { Planned } from '../../drafts.ts';
import type { Need } from '../../rules/case.ts';
import { takesOneLine } from '../../terms.ts';
import { sayTimes } from '../../times.ts';
import type { Weighing } from '../../weighed.ts';
import { CHANGE_IT, planning, SUBMIT } from '../forms.ts';

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
  return planning(edits, blocks, { callback: SUBMIT, submit, about: draft });
}

/** What becomes of what stands against it. */
function againstHead({ type }: Planned, { advisory }: Weighing['terms']): string {
  if (type === 'emergency')
    return 'OT’s yes by voice goes past this; what isn’t answered is asked for afterwards';
  return advisory ? 'Advisory: shown, not enforced' : 'It waits until none of this stands against it';
}

/** What, where and when, as it was understood. */
export const readBack = ({ plan }: Pick<Planned, 'plan'>, site: Site, now: number): Markup =>
  md`*${clip(plan.place, 300)}*\n${quoted(plan.what, 600)}\n${sayTimes(plan.start, plan.end, site, now)}`;
