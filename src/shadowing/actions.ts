/** Actions of the buttons, and callbacks of the forms. The value of each is the visit’s id or the offer’s. */
export const ACT = {
  mine: 'shadow.mine',
  ask: 'shadow.ask',
  offer: 'shadow.offer',
  open: 'shadow.open',
  openOffer: 'shadow.open-offer',
  approve: 'shadow.approve',
  decline: 'shadow.decline',
  nameManager: 'shadow.name-manager',
  /** Its value is the visit’s id and the prerequisite’s. */
  prove: 'shadow.prove',
  accept: 'shadow.accept',
  turnDown: 'shadow.turn-down',
  move: 'shadow.move',
  giveBack: 'shadow.give-back',
  withdraw: 'shadow.withdraw',
  calendar: 'shadow.calendar',
  say: 'shadow.say',
  suggest: 'shadow.suggest',
  changeOffer: 'shadow.change-offer',
  closeOffer: 'shadow.close-offer',
  plan: 'shadow.plan',
} as const;

export const FORM = {
  ask: 'shadow.form.ask',
  offer: 'shadow.form.offer',
  changeOffer: 'shadow.form.change-offer',
  decline: 'shadow.form.decline',
  turnDown: 'shadow.form.turn-down',
  manager: 'shadow.form.manager',
  prove: 'shadow.form.prove',
  move: 'shadow.form.move',
  say: 'shadow.form.say',
  plan: 'shadow.form.plan',
} as const;
