import { App, LogLevel, webApi, type Logger } from '@slack/bolt';
import type { Log } from '../kernel/log.ts';
import { Refusal } from '../kernel/refusal.ts';
import { SECOND, type Clock } from '../kernel/clock.ts';
import { DirectClient } from './call.ts';
import { pooledFetch } from './http.ts';
import { checked } from './checked.ts';
import { gated } from './receiver.ts';
import { overHttp, overSockets } from './receiving.ts';

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

export interface ConnectParts {
  botToken: string;
  /** For Socket Mode; undefined where requests come over HTTP, signed with the secret. */
  appToken: string | undefined;
  signingSecret: string | undefined;
  httpPort: number;
  slackApiUrl: string;
  machine: Clock;
  log: Log;
}

/**
 * Builds Bolt. Who we are is asked once, here; a bad token stops the start with a sentence.
 *
 * @throws Refusal `bad-setting`
 */
export async function connect(to: ConnectParts): Promise<Connection> {
  const { fetch, close } = pooledFetch();
  const logger = boltLog(to.log);
  const clientOptions = {
    slackApiUrl: to.slackApiUrl,
    fetch,
    timeout: 8 * SECOND,
    // The outbox tries again; the client must not do so behind its back.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  };
  const client = new DirectClient(to.botToken, clientOptions);
  const { workspaceUrl, ...identity } = await whoWeAre(client, to.slackApiUrl);
  const heard =
    to.signingSecret === undefined
      ? overSockets(to.appToken ?? '', clientOptions, logger)
      : overHttp(to.signingSecret, to.httpPort, to.machine, logger);
  const receiver = gated(checked(heard, to.log), to.log);
  const bolt = new App({
    receiver,
    authorize: async () => ({ ...identity, botToken: to.botToken }),
    clientOptions,
    logger,
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
        throw error instanceof Refusal ? error : unreachable(to.slackApiUrl, error);
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
