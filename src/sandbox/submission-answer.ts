import { isJson, list } from './json.ts';
import type { Json } from './protocol.ts';
import { Refused } from './refused.ts';
import type { View } from './state.ts';
import { checkView, closeAll, closeModal, pushModal, replaceContent } from './views.ts';
import type { Workspace } from './workspace.ts';

/**
 * Does what the app's acknowledgement of a view_submission asks for; an empty one closes the modal.
 * @throws {Refused} when Slack can't use the answer: the modal stays as it was
 */
export function afterSubmission(workspace: Workspace, view: View, answer: Json): void {
  switch (answer.response_action) {
    case undefined:
      return closeModal(workspace, view);
    case 'clear':
      return closeAll(workspace, view.user);
    case 'errors':
      return showErrors(workspace, view, answer.errors);
    case 'update':
      replaceContent(workspace, view, checkView(answer.view, 'modal'));
      return;
    case 'push':
      pushModal(workspace, view.user, checkView(answer.view, 'modal'));
      return;
    default:
      throw Refused.because('invalid_arguments', ['[ERROR] unknown response_action']);
  }
}

/** Errors can only stand under input blocks. */
function showErrors(workspace: Workspace, view: View, errors: unknown): void {
  const inputs = list(view.content.blocks)
    .filter(block => block.type === 'input')
    .map(block => String(block.block_id));
  const named = isJson(errors) ? Object.entries(errors) : [];
  const strange = named.filter(
    ([id, text]) => !inputs.includes(id) || typeof text !== 'string' || text === '',
  );
  if (named.length === 0 || strange.length > 0) {
    throw Refused.because(
      'invalid_arguments',
      strange.map(([id]) => `[ERROR] errors must name an input block and say something: ${id}`),
    );
  }
  view.errors = Object.fromEntries(named) as Record<string, string>;
  workspace.changed();
}
