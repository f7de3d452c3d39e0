import { DAY } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { folded, mustBeShort, visible } from '../kernel/text.ts';
import { siteTime } from '../people/wall-clock.ts';
import { LONGEST, MOST, type Prerequisite } from './offer.ts';
import type { Length, Period } from './periods.ts';

/** `Mon 7 Dec`; with its year where that is another than the present one. @param now milliseconds */
export const dayWords = (day: number, now: number): string =>
  siteTime(day * DAY, 'UTC', now).slice(0, -' 00:00'.length);

export const periodWords = ({ start, end }: Period, now: number): string =>
  start === end ? dayWords(start, now) : `${dayWords(start, now)} – ${dayWords(end, now)}`;

export const lengthWords: Record<Length, string> = { day: 'a day', week: 'a week', month: 'a month' };

/** Topics, with commas or lines between them; each once. @throws Refusal `bad-answer` at the field */
export function readTopics(typed: string, field = 'topics'): string[] {
  const topics = typed
    .split(/[,;\n]/)
    .map(visible)
    .filter(topic => topic !== '');
  for (const topic of topics) mustBeShort(field, topic, LONGEST.topic);
  const once = new Map(topics.toReversed().map(topic => [folded(topic), topic]));
  if (once.size > MOST.topics)
    throw new Refusal('bad-answer', `At most ${MOST.topics} topics fit. Leave some out.`, field);
  return [...once.values()].toReversed();
}

/**
 * What visitors must have, each on a line: `Safety induction: certificate of the gate`. One that was there before under
 * its name stays the same, and so do its proofs.
 *
 * @throws Refusal `bad-answer` at the field
 */
export function readPrerequisites(
  typed: string,
  before: readonly Prerequisite[],
  newId: () => string,
): Prerequisite[] {
  const field = 'prerequisites';
  const known = new Map(before.map(one => [folded(one.name), one.id]));
  const lines = typed
    .split('\n')
    .map(visible)
    .filter(line => line !== '')
    .map(line => {
      const [name = '', ...proof] = line.split(':');
      return { name: visible(name), proof: visible(proof.join(':')) };
    });
  if (lines.length > MOST.prerequisites)
    throw new Refusal('bad-answer', `At most ${MOST.prerequisites} lines fit. Put some together.`, field);
  const names = new Set(lines.map(({ name }) => folded(name)));
  if (names.size < lines.length || names.has(''))
    throw new Refusal(
      'bad-answer',
      'Each line begins with another name, then a colon and what is shown.',
      field,
    );
  return lines.map(({ name, proof }) => {
    mustBeShort(field, name, LONGEST.prerequisite);
    mustBeShort(field, proof, LONGEST.proof);
    return { id: known.get(folded(name)) ?? newId(), name, proof };
  });
}

export const sayPrerequisites = (all: readonly Prerequisite[]): string =>
  all.map(({ name, proof }) => (proof ? `${name}: ${proof}` : name)).join('\n');
