import {
  defaultProcessEventErrorHandler,
  HTTPModuleFunctions,
  HTTPReceiver,
  SocketModeReceiver,
  webApi,
  type Logger,
  type Receiver,
} from '@slack/bolt';
import { SECOND, type Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { NotSlacks } from './checked.ts';
import { guarded } from './http-guard.ts';

/** Where Slack sends what people do, when it comes over HTTP. */
export const PATH = '/slack/events';

/**
 * For how long each connection bears no sign of life, which is also how long it waits before it connects again. The
 * first is soon back after an outage. The second outlasts a process that was held up for seconds: what Slack sent
 * meanwhile is unread then, and no sign that Slack is gone. In milliseconds.
 */
const PATIENCE = [2 * SECOND, 6 * SECOND] as const;

/**
 * Socket Mode, over two connections: while Slack renews the one, which it does every few hours, what people do comes
 * over the other.
 */
export function overSockets(
  appToken: string,
  clientOptions: webApi.WebClientOptions,
  logger: Logger,
): Receiver {
  const sockets = PATIENCE.map(
    clientPingTimeout =>
      new SocketModeReceiver({
        appToken,
        clientPingTimeout,
        logger,
        // Acked, or it would come again.
        processEventErrorHandler: async failed =>
          failed.error instanceof NotSlacks || defaultProcessEventErrorHandler(failed),
        installerOptions: {
          // A plant must not be deaf long after an outage: the socket is asked for every few seconds, for ever.
          clientOptions: {
            ...clientOptions,
            retryConfig: { forever: true, factor: 1.3, minTimeout: SECOND, maxTimeout: 10 * SECOND },
          },
        },
      }),
  );
  return {
    init(app) {
      for (const socket of sockets) socket.init(app);
    },
    async start() {
      try {
        await Promise.all(sockets.map(socket => socket.start()));
      } catch (error) {
        if (!(error instanceof webApi.WebAPIPlatformError)) throw error;
        throw new Refusal(
          'bad-setting',
          `Slack does not accept SLACK_APP_TOKEN (${error.data.error}). Make an App-Level Token with the scope connections:write, and turn Socket Mode on.`,
        );
      }
    },
    async stop() {
      for (const socket of sockets) {
        // One that is just connecting again would be rejected, which nobody waits for: the process would die of it.
        socket.client.removeAllListeners('disconnected');
        await socket.stop();
      }
    },
  };
}

/** Signed HTTP, on this machine only: in front of it stands what speaks TLS with the world. */
export function overHttp(signingSecret: string, port: number, machine: Clock, logger: Logger): Receiver {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: PATH,
    logger,
    processEventErrorHandler: async failed => {
      if (!(failed.error instanceof NotSlacks))
        return HTTPModuleFunctions.defaultProcessEventErrorHandler(failed);
      HTTPModuleFunctions.buildNoBodyResponse(failed.response, 400);
      return true;
    },
  });
  receiver.requestListener = guarded(receiver.requestListener, PATH, machine);
  return {
    init: app => receiver.init(app),
    async start() {
      try {
        const patience = { requestTimeout: 10 * SECOND, headersTimeout: 5 * SECOND };
        await receiver.start({ port, host: '127.0.0.1' }, patience);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Refusal(
          'bad-setting',
          `HTTP_PORT ${port} can’t be listened at (${reason}). Choose another.`,
        );
      }
    },
    stop: () => receiver.stop(),
  };
}
