import { difference, entryFor } from '../audit/entry.ts';
import { personActor, theApp, type Actor } from '../kernel/actor.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Facts } from '../records/facts.ts';
import type { Change } from './change.ts';
import type { Asking } from './deciding.ts';
import type { Step } from './steps.ts';
import type { Taken } from './taking.ts';
import { toDesks, toldOfStep } from './telling.ts';
import { timersOf } from './timers.ts';
import type { Weighing } from './weighed.ts';

/** As the history tells it. */
export const done: Record<Step, string> = {
  submit: 'submitted',
  edit: 'edited',
  assess: 'assessed',
  approve: 'approved',
  reject: 'rejected',
  hear: 'heard',
  withdraw: 'withdrawn',
  go: 'gave the go',
  'no-go': 'gave no go',
  confirm: 'confirmed',
  start: 'started',
  stop: 'stopped',
  restart: 'restarted',
  report: 'reported',
  check: 'checked',
  accept: 'accepted',
  review: 'reviewed',
  lift: 'lifted',
  remove: 'removed',
};

/** The fields whose changes the history keeps. */
export const recorded = [
  'siteId',
  'state',
  'type',
  'what',
  'why',
  'place',
  'assetIds',
  'kind',
  'effects',
  'start',
  'end',
  'requesterId',
  'requesterSide',
  'implementerId',
  'answers',
  'plan',
  'plannedAt',
  'plannedBy',
  'decisions',
  'voices',
  'assessedBy',
  'go',
  'startedAt',
  'overlooked',
  'reported',
  'wentWrong',
  'disconnected',
  'handedBack',
  'removed',
  'review',
  'reason',
  'visibility',
] as const satisfies readonly (keyof Change)[];

/** What somebody said with a step, or which restriction it is about. */
function wordsOf(taken: Taken, was: Change | undefined): string | null {
  if (taken.step === 'lift') return was?.handedBack?.restrictions[taken.index]?.words ?? null;
  return 'words' in taken ? taken.words || null : null;
}

/** What is written with a step: the entry, both cards, a note in both threads, who is told personally, timers. */
export async function stepFacts(
  taken: Taken,
  was: Change | undefined,
  is: Change,
  { case: { clashes }, terms }: Weighing,
  asking: Asking,
  directory: Directory,
): Promise<Omit<Facts, 'request'>> {
  const { step } = taken;
  const { by, now } = asking;
  const personal = await toldOfStep(step, was, is, terms, clashes, asking, directory);
  // Of a new one its cards say all there is.
  const desks = was ? toDesks(is, step === 'stop') : toDesks(is).filter(({ to }) => to.kind === 'card');
  return {
    entries: [entryOf(is, was, done[step], personActor(by.id), now, wordsOf(taken, was))],
    messages: [...desks, ...personal],
    ...(await timersAt(was, is, now, directory)),
  };
}

/** One entry of the history. */
export const entryOf = (
  is: Change,
  was: Change | undefined,
  action: string,
  actor: Actor = theApp,
  at: number,
  words: string | null = null,
) => entryFor('change', is, { at, actor, action, words, ...difference(recorded, was, is) });

/** Timers of the state that it is in now, in place of those of before. */
export const timersAt = async (
  was: Change | undefined,
  is: Change,
  now: number,
  directory: Directory,
): Promise<Required<Pick<Facts, 'timers' | 'cleared'>>> =>
  timersOf(was, is, await siteOf(directory, is.siteId), now);
