/** Who and what a sandbox workspace holds when it is new. Ids have Slack's letters: T…, A…, B…, U…, C… */
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
}
