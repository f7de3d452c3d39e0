import type { Address, Message } from '../outbox/message.ts';
import type { Group } from './group.ts';
import type { Programme } from './programme.ts';
import type { Round } from './round.ts';

/** To a member: a round is near, and can be skipped. */
export const NOTICE = 'coffee.notice';
/** To a member: the round that they read of is left out. */
export const CALLED_OFF = 'coffee.called-off';
/** To those who are to meet. */
export const PAIRED = 'coffee.paired';
/** To who was there and has nobody. */
export const LEFT_OUT = 'coffee.left-out';
/** To those who are to meet: a time is agreed, or another one. */
export const AGREED = 'coffee.agreed';
/** To those who are to meet: one of them can't. */
export const CANNOT = 'coffee.cannot';
/** To those who are to meet, at half-time. */
export const NUDGE = 'coffee.nudge';
/** To each of them: *did you meet?* */
export const ASK = 'coffee.ask';
/** To who was silent too often. */
export const PAUSED = 'coffee.paused';
/** To who came into a programme's channel. */
export const WELCOME = 'coffee.welcome';
export const INVITED = 'coffee.invited';

const message = (intent: string, about: string, mark: string, to: Address, seq = 0): Message => ({
  key: `${intent}:${about}:${mark}`,
  intent,
  about,
  seq,
  to,
  urgent: false,
});

const toPerson = (id: string): Address => ({ kind: 'person', id });
const toAll = (ids: readonly string[]): Address => ({ kind: 'people', ids });

export const noticed = ({ id }: Round, personId: string): Message =>
  message(NOTICE, id, personId, toPerson(personId));
export const calledOff = ({ id }: Round, personId: string): Message =>
  message(CALLED_OFF, id, personId, toPerson(personId));
export const leftOut = ({ id }: Round, personId: string): Message =>
  message(LEFT_OUT, id, personId, toPerson(personId));
export const paired = ({ id, people }: Group): Message => message(PAIRED, id, 'all', toAll(people));
export const nudged = ({ id, people }: Group): Message => message(NUDGE, id, 'all', toAll(people));
/** @param by who pressed it */
export const agreedOn = ({ id, people, version }: Group, by: string, start: number): Message =>
  message(AGREED, `${id} ${by} ${start}`, String(version), toAll(people), version);
/** Where they talk; to each by themselves where somebody has left Slack, and nothing can be said there any more. */
export function cannot({ id, version, people }: Group, by: string, { left }: { left: boolean }): Message[] {
  const everybody = [...new Set([...people, by])];
  const to = left ? everybody.filter(one => one !== by).map(toPerson) : [toAll(everybody)];
  return to.map((address, n) => message(CANNOT, `${id} ${by}`, `${version}:${n}`, address, version));
}
/** @param round 0 the first time, 1 once more */
export const asked = ({ id }: Group, personId: string, round: number): Message =>
  message(ASK, id, `${personId}:${round}`, toPerson(personId), round);
export const pausedFor = ({ id }: Round, programmeId: string, personId: string): Message =>
  message(PAUSED, programmeId, `${id}:${personId}`, toPerson(personId));
export const welcomed = ({ id }: Programme, personId: string): Message =>
  message(WELCOME, id, personId, toPerson(personId));
export const invited = ({ id }: Programme, personId: string): Message =>
  message(INVITED, id, personId, toPerson(personId));
