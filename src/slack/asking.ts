import { LogLevel, webApi } from '@slack/bolt';
import { SECOND } from '../kernel/clock.ts';
import { pooledFetch } from './http.ts';
import type { Asked, SlackToAsk } from '../health/slack-lines.ts';

export interface AskSlack extends SlackToAsk {
  close(): Promise<void>;
}

/** @param to a token that is left out is one that Slack refuses */
export function askSlack(to: {
  botToken: string | undefined;
  appToken: string | undefined;
  slackApiUrl: string;
}): AskSlack {
  const { fetch, close } = pooledFetch();
  const options = {
    slackApiUrl: to.slackApiUrl,
    fetch,
    timeout: 8 * SECOND,
    // A plant with many sites may be told to wait; nobody else waits for the doctor.
    retryConfig: { retries: 2, minTimeout: SECOND / 4, factor: 1 },
    logLevel: LogLevel.ERROR,
  };
  const bot = new webApi.WebClient(to.botToken, options);
  const app = new webApi.WebClient(to.appToken, options);
  return {
    close,
    bot: () =>
      asked(async () => {
        const { team = '', user = '', response_metadata: about } = await bot.auth.test();
        return { workspace: team, name: user, scopes: about?.scopes ?? null };
      }),
    connection: () =>
      asked(async () => {
        await app.apps.connections.open();
        return true as const;
      }),
    channel: id =>
      asked(async () => {
        const { channel } = await bot.conversations.info({ channel: id });
        return {
          name: channel?.name ?? id,
          isMember: channel?.is_member ?? false,
          isArchived: channel?.is_archived ?? false,
          isShared: channel?.is_ext_shared ?? false,
        };
      }),
  };
}

async function asked<T>(call: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { answer: await call() };
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) return { refused: error.data.error };
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}
