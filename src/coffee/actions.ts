/** Actions of the buttons. Of a programme: */
export const ACT = {
  mine: 'coffee.mine',
  wishes: 'coffee.wishes',
  join: 'coffee.join',
  leave: 'coffee.leave',
  pause: 'coffee.pause',
  /** Of a round. */
  skip: 'coffee.skip',
  come: 'coffee.come',
  /** Of a group. */
  otherTime: 'coffee.other-time',
  cannot: 'coffee.cannot',
  why: 'coffee.why',
  calendar: 'coffee.calendar',
  met: 'coffee.met',
  notYet: 'coffee.not-yet',
  notMet: 'coffee.not-met',
  /** For leads, of a programme. */
  make: 'coffee.make',
  change: 'coffee.change',
  look: 'coffee.look',
  preview: 'coffee.preview',
  end: 'coffee.end',
  /** Of a round. */
  replay: 'coffee.replay',
} as const;

/** A suggested time; its value is `<group> <milliseconds>`. */
export const agreeAction = (n: number): string => `coffee.agree.${n}`;

/** Callbacks of the forms. */
export const FORM = {
  pause: 'coffee.pause',
  wishes: 'coffee.wishes',
  time: 'coffee.time',
  programme: 'coffee.programme',
} as const;
/** Under which Slack asks for time zones. */
export const ZONE = 'coffee.zone';
