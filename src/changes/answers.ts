import { Refusal } from '../kernel/refusal.ts';
import { mustBeShort, visible } from '../kernel/text.ts';
import { LONGEST } from './planning.ts';
import { questions, type Answers, type QuestionId } from './questions.ts';

/** The longest answer that fits into the field of a question, in characters. */
export function longestAnswer(id: QuestionId): number {
  const { way } = questions[id];
  return way === 'text' ? LONGEST.answer : way === 'minutes' ? 4 : 200;
}

/**
 * What was answered, of all questions that there are.
 *
 * @param entered what stands in the field of a question; empty where nothing does
 * @throws Refusal `bad-answer` at the question
 */
export function readAnswers(entered: (id: QuestionId) => string): Answers {
  const ids = Object.keys(questions) as QuestionId[];
  return Object.fromEntries(
    ids.flatMap(id => {
      const answer = visible(entered(id));
      return answer ? [[id, mustFit(id, answer)]] : [];
    }),
  );
}

function mustFit(id: QuestionId, answer: string): string {
  const { way }: { way: string | readonly string[] } = questions[id];
  if (typeof way === 'string') mustBeShort(id, answer, longestAnswer(id));
  else if (!way.includes(answer)) throw new Refusal('bad-answer', 'Choose one of those in the list.', id);
  return answer;
}
