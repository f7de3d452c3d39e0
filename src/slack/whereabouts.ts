import { webApi } from '@slack/bolt';
import type { Channel } from '../people/channel.ts';
import type { Whereabouts } from '../people/look.ts';

const PAGE = 500;

/** Slack's user groups, with their ids. */
export async function slackGroups(client: webApi.WebClient): Promise<{ id: string; name: string }[]> {
  const { usergroups = [] } = await client.usergroups.list();
  return usergroups.flatMap(({ id, name, handle }) => (id ? [{ id, name: name || handle || id }] : []));
}

export function slackWhereabouts(client: webApi.WebClient): Whereabouts {
  async function look(id: string): Promise<Channel> {
    try {
      const { channel } = await client.conversations.info({ channel: id });
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
      if (codeOf(error) === 'channel_not_found') return { id, name: '', isPrivate: true, state: 'not found' };
      throw error;
    }
  }

  return {
    async channel(id) {
      const seen = await look(id);
      if (seen.state !== 'not a member' || seen.isPrivate) return seen;
      try {
        await client.conversations.join({ channel: id });
      } catch (error) {
        // The workspace may not let apps join by themselves: then somebody invites us.
        if (codeOf(error) !== undefined) return seen;
        throw error;
      }
      return look(id);
    },

    async membersOf(channel) {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await client.conversations.members({ channel, limit: PAGE, ...(cursor && { cursor }) });
        ids.push(...(page.members ?? []));
        cursor = page.response_metadata?.next_cursor;
      } while (cursor);
      return ids;
    },

    async membersOfGroup(group) {
      try {
        return (await client.usergroups.users.list({ usergroup: group })).users ?? [];
      } catch (error) {
        // A group that is no more, or that we may not see, has nobody in it for us.
        if (codeOf(error) !== undefined) return [];
        throw error;
      }
    },
  };
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
