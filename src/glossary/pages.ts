import type { SealedEntry } from '../audit/entry.ts';
import {
  actions,
  asking,
  button,
  context,
  header,
  input,
  LIMIT,
  modal,
  option,
  plain,
  section,
  type Block,
  type Modal,
} from '../slack/blocks.ts';
import { inLine, md, siteTime, type Markup } from '../slack/markup.ts';
import { ACT, FORM } from './actions.ts';
import { contentFields, type Concept, type FalseFriend } from './concept.ts';
import type { Looked } from './looking.ts';
import type { Listed } from './browsing.ts';
import { explained, meaningBlocks, nameOf, warning } from './views.ts';

const TITLE = 'Glossary';
/** What the page of a word was opened from, as it carries it: the review, or a part of the list. */
export const FROM = { review: 'review', list: 'list ' } as const;
/** A button must carry something; no word is written so. */
export const NO_WORD = '-';
const MOST_ON_PAGE = 8;
const MOST_FRIENDS = 3;

/** What a reader may do with one meaning. */
export interface MayDo {
  decides: boolean;
  /** Edits at once. */
  writes: boolean;
}

/** All meanings of a word, whole, with what may be done with each. */
export function wordPage(
  looked: Looked,
  may: (concept: Concept) => MayDo,
  sayYes: (friend: FalseFriend) => boolean,
): Modal {
  const { meanings, friends, names, word, decides } = looked;
  const shown = meanings.slice(0, MOST_ON_PAGE);
  const hidden = meanings.length - shown.length;
  return modal(TITLE, [
    header(word),
    ...shown.flatMap((concept, n) => [
      ...meaningBlocks(concept, names),
      ...(concept.more ? [section(md`${inLine(concept.more)}`)] : []),
      ...(concept.related.length > 0 ? [context(md`See also: ${inLine(concept.related.join(', '))}`)] : []),
      { ...actions(...buttonsOf(concept, may(concept))), block_id: `meaning.${n}` },
    ]),
    ...friends
      .slice(0, MOST_FRIENDS)
      .flatMap((friend, n) => [
        section(warning(friend)),
        ...(decides ? [{ ...actions(...settling(friend, sayYes(friend))), block_id: `friend.${n}` }] : []),
      ]),
    ...(decides ? untied(shown, friends) : []),
    ...(hidden > 0 ? [context(md`And ${hidden} more meanings: ask for a longer spelling of the word.`)] : []),
  ]);
}

const settling = (friend: FalseFriend, mayAgree: boolean) => [
  ...(mayAgree ? [button('Yes, for my side', ACT.agree, `${friend.id} ${friend.version}`, true)] : []),
  button('Change the warning', ACT.warn, `${friend.itId} ${friend.otId}`),
  asking(button('Not a false friend', ACT.untie, friend.id), {
    title: friend.word,
    text: 'Both meanings stay. Nobody is warned of the word any more.',
    yes: 'Not a false friend',
    no: 'Leave it',
  }),
];

/** A meaning of each side and nothing said of what is between them. */
function untied(shown: readonly Concept[], friends: readonly FalseFriend[]): Block[] {
  const of = (domain: string) =>
    shown.find(concept => concept.domain === domain && concept.status !== 'deprecated');
  const [it, ot] = [of('it'), of('ot')];
  if (!it || !ot || it.language !== ot.language || friends.length > 0) return [];
  return [actions(button('Say what to watch out for', ACT.warn, `${it.id} ${ot.id}`))];
}

function buttonsOf(concept: Concept, { decides, writes }: MayDo) {
  const { id, status, version } = concept;
  const seen = `${id} ${version}`;
  const isDraft = status === 'draft';
  return [
    ...(decides && isDraft
      ? [button('Approve', ACT.approve, seen, true), button('Decline', ACT.decline, id)]
      : []),
    ...(decides && status === 'approved' ? [button('Still right', ACT.approve, seen)] : []),
    button(writes ? 'Edit' : 'Suggest a change', ACT.edit, id),
    button('History', ACT.history, id),
    ...(decides && status === 'approved' ? [button('Hand over', ACT.handOver, id)] : []),
    ...(decides && status === 'approved' ? [button('No longer said', ACT.deprecate, id)] : []),
    ...(decides && status === 'deprecated' ? [button('Say it again', ACT.sayAgain, id)] : []),
  ];
}

const done: Record<string, string> = {
  suggested: 'suggested it',
  imported: 'imported it',
  edited: 'edited it',
  approved: 'said yes',
  reviewed: 'said that it is still right',
  declined: 'declined it',
  deprecated: 'said that it is no longer said',
  'said again': 'said that it is said again',
  'handed over': 'handed it over',
  'rolled back': 'brought back',
  accepted: 'accepted a suggestion',
  'called wrong': 'called it wrong',
};

/** The newest first. */
export function historyPage(
  concept: Concept,
  entries: readonly SealedEntry[],
  names: ReadonlyMap<string, string>,
  decides: boolean,
  zone: string,
): Modal {
  const rows = entries.toReversed().slice(0, 30);
  return modal('History', [
    section(md`*${nameOf(concept)}*`),
    ...rows.map((entry): Block => {
      const who =
        entry.actor.kind === 'person' ? (names.get(entry.actor.id) ?? 'Somebody who left') : 'Common Ground';
      const said = md`*Version ${entry.seq}* · ${siteTime(entry.at, zone)}\n${inLine(who)} ${done[entry.action] ?? entry.action}${entry.words ? md`: ${inLine(entry.words)}` : ''}${meant(entry)}`;
      const canGoBack =
        decides && entry.seq < concept.version && contentFields.some(field => field in entry.after);
      return {
        ...section(said),
        ...(canGoBack && { accessory: rollBack(concept, entry.seq) }),
      };
    }),
    ...(entries.length > rows.length ? [context(md`And ${entries.length - rows.length} older ones.`)] : []),
  ]);
}

function meant({ after }: SealedEntry): Markup {
  const { definition } = after;
  return typeof definition === 'string' ? md`\n>${inLine(definition)}` : md``;
}

const rollBack = (concept: Concept, version: number) =>
  asking(button('Bring back', ACT.rollBack, `${concept.id} ${version}`), {
    title: `Version ${version}`,
    text: 'It says then what it said in this version. What was written since stays in the history.',
    yes: 'Bring back',
    no: 'Leave it',
  });

/** What was found in a message. */
export function explainPage(found: readonly Looked[], more: number, command: string): Modal {
  const none = section(
    md`*No word of this message is in the glossary.* Look one up with \`${command}\`, or ask a colleague of the other side.`,
  );
  return modal('The jargon', found.length > 0 ? explained(found, more) : [none]);
}

export function listPage(listed: Listed): Modal {
  const { words, letters, letter, page: n, total, waiting, mayLoad } = listed;
  const field = {
    type: 'plain_text_input',
    max_length: 80,
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
  };
  const none =
    total === 0
      ? md`*The glossary is empty.* Add a word that the other side misreads, or have a steward load the words that come with the app.`
      : md`*Nothing here for “${inLine(letter)}”.*`;
  const page = modal(
    TITLE,
    [
      { ...input(ACT.find, 'Look up', field, { optional: true }), dispatch_action: true },
      ...(waiting === undefined ? [] : [actions(reviewButton(waiting))]),
      ...lettersOf(letters, letter),
      ...(words.length === 0 ? [section(none)] : words.map(wordRow)),
      ...turning(listed),
      actions(
        button('Add a word', ACT.add, NO_WORD),
        ...(mayLoad ? [button('Load the starter glossary', ACT.loadStarter, 'starter')] : []),
      ),
    ],
    { callback: FORM.search, submit: 'Look up', about: `${FROM.list}${letter} ${n}` },
  );
  return { ...page, close: { type: 'plain_text', text: 'Close', emoji: true } };
}

/** The other parts of a letter. */
function turning({ letter, page, more }: Listed): Block[] {
  const to = (label: string, n: number) => button(label, `${ACT.turn}.${label}`, `${letter} ${n}`);
  const buttons = [...(page > 0 ? [to(BACK, page - 1)] : []), ...(more > 0 ? [to(ON, page + 1)] : [])];
  return buttons.length > 0 ? [actions(...buttons)] : [];
}

/** Turn the list; their actions are named after them. */
export const [BACK, ON] = ['Previous', 'Next'] as const;

/** @param waiting for whoever presses it */
export const reviewButton = (waiting: number) =>
  button(waiting > 0 ? `Review (${waiting})` : 'Review', ACT.review, 'all', waiting > 0);

function lettersOf(letters: readonly string[], chosen: string): Block[] {
  if (letters.length < 2) return [];
  const options = letters.slice(0, LIMIT.options).map(letter => option(letter, letter));
  const initial = options.find(({ value }) => value === chosen);
  const menu = {
    type: 'static_select' as const,
    action_id: ACT.letter,
    placeholder: plain('Begins with', LIMIT.placeholder),
    options,
    ...(initial && { initial_option: initial }),
  };
  return [{ ...section(md`Words that begin with`), accessory: menu }];
}

const wordRow = ({ word, domains, isFalse }: Listed['words'][number]): Block => ({
  ...section(md`*${inLine(word)}* · ${domains}${isFalse ? ' · means different things' : ''}`),
  accessory: button('Open', ACT.more, `word:${word}`),
});
