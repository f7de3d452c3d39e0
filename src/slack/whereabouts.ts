import type { webApi } from '@slack/bolt';
import { MINUTE, type Clock } from '../kernel/clock.ts';
import { inTime } from '../kernel/in-time.ts';
import type { Log } from '../kernel/log.ts';
import type { Channel } from '../people/channel.ts';
import type { WhoIsWhere } from '../people/look.ts';
import { refusedWith } from './answers.ts';
import { patiently } from './patiently.ts';

const PAGE = 500;

export interface Group {
  id: string;
  name: string;
}

/** A person waits for the answer, with each letter that they type. */
const KEEP = MINUTE;

/** Slack's user groups; what it said is kept for a minute. None where it doesn't say in time. */
export function slackGroups(client: webApi.WebClient, machine: Clock, log: Log): () => Promise<Group[]> {
  let asked: { at: number; groups: Promise<Group[]> } | undefined;

  async function ask(): Promise<Group[]> {
    try {
      const { usergroups = [] } = await client.usergroups.list();
      return usergroups.flatMap(({ id, name, handle }) => (id ? [{ id, name: name || handle || id }] : []));
    } catch (error) {
      log.warn({ err: error }, 'Slack did not list its user groups');
      asked = undefined;
      return [];
    }
  }

  return () => {
    if (!asked || machine.now() - asked.at > KEEP) asked = { at: machine.now(), groups: ask() };
    return inTime(asked.groups, []);
  };
}

/** @param stopping ends the wait for a Slack that is busy */
export function slackWhereabouts(client: webApi.WebClient, stopping: AbortSignal): WhoIsWhere {
  const ask = <T>(call: () => Promise<T>) => patiently(call, stopping);

  async function look(id: string): Promise<Channel> {
    try {
      const { channel } = await ask(() => client.conversations.info({ channel: id }));
      const { name = '', is_private: isPrivate = false } = channel ?? {};
      const state = channel?.is_archived
        ? 'archived'
        : channel?.is_ext_shared
          ? 'outside'
          : channel?.is_member
            ? 'here'
            : 'not a member';
      return { id, name, isPrivate, state };
    } catch (error) {
      if (refusedWith(error) === 'channel_not_found')
        return { id, name: '', isPrivate: true, state: 'not found' };
      throw error;
    }
  }

  return {
    async channel(id) {
      const seen = await look(id);
      if (seen.state !== 'not a member' || seen.isPrivate) return seen;
      try {
        await ask(() => client.conversations.join({ channel: id }));
      } catch (error) {
        // The workspace may not let apps join by themselves: then somebody invites us.
        if (refusedWith(error) !== undefined) return seen;
        throw error;
      }
      return look(id);
    },

    async membersOf(channel) {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const from = cursor;
        const page = await ask(() =>
          client.conversations.members({ channel, limit: PAGE, ...(from && { cursor: from }) }),
        );
        ids.push(...(page.members ?? []));
        cursor = page.response_metadata?.next_cursor;
      } while (cursor);
      return ids;
    },

    async membersOfGroup(group) {
      try {
        return (await ask(() => client.usergroups.users.list({ usergroup: group }))).users ?? [];
      } catch (error) {
        // Anything else says nothing of who is in it, and nobody may change sides because of that.
        if (noGroup.has(refusedWith(error))) return [];
        throw error;
      }
    },
  };
}

/** Slack's words for a group that is no more, or for a workspace that has none any more. */
const noGroup = new Set<unknown>([
  'no_such_subteam',
  'paid_teams_only',
  'plan_upgrade_required',
  'subteam_not_found',
]);
