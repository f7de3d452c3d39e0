import { App, LogLevel, SocketModeReceiver, webApi, type Logger } from '@slack/bolt';
import type { Log } from '../kernel/log.ts';
import { Refusal } from '../kernel/refusal.ts';
import { SECOND } from '../kernel/clock.ts';
import { pooledFetch } from './http.ts';
import { gated } from './receiver.ts';

export interface Connection {
  bolt: App;
  client: webApi.WebClient;
  start(): Promise<void>;
  /** Waits for the requests that are under way. */
  idle(): Promise<void>;
  /** Takes no more, finishes what it holds, hangs up. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Builds Bolt on Socket Mode. Who we are is asked once, here; a bad token stops the start with a sentence.
 *
 * @throws Refusal `bad-setting`
 */
export async function connect(to: {
  botToken: string;
  appToken: string;
  slackApiUrl: string;
  log: Log;
}): Promise<Connection> {
  const { fetch, close } = pooledFetch();
  const clientOptions = {
    slackApiUrl: to.slackApiUrl,
    fetch,
    timeout: 10 * SECOND,
    // The outbox tries again; the client must not do so behind its back.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: boltLog(to.log),
  };
  const client = new webApi.WebClient(to.botToken, clientOptions);
  const identity = await whoWeAre(client);
  const receiver = gated(
    new SocketModeReceiver({
      appToken: to.appToken,
      logger: boltLog(to.log),
      installerOptions: { clientOptions: { slackApiUrl: to.slackApiUrl, fetch } },
    }),
  );
  const bolt = new App({
    receiver,
    authorize: async () => ({ ...identity, botToken: to.botToken }),
    clientOptions,
    logger: boltLog(to.log),
  });
  bolt.error(async error => {
    to.log.error({ err: error }, 'a listener failed; Slack will bring it again or tell the person');
    throw error;
  });
  return {
    bolt,
    client,
    start: async () => void (await bolt.start()),
    idle: () => receiver.idle(),
    async stop() {
      await receiver.drain();
      await bolt.stop();
    },
    close,
  };
}

async function whoWeAre(
  client: webApi.WebClient,
): Promise<{ botId: string; botUserId: string; teamId: string }> {
  try {
    const { bot_id: botId, user_id: botUserId, team_id: teamId } = await client.auth.test();
    if (!botId || !botUserId || !teamId)
      throw new Refusal('bad-setting', 'SLACK_BOT_TOKEN is no bot’s token. Copy the Bot User OAuth Token.');
    return { botId, botUserId, teamId };
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) {
      throw new Refusal(
        'bad-setting',
        `Slack does not accept SLACK_BOT_TOKEN (${error.data.error}). Copy the Bot User OAuth Token from “OAuth & Permissions” again, or install the app in the workspace again.`,
      );
    }
    throw error;
  }
}

/** Bolt's words in our log. Its debug lines hold whole payloads, so they are dropped. */
function boltLog(log: Log): Logger {
  return {
    debug: () => undefined,
    info: (...words) => log.debug({ from: 'bolt' }, line(words)),
    warn: (...words) => log.warn({ from: 'bolt' }, line(words)),
    error: (...words) => log.error({ from: 'bolt' }, line(words)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

const line = (words: unknown[]): string =>
  words.map(word => (word instanceof Error ? word.message : String(word))).join(' ');
