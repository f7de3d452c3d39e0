import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../kernel/clock.ts';
import { Client } from './client.ts';
import { EventRate } from './event-rate.ts';
import { Events } from './events.ts';
import { Faults, type Failure } from './faults.ts';
import { BadRequest, fieldsOf, reply } from './http.ts';
import { readManifest } from './manifest.ts';
import { operationsOn, type Operations } from './operations.ts';
import { Pace, type PaceOptions } from './pace.ts';
import { PageApi } from './page-api.ts';
import { sendFile } from './page-files.ts';
import { personNamed, type Person } from './persons.ts';
import { useResponseUrl } from './response-url.ts';
import { SignedHttp } from './signed-http.ts';
import { Sockets } from './socket.ts';
import { Tiers, type TierOptions } from './tiers.ts';
import { Transport } from './transport.ts';
import { sendUploaded } from './uploads.ts';
import { remember, WebApi, type Heard } from './web-api.ts';
import { Workspace } from './workspace.ts';
import type { World } from './world-types.ts';

export interface SlackOptions {
  /** Path of the app's manifest.yml. */
  manifest: string;
  world: World;
  /** Any free one by default. */
  port?: number;
  /** Epoch milliseconds for `ts` and events. Deadlines always take the real time. */
  clock?: () => number;
  /** Where the built page lies. */
  pageFolder?: string;
  /** An earlier `workspace.snapshot()`. */
  snapshot?: unknown;
  /** Called when the page moves the clock forward. */
  onMoveClock?: (minutes: number) => void;
  /** Real milliseconds the app has to acknowledge; Slack's own 3 seconds by default. */
  ackWithin?: number;
  /** For a manifest without Socket Mode: the address that its proxy passes requests on to. */
  appAddress?: string;
  /** Real milliseconds before each redelivery of an event; Slack's own by default. */
  retryEventsAfter?: number[];
  /** Events that the app gets in an hour; Slack's own 30,000 by default. */
  eventsAnHour?: number;
  /** How fast the app may post in one channel; as fast as it likes by default. */
  pace?: PaceOptions;
  /** Each method takes as many calls a minute as its tier says, unless this is false. */
  tiers?: TierOptions | false;
}

/** A Slack that runs here, at 127.0.0.1. */
export interface Slack extends Operations {
  /** The page: `http://127.0.0.1:PORT/`. */
  url: string;
  /** For `slackApiUrl`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  /** The app's connections over Socket Mode. */
  sockets: Pick<Sockets, 'connected' | 'refresh' | 'drop'>;
  /** Signs what goes to the app over HTTP. */
  signingSecret: string;
  /** Puts Slack's clock ahead of this machine's, as its signatures, events and messages tell it. */
  skewClock(seconds: number): void;
  workspace: Workspace;
  client: Client;
  /** Every Web API call so far, the newest last. */
  calls: Heard[];
  /** What the app answered people with that Slack could use: acknowledgements, and bodies for a response_url. */
  answers: Heard[];
  failNext(method: string, failure: Failure): void;
  /** Every call of the method fails like this, `*` stands for all methods, until what it returns is called. */
  failAlways(method: string, failure: Failure): () => void;
  /** Calls refused so far because they came too fast. */
  readonly throttled: number;
  /** A person by name ("Ines" will do), in a channel of theirs by name. */
  person(name: string, at?: { in?: string }): Person;
  /** Awaited after every act of a person; a test's harness lets the app settle here. */
  afterEach?: () => Promise<void>;
  stop(): Promise<void>;
}

/** Starts a workspace, its Web API, Socket Mode and page. @throws when the manifest can't be read */
export async function startSlack(options: SlackOptions): Promise<Slack> {
  const manifest = readManifest(options.manifest);
  const { clock = () => systemClock.now() } = options;
  let skew = 0;
  const workspace = new Workspace(options.world, () => clock() + skew * 1000, options.snapshot);
  const tokens = { bot: `xoxb-${secret()}`, app: `xapp-${secret()}` };
  const { ackWithin = 3_000, appAddress = '', retryEventsAfter } = options;
  const sockets = new Sockets({ appId: workspace.state.app.appId, ackWithin });
  const signingSecret = randomBytes(16).toString('hex');
  const http = { secret: signingSecret, address: appAddress, ackWithin, skew: () => skew };
  const transport = new Transport(manifest.socketMode ? sockets : new SignedHttp(http), retryEventsAfter);
  const events = new Events(workspace, manifest, transport, new EventRate(options.eventsAnHour));

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => fail(response, error));
  });
  // A machine that stood still for seconds is none on which Slack hangs up.
  server.keepAliveTimeout = 60_000;
  server.on('upgrade', (request, socket, head) => {
    if (!isLocal(request) || pathOf(request) !== '/socket') return void socket.destroy();
    sockets.accept(request, socket, head);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;

  const pace = options.pace === undefined ? undefined : new Pace(options.pace);
  const socketAddress = () => `ws://127.0.0.1:${port}/socket?ticket=${sockets.ticket()}`;
  const faults = new Faults();
  const { tiers: tierOptions = { minute: 60_000 } } = options;
  const tiers = tierOptions === false ? undefined : new Tiers(tierOptions);
  const uploadAddress = (ticket: string) => `${url}upload/v1/${ticket}`;
  const around = { workspace, manifest, socketAddress, uploadAddress };
  const webApi = new WebApi(tokens, around, faults, { pace, tiers });
  const answers: Heard[] = [];
  const client = new Client({
    workspace,
    manifest,
    transport,
    events,
    origin: `${url}response/`,
    record(method, args, refusal) {
      if (refusal === undefined) remember(answers, { method, args });
      else webApi.record({ method, args, reply: { ok: false, error: refusal.code, ...refusal.details } });
    },
  });
  const { onMoveClock } = options;
  const page = new PageApi({
    workspace,
    manifest,
    client,
    ...(onMoveClock === undefined ? {} : { onMoveClock }),
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isLocal(request)) return reply(response, 403, { ok: false, error: 'not_local' });
    const path = pathOf(request);
    const last = path.split('/').at(-1) ?? '';
    if (path.startsWith('/api/')) return webApi.handle(path.slice('/api/'.length), request, response);
    if (path.startsWith('/response/') && request.method === 'POST') {
      const args = await fieldsOf(request);
      const { status, reply: said } = useResponseUrl(workspace, last, args);
      if (status === 200) remember(answers, { method: 'response_url', args });
      return reply(response, status, said);
    }
    if (path.startsWith('/upload/') && request.method === 'POST')
      return webApi.takeFile(last, request, response);
    if (path.startsWith('/files/') && sendUploaded(workspace, last, response)) return;
    if (path.startsWith('/page/')) return page.handle(path, request, response);
    if (await sendFile(options.pageFolder, path, response)) return;
    reply(response, 404, { ok: false, error: 'nothing_here' });
  }

  const settle = async () => slack.afterEach?.();
  const slack: Slack = {
    ...operationsOn({ workspace, events, settle }),
    url,
    apiUrl: `${url}api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    sockets,
    signingSecret,
    skewClock: seconds => void (skew = seconds),
    workspace,
    client,
    calls: webApi.calls,
    answers,
    get throttled() {
      return (pace?.throttled ?? 0) + (tiers?.throttled ?? 0);
    },
    failNext: (method, failure) => faults.next(method, failure),
    failAlways: (method, failure) => faults.lasting(method, failure),
    person: (name, at) => personNamed({ workspace, manifest, client, settle }, name, at),
    async stop() {
      page.stop();
      await transport.stop();
      if (!manifest.socketMode) await sockets.stop();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
  return slack;
}

/** Only pages of this very server: a name that another site points at 127.0.0.1 is not one of ours. */
function isLocal({ headers, socket }: IncomingMessage): boolean {
  const hosts = ['127.0.0.1', 'localhost'].map(name => `${name}:${socket.localPort}`);
  if (!hosts.includes(headers.host ?? '')) return false;
  return headers.origin === undefined || hosts.some(host => headers.origin === `http://${host}`);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  if (error instanceof BadRequest) return reply(response, 400, { ok: false, error: error.message });
  console.error('the sandbox has a bug:', error);
  reply(response, 500, { ok: false, error: 'internal_error' });
}

function secret(): string {
  return randomBytes(18).toString('base64url');
}
