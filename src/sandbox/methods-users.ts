import { needScope, pageOf, required, type Method } from './method.ts';
import { Refused } from './refused.ts';
import { userShape } from './shapes-users.ts';

/** The family `users.*`. */
export const userMethods: Record<string, Method> = {
  'users.info': {
    token: 'bot',
    tier: 4,
    scope: 'users:read',
    takes: ['user', 'include_locale'],
    run: ({ workspace, manifest, args }) => {
      const user = workspace.user(required(args, 'user'));
      if (user === undefined) throw new Refused('user_not_found');
      return { user: userShape(workspace, user, manifest.scopes) };
    },
  },
  'users.list': {
    token: 'bot',
    tier: 2,
    scope: 'users:read',
    takes: ['limit', 'cursor', 'include_locale'],
    run: ({ workspace, manifest, args }) => {
      const { page, next } = pageOf(Object.values(workspace.state.users), args, 1000);
      return {
        members: page.map(user => userShape(workspace, user, manifest.scopes)),
        cache_ts: Math.floor(workspace.now() / 1000),
        response_metadata: { next_cursor: next },
      };
    },
  },
  'users.lookupByEmail': {
    token: 'bot',
    tier: 3,
    scope: 'users:read.email',
    takes: ['email'],
    run: ({ workspace, manifest, args }) => {
      needScope(manifest, 'users:read');
      const wanted = required(args, 'email').toLowerCase();
      const user = Object.values(workspace.state.users).find(
        one => !one.deleted && one.email?.toLowerCase() === wanted,
      );
      if (user === undefined) throw new Refused('users_not_found');
      return { user: userShape(workspace, user, manifest.scopes) };
    },
  },
};
