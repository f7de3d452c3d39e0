import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { openApp } from '../../src/app.ts';
import { openLog } from '../../src/json-log.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { isJson } from '../../src/sandbox/json.ts';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import { signature } from '../../src/sandbox/signed-http.ts';
import { startSlack } from '../../src/sandbox/server.ts';
import { plantFiles, world } from '../../src/sandbox/world.ts';
import { LONGEST_BODY } from '../../src/slack/http-guard.ts';
import { NamedRoutes, OTHER } from '../../src/slack/routes.ts';
import { manifestFor } from '../../src/slack/manifest.ts';
import { openStore } from '../../src/store/open.ts';
import { seeded } from '../conversations/a-thread-slack.ts';
import { attack, type Input } from '../hostile/attack.ts';
import { judge, SECRET_WORD, type Verdicts } from '../hostile/judge.ts';
import { keeps } from '../incidents/kept.ts';
import { keepsHostileChanges } from '../hostile/kept-changes.ts';
import { keepsHostileCoffee } from '../hostile/kept-coffee.ts';
import { testConfig } from '../support/config.ts';
import { freePort } from '../support/free-port.ts';
import { asLookedAt } from '../support/looked.ts';
import type { Figure } from './main.ts';

const INPUTS = 100_000;
/** So many reach a route of ours by its name: what is refused at the door says nothing about the house. */
const ROUTED = 50_000;
/** At once: fewer than a server lets wait for it, or some would never arrive. */
const IN_FLIGHT = 50;
/** Between two looks at what came out. */
const ROUND = 500;
/** Milliseconds after which no more is sent, however far it got. */
const LONGEST = 15 * 60_000;
/** Milliseconds without a word. Slack gives up sooner; here a busy machine is not to look like an app that is silent. */
const GIVEN_UP_AFTER = 60_000;

/** Hostile and clumsy requests through the real entry point, over signed HTTP. @param more the seed of another run */
export async function hostile(more: string | undefined): Promise<Figure[]> {
  const seed = Number(more ?? 1);
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-bench-'));
  const port = await freePort();
  const manifest = join(folder, 'manifest.yml');
  writeFileSync(manifest, manifestFor('', 'https://ground.example'));
  const appAddress = `http://127.0.0.1:${port}/slack/events`;
  const slack = await startSlack({ manifest, world, appAddress, tiers: false });
  const config = testConfig(slack, join(folder, 'desk.sqlite'), port);
  const store = openStore(config.databaseFile);
  await importPlant(store, plantFiles, { auditKey: config.auditKey, clock: systemClock });
  await asLookedAt(store);
  const to = ['U0PRIYA'];
  await keeps(
    store,
    { id: 'id-0001', what: SECRET_WORD, visibility: { kind: 'restricted', to } },
    { id: 'id-0002' },
  );
  await store.queries
    .update(store.tables.incidents)
    .set({ reporterId: 'U0PRIYA' })
    .where(eq(store.tables.incidents.id, 'id-0001'));

  await keepsHostileChanges(store);
  await keepsHostileCoffee({ slack, store });

  let crashes = 0;
  const crashed = (error: unknown) => {
    crashes++;
    process.stderr.write(`crash: ${error instanceof Error ? error.stack : String(error)}\n`);
  };
  process.on('uncaughtException', crashed).on('unhandledRejection', crashed);
  const ids = { next: () => `id-${String(++made).padStart(4, '0')}` };
  let made = 2;
  const log = openLog('error', {
    write: line => isExpected(line) || crashed(new Error(`in the log: ${line}`)),
  });
  const routed = countRouted();
  const app = await openApp({ config, store, clock: systemClock, machine: systemClock, ids, log, pace: 0 });
  await app.start({ every: 250 });

  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  const verdicts: Verdicts = { pings: [], leaks: [], invalidBlocks: [] };
  const responses = await hearResponses(said => judge(verdicts, { where: 'response', sent: said }));
  let sent = 0;
  let unanswered = 0;
  const send = (input: Input, kept: Agent | false = agent): Promise<void> =>
    new Promise<void>(resolve => {
      const { body, contentType, isSigned } = input;
      const proof = isSigned ? signature(slack.signingSecret, body, Math.floor(Date.now() / 1000)) : {};
      const length = Buffer.byteLength(body);
      const headers = { 'content-type': contentType, 'content-length': length, ...proof };
      const where = { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', agent: kept, headers };
      let isAnswered = false;
      const asked = request(where, response => {
        isAnswered = true;
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('close', () => {
          const text = Buffer.concat(chunks).toString();
          const { statusCode = 0 } = response;
          if (statusCode >= 500) crashed(new Error(`answered with ${statusCode}`));
          judge(verdicts, { where: 'answer', sent: readAnswer(text) });
          resolve();
        });
      });
      asked.setTimeout(GIVEN_UP_AFTER, () => asked.destroy());
      asked.on('error', error => {
        // A connection that was kept may be gone already: then it never arrived.
        if (!isAnswered && asked.reusedSocket) return resolve(send(input, false));
        // Of a body that is too long the rest is not waited for, and the connection may break before the answer is read.
        if (!isAnswered && length <= LONGEST_BODY) {
          unanswered++;
          process.stderr.write(`unanswered: ${error.message}, ${body.slice(0, 600)}\n`);
        }
        resolve();
      });
      asked.end(body);
    });

  try {
    const from = Date.now();
    const inputs = attack(seeded(seed), INPUTS, responses.address);
    const hand = async () => {
      for (let next = inputs.next(); !next.done && Date.now() - from < LONGEST; next = inputs.next()) {
        await send(next.value);
        if (++sent % ROUND > 0) continue;
        for (const { method, args } of slack.calls.splice(0)) judge(verdicts, { where: method, sent: args });
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, hand));
    await app.settle();
    for (const { method, args } of slack.calls.splice(0)) judge(verdicts, { where: method, sent: args });
    const planted = Object.keys(Object.prototype);
    if (planted.length > 0) crashed(new Error(`every object has ${planted.join(', ')} now`));
    slack.afterEach = () => app.settle();
    const omar = slack.person('Omar', { in: 'rhine-it' });
    await omar.types('/incident list');
    if (!omar.modal) crashed(new Error('a good request got no answer afterwards'));
  } finally {
    await app.stop();
    store.close();
    await slack.stop();
    agent.destroy();
    responses.stop();
    routed.stop();
    process.off('uncaughtException', crashed).off('unhandledRejection', crashed);
    rmSync(folder, { recursive: true });
  }
  for (const [what, seen] of Object.entries(verdicts))
    for (const one of seen.slice(0, 3))
      process.stderr.write(`${what}: ${JSON.stringify(one).slice(0, 600)}\n`);
  const none = (name: string, value: number, unit = name): Figure => ({
    name: `hostile.seed-${seed}.${name}`,
    value,
    unit,
    baseline: null,
    ratio: null,
    target: '0',
    met: value === 0,
    must: true,
  });
  return [
    // A busy machine gets through fewer.
    { ...none('inputs', sent), target: `${INPUTS}`, met: sent === INPUTS, must: false },
    {
      ...none('routed', routed.count(), 'inputs'),
      target: `>= ${ROUTED}`,
      met: routed.count() >= ROUTED,
      must: false,
    },
    none('unanswered', unanswered, 'inputs'),
    none('crashes', crashes),
    none('pings', verdicts.pings.length),
    none('leaks', verdicts.leaks.length),
    none('invalid-blocks', verdicts.invalidBlocks.length, 'messages'),
  ];
}

/** Where response_urls lead: what is answered there is judged too. */
async function hearResponses(hear: (said: Record<string, unknown>) => void) {
  const server = createServer((asked, response) => {
    const chunks: Buffer[] = [];
    asked.on('data', (chunk: Buffer) => chunks.push(chunk));
    asked.on('end', () => {
      hear(readAnswer(Buffer.concat(chunks).toString()));
      response.end('ok');
    });
  });
  // As long as the sandbox keeps its own.
  server.keepAliveTimeout = 60_000;
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, stop: () => server.close().closeAllConnections() };
}

/** What is an error in the log, and right to be one here. */
const expected: readonly RegExp[] = [
  // Slack opens nothing for a trigger that it never gave.
  /invalid_trigger_id.*an answer could not be shown/s,
  // Nobody listens at an address for answers that was altered.
  /(?:ECONNREFUSED|Failed to respond to the response_url).*an answer could not be shown/s,
];
const isExpected = (line: string): boolean => expected.some(one => one.test(line));

/** Counts requests that reach a route by its own name, in apps that are built from now on. */
function countRouted(): { count: () => number; stop: () => void } {
  const kinds = ['command', 'action', 'view', 'options', 'shortcut', 'event'] as const;
  const own = Object.getOwnPropertyDescriptors(NamedRoutes.prototype);
  let routed = 0;
  for (const kind of kinds) {
    const add = NamedRoutes.prototype[kind] as (name: string, run: Run) => void;
    const counting = function (this: NamedRoutes, name: string, run: Run): void {
      const counted: Run = args => {
        if (name !== OTHER) routed++;
        return run(args);
      };
      Reflect.apply(add, this, [name, counted]);
    };
    Object.defineProperty(NamedRoutes.prototype, kind, { ...own[kind], value: counting });
  }
  const stop = () => kinds.forEach(kind => Object.defineProperty(NamedRoutes.prototype, kind, own[kind]));
  return { count: () => routed, stop };
}
type Run = (args: never) => Promise<void>;

function readAnswer(text: string): Record<string, unknown> {
  try {
    const read: unknown = JSON.parse(text);
    if (isJson(read)) return read;
  } catch {
    // Words without form are words.
  }
  return { text };
}
