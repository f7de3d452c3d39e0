import { list } from './json.ts';
import { problemsInMessage } from './limits/blocks.ts';
import type { Json } from './protocol.ts';
import { Refused } from './refused.ts';

/**
 * The options an app offers for an external select. They are held to the rules of a menu's own options.
 * @throws {Refused} when Slack would show none of them
 */
export function suggestionsIn(answer: Json): Json[] {
  const { options, option_groups } = answer;
  if (Array.isArray(options) && options.length === 0) return [];
  const menu = {
    type: 'static_select',
    action_id: 'menu',
    ...(options === undefined ? {} : { options }),
    ...(option_groups === undefined ? {} : { option_groups }),
  };
  const problems = problemsInMessage({ blocks: [{ type: 'actions', elements: [menu] }] });
  if (problems.length > 0) throw Refused.because('invalid_arguments', problems);
  return [...list(options), ...list(option_groups).flatMap(group => list(group.options))];
}
