import { keptBlocks } from './kept-blocks.ts';
import { list } from './json.ts';
import { problemsInMessage } from './limits/blocks.ts';
import { objectIn, optional } from './method.ts';
import type { Json } from './protocol.ts';
import { Refused } from './refused.ts';
import type { Workspace } from './workspace.ts';

/** Characters of a message's text (docs.slack.dev, chat.postMessage). */
const LONGEST_TEXT = 40_000;
/** Bytes of its text when it is edited (docs.slack.dev, chat.update). */
const LONGEST_EDIT = 4_000;

/**
 * Text and blocks of a message, checked; blocks with their ids.
 * @throws {Refused} no_text, msg_too_long, invalid_blocks, invalid_blocks_format
 */
export function contentOf(workspace: Workspace, args: Json): { text: string; blocks?: Json[] } {
  const text = optional(args, 'text') ?? '';
  const blocks = objectIn(args, 'blocks');
  if (blocks !== undefined && !Array.isArray(blocks)) throw new Refused('invalid_blocks_format');
  if (text === '' && (blocks === undefined || blocks.length === 0)) throw new Refused('no_text');
  if (text.length > LONGEST_TEXT) throw new Refused('msg_too_long');
  const problems = problemsInMessage({ text, blocks, metadata: objectIn(args, 'metadata') });
  if (problems.length > 0) throw Refused.because('invalid_blocks', problems);
  if (blocks === undefined) return { text };
  return { text, blocks: keptBlocks(list(blocks), () => workspace.nextId('').slice(-5)) };
}

/** The same for an edit. @throws {Refused} msg_too_long where a new message could still say it */
export function editedContentOf(workspace: Workspace, args: Json): { text: string; blocks?: Json[] } {
  if (Buffer.byteLength(optional(args, 'text') ?? '') > LONGEST_EDIT) throw new Refused('msg_too_long');
  return contentOf(workspace, args);
}
