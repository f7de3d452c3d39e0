import { tell, used, type Doing, type Surroundings } from './acts.ts';
import { missingIn, valuesWith } from './inputs.ts';
import { list } from './json.ts';
import { closedPayload, submissionPayload, suggestionPayload } from './payloads.ts';
import { giveTrigger } from './permits.ts';
import type { Json, Outcome } from './protocol.ts';
import { elementIn, Impossible, topViewFor, viewFor } from './sight.ts';
import type { User } from './state.ts';
import { afterSubmission } from './submission-answer.ts';
import { suggestionsIn } from './suggestions.ts';
import { closeAll, closeModal, stackOf } from './views.ts';

/** Slack's words when the app doesn't answer a form, or answers with something Slack can't use. */
const TROUBLE = 'We had some trouble connecting. Try again?';

/** Letters typed into an external select before Slack asks the app, unless the element says otherwise. */
const USUAL_QUERY_LENGTH = 3;

/** What the app offers for the words typed into an external select. */
export async function suggest(around: Surroundings, user: User, act: Doing<'suggest'>): Promise<Outcome> {
  const { workspace, transport } = around;
  const view = viewFor(workspace, user, act.view);
  const placed = elementIn(view, act.block, act.action);
  if (act.query.length < Number(placed.element.min_query_length ?? USUAL_QUERY_LENGTH)) {
    return { ok: true, options: [] };
  }
  const payload = suggestionPayload(workspace, { user, view, placed, query: act.query });
  const delivery = await transport.deliver('interactive', payload);
  if (delivery.outcome !== 'acknowledged') return { ok: false, problem: TROUBLE, options: [] };
  const { payload: answer } = delivery;
  let options: Json[] = [];
  const ok = used(around, 'block_suggestion', answer, () => (options = suggestionsIn(answer)));
  return ok ? { ok, options } : { ok, problem: TROUBLE, options };
}

/** Sends the form on top, once Slack's client finds nothing missing. The errors stand in the view. */
export async function submit(around: Surroundings, user: User, act: Doing<'submit'>): Promise<Outcome> {
  const { workspace, transport } = around;
  const view = topViewFor(workspace, user, act.view);
  const blocks = list(view.content.blocks);
  if (view.content.submit === undefined) throw new Impossible('This modal has nothing to submit.');
  view.values = valuesWith(blocks, view.values, act.values);
  view.errors = missingIn(blocks, view.values);
  workspace.changed();
  if (Object.keys(view.errors).length > 0) return { ok: false };

  const trigger = giveTrigger(workspace, user.id, view.id);
  const delivery = await transport.deliver(
    'interactive',
    submissionPayload(workspace, user, view, { trigger }),
  );
  if (delivery.outcome !== 'acknowledged') return tell(around, user, TROUBLE);
  const { payload: answer } = delivery;
  const ok = used(around, 'view_submission', answer, () => afterSubmission(workspace, view, answer));
  return ok ? { ok: Object.keys(view.errors).length === 0 } : tell(around, user, TROUBLE);
}

/** Closes the modal on top, or the whole stack when it says `clear_on_close`. */
export async function closeModalAs(around: Surroundings, user: User, act: Doing<'close'>): Promise<Outcome> {
  const { workspace, transport } = around;
  const view = topViewFor(workspace, user, act.view);
  const isCleared = view.content.clear_on_close === true;
  const closed = isCleared ? stackOf(workspace, user.id).toReversed() : [view];
  if (isCleared) closeAll(workspace, user.id);
  else closeModal(workspace, view);
  await Promise.all(
    closed
      .filter(one => one.content.notify_on_close === true)
      .map(one => transport.deliver('interactive', closedPayload(workspace, user, one, isCleared))),
  );
  return { ok: true };
}
