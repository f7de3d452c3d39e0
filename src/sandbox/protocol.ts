/**
 * What the sandbox's page and its server say to each other.
 *
 * `GET  /page/state?as=U1`   what this person's Slack shows now: {@link Screen}
 * `GET  /page/changes`       server-sent events; each says that something changed: read the state again
 * `POST /page/do`            {@link Deed}, answered with {@link Outcome} once the app has acknowledged or failed to
 *
 * `GET  /files/ID`          what is in a file that the app sent
 *
 * Types only: both sides import it, it imports nothing.
 */

/** A Block Kit block, element or view as the app sent it; the server has checked it, the page draws it. */
export type Json = { [key: string]: unknown };

export interface Screen {
  /** The workspace's name. */
  workspace: string;
  me: Face;
  people: Face[];
  channels: Conversation[];
  /** The person's direct messages with the app. */
  dm: Conversation;
  /** Those of the app with this person and others. */
  groups: Conversation[];
  /** The person's Home tab; absent until the app has published one. */
  home?: Json;
  /** The modal stack, the top one last. */
  views: OpenView[];
  /** Slack's own words to this person (a command that failed), the newest last. */
  notices: { id: string; text: string; channel?: string }[];
  commands: { command: string; description: string }[];
  /** What this app adds to a message's menu, and to the composer's. */
  shortcuts: { callback: string; name: string; on: 'message' | 'global' }[];
  /** Public channels that this person isn't in. */
  otherChannels: { id: string; name: string }[];
  /** The desk's clock in epoch milliseconds; it runs on and can be moved forward. */
  now: number;
}

export interface Face {
  id: string;
  name: string;
  /** What the demo says about them: "Control engineer, OT, Rhine Works". */
  title: string;
  zone: string;
  isApp?: boolean;
}

export interface Conversation {
  id: string;
  /** Of a group's direct messages the first words of the others' names. */
  name: string;
  /** The others in a group's direct messages, without the app: ids. */
  others?: string[];
  isPrivate: boolean;
  /** Only the app writes here or, when it is archived, nobody. */
  readOnly?: boolean;
  topic?: string;
  messages: Message[];
}

export interface Message {
  ts: string;
  user: string;
  text: string;
  blocks?: Json[];
  edited?: boolean;
  /** The name and the picture's address that the app posted it under, in place of its own. */
  as?: { name?: string; picture?: string };
  files?: SharedFile[];
  /** A reply that its channel sees too. */
  broadcast?: boolean;
  /** Seen by this person only, gone with the next visit; never in history. */
  ephemeral?: boolean;
  reactions?: { name: string; users: string[] }[];
  /** Replies in the thread, oldest first. */
  replies: Message[];
}

export interface SharedFile {
  id: string;
  name: string;
  link: string;
  /** Where the page finds what is in it, if the app sent it; a picture has a description, too. */
  content?: string;
  alt?: string;
}

export interface OpenView {
  id: string;
  /** The view as the app sent it: title, blocks, submit, close ... */
  view: Json;
  /** block_id -> sentence, as the app answered to the last submission. */
  errors: Record<string, string>;
}

/** Values of a view or a message's inputs, as Slack's `state.values`: block_id -> action_id -> element state. */
export type Values = Record<string, Record<string, Json>>;

/** What a person does. Of `say`, `files` are names of files, and a `broadcast` reply stands in the channel too. */
export type Deed = { as: string } & (
  | { do: 'say'; channel: string; thread?: string; text: string; files?: string[]; broadcast?: boolean }
  | { do: 'edit'; channel: string; ts: string; text: string }
  | { do: 'delete'; channel: string; ts: string }
  /** A message shortcut has a message; a global one has none. */
  | { do: 'shortcut'; callback: string; message?: { channel: string; ts: string } }
  | { do: 'join'; channel: string }
  | { do: 'leave'; channel: string }
  | { do: 'archive'; channel: string }
  | { do: 'react'; channel: string; ts: string; name: string }
  /** A press in a message. `value` and the chosen option come from the element itself. */
  | { do: 'press'; channel: string; ts: string; block: string; action: string; option?: Json }
  /** A press on an element inside an open view (block_actions from a modal or Home). */
  | { do: 'press in view'; view: string; block: string; action: string; values: Values; option?: Json }
  | { do: 'suggest'; view: string; block: string; action: string; query: string }
  | { do: 'submit'; view: string; values: Values }
  | { do: 'close'; view: string }
  | { do: 'open home' }
  | { do: 'move the clock'; minutes: number }
);

/** `problem` is what Slack itself would tell the person; the page shows it. */
export interface Outcome {
  ok: boolean;
  problem?: string;
  /** Answer of `suggest`. */
  options?: Json[];
}
