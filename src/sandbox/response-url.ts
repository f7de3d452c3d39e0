import { systemClock } from '../kernel/clock.ts';
import { contentOf } from './message-content.ts';
import { flag, optional } from './method.ts';
import { RESPONSE_URL_LIVES, RESPONSE_URL_USES } from './permits.ts';
import type { Json } from './protocol.ts';
import { Refused } from './refused.ts';
import type { ResponseUrl } from './state.ts';
import type { Workspace } from './workspace.ts';

/**
 * Answers a POST to a response_url: an ephemeral message unless `response_type` says `in_channel`, or a change to
 * the message that was pressed (`replace_original`, `delete_original`). The app needn't be in the channel.
 */
export function useResponseUrl(
  workspace: Workspace,
  token: string,
  body: Json,
): { status: number; reply: Json } {
  const { responseUrls } = workspace.state;
  const url = Object.hasOwn(responseUrls, token) ? responseUrls[token] : undefined;
  if (url === undefined) return refusal(404, 'expired_url');
  if (systemClock.now() - url.at > RESPONSE_URL_LIVES) return refusal(404, 'expired_url');
  if (url.uses >= RESPONSE_URL_USES) return refusal(404, 'used_url');
  try {
    respond(workspace, url, body);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: 400, reply: { ok: false, error: error.code, ...error.details } };
  }
  url.uses += 1;
  return { status: 200, reply: { ok: true } };
}

/** A message for one person, or for all when it says `response_type: in_channel`. @throws {Refused} */
export function whisperOrPost(workspace: Workspace, user: string, channel: string, body: Json): void {
  if (workspace.channel(channel)?.archived) throw new Refused('is_archived');
  const thread = optional(body, 'thread_ts');
  const content = { ...contentOf(workspace, body), ...(thread === undefined ? {} : { threadTs: thread }) };
  if (body.response_type === 'in_channel') {
    workspace.post({ channel, user: workspace.botUserId, ...content });
  } else {
    workspace.whisper({ channel, to: user, ...content });
  }
}

function respond(workspace: Workspace, url: ResponseUrl, body: Json): void {
  if (flag(body, 'delete_original')) return deleteOriginal(workspace, url);
  if (flag(body, 'replace_original') && url.original !== undefined)
    return replaceOriginal(workspace, url, body);
  whisperOrPost(workspace, url.user, url.channel, body);
}

function deleteOriginal(workspace: Workspace, { channel, original }: ResponseUrl): void {
  const { state } = workspace;
  if (original?.ephemeral) {
    state.ephemerals = state.ephemerals.filter(one => one.channel !== channel || one.ts !== original.ts);
    return workspace.changed();
  }
  const message = original && workspace.message(channel, original.ts);
  if (message === undefined) throw new Refused('message_not_found');
  workspace.remove(message);
}

function replaceOriginal(workspace: Workspace, { channel, original }: ResponseUrl, body: Json): void {
  const content = { blocks: [], ...contentOf(workspace, body) };
  const ephemeral = workspace.state.ephemerals.find(
    one => one.channel === channel && one.ts === original?.ts,
  );
  if (ephemeral !== undefined) {
    Object.assign(ephemeral, content);
    return workspace.changed();
  }
  const message = original && workspace.message(channel, original.ts);
  if (message === undefined) throw new Refused('message_not_found');
  workspace.update(message, content);
}

function refusal(status: number, error: string): { status: number; reply: Json } {
  return { status, reply: { ok: false, error } };
}
