import type { Events } from './events.ts';
import { saying } from './filling.ts';
import { personOf } from './fresh-state.ts';
import { isDirect, type Channel, type LockOut, type User } from './state.ts';
import type { Workspace } from './workspace.ts';
import type { World } from './world-types.ts';

/**
 * What admins, other companies and Slack itself do, for tests. Names are those of `person`: the first word will
 * do. Each tells the app and settles as the acts of persons do. @throws when there is nothing of that name
 */
export interface Operations {
  deactivates(name: string): Promise<void>;
  renames(name: string, newName: string): Promise<void>;
  makesGuest(name: string): Promise<void>;
  /** Turns a person's notifications off for a while; nobody is told of it. */
  snoozes(name: string, minutes: number): void;
  /** Somebody new in the workspace, in no channel yet. */
  newcomer(user: World['users'][number]): Promise<void>;
  /** Takes the app's token away, or gives it back. */
  locksAppOut(how: LockOut | undefined): void;
  /** Lets no app post in a channel any more. */
  restrictsPosting(channelName: string): void;
  /** With another company, through Slack Connect. */
  sharesChannel(channelName: string): Promise<void>;
  /** The other company is out of it again. */
  unsharesChannel(channelName: string): Promise<void>;
  /** Gives a user group these people. */
  changesGroup(handle: string, names: string[]): Promise<void>;
  /** Adds the picture of a link to a message. @param channel its id */
  unfurls(channel: string, ts: string): Promise<void>;
}

interface Setting {
  workspace: Workspace;
  events: Events;
  settle: () => Promise<void>;
}

export function operationsOn({ workspace, events, settle }: Setting): Operations {
  const { state } = workspace;

  function named(name: string): User {
    const people = Object.values(state.users).filter(user => !user.isBot);
    return saying(people, user => user.name, name, 'person called');
  }

  function channelNamed(name: string): Channel {
    const channels = Object.values(state.channels).filter(one => !isDirect(one));
    return saying(channels, one => one.name, name, 'channel called');
  }

  async function change(name: string, what: Partial<User>): Promise<void> {
    const user = Object.assign(named(name), what);
    workspace.changed();
    await events.person('user_change', user);
    await settle();
  }

  async function share(channelName: string, isShared: boolean): Promise<void> {
    const channel = channelNamed(channelName);
    channel.isShared = isShared;
    workspace.changed();
    await (isShared ? events.shared(channel) : events.unshared(channel));
    await settle();
  }

  return {
    deactivates: name => change(name, { deleted: true }),
    renames: (name, newName) => change(name, { name: newName }),
    makesGuest: name => change(name, { isRestricted: true }),
    snoozes(name, minutes) {
      const since = Math.floor(workspace.now() / 1000);
      named(name).snooze = { since, until: since + minutes * 60 };
      workspace.changed();
    },
    async newcomer(user) {
      const person = personOf(user, state.team);
      state.users[person.id] = person;
      workspace.changed();
      await events.person('team_join', person);
      await settle();
    },
    locksAppOut(how) {
      if (how === undefined) delete state.lockedOut;
      else state.lockedOut = how;
    },
    restrictsPosting(channelName) {
      channelNamed(channelName).restricted = true;
    },
    sharesChannel: name => share(name, true),
    unsharesChannel: name => share(name, false),
    async changesGroup(handle, names) {
      const group = saying(Object.values(state.groups), one => one.handle, handle, 'user group called');
      const { users, updated } = group;
      group.users = names.map(name => named(name).id);
      group.updated = Math.floor(workspace.now() / 1000);
      workspace.changed();
      await events.groupChanged(group, users, updated);
      await settle();
    },
    async unfurls(channel, ts) {
      const message = workspace.message(channel, ts);
      if (message === undefined) throw new Error(`There is no message ${ts} in ${channel}.`);
      const link = 'https://docs.example/';
      const seen = { id: 1, from_url: link, original_url: link, title: 'A page', fallback: 'A page' };
      await events.about(workspace.unfurl(message, [seen]));
      await settle();
    },
  };
}
