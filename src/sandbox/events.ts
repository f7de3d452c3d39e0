import type { Manifest } from './manifest.ts';
import { eventPayload } from './payloads.ts';
import type { Json } from './protocol.ts';
import { messageShape, viewShape } from './shapes.ts';
import type { Sockets } from './socket.ts';
import type { ChannelKind, Message } from './state.ts';
import type { Happening, Workspace } from './workspace.ts';

const CHANNEL_TYPE: Record<ChannelKind, string> = { public: 'channel', private: 'group', dm: 'im' };
const SUBSCRIPTION: Record<ChannelKind, string> = {
  public: 'message.channels',
  private: 'message.groups',
  dm: 'message.im',
};

/** Tells the app what happens, as far as its manifest asks for it and it can see the place. */
export class Events {
  readonly #workspace: Workspace;
  readonly #manifest: Manifest;
  readonly #sockets: Sockets;

  constructor(workspace: Workspace, manifest: Manifest, sockets: Sockets) {
    this.#workspace = workspace;
    this.#manifest = manifest;
    this.#sockets = sockets;
    workspace.onHappening(happening => {
      // What people post is told by their client, which waits for the app.
      if (happening.message.user === workspace.botUserId) void this.#messageEvent(happening);
    });
  }

  /** Settles when the app has taken it, or failed to. */
  async posted(message: Message): Promise<void> {
    const mention = message.text.includes(`<@${this.#workspace.botUserId}>`) && this.#sees(message.channel);
    await Promise.all([
      this.#messageEvent({ what: 'posted', message }),
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
      event_ts: this.#workspace.nextTs(),
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
      event_ts: this.#workspace.nextTs(),
    });
  }

  async #messageEvent(happening: Happening): Promise<void> {
    const { message } = happening;
    const kind = this.#workspace.channel(message.channel)?.kind;
    if (kind === undefined || !this.#sees(message.channel)) return;
    const event = { ...this.#messageOf(happening), channel_type: CHANNEL_TYPE[kind] };
    await this.#tell(SUBSCRIPTION[kind], event);
  }

  #messageOf(happening: Happening): Json {
    const { message } = happening;
    const shape = messageShape(this.#workspace, message, true);
    if (happening.what === 'posted') return { ...shape, ...where(message) };
    const ts = this.#workspace.nextTs();
    const hidden = { type: 'message', channel: message.channel, hidden: true, ts, event_ts: ts };
    if (happening.what === 'deleted') {
      return { ...hidden, subtype: 'message_deleted', previous_message: shape, deleted_ts: message.ts };
    }
    const before = messageShape(this.#workspace, happening.before, true);
    return { ...hidden, subtype: 'message_changed', message: shape, previous_message: before };
  }

  async #tell(subscription: string, event: Json): Promise<void> {
    if (!this.#manifest.events.includes(subscription)) return;
    await this.#sockets.deliverEvent(eventPayload(this.#workspace, event));
  }

  #sees(channel: string): boolean {
    return this.#workspace.channel(channel)?.members.includes(this.#workspace.botUserId) ?? false;
  }
}

function where(message: Message): Json {
  return { channel: message.channel, event_ts: message.ts };
}
