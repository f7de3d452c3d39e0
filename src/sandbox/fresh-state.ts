import type { Channel, Group, State, User } from './state.ts';
import type { World } from './world-types.ts';

/** The state of a workspace in which nothing has happened. @param now epoch milliseconds */
export function freshState(world: World, now: number): State {
  const created = Math.floor(now / 1000);
  const users = [...world.users.map(user => personOf(user, world.team)), bot(world)];
  const channels = world.channels.map((channel): Channel => ({
    id: channel.id,
    name: channel.name,
    kind: channel.isPrivate ? 'private' : 'public',
    topic: channel.topic ?? '',
    members: channel.app ? [...channel.members, world.app.botUserId] : [...channel.members],
    archived: false,
    isShared: false,
    created,
  }));
  const groups = (world.groups ?? []).map((group): Group => ({ ...group, created, updated: created }));
  return {
    team: world.team,
    app: world.app,
    users: byId(users),
    channels: byId(channels),
    messages: {},
    ephemerals: [],
    stacks: {},
    homes: {},
    notices: [],
    triggers: {},
    responseUrls: {},
    groups: byId(groups),
    uploads: [],
    lastTs: 0,
    counted: 0,
  };
}

/**
 * What was kept, in a workspace as its world describes it now: people, channels and groups that are new in the
 * world are added, and what an older snapshot doesn't say is as it is in a fresh workspace.
 */
export function restoredState(fresh: State, kept: State): State {
  return {
    ...fresh,
    ...kept,
    ephemerals: [], // as in Slack, they don't outlive a visit
    users: { ...fresh.users, ...filledIn(kept.users, id => fresh.users[id] ?? nobody) },
    channels: { ...fresh.channels, ...filledIn(kept.channels, () => ({ isShared: false })) },
    groups: { ...fresh.groups, ...kept.groups },
  };
}

/** A person as the workspace keeps them. */
export function personOf(user: World['users'][number], team: World['team']): User {
  const handle = handleOf(user.name);
  return {
    id: user.id,
    handle,
    name: user.name,
    title: user.title,
    tz: user.tz,
    tzLabel: user.tz_label ?? user.tz,
    isBot: false,
    deleted: user.deleted ?? false,
    isRestricted: (user.is_restricted ?? false) || (user.is_ultra_restricted ?? false),
    isUltraRestricted: user.is_ultra_restricted ?? false,
    isStranger: user.is_stranger ?? false,
    isOwner: user.isOwner ?? false,
    email: user.email ?? `${handle.normalize('NFD').replace(/[^a-z.-]/g, '')}@${team.domain}.example`,
    ...(user.picture === undefined ? {} : { picture: user.picture }),
    ...(user.quietHours === undefined ? {} : { quietHours: user.quietHours }),
  };
}

const nobody = {
  isRestricted: false,
  isUltraRestricted: false,
  isStranger: false,
  isOwner: false,
} satisfies Partial<User>;

function bot({ app }: World): User {
  return {
    ...nobody,
    id: app.botUserId,
    handle: handleOf(app.name),
    name: app.name,
    title: '',
    tz: 'America/Los_Angeles',
    tzLabel: 'Pacific Standard Time',
    isBot: true,
    deleted: false,
  };
}

function handleOf(name: string): string {
  return name.toLowerCase().replace(/\s+/g, '.');
}

function byId<T extends { id: string }>(things: T[]): Record<string, T> {
  return Object.fromEntries(things.map(thing => [thing.id, thing]));
}

function filledIn<T extends object>(kept: Record<string, T>, missing: (id: string) => Partial<T>) {
  return Object.fromEntries(Object.entries(kept).map(([id, thing]) => [id, { ...missing(id), ...thing }]));
}
