import { auditStore } from './audit/store.ts';
import type { Config } from './config.ts';
import { conversationUseCases, MIRRORED } from './conversations/conversations.ts';
import { drawMirrored } from './conversations/drawing.ts';
import { conversationRoutes } from './conversations/slack.ts';
import { conversationStore } from './conversations/store.ts';
import { homeRoutes } from './home/slack.ts';
import { incidentName } from './incidents/incident.ts';
import { incidentUseCases } from './incidents/incidents.ts';
import { incidentMessages } from './incidents/drawing.ts';
import { incidentRoutes, incidentsAtHome } from './incidents/slack.ts';
import { incidentStore } from './incidents/store.ts';
import { DAY, HOUR, type Clock } from './kernel/clock.ts';
import type { Ids } from './kernel/ids.ts';
import type { Log } from './kernel/log.ts';
import { deliveries } from './outbox/deliver.ts';
import { drawUndelivered, outboxRoutes, type NameOf } from './outbox/slack.ts';
import { EVERY } from './outbox/pace.ts';
import { outboxStore } from './outbox/store.ts';
import { tellOf, UNDELIVERED } from './outbox/undelivered.ts';
import { whoIs } from './people/directory.ts';
import { directoryStore } from './people/store.ts';
import { registerRoutes } from './register/slack.ts';
import { registerStore } from './register/store.ts';
import { startPulse, type Pulse } from './schedule/pulse.ts';
import { runDue } from './schedule/run.ts';
import { scheduleStore } from './schedule/store.ts';
import { connect } from './slack/connect.ts';
import { listenOn } from './slack/listen.ts';
import { slackMembers } from './slack/members.ts';
import { slackPost } from './slack/post.ts';
import type { Store } from './store/open.ts';

export interface AppParts {
  config: Config;
  store: Store;
  /** The domain's time; it can be moved in a demo. */
  clock: Clock;
  /** The machine's time, for leases and retries. */
  machine: Clock;
  ids: Ids;
  log: Log;
  /** Milliseconds between two messages in one channel, where it isn't Slack's own pace. */
  pace?: number;
}

/** The whole app, built and not yet listening. */
export interface CommonGround {
  /**
   * Takes requests, and does what is due by itself: at once after a commit, and at least every so many milliseconds.
   * Without `every` only when told to settle.
   */
  start(options: { every?: number }): Promise<void>;
  /** Waits for the requests that are under way, then does what is due until nothing is. */
  settle(): Promise<void>;
  /** Finishes what it holds, takes no more. The store stays open for whoever opened it. */
  stop(): Promise<void>;
}

const KEEP = 30 * DAY;
const THIN_AT_ONCE = 1000;

/**
 * The composition root: everything is built here, once, from its parts.
 *
 * @throws Refusal `bad-setting` when Slack does not accept the token, or can't be reached
 */
export async function openApp({
  config,
  store: opened,
  clock,
  machine,
  ids,
  log,
  pace = EVERY,
}: AppParts): Promise<CommonGround> {
  let pulse: Pulse | undefined;
  let stopping = false;
  let thinnedAt = 0;
  const goOn = () => !stopping;
  const store: Store = {
    ...opened,
    commit(statements) {
      const outcome = opened.commit(statements);
      if (outcome === 'done') pulse?.wake();
      return outcome;
    },
  };

  const directory = directoryStore(store);
  const register = registerStore(store);
  const cards = conversationStore(store, { machine });
  const audit = auditStore(store);
  const outbox = outboxStore(store);
  const schedule = scheduleStore(store);
  const incidents = incidentUseCases({
    store: incidentStore(store, { auditKey: config.auditKey, machine }),
    audit,
    directory,
    register,
    clock,
    ids,
    adminChannel: config.adminChannel,
  });

  const slack = await connect({ ...config, log });
  const on = listenOn(slack.bolt, { whoIs: id => whoIs(directory, id), ids, log });
  const members = slackMembers(slack.client, slack.identity.teamId);
  const mayCross = async (_record: string, id: string) =>
    (await incidents.find(id)).visibility.kind === 'everyone';
  const conversations = conversationUseCases({ store: cards, mayCross });
  conversationRoutes(slack.bolt, conversations, slack.identity.botUserId);
  registerRoutes(on, register, directory);
  incidentRoutes(on, incidents, directory);
  const nameOf: NameOf = async ({ intent, about }) => {
    const id = intent === MIRRORED ? ((await cards.reply(about))?.recordId ?? '') : about;
    return incidentName(await incidents.find(id));
  };
  outboxRoutes(on, outbox, machine, nameOf);
  homeRoutes(on, directory, [incidentsAtHome(incidents, directory)]);

  const jobs = { 'incident.acknowledge': incidents.remind, 'incident.confirm': incidents.chaseConfirmation };
  const delivery = deliveries({
    outbox,
    cards,
    every: pace,
    draw: {
      ...incidentMessages({ incidents, directory, cards, audit }),
      [MIRRORED]: drawMirrored({ replies: cards, directory, members, mayCross }),
      [UNDELIVERED]: drawUndelivered(outbox, cards, nameOf),
    },
    post: slackPost(slack.client),
    machine,
    log,
    tellOf: dead => tellOf(dead, directory, config.adminChannel),
  });

  async function tick(): Promise<number> {
    await runDue({ schedule, jobs, clock, log }, goOn);
    const count = goOn() ? await delivery.takeUp() : 0;
    if (machine.now() - thinnedAt > HOUR) {
      thinnedAt = machine.now();
      await outbox.thin(thinnedAt - KEEP, THIN_AT_ONCE);
    }
    return count;
  }

  return {
    async start({ every }) {
      await outbox.takeBack();
      if (every !== undefined)
        pulse = startPulse(
          async () => void (await tick()),
          every,
          error => log.error({ err: error }, 'a tick failed'),
        );
      // What waits is sent although the socket may take its time.
      await slack.start();
      log.info({ database: config.databaseFile }, 'Common Ground is listening');
    },
    async settle() {
      await slack.idle();
      let count: number;
      do {
        count = await tick();
        await delivery.idle();
      } while (count > 0);
    },
    async stop() {
      await slack.stop();
      stopping = true;
      await pulse?.stop();
      await delivery.idle();
      await slack.close();
      log.info({}, 'Common Ground has stopped');
    },
  };
}
