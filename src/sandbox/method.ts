import { isJson } from './json.ts';
import type { Manifest } from './manifest.ts';
import type { Json } from './protocol.ts';
import { Refused } from './refused.ts';
import type { Channel, ChannelKind } from './state.ts';
import type { Tier } from './tiers.ts';
import type { Workspace } from './workspace.ts';

/** What a Web API method works with. */
export interface Call {
  workspace: Workspace;
  manifest: Manifest;
  args: Json;
  /** A new address for one Socket Mode connection. */
  socketAddress: () => string;
  /** Where the bytes of a file go. */
  uploadAddress: (ticket: string) => string;
}

/** One method of the Web API: who may call it, what it takes, what it does. */
export interface Method {
  token: 'bot' | 'app';
  tier: Tier;
  /** The scope it needs; some need another one for each kind of conversation. */
  scope?: string | ((kind: ChannelKind) => string);
  /** The kinds of conversation that a call is about; undefined where it is about the one in `channel`. */
  kinds?: (args: Json) => ChannelKind[] | undefined;
  /** The arguments that are played here. Any other is refused, for fear of a test that passes by oversight. */
  takes: string[];
  /** @throws {Refused} */
  run: (call: Call) => Json;
}

/** @throws {Refused} missing_scope */
export function needScope(manifest: Manifest, needed: string): void {
  if (manifest.scopes.includes(needed)) return;
  throw new Refused('missing_scope', { needed, provided: manifest.scopes.join(',') });
}

/** A text argument. @throws {Refused} invalid_arguments when it is required and missing */
export function required(args: Json, name: string): string {
  const value = args[name];
  if (typeof value === 'string' && value !== '') return value;
  throw Refused.because('invalid_arguments', [`[ERROR] missing required field: ${name}`]);
}

/** An argument that may be left out; a number counts as its text. */
export function optional(args: Json, name: string): string | undefined {
  const value = args[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function flag(args: Json, name: string): boolean {
  return args[name] === true || args[name] === 'true' || args[name] === '1';
}

/** An argument that is an object; forms carry it as JSON text. */
export function objectIn(args: Json, name: string): unknown {
  const value = args[name];
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw Refused.because('invalid_arguments', [`[ERROR] ${name} is not valid JSON`]);
  }
}

/** A metadata argument; an empty object takes metadata away. @throws {Refused} invalid_metadata_format */
export function metadataIn(args: Json): Json | undefined {
  const metadata = objectIn(args, 'metadata');
  if (metadata === undefined || metadata === '') return undefined;
  if (!isJson(metadata)) throw new Refused('invalid_metadata_format');
  if (Object.keys(metadata).length === 0) return metadata;
  if (typeof metadata.event_type === 'string' && isJson(metadata.event_payload)) return metadata;
  throw new Refused('invalid_metadata_format');
}

/** A channel the app can see: a private one it isn't in looks absent. @throws {Refused} channel_not_found */
export function visibleChannel(workspace: Workspace, id: string): Channel {
  const channel = workspace.channel(id);
  const hidden = channel?.kind !== 'public' && !channel?.members.includes(workspace.botUserId);
  if (channel === undefined || hidden) throw new Refused('channel_not_found');
  return channel;
}

/** Items of a list that Slack gives at once: each list's page in docs.slack.dev asks for a `limit` “under 1000”. */
const LARGEST_PAGE = 999;

/**
 * A page of a list. `cursor` is where the last page ended.
 *
 * @param usual as many where the call names no limit
 * @throws {Refused} invalid_limit, invalid_cursor
 */
export function pageOf<T>(all: T[], args: Json, usual: number): { page: T[]; next: string } {
  const asked = Number(args.limit ?? 0);
  if (!Number.isInteger(asked) || asked < 0 || asked > LARGEST_PAGE) throw new Refused('invalid_limit');
  const cursor = optional(args, 'cursor');
  const start = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0 || start > all.length) throw new Refused('invalid_cursor');
  const end = start + (asked || usual);
  return {
    page: all.slice(start, end),
    next: end < all.length ? Buffer.from(String(end)).toString('base64url') : '',
  };
}
