import { webApi } from '@slack/bolt';
import { Refusal } from '../kernel/refusal.ts';
import type { Member, Members } from '../people/members.ts';

/** Slack's own advice for lists of people. */
const PAGE = 200;

/** A person in Slack's words, as far as we read them. */
export interface SlackUser {
  id?: string;
  team_id?: string;
  name?: string;
  real_name?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  is_primary_owner?: boolean;
  profile?: { display_name?: string; real_name?: string; image_72?: string };
}

/** @param teamId our workspace: who belongs to another one is an outsider */
export function slackMembers(client: webApi.WebClient, teamId: string): Members {
  const found = (user: SlackUser | undefined) => user && toMember(user, teamId);
  return {
    byId: async id =>
      unless('user_not_found', async () => found((await client.users.info({ user: id })).user)),
    byEmail: async email =>
      unless('users_not_found', async () => found((await client.users.lookupByEmail({ email })).user)),
    async *all() {
      let cursor: string | undefined;
      do {
        const page = await client.users.list({ limit: PAGE, ...(cursor && { cursor }) });
        yield* (page.members ?? []).flatMap(user => found(user) ?? []);
        cursor = page.response_metadata?.next_cursor;
      } while (cursor);
    },
  };
}

export function toMember(user: SlackUser, teamId: string): Member | undefined {
  const { id, profile = {} } = user;
  if (!id) return undefined;
  return {
    id,
    name: profile.real_name || user.real_name || profile.display_name || user.name || id,
    picture: profile.image_72 ?? null,
    guest: user.is_restricted === true || user.is_ultra_restricted === true,
    outsider: user.is_stranger === true || (user.team_id !== undefined && user.team_id !== teamId),
    bot: user.is_bot === true || id === 'USLACKBOT',
    left: user.deleted === true,
    owner: user.is_primary_owner === true,
  };
}

async function unless<T>(code: string, call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError && error.data.error === code) return undefined;
    throw new Refusal('too-busy', 'Slack didn’t say who that is. Try again in a minute.', undefined, error);
  }
}
