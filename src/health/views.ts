import { whyCutOff } from '../people/views.ts';
import type { Site } from '../people/site.ts';
import { md, type Markup } from '../slack/markup.ts';
import { lackSentence, type Problem } from './problems.ts';

/** A problem of a site in a sentence, with what to do. */
export function problemSentence(problem: Problem, site: Site): Markup {
  if ('desk' in problem) return whyCutOff(problem.desk);
  return md`${lackSentence(problem.lacks, problem.side, site)}`;
}
