import type { Json } from './protocol.ts';
import type { Group, User } from './state.ts';
import type { Workspace } from './workspace.ts';

/** Another company, with which channels can be shared. */
export const OTHER_TEAM = 'T0OTHER';

const PICTURE_SIZES = [24, 32, 48, 72, 192, 512];

/** Whoever is of another company has that one's. */
export const teamOf = (workspace: Workspace, user: User): string =>
  user.isStranger ? OTHER_TEAM : workspace.state.team.id;

/** `user` as users.info, users.list and events give it. @param scopes the email needs `users:read.email` */
export function userShape(workspace: Workspace, user: User, scopes: string[]): Json {
  const { app } = workspace.state;
  const [first = '', ...rest] = user.name.split(' ');
  const teamId = teamOf(workspace, user);
  const mayReadEmail = scopes.includes('users:read.email') && user.email !== undefined;
  return {
    id: user.id,
    team_id: teamId,
    name: user.handle,
    deleted: user.deleted,
    real_name: user.name,
    ...(user.deleted
      ? {}
      : { tz: user.tz, tz_label: user.tzLabel, tz_offset: offsetSeconds(user.tz, workspace.now()) }),
    profile: {
      title: user.title,
      real_name: user.name,
      real_name_normalized: user.name,
      display_name: user.isBot ? '' : user.name,
      display_name_normalized: user.isBot ? '' : user.name,
      first_name: first,
      last_name: rest.join(' '),
      team: teamId,
      ...Object.fromEntries(PICTURE_SIZES.map(size => [`image_${size}`, pictureOf(user, size)])),
      ...(mayReadEmail ? { email: user.email } : {}),
      ...(user.isBot ? { bot_id: app.botId, api_app_id: app.appId } : {}),
    },
    is_bot: user.isBot,
    is_app_user: false,
    is_admin: user.isOwner,
    is_owner: user.isOwner,
    is_primary_owner: user.isOwner,
    is_restricted: user.isRestricted,
    is_ultra_restricted: user.isUltraRestricted,
    ...(user.isStranger ? { is_stranger: true } : {}),
    updated: Math.floor(workspace.now() / 1000),
  };
}

/** A user group as usergroups.list and events give it. */
export function groupShape(workspace: Workspace, group: Group): Json {
  return {
    id: group.id,
    team_id: workspace.state.team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: '',
    handle: group.handle,
    is_external: false,
    date_create: group.created,
    date_update: group.updated,
    date_delete: 0,
    auto_provision: false,
    enterprise_subteam_id: '',
    created_by: ownerOf(workspace),
    updated_by: ownerOf(workspace),
    prefs: { channels: [], groups: [] },
    users: group.users,
    user_count: group.users.length,
  };
}

function pictureOf(user: User, size: number): string {
  return user.picture ?? `https://avatars.example/${user.id}-${size}.png`;
}

/** Groups are made by whoever owns the workspace, or else by the first who is in it. */
function ownerOf({ state }: Workspace): string {
  const people = Object.values(state.users);
  return (people.find(user => user.isOwner) ?? people[0])?.id ?? '';
}

/** Seconds east of UTC at a moment, as Slack's `tz_offset`. */
function offsetSeconds(zone: string, at: number): number {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(part => part.type === 'timeZoneName')?.value;
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}
