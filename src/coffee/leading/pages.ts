import { counted } from '../../kernel/text.ts';
import {
  actions,
  asking,
  button,
  context,
  modal,
  section,
  type Block,
  type Modal,
} from '../../slack/blocks.ts';
import { inLine, joined, md, type Markup } from '../../slack/markup.ts';
import { ACT } from '../actions.ts';
import type { Held, Overview, Preview } from '../previewing.ts';
import type { Programme } from '../programme.ts';
import { leftOutWords, whyWords, type NameOf } from '../reasons.ts';
import { cadenceWords, listed, timeIn } from '../words.ts';

/** How a programme goes. @param now milliseconds */
export function overviewPage({ programme, members, held, grid, next }: Overview, now: number): Modal {
  const { it, ot } = members;
  const share = grid.of === 0 ? 0 : Math.round((100 * grid.met) / grid.of);
  return modal('Programme', [
    section(
      joined(
        [
          md`*${inLine(programme.name)}* · ${cadenceWords(programme)}`,
          md`${it} of IT and ${ot} of OT are in.`,
          next === undefined ? md`No round is due.` : md`Next round: *${timeIn(programme, next, now)}*.`,
          md`Of the ${grid.of} pairs that there can be, ${grid.met} have met: ${share} %.`,
        ],
        '\n',
      ),
    ),
    actions(
      button('Preview the next round', ACT.preview, programme.id, true),
      button('Change', ACT.change, programme.id),
      asking(button('End', ACT.end, programme.id), {
        title: 'End it?',
        text: `${programme.name} has no rounds any more. Who is in a round now keeps their coffee.`,
        yes: 'End it',
        no: 'Keep it',
      }),
    ),
    ...held.map(one => heldRow(one, programme, now)),
    ...(held.length > 0
      ? [
          context(
            md`*Check* makes the pairs of a round once more, of what they were made of, and says whether they are the same.`,
          ),
        ]
      : []),
  ]);
}

function heldRow({ round, pairs, met, leftOut }: Held, programme: Programme, now: number): Block {
  const alone = leftOut === 0 ? md`` : md`, ${leftOut} had nobody`;
  const text = md`*${timeIn(programme, round.announce, now)}* · ${counted(pairs, 'pair')}, ${met} met${alone}`;
  return { ...section(text), ...(pairs > 0 && { accessory: button('Check', ACT.replay, round.id) }) };
}

/** So many lines stand in one block, which takes 3,000 characters, and so many blocks on one page. */
const LINES = 6;
const MOST_BLOCKS = 80;

/** The pairs that would be made, each with its reason, and who has nobody and why. */
export function previewPage(
  { programme, announce, isPlanned, pairs, away, names }: Preview,
  now: number,
): Modal {
  const nameOf: NameOf = id => names.get(id) ?? 'somebody who left';
  const when = timeIn(programme, announce, now);
  const pairLines = pairs.groups.map(
    ({ people, why }) =>
      md`•  *${inLine(listed(people.map(nameOf)))}*: ${inLine(why.map(one => whyWords(one, nameOf)).join(' '))}`,
  );
  const outLines = pairs.leftOut.map(one => md`•  *${inLine(nameOf(one.id))}*: ${leftOutWords(one)}`);
  const awayLine = away.length > 0 ? [md`Not there: ${inLine(listed(away.map(nameOf)))}.`] : [];
  const stays = isPlanned ? 'Its members have read of it.' : 'Its members read of it a day before.';
  return modal('Preview', [
    section(
      md`*${inLine(programme.name)}, ${when}:* ${counted(pairs.groups.length, 'pair')}, ${pairs.leftOut.length} without.`,
    ),
    context(
      md`A dry run: nothing is written and nobody is told. ${stays} As long as nobody joins, leaves, skips or changes their hours, the round will be this one.`,
    ),
    actions(button('Back', ACT.look, programme.id)),
    ...inBlocks([...pairLines, ...outLines, ...awayLine]),
  ]);
}

function inBlocks(lines: readonly Markup[]): Block[] {
  const shown = lines.slice(0, LINES * MOST_BLOCKS);
  const blocks: Block[] = [];
  for (let n = 0; n < shown.length; n += LINES) blocks.push(section(joined(shown.slice(n, n + LINES), '\n')));
  const more = lines.length - shown.length;
  return more > 0 ? [...blocks, context(md`And ${more} more.`)] : blocks;
}
