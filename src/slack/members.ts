import { LogLevel, webApi } from '@slack/bolt';
import { SECOND } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { sortedAnswer } from './answers.ts';
import { pooledFetch } from './http.ts';
import { patiently } from './patiently.ts';
import type { Member, Members } from '../people/members.ts';

/** As many as Slack gives at once: it counts the calls, not the people. */
const PAGE = 999;

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
  updated?: number;
  profile?: { display_name?: string; real_name?: string; image_72?: string; email?: string };
}

/**
 * @param teamId our workspace: who belongs to another one is an outsider
 * @param stopping ends the wait for a long list, which is given up then
 * @param how each is asked for: `at once` where a person waits for the answer, and reads it when Slack is too busy
 */
export function slackMembers(
  client: webApi.WebClient,
  teamId: string,
  stopping: AbortSignal,
  how: 'at once' | 'patiently',
): Members {
  const found = (user: SlackUser | undefined) => user && toMember(user, teamId);
  const ask = <T>(call: () => Promise<T>) => (how === 'patiently' ? patiently(call, stopping) : call());
  return {
    byId: id => unless(async () => found((await ask(() => client.users.info({ user: id }))).user)),
    byEmail: email =>
      unless(async () => found((await ask(() => client.users.lookupByEmail({ email }))).user)),
    async *all() {
      for await (const user of everybody(client, stopping)) {
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

async function* everybody(client: webApi.WebClient, stopping?: AbortSignal): AsyncGenerator<SlackUser> {
  let cursor: string | undefined;
  do {
    const from = cursor;
    const next = () => client.users.list({ limit: PAGE, ...(from && { cursor: from }) });
    const page = await patiently(next, stopping);
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
    updated: user.updated ?? 0,
  };
}

/** What Slack says of somebody whom it doesn't know, or doesn't show us. Anything else says nothing of them. */
const notShown = new Set(['user_not_found', 'users_not_found', 'user_not_visible', 'invalid_email']);

/** Undefined for whom Slack doesn't show us. @throws Refusal `too-busy` when it didn't say, so that asking again may help */
async function unless(call: () => Promise<Member | undefined>): Promise<Member | undefined> {
  try {
    return await call();
  } catch (error) {
    const { kind, code } = sortedAnswer(error);
    if (notShown.has(code)) return undefined;
    const sentence =
      kind === 'no' || kind === 'locked out'
        ? `Slack doesn’t tell the app who that is (${code}). Tell your admin: npm start -- doctor says what to do.`
        : 'Slack didn’t say who that is. Try again in a minute.';
    throw new Refusal('too-busy', sentence, undefined, error);
  }
}
