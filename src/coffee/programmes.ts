import { difference, entryFor, NO_SEAL } from '../audit/entry.ts';
import { personActor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import { Refusal } from '../kernel/refusal.ts';
import { clip, mustSay, visible } from '../kernel/text.ts';
import { takesSteps, type Person } from '../people/person.ts';
import { isZone } from '../people/site-rules.ts';
import { untilWritten } from '../records/revise.ts';
import { ZONE } from './actions.ts';
import type { CoffeeStore } from './kept.ts';
import { sittingOut, wrongProgramme, type Programme } from './programme.ts';
import { notBefore } from './round.ts';
import { noticeKey, noticeTimers } from './timers.ts';

/** What a lead says of a programme. */
export type ProgrammeAnswers = Pick<
  Programme,
  | 'name'
  | 'zone'
  | 'everyWeeks'
  | 'weekday'
  | 'at'
  | 'anchor'
  | 'sittingOut'
  | 'repeatWindow'
  | 'blackouts'
  | 'prompts'
  | 'guests'
  | 'channel'
>;

/** What leads do with programmes. The same request twice counts once. */
export interface Programmes {
  /** @returns its id. @throws Refusal `not-yours`; `bad-answer` at a field */
  make(answers: ProgrammeAnswers, by: Person, request: string): Promise<string>;
  /**
   * From the next round on that nobody has read of yet.
   *
   * @param seen the version that was changed. @throws Refusal `not-yours`, `not-found`, `not-now`; `bad-answer` at a field
   */
  change(id: string, answers: ProgrammeAnswers, seen: number, by: Person, request: string): Promise<void>;
  /** No rounds any more; who is in one is asked as ever whether they met. @throws Refusal `not-yours`, `not-found` */
  end(id: string, by: Person, request: string): Promise<void>;
}

export interface ProgrammeParts {
  store: CoffeeStore;
  clock: Clock;
  ids: Ids;
}

export const LONGEST_NAME = 60;
export const LONGEST_PROMPT = 200;
export const MOST_PROMPTS = 20;
/** Together, as they stand in the form. */
export const LONGEST_PROMPTS = 3000;
export const MOST_BLACKOUTS = 100;

/** Leads of whatever side and site: a programme is for both sides, and for all sites. */
export const whyNotLead = (by: Person): Refusal | undefined =>
  takesSteps(by) && (by.roles.includes('lead') || by.roles.includes('admin'))
    ? undefined
    : new Refusal('not-yours', 'Leads make and change programmes. Ask yours.');

/** @throws Refusal `not-yours` */
export function mustLead(by: Person): void {
  const refusal = whyNotLead(by);
  if (refusal) throw refusal;
}

/** For who leads: a programme, also one that is ended. @throws Refusal `not-yours`, `not-found` */
export async function programmeFor(
  by: Person,
  id: string,
  store: Pick<CoffeeStore, 'programme'>,
): Promise<Programme> {
  mustLead(by);
  const programme = await store.programme(id);
  if (!programme) throw new Refusal('not-found', 'That programme is no longer there. Open the list again.');
  return programme;
}

export function programmeUseCases({ store, clock, ids }: ProgrammeParts): Programmes {
  const entry = (was: Programme | undefined, is: Programme, by: Person, action: string) =>
    entryFor('programme', is, {
      at: clock.now(),
      actor: personActor(by.id),
      action,
      ...difference(recorded, was, is),
    });

  return {
    async make(answers, by, request) {
      mustLead(by);
      const before = await store.answeredBy(request);
      if (before !== undefined) return before;
      const is: Programme = {
        ...checked(answers),
        id: ids.next(),
        ended: false,
        changes: 0,
        version: 1,
        auditHead: NO_SEAL,
      };
      await store.commit([{ kind: 'programme', is, entry: entry(undefined, is, by, 'made') }], {
        request,
        about: is.id,
        messages: [],
        timers: noticeTimers(is, clock.now()),
      });
      return (await store.answeredBy(request)) ?? is.id;
    },

    async change(id, answers, seen, by, request) {
      await untilWritten(async () => {
        const was = await programmeFor(by, id, store);
        if ((await store.answeredBy(request)) !== undefined) return 'seen';
        if (was.ended) throw new Refusal('not-now', 'It is ended. Make a new one.');
        if (was.version !== seen)
          throw new Refusal(
            'not-now',
            'Somebody changed it since you opened this. Close it, open it again, and change what you wanted.',
          );
        const is: Programme = { ...was, ...checked(answers), version: was.version + 1 };
        const [last] = await store.rounds(id, 1);
        const now = clock.now();
        const from = last?.state === 'announced' ? Math.max(now, notBefore(last)) : now;
        return store.commit([{ kind: 'programme', is, entry: entry(was, is, by, 'changed') }], {
          request,
          about: id,
          messages: [],
          // Of a round that is planned its members have read: it stays as it is.
          ...(last?.state !== 'planned' && { timers: noticeTimers(is, from) }),
        });
      });
    },

    async end(id, by, request) {
      await untilWritten(async () => {
        const was = await programmeFor(by, id, store);
        if (was.ended) return 'seen';
        const is: Programme = { ...was, ended: true, version: was.version + 1 };
        return store.commit([{ kind: 'programme', is, entry: entry(was, is, by, 'ended') }], {
          request,
          about: id,
          messages: [],
          cleared: [noticeKey(is)],
        });
      });
    },
  };
}

const recorded = [
  'name',
  'zone',
  'everyWeeks',
  'weekday',
  'at',
  'anchor',
  'sittingOut',
  'repeatWindow',
  'blackouts',
  'prompts',
  'guests',
  'channel',
  'ended',
] as const;

/** @throws Refusal `bad-answer` at a field */
function checked(answers: ProgrammeAnswers): ProgrammeAnswers {
  const wrong = (sentence: string, field: string) => new Refusal('bad-answer', sentence, field);
  const name = mustSay('name', answers.name, LONGEST_NAME, 'Give it a name that people know it by.');
  if (!isZone(answers.zone)) throw wrong('Choose a time zone from the list.', ZONE);
  const sentence = wrongProgramme(answers);
  if (sentence) throw wrong(sentence.says, sentence.at);
  if (!sittingOut.includes(answers.sittingOut))
    throw wrong('Say what happens where one side has more people.', 'sittingOut');
  if (!Number.isSafeInteger(answers.anchor)) throw wrong('Choose a day of its first week.', 'anchor');
  if (answers.blackouts.length > MOST_BLACKOUTS)
    throw wrong(`At most ${MOST_BLACKOUTS} days can be left out. Drop those that are over.`, 'blackouts');
  const prompts = answers.prompts.map(visible).filter(Boolean);
  if (prompts.length > MOST_PROMPTS)
    throw wrong(`At most ${MOST_PROMPTS} prompts fit. Leave some out.`, 'prompts');
  const long = prompts.find(prompt => prompt.length > LONGEST_PROMPT);
  if (long !== undefined)
    throw wrong(`A prompt has ${LONGEST_PROMPT} characters at most. Shorten “${clip(long, 40)}”.`, 'prompts');
  if (prompts.join('\n').length > LONGEST_PROMPTS)
    throw wrong('All prompts together are too long for one form. Leave some out.', 'prompts');
  return { ...answers, name, prompts };
}
