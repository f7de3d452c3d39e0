import { counted } from '../../kernel/text.ts';
import {
  actions,
  asking,
  button,
  context,
  LIMIT,
  modal,
  section,
  type Block,
  type Modal,
} from '../../slack/blocks.ts';
import { clipMarkup, inLine, joined, md, type Markup } from '../../slack/markup.ts';
import { ACT } from '../actions.ts';
import type { Away } from '../making.ts';
import type { Held, Overview, Preview, Replayed } from '../previewing.ts';
import type { Programme } from '../programme.ts';
import { leftOutWords, reasons, type NameOf } from '../reasons.ts';
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
          programme.ended
            ? md`It is ended.`
            : next === undefined
              ? md`No round is due.`
              : md`Next round: *${timeIn(programme, next, now)}*.`,
          md`${grid.met} of ${counted(grid.of, 'possible pair')} ${grid.met === 1 ? 'has' : 'have'} met: ${share} %.`,
        ],
        '\n',
      ),
    ),
    ...(programme.ended ? [] : [programmeButtons(programme)]),
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

const programmeButtons = (programme: Programme): Block =>
  actions(
    button('Preview the next round', ACT.preview, programme.id, true),
    button('Change', ACT.change, programme.id),
    asking(button('End', ACT.end, programme.id), {
      title: 'End it?',
      text: `${programme.name} has no rounds any more. Who is in a round now keeps their coffee.`,
      yes: 'End it',
      no: 'Keep it',
    }),
  );

function heldRow({ round, pairs, met, leftOut }: Held, programme: Programme, now: number): Block {
  const alone = leftOut === 0 ? md`` : md`, ${leftOut} had nobody`;
  const text = md`*${timeIn(programme, round.announce, now)}* · ${counted(pairs, 'pair')}, ${met} met${alone}`;
  return { ...section(text), ...(pairs > 0 && { accessory: button('Check', ACT.replay, round.id) }) };
}

/** Whether the pairs of a round came out the same again. */
export function checkPage({ round, same, pairs }: Replayed): Modal {
  const says = same
    ? md`*The same again: ${counted(pairs, 'pair')}*, made of what went in and by the same chance.`
    : md`*Other pairs than then.* Tell your admin: that round was altered, or an update makes pairs otherwise.`;
  return modal('Check', [section(says), actions(button('Back', ACT.look, round.programmeId))]);
}

/** So many lines stand in one block, and so many blocks on one page; Slack takes 250,000 bytes of a page. */
const LINES = 6;
const MOST_BLOCKS = 80;
const MOST_BYTES = 200_000;
/** In characters: none of the lines of a block is lost over a longer one. */
const LONGEST_LINE = LIMIT.section / LINES - 1;

/** The pairs that would be made, each with its reason, and who has nobody and why. */
export function previewPage(
  { programme, announce, isPlanned, pairs, away, names }: Preview,
  now: number,
): Modal {
  const nameOf: NameOf = id => names.get(id) ?? 'somebody who left';
  const when = timeIn(programme, announce, now);
  const pairLines = pairs.groups.map(
    ({ people, why }) =>
      md`•  *${inLine(listed(people.map(nameOf)))}*: ${inLine(reasons(why, nameOf, 'They'))}`,
  );
  const outLines = pairs.leftOut.map(one => md`•  *${inLine(nameOf(one.id))}*: ${leftOutWords(one)}`);
  const stays = isPlanned ? 'Its members have read of it.' : 'Its members read of it a day before.';
  return modal('Preview', [
    section(
      md`*${inLine(programme.name)}, ${when}:* ${counted(pairs.groups.length, 'pair')}, ${pairs.leftOut.length} without.`,
    ),
    context(
      md`A dry run: nothing is written and nobody is told. ${stays} As long as nobody joins, leaves, skips or changes their hours, the round will be this one.`,
    ),
    actions(button('Back', ACT.look, programme.id)),
    ...inBlocks([...pairLines, ...outLines]),
    ...awayLines(away, nameOf),
  ]);
}

function inBlocks(lines: readonly Markup[]): Block[] {
  const blocks: Block[] = [];
  let shown = 0;
  for (let bytes = 0; shown < lines.length && blocks.length < MOST_BLOCKS; shown += LINES) {
    const some = lines.slice(shown, shown + LINES).map(line => clipMarkup(line, LONGEST_LINE));
    const block = section(joined(some, '\n'));
    bytes += Buffer.byteLength(JSON.stringify(block));
    if (bytes > MOST_BYTES) break;
    blocks.push(block);
  }
  const more = lines.length - shown;
  return more > 0 ? [...blocks, context(md`And ${more} more.`)] : blocks;
}

const awayWords: Record<Away['why'], string> = {
  skips: 'Skip this round',
  paused: 'Pause',
  'not at work': 'Not at work in it, by their hours and days off',
  'may not': 'May not take part any more',
};

/** Members who aren't there, by why not. */
function awayLines(away: readonly Away[], nameOf: NameOf): Block[] {
  return (Object.keys(awayWords) as Away['why'][]).flatMap(why => {
    const names = away.filter(one => one.why === why).map(({ id }) => nameOf(id));
    return names.length > 0
      ? [section(md`*${awayWords[why]}:* ${clipMarkup(inLine(listed(names)), LIMIT.section - 200)}.`)]
      : [];
  });
}
