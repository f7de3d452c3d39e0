import { counted } from '../kernel/text.ts';
import { sideName, sides } from '../people/person.ts';
import { dateOf, dayOf } from '../people/wall-clock.ts';
import { actions, button, context, divider, LIMIT, section, type Block } from '../slack/blocks.ts';
import type { Saying } from '../slack/listen.ts';
import { inLine, joined, link, md, type Markup } from '../slack/markup.ts';
import { ACT } from './actions.ts';
import { domainName, headword, LONGEST, type Concept, type FalseFriend, type Source } from './concept.ts';
import { languageName } from './language.ts';
import type { Looked } from './looking.ts';
import { wordKey } from './word-key.ts';
import { yesOf } from './stewarding.ts';

/** More of them nobody reads at once: the rest is behind *More*. */
const MOST_MEANINGS = 4;
const MOST_OTHERS = 4;
/** Of what was typed so much is repeated. */
const SHOWN = LONGEST.form;

/** What somebody finds who looks a word up, for them alone. */
export function answer(looked: Looked): Saying {
  const { meanings, word, typed, how, others } = looked;
  if (meanings.length === 0) return nothing(typed, others);
  const near =
    how === 'exact'
      ? []
      : [context(md`Nothing is called “${inLine(typed.slice(0, SHOWN))}”. Nearest to it:`)];
  const [first] = meanings;
  const id = first?.id ?? '';
  return {
    text: md`What ${inLine(word)} means`,
    blocks: [
      ...near,
      ...wordBlocks(looked),
      actions(
        button('Show to channel', ACT.share, word),
        button('More', ACT.more, id),
        button('Suggest a change', ACT.change, id),
        button('Wrong or out of date', ACT.wrong, id),
        ...(how === 'exact' ? [] : [button('Ask the stewards', ACT.ask, typed.slice(0, SHOWN))]),
      ),
      ...alsoMeant(how === 'exact' ? [] : others),
    ],
  };
}

/** The same for everybody, with who shows it. */
export function shared(looked: Looked, by: Markup): Saying {
  return {
    text: md`What ${inLine(looked.word)} means`,
    blocks: [...wordBlocks(looked), context(md`Shown by ${by}, from the glossary.`)],
  };
}

/** The word with all that it means, one side beside the other. */
export function wordBlocks({
  word,
  meanings,
  friends,
  names,
}: Pick<Looked, 'word' | 'meanings' | 'friends' | 'names'>): Block[] {
  const shown = meanings.slice(0, MOST_MEANINGS);
  const hidden = meanings.length - shown.length;
  const isFalse = friends.length > 0;
  const head = isFalse ? md`*${inLine(word)}* means different things to IT and OT.` : md`*${inLine(word)}*`;
  const isUnchecked = shown.every(({ status }) => status === 'draft');
  return [
    section(head),
    ...shown.flatMap(concept => meaningBlocks(concept, names, !isUnchecked)),
    ...friends.slice(0, 2).map(friend => section(warning(friend, !isUnchecked))),
    ...(isUnchecked ? [context(md`Not yet checked by a steward.`)] : []),
    ...(hidden > 0 ? [context(md`And ${counted(hidden, 'more meaning')}.`)] : []),
  ];
}

/** @param withCheck says whether somebody stands for it; where that is said of the whole word, not here */
export function meaningBlocks(
  concept: Concept,
  names: ReadonlyMap<string, string>,
  withCheck = true,
): Block[] {
  const { domain, definition, example, sources } = concept;
  const lines = [
    md`*${domainName[domain]}${inLanguage(concept)}:* ${inLine(definition)}`,
    ...(example ? [md`_“${inLine(example)}”_`] : []),
  ];
  const foot = [
    ...called(concept),
    ...(withCheck ? [checked(concept, names)] : []),
    ...sources.slice(0, 2).map(sourceLine),
  ];
  return [section(joined(lines, '\n')), ...(foot.length > 0 ? [context(joined(foot, ' · '))] : [])];
}

/** Of what is not in English, which the app speaks. */
const inLanguage = ({ language }: Concept): string =>
  language === 'en' ? '' : `, ${languageName(language)}`;

const MOST_NAMES = 3;

function called({ forms }: Concept): Markup[] {
  const others = forms.slice(1).filter(({ kind }) => kind === 'synonym' || kind === 'acronym');
  // British and American spelling are one name to a reader.
  const once = new Map(others.toReversed().map(({ text }) => [wordKey(text).replaceAll('z', 's'), text]));
  const names = [...once.values()].toReversed().slice(0, MOST_NAMES);
  return names.length === 0 ? [] : [md`Also: ${inLine(names.join(', '))}`];
}

/** Whether somebody stands for it. */
export function checked(
  { status, stewardId, reviewedAt, origin }: Concept,
  names: ReadonlyMap<string, string>,
): Markup {
  if (status === 'deprecated') return md`No longer said here`;
  if (status === 'draft')
    return origin === 'people'
      ? md`Suggested, not yet checked by a steward`
      : md`Not yet checked by a steward`;
  const who = names.get(stewardId ?? '');
  const when = reviewedAt === null ? '' : ` ${dateOf(dayOf(reviewedAt))}`;
  return who ? md`Checked by ${inLine(who)}${when}` : md`Checked${when}`;
}

export const sourceLine = ({ name, link: address, quotes, licence }: Source): Markup =>
  joined(
    [
      md`${quotes ? 'Quoted from' : 'Source:'} ${address ? link(address, name) : inLine(name)}`,
      ...(licence ? [md`${inLine(licence)}`] : []),
    ],
    ', ',
  );

/** @param withYes says whose yes is missing */
export function warning(friend: FalseFriend, withYes = true): Markup {
  const missing = !withYes
    ? []
    : sides.filter(side => yesOf(friend, side) === null).map(side => sideName[side]);
  const open =
    missing.length === 0 ? md`` : md` _(no steward of ${missing.join(' or ')} has said yes to this yet)_`;
  return md`*Watch out:* ${inLine(friend.watchOut)}${open}`;
}

function nothing(typed: string, others: readonly string[]): Saying {
  const word = typed.slice(0, SHOWN);
  const text = md`*“${inLine(word)}” is not in the glossary yet.*`;
  const what = md`${text} Ask the stewards: they read of it once a week, without your name. Or add it yourself.`;
  return {
    text,
    blocks: [
      section(what),
      actions(button('Ask the stewards', ACT.ask, word), button('Add it', ACT.add, word)),
      ...alsoMeant(others),
    ],
  };
}

/** Words that may have been meant, a button each. */
function alsoMeant(others: readonly string[]): Block[] {
  if (others.length === 0) return [];
  const [first, ...more] = others.slice(0, MOST_OTHERS);
  const buttons = [first, ...more].flatMap((word, n) =>
    word === undefined ? [] : [{ ...button(word, `${ACT.look}.${n}`, word) }],
  );
  return [context(md`Did you mean one of these?`), actions(...buttons)];
}

/** What was found in a message, the ones that are misread first: as many words as fit onto a page. */
export function explained(found: readonly Looked[], more: number): Block[] {
  const blocks: Block[] = [];
  let left = more;
  for (const looked of found) {
    const own = [...(blocks.length > 0 ? [divider] : []), ...wordBlocks(looked)];
    if (blocks.length + own.length < LIMIT.viewBlocks) blocks.push(...own);
    else left++;
  }
  return left === 0
    ? blocks
    : [...blocks, context(md`And ${left} more words of the glossary: look them up one by one.`)];
}

export const nameOf = (concept: Concept): Markup =>
  md`${inLine(headword(concept))} (${domainName[concept.domain]})`;
