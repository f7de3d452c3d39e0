import { App, LogLevel, SocketModeReceiver, webApi, type Logger } from '@slack/bolt';
import type { Log } from '../kernel/log.ts';
import { Refusal } from '../kernel/refusal.ts';
import { SECOND } from '../kernel/clock.ts';
import { pooledFetch } from './http.ts';
import { gated } from './receiver.ts';

export interface Connection {
  bolt: App;
  client: webApi.WebClient;
  identity: Identity;
  /** Where the addresses of its messages begin: `https://plant.slack.com/`. */
  workspaceUrl: string;
  start(): Promise<void>;
  /** Waits for the requests that are under way. */
  idle(): Promise<void>;
  /** Takes no more, finishes what it holds, hangs up. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** Who we are in Slack. */
export interface Identity {
  botId: string;
  botUserId: string;
  teamId: string;
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
    timeout: 8 * SECOND,
    // The outbox tries again; the client must not do so behind its back.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: boltLog(to.log),
  };
  // A plant must not be deaf long after an outage: the socket is asked for again every few seconds, for ever.
  const socketOptions = {
    ...clientOptions,
    retryConfig: { forever: true, factor: 1.3, minTimeout: SECOND, maxTimeout: 10 * SECOND },
  };
  const client = new webApi.WebClient(to.botToken, clientOptions);
  const { workspaceUrl, ...identity } = await whoWeAre(client, to.slackApiUrl);
  const receiver = gated(
    new SocketModeReceiver({
      appToken: to.appToken,
      // Also how long it waits before it connects again, when Slack renews the connection every few hours.
      clientPingTimeout: 2 * SECOND,
      logger: boltLog(to.log),
      installerOptions: { clientOptions: socketOptions },
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
    identity,
    workspaceUrl,
    async start() {
      try {
        await bolt.start();
      } catch (error) {
        if (!(error instanceof webApi.WebAPIPlatformError)) throw unreachable(to.slackApiUrl, error);
        throw new Refusal(
          'bad-setting',
          `Slack does not accept SLACK_APP_TOKEN (${error.data.error}). Make an App-Level Token with the scope connections:write, and turn Socket Mode on.`,
        );
      }
    },
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
  address: string,
): Promise<Identity & Pick<Connection, 'workspaceUrl'>> {
  try {
    const { bot_id: botId, user_id: botUserId, team_id: teamId, url } = await client.auth.test();
    if (!botId || !botUserId || !teamId)
      throw new Refusal('bad-setting', 'SLACK_BOT_TOKEN is no bot’s token. Copy the Bot User OAuth Token.');
    return { botId, botUserId, teamId, workspaceUrl: url ?? 'https://slack.com/' };
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) {
      throw new Refusal(
        'bad-setting',
        `Slack does not accept SLACK_BOT_TOKEN (${error.data.error}). Copy the Bot User OAuth Token from “OAuth & Permissions” again, or install the app in the workspace again.`,
      );
    }
    if (error instanceof Refusal) throw error;
    throw unreachable(address, error);
  }
}

function unreachable(address: string, error: unknown): Refusal {
  const reason = error instanceof Error ? error.message : String(error);
  return new Refusal(
    'bad-setting',
    `Slack can’t be reached at ${address} (${reason}). Check the network, the proxy and SLACK_API_URL.`,
  );
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
