/** Somebody as Slack knows them. */
export interface Member {
  /** Slack user id. */
  id: string;
  name: string;
  /** Address of their picture; null where there is none. */
  picture: string | null;
  /** A guest of the workspace, who sees only some channels. */
  guest: boolean;
  /** Of another company, through a shared channel. */
  outsider: boolean;
  bot: boolean;
  /** Deactivated. */
  left: boolean;
  /** Owns the workspace. */
  owner: boolean;
  /** When Slack last changed what it says of them, in seconds since the epoch; 0 where it doesn't say. */
  updated: number;
}

/** Everybody in Slack. Each answer may take a call to Slack, so nobody may be waiting for an ack. */
export interface Members {
  byId(id: string): Promise<Member | undefined>;
  byEmail(address: string): Promise<Member | undefined>;
  /** All of them, a page at a time. */
  all(): AsyncIterable<Member>;
}
