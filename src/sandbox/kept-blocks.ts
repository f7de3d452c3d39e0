import { placedIn } from './elements.ts';
import { isJson } from './json.ts';
import type { Json } from './protocol.ts';

/** Deeper than any block goes. */
const DEEPEST = 20;

/**
 * Blocks as Slack keeps them and gives them back: a copy in which every block and every acting element has an id,
 * and every text says what it left open (`emoji` of plain text, `verbatim` of mrkdwn).
 */
export function keptBlocks(blocks: Json[], newId: () => string): Json[] {
  const copy = blocks.map(block => keptTexts(block) as Json);
  for (const block of copy) block.block_id ??= newId();
  for (const { element } of placedIn(copy)) element.action_id ??= newId();
  return copy;
}

/** The same for the texts alone, as in a view's title. */
export function keptTexts(part: unknown, depth = 0): unknown {
  if (depth > DEEPEST) return part;
  if (Array.isArray(part)) return part.map(inner => keptTexts(inner, depth + 1));
  if (!isJson(part)) return part;
  const copy = Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, keptTexts(value, depth + 1)]),
  );
  if (copy.type === 'plain_text') return { emoji: true, ...copy };
  if (copy.type === 'mrkdwn') return { verbatim: false, ...copy };
  return copy;
}
