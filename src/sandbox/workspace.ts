import { freshState, restoredState } from './fresh-state.ts';
import type { Json } from './protocol.ts';
import { Refused } from './refused.ts';
import type { Channel, ChannelKind, Ephemeral, Message, State, User } from './state.ts';
import type { World } from './world-types.ts';

/** What happened, for those who tell the app about it. */
export type Happening = MessageHappening | Joining;

export interface Joining {
  what: 'joined';
  channel: Channel;
  user: string;
  inviter?: string;
}

export type MessageHappening =
  | { what: 'posted'; message: Message }
  | { what: 'updated'; message: Message; before: Message }
  /** A message with replies leaves a tombstone in its place. */
  | { what: 'deleted'; before: Message; tombstone?: Message };

/** A draft of a message: who says what where. */
export type Draft = Pick<Message, 'channel' | 'user' | 'text'> &
  Partial<Pick<Message, 'blocks' | 'threadTs' | 'broadcast' | 'metadata' | 'clientMsgId' | 'as' | 'files'>>;

/** Who speaks for Slack itself. */
export const SLACKBOT = 'USLACKBOT';

/** One Slack workspace with one app installed: plain data (`state`) and the small things that can be done with it. */
export class Workspace {
  readonly state: State;
  /** Epoch milliseconds, for `ts` and events; deadlines take the real time. */
  readonly now: () => number;
  readonly #onChange = new Set<() => void>();
  readonly #onHappening = new Set<(happening: Happening) => void>();

  /** @param snapshot an earlier `snapshot()`; people and channels that are new in the world are added to it. */
  constructor(world: World, now: () => number, snapshot?: unknown) {
    const fresh = freshState(world, now());
    this.now = now;
    this.state = snapshot === undefined ? fresh : restoredState(fresh, structuredClone(snapshot) as State);
  }

  /** A copy of all that this workspace remembers, as plain JSON. */
  snapshot(): State {
    return structuredClone(this.state);
  }

  /** Calls back after each change; returns how to stop it. */
  onChange(listener: () => void): () => void {
    this.#onChange.add(listener);
    return () => this.#onChange.delete(listener);
  }

  onHappening(listener: (happening: Happening) => void): void {
    this.#onHappening.add(listener);
  }

  changed(): void {
    for (const listener of this.#onChange) listener();
  }

  /** A message id: seconds, a dot, six digits, later than every one before. */
  nextTs(): string {
    const micros = Math.max(Math.floor(this.now()) * 1000, this.state.lastTs + 100);
    this.state.lastTs = micros;
    return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
  }

  /** An id no other thing here has: `nextId('V')` is like V000000001A. */
  nextId(letter: string): string {
    this.state.counted += 1;
    return letter + this.state.counted.toString(36).toUpperCase().padStart(10, '0');
  }

  get botUserId(): string {
    return this.state.app.botUserId;
  }

  user(id: string): User | undefined {
    return Object.hasOwn(this.state.users, id) ? this.state.users[id] : undefined;
  }

  channel(id: string): Channel | undefined {
    return Object.hasOwn(this.state.channels, id) ? this.state.channels[id] : undefined;
  }

  /** The direct message between the app and a person, opened when it is first needed. */
  dmWith(user: string): Channel {
    const known = Object.values(this.state.channels).find(c => c.kind === 'dm' && c.members.includes(user));
    return known ?? this.#open('D', 'directmessage', 'dm', [user, this.botUserId]);
  }

  /** The app's direct messages with a group, one for the same people in any order, opened when they are first needed. */
  groupDmWith(users: string[]): Channel {
    const members = [...users, this.botUserId];
    const known = Object.values(this.state.channels).find(
      ({ kind, members: theirs }) =>
        kind === 'group dm' && theirs.length === members.length && members.every(id => theirs.includes(id)),
    );
    if (known !== undefined) return known;
    const name = `mpdm-${members.map(id => this.user(id)?.handle).join('--')}-1`;
    const group = this.#open('C', name, 'group dm', members);
    this.changed();
    return group;
  }

  messagesIn(channel: string): Message[] {
    return this.state.messages[channel] ?? [];
  }

  message(channel: string, ts: string): Message | undefined {
    return this.messagesIn(channel).find(message => message.ts === ts);
  }

  /** @throws {Refused} thread_not_found when `threadTs` is no message of the channel */
  post(draft: Draft): Message {
    const threadTs = this.threadOf(draft.channel, draft.threadTs);
    const message: Message = {
      ...draft,
      ...(threadTs === undefined ? {} : { threadTs }),
      ts: this.nextTs(),
      reactions: [],
    };
    (this.state.messages[draft.channel] ??= []).push(message);
    this.#happened({ what: 'posted', message });
    return message;
  }

  /** Replaces what is given, keeps the rest, and marks the message as edited. */
  update(message: Message, change: Partial<Pick<Message, 'text' | 'blocks' | 'metadata'>>): MessageHappening {
    const before = structuredClone(message);
    Object.assign(message, change);
    message.edited = { user: message.user, ts: this.nextTs() };
    return this.#happened({ what: 'updated', message, before });
  }

  /** Slack shows the link in a message: its words stay, and nobody has edited it. Only the caller tells the app. */
  unfurl(message: Message, attachments: Json[]): MessageHappening {
    const before = structuredClone(message);
    message.attachments = attachments;
    this.changed();
    return { what: 'updated', message, before };
  }

  /** Takes a message away. Of one with replies a tombstone stays, or its thread would hang in the air. */
  remove(message: Message): MessageHappening {
    const all = this.messagesIn(message.channel);
    const { ts, channel } = message;
    if (!all.some(other => other.threadTs === ts)) {
      this.state.messages[channel] = all.filter(other => other !== message);
      return this.#happened({ what: 'deleted', before: message });
    }
    const text = 'This message was deleted.';
    const tombstone: Message = { ts, channel, user: SLACKBOT, text, reactions: [] };
    all[all.indexOf(message)] = tombstone;
    return this.#happened({ what: 'deleted', before: message, tombstone });
  }

  /** @throws {Refused} thread_not_found */
  whisper(draft: Omit<Ephemeral, 'ts'>): Ephemeral {
    const threadTs = this.threadOf(draft.channel, draft.threadTs);
    const ephemeral = { ...draft, ...(threadTs === undefined ? {} : { threadTs }), ts: this.nextTs() };
    this.state.ephemerals.push(ephemeral);
    this.changed();
    return ephemeral;
  }

  /** Slack itself tells one person something. */
  notify(user: string, text: string, channel?: string): void {
    this.state.notices.push({
      id: this.nextId('N'),
      ts: this.nextTs(),
      user,
      text,
      ...(channel === undefined ? {} : { channel }),
    });
    this.changed();
  }

  /** Adds a person's reaction, or takes it away when it is there; says which. */
  react(message: Message, user: string, name: string): 'added' | 'removed' {
    const reaction = message.reactions.find(one => one.name === name) ?? { name, users: [] };
    const had = reaction.users.includes(user);
    reaction.users = had ? reaction.users.filter(other => other !== user) : [...reaction.users, user];
    const others = message.reactions.filter(one => one !== reaction);
    message.reactions = reaction.users.length === 0 ? others : [...others, reaction];
    this.changed();
    return had ? 'removed' : 'added';
  }

  /** Lets in somebody who isn't, the app too. */
  join(channel: Channel, user: string, inviter?: string): Joining {
    if (!channel.members.includes(user)) channel.members.push(user);
    const by = inviter === undefined ? {} : { inviter };
    return this.#happened({ what: 'joined', channel, user, ...by });
  }

  leave(channel: Channel, user: string): void {
    channel.members = channel.members.filter(member => member !== user);
    this.changed();
  }

  /** A reply to a reply belongs to the thread's first message. */
  threadOf(channel: string, ts: string | undefined): string | undefined {
    if (ts === undefined) return undefined;
    const parent = this.message(channel, ts);
    if (parent === undefined) throw new Refused('thread_not_found');
    return parent.threadTs ?? parent.ts;
  }

  #open(letter: string, name: string, kind: ChannelKind, members: string[]): Channel {
    const id = this.nextId(letter);
    const created = Math.floor(this.now() / 1000);
    const opened = { id, name, kind, topic: '', members, archived: false, isShared: false, created };
    this.state.channels[id] = opened;
    return opened;
  }

  #happened<H extends Happening>(happening: H): H {
    for (const listener of this.#onHappening) listener(happening);
    this.changed();
    return happening;
  }
}
