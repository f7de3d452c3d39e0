import { LogLevel, webApi } from '@slack/bolt';
import { SECOND } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { pooledFetch } from './http.ts';
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
  profile?: { display_name?: string; real_name?: string; image_72?: string; email?: string };
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
      for await (const user of everybody(client)) {
        const member = toMember(user, teamId);
        if (member) yield member;
      }
    },
  };
}

/**
 * Everybody, from one list that is asked for once: for a file of many people.
 *
 * @returns also how to hang up
 */
export function listedMembers(to: {
  botToken: string;
  slackApiUrl: string;
}): Members & { close(): Promise<void> } {
  const { fetch, close } = pooledFetch();
  const client = new webApi.WebClient(to.botToken, {
    slackApiUrl: to.slackApiUrl,
    fetch,
    // Somebody waits at the keyboard: Slack that can't be reached is told soon.
    retryConfig: { retries: 2, minTimeout: SECOND / 4, factor: 1 },
    logLevel: LogLevel.ERROR,
  });
  let asked: Promise<{ byId: Map<string, Member>; byEmail: Map<string, Member> }> | undefined;
  const list = () =>
    (asked ??= read().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Refusal(
        'bad-setting',
        `Slack did not say who is in the workspace (${reason}). Nothing was written. Check with: npm start -- doctor`,
      );
    }));

  async function read() {
    const { team_id: teamId = '' } = await client.auth.test();
    const [byId, byEmail] = [new Map<string, Member>(), new Map<string, Member>()];
    for await (const user of everybody(client)) {
      const member = toMember(user, teamId);
      if (!member) continue;
      byId.set(member.id, member);
      if (user.profile?.email) byEmail.set(user.profile.email.toLowerCase(), member);
    }
    return { byId, byEmail };
  }

  return {
    close,
    byId: async id => (await list()).byId.get(id),
    byEmail: async address => (await list()).byEmail.get(address.toLowerCase()),
    async *all() {
      yield* (await list()).byId.values();
    },
  };
}

async function* everybody(client: webApi.WebClient): AsyncGenerator<SlackUser> {
  let cursor: string | undefined;
  do {
    const page = await client.users.list({ limit: PAGE, ...(cursor && { cursor }) });
    yield* page.members ?? [];
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
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
