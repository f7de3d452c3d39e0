/** Actions of the glossary's buttons, menus and fields, and callbacks of its forms. */
export const ACT = {
  /** On an answer: its value is the word. */
  share: 'term.share',
  look: 'term.look',
  ask: 'term.ask',
  more: 'term.more',
  change: 'term.change',
  wrong: 'term.wrong',
  add: 'term.add',
  /** On a page: its value is the meaning's id, or the suggestion's. */
  edit: 'term.edit',
  history: 'term.history',
  approve: 'term.approve',
  decline: 'term.decline',
  deprecate: 'term.deprecate',
  sayAgain: 'term.say-again',
  handOver: 'term.hand-over',
  rollBack: 'term.roll-back',
  accept: 'term.accept',
  refuse: 'term.refuse',
  agree: 'term.agree',
  untie: 'term.untie',
  warn: 'term.warn',
  /** The list: its value is where it begins. */
  list: 'term.list',
  letter: 'term.letter',
  turn: 'term.turn',
  find: 'term.find',
  review: 'term.review',
  loadStarter: 'term.load-starter',
} as const;

export const FORM = {
  add: 'term.form.add',
  edit: 'term.form.edit',
  wrong: 'term.form.wrong',
  warn: 'term.form.warn',
  handOver: 'term.form.hand-over',
  search: 'term.form.search',
} as const;
