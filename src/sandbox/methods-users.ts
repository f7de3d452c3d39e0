import { pageOf, required, type Method } from './method.ts';
import { Refused } from './refused.ts';
import { userShape } from './shapes.ts';

/** The family `users.*`. */
export const userMethods: Record<string, Method> = {
  'users.info': {
    token: 'bot',
    scope: 'users:read',
    takes: ['user', 'include_locale'],
    run: ({ workspace, args }) => {
      const user = workspace.user(required(args, 'user'));
      if (user === undefined) throw new Refused('user_not_found');
      return { user: userShape(workspace, user) };
    },
  },
  'users.list': {
    token: 'bot',
    scope: 'users:read',
    takes: ['limit', 'cursor', 'include_locale'],
    run: ({ workspace, args }) => {
      const { page, next } = pageOf(Object.values(workspace.state.users), args, 1000, 1000);
      return {
        members: page.map(user => userShape(workspace, user)),
        cache_ts: Math.floor(workspace.now() / 1000),
        response_metadata: { next_cursor: next },
      };
    },
  },
};
