import { flag, required, type Method } from './method.ts';
import { Refused } from './refused.ts';
import { groupShape } from './shapes-users.ts';

/** The family `usergroups.*`. No group is ever disabled here. */
export const usergroupMethods: Record<string, Method> = {
  'usergroups.list': {
    token: 'bot',
    tier: 2,
    scope: 'usergroups:read',
    takes: ['include_users', 'include_disabled', 'include_count'],
    run: ({ workspace, args }) => {
      const usergroups = Object.values(workspace.state.groups).map(group => {
        const { users, user_count, ...rest } = groupShape(workspace, group);
        return {
          ...rest,
          ...(flag(args, 'include_users') ? { users } : {}),
          ...(flag(args, 'include_count') ? { user_count } : {}),
        };
      });
      return { usergroups };
    },
  },
  'usergroups.users.list': {
    token: 'bot',
    tier: 2,
    scope: 'usergroups:read',
    takes: ['usergroup', 'include_disabled'],
    run: ({ workspace, args }) => {
      const id = required(args, 'usergroup');
      const { groups } = workspace.state;
      const group = Object.hasOwn(groups, id) ? groups[id] : undefined;
      if (group === undefined) throw new Refused('no_such_subteam');
      return { users: group.users };
    },
  },
};
