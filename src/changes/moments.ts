import { Refusal } from '../kernel/refusal.ts';
import { clip, tidy } from '../kernel/text.ts';
import { siteTime } from '../people/wall-clock.ts';
import type { Site } from '../people/site.ts';
import type { Plan } from './change.ts';
import { questions, type Answers, type QuestionId } from './questions.ts';
import { readTimes } from './times.ts';
import { readWritten } from './time-words.ts';

/** Longer than any moment that can be written. */
const LONGEST = 120;

/** A week and more: longer than any restart, and than any back-out. */
const MOST_MINUTES = 4;

type Clock = Pick<Site, 'zone'>;

/**
 * A moment of a plan as a person wrote it, in milliseconds. A clock alone means the first after the start; a day is read
 * as in {@link readTimes}, from now or, once the start has passed, from there.
 *
 * @throws Refusal `bad-answer` at the field `when`
 */
export function readMoment(
  typed: string,
  { start }: Pick<Plan, 'start'>,
  { zone }: Clock,
  now: number,
): number {
  const text = tidy(typed);
  const written = text.length > LONGEST ? undefined : readWritten(text);
  if (written && (written.to ?? written.lasts) !== undefined)
    throw new Refusal(
      'bad-answer',
      `“${clip(text, 60)}” is a range. Write one moment, like Fri 23:30.`,
      'when',
    );
  const isFromNow = written?.from.day ?? written?.from.clock === 'now';
  return readTimes(text, { zone }, isFromNow ? Math.min(now, start) : start, 1).start;
}

/** Whole minutes as a person wrote them; undefined where it is no such number. */
export function readMinutes(typed: string): number | undefined {
  const text = tidy(typed);
  return /^\d+$/.test(text) && text.length <= MOST_MINUTES ? Number(text) : undefined;
}

/**
 * The answers as they are kept: a moment with its day and year, because `tonight 22:00` is another one tomorrow, and
 * minutes that can be counted.
 *
 * @throws Refusal `bad-answer` at the question
 */
export function keptAnswers(answers: Answers, plan: Pick<Plan, 'start'>, site: Clock, now: number): Answers {
  const kept = { ...answers };
  for (const id of Object.keys(answers) as QuestionId[]) {
    const typed = answers[id] ?? '';
    const { way } = questions[id];
    if (way === 'minutes' && tidy(typed) && readMinutes(typed) === undefined) throw noMinutes(id, typed);
    if (way === 'moment' && tidy(typed)) kept[id] = inFull(id, typed, plan, site, now);
  }
  return kept;
}

const noMinutes = (id: QuestionId, typed: string): Refusal =>
  new Refusal(
    'bad-answer',
    `“${clip(tidy(typed), 40)}” is no number of minutes. Write how many, like 30.`,
    id,
  );

function inFull(id: QuestionId, typed: string, plan: Pick<Plan, 'start'>, site: Clock, now: number): string {
  try {
    // Said from another year, so that its own stands there.
    return siteTime(readMoment(typed, plan, site, now), site.zone, 0);
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code, error.message, id) : error;
  }
}
