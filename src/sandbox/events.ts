import type { Manifest } from './manifest.ts';
import type { EventRate } from './event-rate.ts';
import { eventPayload, rateLimitedPayload } from './payloads.ts';
import type { Json } from './protocol.ts';
import { messageShape, viewShape } from './shapes.ts';
import { groupShape, OTHER_TEAM, userShape } from './shapes-users.ts';
import type { Channel, ChannelKind, Group, Message, User } from './state.ts';
import type { Transport } from './transport.ts';
import type { Joining, MessageHappening, Workspace } from './workspace.ts';

const CHANNEL_TYPE: Record<ChannelKind, string> = {
  public: 'channel',
  private: 'group',
  dm: 'im',
  'group dm': 'mpim',
};
const CHANNEL_LETTER: Record<ChannelKind, string> = { public: 'C', private: 'G', dm: 'D', 'group dm': 'G' };
const SUBSCRIPTION: Record<ChannelKind, string> = {
  public: 'message.channels',
  private: 'message.groups',
  dm: 'message.im',
  'group dm': 'message.mpim',
};

/** Tells the app what happens, as far as its manifest asks for it and it can see the place. */
export class Events {
  readonly #workspace: Workspace;
  readonly #manifest: Manifest;
  readonly #transport: Transport;
  readonly #rate: EventRate;

  constructor(workspace: Workspace, manifest: Manifest, transport: Transport, rate: EventRate) {
    this.#workspace = workspace;
    this.#manifest = manifest;
    this.#transport = transport;
    this.#rate = rate;
    workspace.onHappening(happening => {
      // What people do is told by their client, which waits for the app.
      const { botUserId } = workspace;
      if (happening.what === 'joined') {
        if (happening.user === botUserId && happening.inviter === undefined) void this.joined(happening);
      } else if (authorOf(happening) === botUserId) void this.about(happening);
    });
  }

  /** Settles when the app has taken it, or failed to. */
  async posted(message: Message): Promise<void> {
    const mention = message.text.includes(`<@${this.#workspace.botUserId}>`) && this.#sees(message.channel);
    await Promise.all([
      this.about({ what: 'posted', message }),
      mention
        ? this.#tell('app_mention', {
            ...messageShape(this.#workspace, message),
            type: 'app_mention',
            ...where(message),
          })
        : undefined,
    ]);
  }

  async reacted(message: Message, user: string, name: string, what: 'added' | 'removed'): Promise<void> {
    if (!this.#sees(message.channel)) return;
    await this.#tell(`reaction_${what}`, {
      type: `reaction_${what}`,
      user,
      item: { type: 'message', channel: message.channel, ts: message.ts },
      reaction: name,
      item_user: message.user,
      ...this.#now(),
    });
  }

  async homeOpened(user: string): Promise<void> {
    const home = this.#workspace.state.homes[user];
    await this.#tell('app_home_opened', {
      type: 'app_home_opened',
      user,
      channel: this.#workspace.dmWith(user).id,
      tab: 'home',
      ...(home === undefined ? {} : { view: viewShape(this.#workspace, home) }),
      ...this.#now(),
    });
  }

  /** What happened to a message. */
  async about(happening: MessageHappening): Promise<void> {
    const { channel } = happening.what === 'deleted' ? happening.before : happening.message;
    const kind = this.#workspace.channel(channel)?.kind;
    if (kind === undefined || !this.#sees(channel)) return;
    await this.#tell(SUBSCRIPTION[kind], { ...this.#messageOf(happening), channel_type: CHANNEL_TYPE[kind] });
  }

  async joined({ channel, user, inviter }: Omit<Joining, 'what'>): Promise<void> {
    const by = inviter === undefined ? {} : { inviter };
    await this.#membership('member_joined_channel', channel, { user, ...by });
  }

  /** @param actor who took the app out, when it is the app that left */
  async left(channel: Channel, user: string, actor: string): Promise<void> {
    if (user !== this.#workspace.botUserId) return this.#membership('member_left_channel', channel, { user });
    const type = channel.kind === 'public' ? 'channel_left' : 'group_left';
    await this.#tell(type, { type, channel: channel.id, actor_id: actor, ...this.#now() });
  }

  async archived(channel: Channel, user: string): Promise<void> {
    const type = channel.kind === 'public' ? 'channel_archive' : 'group_archive';
    if (this.#sees(channel.id))
      await this.#tell(type, { type, channel: channel.id, user, is_moved: 0, ...this.#now() });
  }

  /** With another company. */
  async shared(channel: Channel): Promise<void> {
    if (!this.#sees(channel.id)) return;
    const event = { type: 'channel_shared', channel: channel.id, connected_team_id: OTHER_TEAM };
    await this.#tell(event.type, { ...event, ...this.#now() });
  }

  /** No longer with another company. */
  async unshared(channel: Channel): Promise<void> {
    if (!this.#sees(channel.id)) return;
    const type = 'channel_unshared';
    const event = {
      type,
      channel: channel.id,
      previously_connected_team_id: OTHER_TEAM,
      is_ext_shared: false,
    };
    await this.#tell(type, { ...event, ...this.#now() });
  }

  async person(type: 'user_change' | 'team_join', user: User): Promise<void> {
    const shape = userShape(this.#workspace, user, this.#manifest.scopes);
    const cache_ts = Math.floor(this.#workspace.now() / 1000);
    await this.#tell(type, { type, user: shape, cache_ts, ...this.#now() });
  }

  /** @param before its people until now; @param updated when it was changed before that, in epoch seconds */
  async groupChanged(group: Group, before: string[], updated: number): Promise<void> {
    const added = group.users.filter(user => !before.includes(user));
    const removed = before.filter(user => !group.users.includes(user));
    await this.#tell('subteam_members_changed', {
      type: 'subteam_members_changed',
      subteam_id: group.id,
      team_id: this.#workspace.state.team.id,
      date_previous_update: updated,
      date_update: group.updated,
      added_users: added,
      added_users_count: added.length,
      removed_users: removed,
      removed_users_count: removed.length,
      ...this.#now(),
    });
    const subteam = groupShape(this.#workspace, group);
    await this.#tell('subteam_updated', { type: 'subteam_updated', subteam, ...this.#now() });
  }

  async #membership(type: string, channel: Channel, who: Json): Promise<void> {
    if (!this.#sees(channel.id)) return;
    await this.#tell(type, {
      type,
      ...who,
      channel: channel.id,
      channel_type: CHANNEL_LETTER[channel.kind],
      team: this.#workspace.state.team.id,
      ...this.#now(),
    });
  }

  #messageOf(happening: MessageHappening): Json {
    if (happening.what === 'posted') return this.#postedOf(happening.message);
    const { before } = happening;
    const ts = this.#workspace.nextTs();
    const hidden = { type: 'message', channel: before.channel, hidden: true, ts, event_ts: ts };
    const previous_message = messageShape(this.#workspace, before, true);
    // Slack tells of a deleted message with replies as of a change: into its tombstone.
    const message = happening.what === 'updated' ? happening.message : happening.tombstone;
    if (message === undefined)
      return { ...hidden, subtype: 'message_deleted', previous_message, deleted_ts: before.ts };
    const shape = messageShape(this.#workspace, message, true);
    return { ...hidden, subtype: 'message_changed', message: shape, previous_message };
  }

  #postedOf(message: Message): Json {
    const shape = messageShape(this.#workspace, message, true);
    const event = { ...shape, ...where(message) };
    const root = message.broadcast && this.#workspace.message(message.channel, message.threadTs ?? '');
    if (root) return { ...event, root: messageShape(this.#workspace, root) };
    return message.files === undefined ? event : { ...event, subtype: 'file_share' };
  }

  #now(): { event_ts: string } {
    return { event_ts: this.#workspace.nextTs() };
  }

  async #tell(subscription: string, event: Json): Promise<void> {
    if (!this.#manifest.events.includes(subscription)) return;
    const rate = this.#rate.take(performance.now());
    if (rate === 'give it') await this.#transport.deliverEvent(eventPayload(this.#workspace, event));
    // Only an address hears of it: of Socket Mode Slack's pages don't say it, and its client knows no such event.
    else if (rate === 'say that it is held back' && !this.#manifest.socketMode)
      await this.#transport.deliverEvent(rateLimitedPayload(this.#workspace));
  }

  #sees(channel: string): boolean {
    return this.#workspace.channel(channel)?.members.includes(this.#workspace.botUserId) ?? false;
  }
}

function where(message: Message): Json {
  return { channel: message.channel, event_ts: message.ts };
}

function authorOf(happening: MessageHappening): string {
  return happening.what === 'deleted' ? happening.before.user : happening.message.user;
}
