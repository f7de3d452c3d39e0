/** Who and what a sandbox workspace holds when it is new. Ids have Slack's letters: T…, A…, B…, U…, C…, S… */
export interface World {
  team: { id: string; domain: string; name: string };
  app: { appId: string; botId: string; botUserId: string; name: string };
  users: {
    id: string;
    /** As people say it: "Ines Faria". The handle is made from it. */
    name: string;
    title: string;
    /** IANA zone. */
    tz: string;
    tz_label?: string;
    /** Deactivated. */
    deleted?: boolean;
    /** A guest. */
    is_restricted?: boolean;
    /** A guest of a single channel. */
    is_ultra_restricted?: boolean;
    /** Of another company, here through Slack Connect. */
    is_stranger?: boolean;
    /** The workspace's primary owner. */
    isOwner?: boolean;
    /** Made from the name and the team's domain when it is left out. */
    email?: string;
    /** Address of a picture. */
    picture?: string;
    /** When their notifications are off every day, in their zone: `{ from: '22:00', to: '08:00' }`. */
    quietHours?: { from: string; to: string };
  }[];
  channels: {
    id: string;
    name: string;
    isPrivate?: boolean;
    topic?: string;
    /** User ids. */
    members: string[];
    /** The app has been invited. */
    app?: boolean;
  }[];
  /** User groups, as `@handle` mentions them. */
  groups?: {
    id: string;
    handle: string;
    name: string;
    /** User ids. */
    users: string[];
  }[];
}
