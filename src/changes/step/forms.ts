import { Refusal } from '../../kernel/refusal.ts';
import { clip, mustBeShort, tidy, visible } from '../../kernel/text.ts';
import { sideName, sides } from '../../people/person.ts';
import { dangerLine } from '../../people/views.ts';
import { SHOWN } from '../../records/views.ts';
import { context, input, modal, option, section, type Block, type Modal } from '../../slack/blocks.ts';
import type { Entered } from '../../slack/entered.ts';
import { md, siteTime, type Markup, quoted } from '../../slack/markup.ts';
import { changeName, riskWords, type Change } from '../change.ts';
import { seats, type Asking, type Seat } from '../deciding.ts';
import { heldRestrictions } from '../leftovers.ts';
import { LONGEST_TOGETHER, readRestrictions } from '../restrictions.ts';
import { triages } from '../step-people.ts';
import type { Step } from '../steps.ts';
import type { Taken } from '../taking.ts';
import { PLACE_SHOWN, seenValue, stepLabels, times, title, type Picture } from '../views.ts';
import { toKnow } from '../personal.ts';

/** Steps that a question goes with; the others are taken with the press. */
const asking = [
  'approve',
  'reject',
  'hear',
  'withdraw',
  'no-go',
  'report',
  'accept',
  'review',
  'lift',
] as const;
type AskingStep = (typeof asking)[number];

export const answerCallback = (step: Step): string => `change.${step}.answer`;

/** Longest words with a step, in characters. */
const LONGEST = 1000;
/** Longest name of an authority, in characters. */
const LONGEST_NAME = 100;

const words = (label: string, optional = false): Block =>
  input('words', label, { type: 'plain_text_input', multiline: true, max_length: LONGEST }, { optional });

/**
 * The question that goes with a step; undefined where it is taken with the press. A plain approval is one press; where
 * view or control, or a safety function, may be lost, it asks once more and names them.
 */
export function stepForm(step: Step, picture: Picture): Modal | undefined {
  const blocks = blocksOf(step, picture);
  if (!blocks) return undefined;
  const { change } = picture;
  const head = section(md`*${title(picture)}*\n${quoted(change.what, SHOWN)}\n${times(picture)}`);
  return modal(changeName(change), [head, ...blocks], {
    callback: answerCallback(step),
    submit: stepLabels[step],
    about: seenValue(change),
  });
}

function blocksOf(step: Step, picture: Picture): Block[] | undefined {
  switch (step) {
    case 'approve':
      return approving(picture);
    case 'reject':
      return [...seatInput(step, picture), words('Why not, and what would make it a yes')];
    case 'hear':
      return hearing();
    case 'withdraw':
      return [words('Why it is withdrawn')];
    case 'no-go':
      return [words('Why not now')];
    case 'report':
      return reporting();
    case 'accept':
      return accepting(picture);
    case 'review':
      return [words('What happened, why, and what follows from it')];
    case 'lift':
      return lifting(picture);
    default:
      return undefined;
  }
}

function approving(picture: Picture): Block[] | undefined {
  const choice = seatInput('approve', picture);
  const risk = riskOf(picture);
  if (!risk) return choice.length > 0 ? choice : undefined;
  return [section(risk), ...choice];
}

/** What may be lost, and of what; undefined where nothing of the plant is at risk. */
function riskOf({ change, terms, case: one }: Picture): Markup | undefined {
  if (!terms.needs.includes('go') && !terms.needs.includes('safety')) return undefined;
  const lost = change.effects.map(effect => riskWords[effect]);
  const safe = one.touched.filter(({ asset }) => asset.safety).map(({ asset }) => asset.name);
  const served = one.touched.filter(({ how }) => how !== 'named').map(({ asset }) => asset.name);
  const also = served.length > 0 ? ` With it stop: ${namesOf(served)}.` : '';
  const safety = safe.length > 0 ? ` Part of a safety function: ${namesOf(safe)}.` : '';
  const may = lost.length > 0 ? lost.join('; ') : 'View or control may be lost';
  return md`*You say yes to this on ${clip(change.place, PLACE_SHOWN)}:* ${may}.${also}${safety}`;
}

/** The first five, each as much of it as tells which one is meant. */
function namesOf(all: readonly string[]): string {
  const shown = all.slice(0, 5).map(name => clip(name, 40));
  const left = all.length - shown.length;
  return left > 0 ? `${shown.join(', ')} and ${left} more` : shown.join(', ');
}

/** As what they decide, and for whom, where that isn’t clear. */
function seatInput(step: 'approve' | 'reject', { change, terms, asking: by, names }: Picture): Block[] {
  const open = by ? seatsOf(step, change, terms, by) : [];
  if (open.length < 2) return [];
  const options = open.map(seat => {
    const as = seat.as === 'safety' ? 'safety' : sideName[seat.as];
    const whom = seat.for === by?.by.id ? '' : `, for ${names.get(seat.for) ?? 'somebody'}`;
    return option(`For ${as}${whom}`, seatValue(seat));
  });
  return [input('seat', 'As what', { type: 'radio_buttons', options, initial_option: options[0] })];
}

const seatValue = ({ as, for: whom }: Seat): string => `${as}:${whom}`;

/** What they may decide as: a lead who triages rejects as their own side. */
function seatsOf(step: 'approve' | 'reject', change: Change, terms: Picture['terms'], by: Asking): Seat[] {
  const own = seats(change, terms, by);
  if (own.length > 0 || step === 'approve' || !triages(change, terms, by.by)) return own;
  return sides
    .filter(side => by.by.side === side || by.by.side === 'bridge')
    .map(side => ({ as: side, for: by.by.id }));
}

function hearing(): Block[] {
  const as = [option('OT', 'ot'), option('Safety', 'safety')];
  const how = (['in person', 'radio', 'phone'] as const).map(one => option(one, one));
  const readBack = option('I read back what will be done, and they said yes again', 'yes');
  return [
    input('as', 'Whose authority', { type: 'radio_buttons', options: as, initial_option: as[0] }),
    input('authority', 'Who said yes', { type: 'plain_text_input', max_length: LONGEST_NAME }),
    input('how', 'How', { type: 'radio_buttons', options: how }),
    input('readBack', 'Read back', { type: 'checkboxes', options: [readBack] }),
  ];
}

function reporting(): Block[] {
  const options = [
    option('Done: tools out, sessions ended', 'done'),
    option('Backed out', 'backed out'),
    option('Failed', 'failed'),
  ];
  return [
    input('outcome', 'How it ended', { type: 'radio_buttons', options }),
    words('What operations must know', true),
  ];
}

function accepting({ change, site }: Picture): Block[] {
  return [
    section(
      md`*View, control and alarms are verified.* You accept the hand-back for operations.${toKnow({ change })}`,
    ),
    input(
      'restrictions',
      'Restrictions',
      { type: 'plain_text_input', multiline: true, max_length: LONGEST_TOGETHER },
      {
        optional: true,
        hint: `One a line, each with its end: No remote start until Fri 18:00. Empty: none. On the clock of ${site.name}.`,
      },
    ),
    context(dangerLine(site)),
  ];
}

/** Which of several: a card may have shown more of them than hold by now, so that nothing else may be lifted instead. */
function lifting({ change, site }: Picture): Block[] | undefined {
  if (change.handedBack?.restrictions.length === 1) return undefined;
  const options = heldRestrictions(change).map(({ index, words: which, ends }) =>
    option(`${clip(which, 40)}, until ${siteTime(ends, site.zone)}`, String(index)),
  );
  return [input('restriction', 'Which one holds no more', { type: 'radio_buttons', options })];
}

/**
 * A step as it was entered, or as the press alone says it.
 *
 * @param entered undefined where no form was asked
 * @throws Refusal `bad-answer` at a field
 */
export function readTaken(step: Step, picture: Picture, entered: Entered | undefined): Taken {
  const typed = visible(entered?.('words') ?? '');
  const { change, terms, asking: by, site, now } = picture;
  switch (step) {
    case 'approve':
    case 'reject': {
      const seat = chosenSeat(by ? seatsOf(step, change, terms, by) : [], entered?.('seat') ?? '', by);
      return step === 'approve'
        ? { step, ...seat }
        : { step, ...seat, words: mustReason(typed, 'Say why not, so that the plan can be mended.') };
    }
    case 'hear': {
      const how = (['in person', 'radio', 'phone'] as const).find(one => one === entered?.('how'));
      if (!how) throw bad('how', 'Choose how they said it.');
      const as = (['ot', 'safety'] as const).find(one => one === entered?.('as'));
      if (!as) throw bad('as', 'Choose whose authority it was.');
      const readBack = entered?.('readBack') === 'yes';
      const authority = tidy(entered?.('authority') ?? '');
      mustBeShort('authority', authority, LONGEST_NAME);
      return { step, as, authority, how, readBack };
    }
    case 'withdraw':
      return { step, words: mustReason(typed, 'Say in a few words why.') };
    case 'no-go':
      return { step, words: mustReason(typed, 'Say why not now, so that they know what to wait for.') };
    case 'stop':
      return { step, words: '' };
    case 'report': {
      const outcome = (['done', 'backed out', 'failed'] as const).find(one => one === entered?.('outcome'));
      if (!outcome) throw bad('outcome', 'Choose how it ended.');
      return { step, outcome, words: mustBeBrief(typed) || null };
    }
    case 'accept':
      return { step, restrictions: readRestrictions(entered?.('restrictions') ?? '', site, now) };
    case 'review':
      return { step, words: mustReason(typed, 'Write what happened, why, and what follows from it.') };
    case 'lift': {
      const held = heldRestrictions(change);
      const chosen = entered ? Number(entered('restriction') || 'none') : held[0]?.index;
      if (chosen === undefined || Number.isNaN(chosen))
        throw bad('restriction', 'Choose which one holds no more.');
      return { step, index: chosen };
    }
    case 'edit':
      return { step, plan: change };
    case 'submit':
    case 'assess':
    case 'go':
    case 'confirm':
    case 'start':
    case 'restart':
    case 'check':
    case 'remove':
      return { step };
  }
}

/** Nobody’s yes is taken for another than they gave: a seat that was chosen and is gone is no other one. */
function chosenSeat(open: readonly Seat[], value: string, by: Asking | undefined): Seat {
  const chosen = value
    ? open.find(seat => seatValue(seat) === value)
    : open.length === 1
      ? open[0]
      : undefined;
  if (chosen) return chosen;
  if (value || open.length > 1)
    throw bad(
      'seat',
      'Somebody decided as that meanwhile, or you chose none. Close this, and open it again.',
    );
  // Nothing is open to them: the rules say why.
  return { as: 'it', for: by?.by.id ?? '' };
}

function mustReason(typed: string, otherwise: string): string {
  if (!typed) throw bad('words', otherwise);
  return mustBeBrief(typed);
}

function mustBeBrief(typed: string): string {
  if (typed.length > LONGEST) throw bad('words', `That is ${typed.length} characters; ${LONGEST} fit here.`);
  return typed;
}

const bad = (field: string, sentence: string): Refusal => new Refusal('bad-answer', sentence, field);

export const isAsking = (step: Step): step is AskingStep => asking.some(one => one === step);
