import { needScope, required, visibleChannel, type Call, type Method } from './method.ts';
import { chatMethods } from './methods-chat.ts';
import { conversationMethods } from './methods-conversations.ts';
import { dndMethods } from './methods-dnd.ts';
import { fileMethods } from './methods-files.ts';
import { usergroupMethods } from './methods-usergroups.ts';
import { userMethods } from './methods-users.ts';
import { viewMethods } from './methods-views.ts';
import type { Json } from './protocol.ts';
import { Refused } from './refused.ts';
import type { ChannelKind } from './state.ts';
import type { Tier } from './tiers.ts';
import type { Workspace } from './workspace.ts';

/** Every method that is played here. */
export const METHODS: Record<string, Method> = {
  'auth.test': {
    token: 'bot',
    tier: 'hundreds',
    takes: [],
    run: ({ workspace }) => {
      const { team, app } = workspace.state;
      return {
        url: `https://${team.domain}.slack.com/`,
        team: team.name,
        user: workspace.user(app.botUserId)?.handle,
        team_id: team.id,
        user_id: app.botUserId,
        bot_id: app.botId,
        is_enterprise_install: false,
      };
    },
  },
  'apps.connections.open': {
    token: 'app',
    tier: 3,
    takes: [],
    run: ({ manifest, socketAddress }) => {
      if (!manifest.socketMode) throw new Refused('socket_mode_disabled');
      return { url: socketAddress() };
    },
  },
  ...chatMethods,
  ...conversationMethods,
  ...dndMethods,
  ...fileMethods,
  ...usergroupMethods,
  ...userMethods,
  ...viewMethods,
};

const EVERY_KIND: ChannelKind[] = ['public', 'private', 'dm', 'group dm'];

/** Tokens of the one app that is installed here. */
export interface Tokens {
  bot: string;
  app: string;
}

/**
 * Answers one Web API call as Slack would: `{ ok: true, ... }` or `{ ok: false, error, ... }`.
 * A bug in the sandbox is thrown.
 */
export function answer(name: string, token: string | undefined, tokens: Tokens, call: Call): Json {
  try {
    const method = methodNamed(name);
    if (method === undefined) throw new Refused('unknown_method', { req_method: name });
    checkToken(method, token, tokens);
    if (method.token === 'bot') checkLockOut(call.workspace);
    checkArguments(method, call.args);
    checkScope(method, call);
    return { ok: true, ...method.run(call) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, error: error.code, ...error.details };
  }
}

/** How often a method may be called; undefined for one that isn't played here. */
export function tierOf(name: string): Tier | undefined {
  return methodNamed(name)?.tier;
}

/** Any of these scopes will do for a method, as Slack's header `x-accepted-oauth-scopes` names them. */
export function acceptedScopes(name: string): string[] {
  const { token, scope } = methodNamed(name) ?? {};
  if (token === 'app') return ['connections:write'];
  if (typeof scope === 'function') return EVERY_KIND.map(scope);
  return scope === undefined ? [] : [scope];
}

function methodNamed(name: string): Method | undefined {
  return Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
}

function checkToken(method: Method, token: string | undefined, tokens: Tokens): void {
  if (token === undefined || token === '') throw new Refused('not_authed');
  if (token === tokens[method.token]) return;
  throw new Refused(token === tokens.bot || token === tokens.app ? 'not_allowed_token_type' : 'invalid_auth');
}

/** A token that was good until somebody took the app out, or deactivated its user. */
function checkLockOut({ state }: Workspace): void {
  if (state.lockedOut !== undefined) throw new Refused(state.lockedOut);
}

function checkArguments(method: Method, args: Json): void {
  // A client that was made for one workspace names it in every call.
  const unknown = Object.keys(args).filter(name => name !== 'team_id' && !method.takes.includes(name));
  if (unknown.length === 0) return;
  throw Refused.because(
    'invalid_arguments',
    unknown.map(name => `[ERROR] the sandbox does not play this argument: ${name}`),
  );
}

function checkScope({ scope, kinds }: Method, { workspace, manifest, args }: Call): void {
  if (scope === undefined) return;
  if (typeof scope === 'string') return needScope(manifest, scope);
  const about = kinds?.(args) ?? [visibleChannel(workspace, required(args, 'channel')).kind];
  for (const kind of about) needScope(manifest, scope(kind));
}
