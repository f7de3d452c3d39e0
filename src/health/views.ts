import { whyCutOff } from '../people/views.ts';
import type { Site } from '../people/site.ts';
import { md, type Markup } from '../slack/markup.ts';
import { lackSentence, type Problem } from './problems.ts';

/** A problem of a site in a sentence, with what to do. @param ground `/ground`, as it is called here */
export function problemSentence(problem: Problem, site: Site, ground: string): Markup {
  if ('desk' in problem) return whyCutOff(problem.desk);
  return md`${lackSentence(problem.lacks, problem.side, site, ground)}`;
}
