import { ACT, FORM } from '../../src/glossary/actions.ts';
import { CLEAR, KNOW, meantBy, STOP } from '../../src/glossary/hints/views.ts';
import { BACK, NO_WORD, ON } from '../../src/glossary/pages.ts';
import { LOAD_WORDS } from '../../src/setup/pages.ts';
import { sides, type Side } from '../../src/people/person.ts';
import { one, type Case, type Good, type Scene } from './case.ts';
import { happens, pressesIn, pressesOnTold, put, submits, types, uses } from './requests.ts';
import { admins, aMeaning, anEdit, deciders, everybody, keepers, people, placed } from './who-may.ts';

/** The glossary, where OT of rhine has a steward and IT none, so that its leads decide. */
export function termsRoutes({ terms, card, reply }: Scene): Record<string, Case[]> {
  const { meaning, draft, old, proposal, friend } = terms;
  const page = 'opens Glossary';
  const command = (words: string, good: Case['good'], may: readonly string[]) =>
    one(`\`/term${words && ' '}${words}\``, types('/term', words), good, may);
  /** Who may write over it at once edits; the others suggest. */
  const edits =
    (...writers: readonly string[]) =>
    (who: string): Good =>
      writers.includes(who) ? 'opens Edit a meaning' : 'opens Suggest a change';
  const ofEach = (name: string, made: (side: Side) => Case[]) =>
    sides.flatMap(side => made(side).map(it => ({ ...it, name: `${name} of ${side.toUpperCase()}’s` })));
  const press = (
    name: string,
    action: string,
    values: Record<Side, string>,
    may: Record<Side, readonly string[]> = keepers,
    good: Good = 'done',
  ) => ofEach(name, side => one('', pressesIn(action, { value: values[side] }), good, may[side]));

  return {
    'command /term': [
      ...command('', page, everybody),
      ...command('trip', 'is told', everybody),
      ...command('what is a flibbet?', 'is told', everybody),
      ...command('help', 'is told', everybody),
      ...command('add bump', 'opens Add a word', people),
      ...command('edit trip', page, people),
      ...command('edit bump', edits(...keepers.ot, 'OT, reporter'), people),
      ...command('history bump', 'opens History', everybody),
      ...command('history trip', page, everybody),
      ...command('export', 'is told', people),
      ...command('review', 'opens To review', people),
      ...command('hints on', 'done', people),
      ...command('hints off', 'done', people),
      ...command('hints stop', 'done', everybody),
      ...command('hints start', 'done', everybody),
    ],
    'shortcut term.explain': one(
      'shortcut *Explain the jargon* on a message',
      uses('term.explain', reply),
      'opens The jargon',
      everybody,
    ),
    'event app_mention': one(
      'a question to the app in a channel',
      happens('app_mention', () => ({ channel: 'C0RHINEIT', text: 'what is a trip?' })),
      'is told',
      everybody,
    ),
    [`press ${ACT.share}`]: one('*Show to channel*', pressesOnTold(ACT.share, 'trip'), 'is shown', everybody),
    ...Object.fromEntries(
      [0, 1, 2, 3, 4].map(n => [
        `press ${ACT.look}.${n}`,
        one(
          'a word that may have been meant',
          pressesOnTold(`${ACT.look}.${n}`, 'trip'),
          'is told',
          everybody,
        ),
      ]),
    ),
    [`press ${ACT.ask}`]: one('*Ask the stewards*', pressesOnTold(ACT.ask, 'flibbet'), 'done', everybody),
    [`press ${ACT.add}`]: [
      ...one('*Add it*', pressesOnTold(ACT.add, 'flibbet'), 'opens Add a word', people),
      ...one('*Add a word*', pressesIn(ACT.add, { value: NO_WORD }), 'opens Add a word', people),
    ],
    [`press ${ACT.more}`]: [
      ...one('*More* on a word', pressesOnTold(ACT.more, meaning.ot), page, everybody),
      ...one('*Open* in the list of words', pressesIn(ACT.more, { value: 'word:trip' }), page, everybody),
    ],
    [`press ${ACT.change}`]: [
      ...one('*Suggest a change* to a word', pressesOnTold(ACT.change, meaning.ot), page, people),
      ...one(
        '*Suggest a change* to a draft',
        pressesOnTold(ACT.change, draft.ot),
        edits(...keepers.ot, 'OT, reporter'),
        people,
      ),
    ],
    [`press ${ACT.edit}`]: ofEach('*Edit* a meaning', side =>
      one('', pressesIn(ACT.edit, { value: meaning[side] }), edits(...keepers[side]), people),
    ),
    [`press ${ACT.history}`]: one(
      '*History* of a meaning',
      pressesIn(ACT.history, { value: meaning.ot }),
      'opens History',
      everybody,
    ),
    [`press ${ACT.wrong}`]: one(
      '*Wrong or out of date*',
      pressesOnTold(ACT.wrong, meaning.ot),
      'opens Wrong or out of date',
      people,
    ),
    [`press ${ACT.list}`]: one(
      '*A to Z*',
      pressesIn(ACT.list, { value: 'all' }, { kind: 'home' }),
      page,
      everybody,
    ),
    [`press ${ACT.letter}`]: one(
      'words that begin with a letter',
      pressesIn(ACT.letter, put.one('B')),
      page,
      everybody,
    ),
    ...Object.fromEntries(
      [BACK, ON].map(way => [
        `press ${ACT.turn}.${way}`,
        one('more words of a letter', pressesIn(`${ACT.turn}.${way}`, { value: 'B 1' }), page, everybody),
      ]),
    ),
    [`press ${ACT.find}`]: one(
      'a word in the list of words',
      pressesIn(ACT.find, put.text('trip')),
      page,
      everybody,
    ),
    [`submit ${FORM.search}`]: one(
      '*Look up* in the list of words',
      submits(FORM.search, { [ACT.find]: put.text('trip') }),
      page,
      everybody,
    ),
    [`submit ${FORM.add}`]: one('the form of a word', submits(FORM.add, aMeaning), 'done', people),
    [`submit ${FORM.edit}`]: one(
      'the form of a meaning, which others than its stewards suggest',
      submits(FORM.edit, anEdit, `${meaning.ot} 2`),
      'done',
      people,
    ),
    [`submit ${FORM.wrong}`]: one(
      'what is wrong with a meaning',
      submits(FORM.wrong, { words: put.text('It is not') }, meaning.ot),
      'done',
      people,
    ),
    [`press ${ACT.review}`]: one(
      '*Review* on a message',
      pressesIn(ACT.review, { value: 'all' }, { kind: 'home' }),
      'opens To review',
      people,
    ),
    [`press ${ACT.approve}`]: press('*Approve* a draft', ACT.approve, {
      it: `${draft.it} 1`,
      ot: `${draft.ot} 1`,
    }),
    [`press ${ACT.decline}`]: press('*Decline* a draft', ACT.decline, draft),
    [`press ${ACT.deprecate}`]: press('*No longer said*, a meaning', ACT.deprecate, meaning),
    [`press ${ACT.sayAgain}`]: press('*Say it again*, a meaning', ACT.sayAgain, old),
    [`press ${ACT.rollBack}`]: press('*Bring back* what a meaning said', ACT.rollBack, {
      it: `${meaning.it} 1`,
      ot: `${meaning.ot} 1`,
    }),
    [`press ${ACT.accept}`]: press('*Approve* another content', ACT.accept, proposal),
    [`press ${ACT.refuse}`]: press('*Decline* another content', ACT.refuse, proposal),
    [`press ${ACT.handOver}`]: press(
      '*Hand over* a meaning',
      ACT.handOver,
      meaning,
      keepers,
      'opens Hand over',
    ),
    [`submit ${FORM.handOver}`]: ofEach('who looks after a meaning', side =>
      one(
        '',
        submits(FORM.handOver, { steward: put.one(side === 'it' ? 'U0PRIYA' : 'U0JONAS') }, meaning[side]),
        'done',
        keepers[side],
      ),
    ),
    [`press ${ACT.agree}`]: one(
      '*Yes, for my side*, to a warning that IT said yes to',
      pressesIn(ACT.agree, { value: `${friend} 1` }),
      'done',
      keepers.ot,
    ),
    [`press ${ACT.untie}`]: one(
      '*Not a false friend*',
      pressesIn(ACT.untie, { value: friend }),
      'done',
      deciders,
    ),
    [`press ${ACT.warn}`]: one(
      '*Change the warning*',
      pressesIn(ACT.warn, { value: `${meaning.it} ${meaning.ot}` }),
      'opens Watch out',
      deciders,
    ),
    [`submit ${FORM.warn}`]: one(
      'what to watch out for',
      submits(
        FORM.warn,
        { watch: put.text('Ask which'), danger: put.some('dangerous') },
        `${meaning.it} ${meaning.ot} 1`,
      ),
      'done',
      deciders,
    ),
    [`press ${ACT.loadStarter}`]: one(
      '*Load the starter glossary*',
      pressesIn(ACT.loadStarter, { value: 'starter' }),
      'done',
      deciders,
    ),
    [`press ${LOAD_WORDS}`]: one(
      '*Load them*, the words that come with it, while setting up',
      pressesIn(LOAD_WORDS, { value: 'starter' }),
      'done',
      admins,
    ),
    [`press ${KNOW}`]: one('*I know this* on a hint', pressesOnTold(KNOW, friend), 'done', placed),
    [`press ${STOP}`]: one('*Stop hints* on a hint', pressesOnTold(STOP, friend), 'done', placed),
    [`press ${CLEAR}`]: one('*It is clear* to a question', pressesOnTold(CLEAR, friend), 'is told', placed),
    ...Object.fromEntries(
      sides.map(side => [
        `press ${meantBy(side)}`,
        one(
          '*I mean …’s*, of a word under a card',
          (slack, id) =>
            pressesOnTold(meantBy(side), `${friend} C0RHINEIT:${card().ts}:${reply().ts}`)(slack, id),
          'done',
          placed,
        ),
      ]),
    ),
  };
}
