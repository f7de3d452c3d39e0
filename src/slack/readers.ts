import type { webApi } from '@slack/bolt';
import type { Readers } from '../glossary/hints/hints.ts';
import { inTime } from '../kernel/in-time.ts';

/** More readers of a channel than are told something one by one. */
const MOST = 200;

/** Who reads a channel, asked while somebody waits: what Slack doesn't say in time is not known. */
export function slackReaders(client: webApi.WebClient): Readers {
  return {
    async membersOf(channel: string): Promise<readonly string[]> {
      const asked = client.conversations
        .members({ channel, limit: MOST })
        .then(({ members = [] }) => members);
      return inTime(
        asked.catch(() => []),
        [],
      );
    },

    /** Whether people of another company read it too; undefined where the app is not in it, or Slack doesn't say. */
    async isReadOutside(channel: string): Promise<boolean | undefined> {
      const asked = client.conversations
        .info({ channel })
        .then(({ channel: found }) => (found?.is_member ? Boolean(found.is_ext_shared) : undefined));
      return inTime(
        asked.catch(() => undefined),
        undefined,
      );
    },
  };
}
