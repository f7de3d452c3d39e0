import { auditStore } from './audit/store.ts';
import type { Config } from './config.ts';
import { cardStore } from './conversations/store.ts';
import { incidentUseCases } from './incidents/incidents.ts';
import { incidentMessages, incidentRoutes } from './incidents/slack.ts';
import { incidentStore } from './incidents/store.ts';
import { DAY, HOUR, SECOND, type Clock } from './kernel/clock.ts';
import type { Ids } from './kernel/ids.ts';
import type { Log } from './kernel/log.ts';
import { deliverDue, type Draw } from './outbox/deliver.ts';
import { drawUndelivered, outboxRoutes } from './outbox/slack.ts';
import { outboxStore } from './outbox/store.ts';
import { tellOf, UNDELIVERED } from './outbox/undelivered.ts';
import { directoryStore } from './people/store.ts';
import { registerStore } from './register/store.ts';
import { startPulse, type Pulse } from './schedule/pulse.ts';
import { runDue } from './schedule/run.ts';
import { scheduleStore } from './schedule/store.ts';
import { connect } from './slack/connect.ts';
import { listenOn } from './slack/listen.ts';
import { slackPost } from './slack/post.ts';
import type { Store } from './store/open.ts';

export interface DeskParts {
  config: Config;
  store: Store;
  /** The domain's time; it can be moved in a demo. */
  clock: Clock;
  /** The machine's time, for leases and retries. */
  machine: Clock;
  ids: Ids;
  log: Log;
}

/** The whole app, built and not yet listening. */
export interface Desk {
  /** Takes requests, and ticks by itself where asked to. */
  start(options: { ticking: boolean }): Promise<void>;
  /** Does what is due: timers, then messages. */
  tick(): Promise<void>;
  /** Waits for the requests that are under way, then ticks. */
  settle(): Promise<void>;
  /** Finishes what it holds, takes no more. The store stays open for whoever opened it. */
  stop(): Promise<void>;
}

const TICK = SECOND;
const KEEP = 30 * DAY;
const THIN_AT_ONCE = 1000;

/**
 * The composition root: everything is built here, once, from its parts.
 *
 * @throws Refusal `bad-setting` when Slack does not accept the token
 */
export async function openDesk({
  config,
  store: opened,
  clock,
  machine,
  ids,
  log,
}: DeskParts): Promise<Desk> {
  let pulse: Pulse | undefined;
  let stopping = false;
  let thinnedAt = 0;
  const goOn = () => !stopping;
  const store: Store = {
    ...opened,
    commit(steps) {
      const outcome = opened.commit(steps);
      if (outcome === 'done') pulse?.wake();
      return outcome;
    },
  };
  const facts = { auditKey: config.auditKey, machine };

  const directory = directoryStore(store);
  const register = registerStore(store);
  const cards = cardStore(store);
  const audit = auditStore(store);
  const outbox = outboxStore(store);
  const schedule = scheduleStore(store);
  const kept = incidentStore(store, facts);
  const incidents = incidentUseCases({
    store: kept,
    audit,
    directory,
    register,
    clock,
    ids,
    adminChannel: config.adminChannel,
  });

  const slack = await connect({ ...config, log });
  const on = listenOn(slack.bolt, { directory, ids, log });
  const incidentSlack = { incidents, store: kept, directory, register, cards, audit };
  const draw: Record<string, Draw> = incidentMessages(incidentSlack);
  const outboxSlack = { outbox, cards, machine, draw };
  draw[UNDELIVERED] = drawUndelivered(outboxSlack);
  incidentRoutes(on, incidentSlack);
  outboxRoutes(on, outboxSlack);

  const jobs = { 'incident.acknowledge': incidents.remind, 'incident.close': incidents.closeByItself };
  const delivery = {
    outbox,
    cards,
    draw,
    post: slackPost(slack.client),
    machine,
    log,
    tellOf: (dead: Parameters<typeof tellOf>[0]) => tellOf(dead, directory, config.adminChannel),
  };

  async function tick(): Promise<void> {
    await runDue({ schedule, jobs, clock, log }, goOn);
    await deliverDue(delivery, goOn);
    if (machine.now() - thinnedAt < HOUR) return;
    thinnedAt = machine.now();
    await outbox.thin(thinnedAt - KEEP, THIN_AT_ONCE);
  }

  return {
    tick,
    async settle() {
      await slack.idle();
      await tick();
    },
    async start({ ticking }) {
      await outbox.takeBack(machine.now());
      await slack.start();
      if (ticking) pulse = startPulse(tick, TICK, error => log.error({ err: error }, 'a tick failed'));
      log.info({ database: config.databaseFile }, 'Common Ground is listening');
    },
    async stop() {
      stopping = true;
      await slack.stop();
      await pulse?.stop();
      await slack.close();
      log.info({}, 'Common Ground has stopped');
    },
  };
}
