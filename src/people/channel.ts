/**
 * How a desk's channel is reached: `here`; `not a member`, until somebody invites the app; `archived`; `not found`,
 * which is also how a private channel looks that the app isn't in; `outside`, because another company reads it too;
 * `unseen` from when it becomes a desk until it was looked at.
 */
export const channelStates = ['here', 'not a member', 'archived', 'not found', 'outside', 'unseen'] as const;
export type ChannelState = (typeof channelStates)[number];

/** A desk's channel as Slack last told of it. */
export interface Channel {
  id: string;
  /** Without the `#`; empty where it was never seen. */
  name: string;
  isPrivate: boolean;
  state: ChannelState;
}
