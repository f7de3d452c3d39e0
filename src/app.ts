import { auditStore } from './audit/store.ts';
import { changedOnReceipt } from './changes/recent/slack.ts';
import { changeRoutes, changesAtHome } from './changes/slack.ts';
import type { Config } from './config.ts';
import { conversationUseCases } from './conversations/conversations.ts';
import { conversationRoutes } from './conversations/slack.ts';
import { conversationStore } from './conversations/store.ts';
import { glossaryAtHome } from './glossary/slack.ts';
import { watchHealth, type Health } from './health/health.ts';
import { isWritable } from './health/store.ts';
import { healthPage } from './health/pages.ts';
import { isBlocking, storedProblems } from './health/problems.ts';
import { problemSentence } from './health/views.ts';
import { homeRoutes } from './home-tab/slack.ts';
import { incidentRoutes, incidentsAtHome } from './incidents/slack.ts';
import type { Clock } from './kernel/clock.ts';
import type { Ids } from './kernel/ids.ts';
import type { Log } from './kernel/log.ts';
import { allMessages } from './messages.ts';
import { deliveries } from './outbox/deliver.ts';
import { outboxRoutes } from './outbox/slack.ts';
import { EVERY } from './outbox/pace.ts';
import { outboxStore } from './outbox/store.ts';
import { whoIs } from './people/directory.ts';
import { handOnAll } from './people/handing-on.ts';
import { refreshTimer } from './people/look.ts';
import { HAND_ON } from './people/people.ts';
import { directoryStore } from './people/store.ts';
import { mayCross } from './records/kinds.ts';
import { keepReactions } from './records/slack.ts';
import { registerRoutes } from './register/slack.ts';
import { registerStore } from './register/store.ts';
import { scheduleStore } from './schedule/store.ts';
import { workOf, type Work } from './schedule/work.ts';
import { setupAtHome, setupRoutes } from './setup/slack.ts';
import { reactionRoutes } from './slack/reactions.ts';
import { outdatedRoutes } from './slack/outdated.ts';
import { slackPost } from './slack/post.ts';
import { grouped } from './store/grouped.ts';
import type { OpenStore, Store } from './store/open.ts';
import { calendarsOf } from './windows/calendars.ts';
import { windowPages, windowRoutes } from './windows/slack.ts';
import { windowStore } from './windows/store.ts';
import { windowUseCases } from './windows/windows.ts';
import { withChanges } from './with-changes.ts';
import { withCoffee } from './with-coffee.ts';
import { glossaryRoutes, withGlossary } from './with-glossary.ts';
import { withIncidents } from './with-incidents.ts';
import { withPeople } from './with-people.ts';
import { withShadowing } from './with-shadowing.ts';
import { withSlack } from './with-slack.ts';

export interface AppParts {
  config: Config;
  store: OpenStore;
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
  /** How it is, for a monitor. */
  health(): Promise<Health>;
  /** Finishes what it holds, takes no more. The store stays open for whoever opened it. */
  stop(): Promise<void>;
}

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
  let work: Work | undefined;
  const commit = grouped(opened.commitAll);
  const store: Store = {
    ...opened,
    async commit(statements) {
      const outcome = await commit(statements);
      if (outcome === 'done') work?.wake();
      return outcome;
    },
  };

  const { adminChannel } = config;
  const directory = directoryStore(store);
  const register = registerStore(store);
  const cards = conversationStore(store, { machine });
  const audit = auditStore(store);
  const outbox = outboxStore(store);
  const schedule = scheduleStore(store);
  const sealed = { auditKey: config.auditKey, machine };
  const kindParts = { store, sealed, audit, directory, register, cards, clock, ids, adminChannel };
  const incidents = withIncidents(kindParts);
  const keptWindows = windowStore(store, sealed);
  const calendars = calendarsOf({ windows: keptWindows, directory, register });
  const changes = withChanges({ ...kindParts, ties: register.ties, calendars, windows: keptWindows });
  const records = { incident: incidents.records, change: changes.records };

  const doors = await withSlack({ config, directory, machine, ids, log });
  const { slack, stopping, commands, members, routes, home, visits } = doors;
  const { on, onAdmin, onVisitor, onAnybody, onWhoever } = doors;
  const people = withPeople({ ...kindParts, outbox, schedule, doors, machine });
  const { channels, sites } = people;
  const coffee = withCoffee({ ...kindParts, people, doors });

  const health = watchHealth({
    outbox,
    schedule,
    clock,
    machine,
    tickedAt: () => work?.lookedAt() ?? 0,
    isWritable: () => isWritable(opened),
  });
  const problems = () => storedProblems({ directory, channels, outbox, machine });
  const windows = windowUseCases({ store: keptWindows, directory, register, clock, ids });
  const windowParts = { windows, register, directory };
  windowRoutes(on, windowParts);
  const crosses = (record: string, id: string) => mayCross(records, record, id);
  const conversations = conversationUseCases({ store: cards, mayCross: crosses });
  const terms = withGlossary({
    store,
    sealed,
    audit,
    directory,
    cards,
    mayCross: crosses,
    tell: messages => outbox.write(messages, machine.now()),
    readers: doors.readers,
    clock,
    ids,
  });
  setupRoutes(onVisitor, onAdmin, {
    directory,
    admins: doors.admins,
    sites,
    commands,
    windows: windowPages(windowParts),
    hours: people.hoursPages,
    words: terms.words,
    clock,
    standings: async () =>
      (await problems()).sites.map(({ site, problems: found }) => ({
        site,
        problems: found.filter(isBlocking).map(problem => problemSentence(problem, site, commands.ground)),
      })),
    healthPage: async () => healthPage(await problems(), await health(), commands.ground),
    groups: doors.groups,
  });
  const hears = glossaryRoutes(terms, { on, onAnybody, routes, slack, directory, commands, log });
  conversationRoutes(routes, conversations, slack.identity.botUserId, hears);
  registerRoutes(on, register, directory);
  const { whatChanged } = changes;
  const incidentParts = {
    incidents: incidents.useCases,
    directory,
    openOn: incidents.openOn,
    changedHere: changedOnReceipt({ whatChanged, directory }),
    workspaceUrl: slack.workspaceUrl,
    command: commands.incident,
  };
  incidentRoutes(on, incidentParts);
  const changeParts = {
    changes: changes.useCases,
    weighed: changes.weighed,
    week: changes.week,
    workspaceUrl: slack.workspaceUrl,
    drafts: changes.drafts,
    directory,
    register,
    clock,
    windows: windowPages(windowParts),
    openOn: incidents.openOn,
    whatChanged,
    incidents: incidents.useCases,
    command: commands.change,
  };
  changeRoutes(on, onAnybody, changeParts);
  const shadowParts = { store, sealed, audit, directory, people, doors, clock, ids };
  const shadowing = withShadowing({ ...shadowParts, glossary: terms.glossary });
  const { nameOf, ...drawn } = allMessages({
    terms: { ...terms, audit, directory },
    coffee: coffee.messages,
    shadowing: shadowing.drawn,
    records,
    incidents: incidents.useCases,
    kept: incidents.kept,
    changes: changes.useCases,
    weighed: changes.weighed,
    whatChanged,
    openOn: incidents.openOn,
    clock,
    directory,
    channels,
    members,
    cards,
    audit,
    outbox,
    commands,
    workspaceUrl: slack.workspaceUrl,
    adminChannel,
    mayCross: crosses,
  });
  outboxRoutes(onAdmin, outbox, machine, nameOf);
  outdatedRoutes(onWhoever, commands);
  homeRoutes(
    home,
    visits,
    directory,
    [
      incidentsAtHome(incidentParts),
      changesAtHome(changeParts),
      coffee.atHome,
      glossaryAtHome(terms.glossary),
      shadowing.atHome,
    ],
    setupAtHome,
  );

  const jobs = {
    ...incidents.jobs,
    ...changes.jobs,
    ...terms.jobs,
    ...coffee.jobs,
    ...shadowing.jobs,
    [HAND_ON]: handOnAll({
      directory,
      endDuty: sites.endDuty,
      kinds: [incidents.handOn, changes.handOn, coffee.handOn, shadowing.handOn],
      clock,
    }),
  };
  const keeps = { incident: incidents.keep, change: changes.keep };
  const reactions = {
    ...incidents.reactions,
    ...keepReactions({ keeps, conversations: cards, directory }),
  };
  reactionRoutes(routes, id => whoIs(directory, id), reactions, log);

  const delivery = deliveries({
    outbox,
    cards,
    every: pace,
    ...drawn,
    post: slackPost(slack.client),
    machine,
    log,
  });

  const apart = { ...people.askingSlack, ...coffee.apart, ...shadowing.apart };
  work = workOf({ schedule, jobs, apart, delivery, outbox, clock, machine, log });

  return {
    async start({ every }) {
      await outbox.takeBack();
      await schedule.set(refreshTimer(clock.now()));
      // What waits is sent although the socket may take its time.
      work?.start(every);
      await slack.start();
      log.info({ database: config.databaseFile }, 'Common Ground is listening');
    },
    async settle() {
      await slack.idle();
      await work?.settle();
    },
    health,
    async stop() {
      stopping.abort();
      await slack.stop();
      await work?.stop();
      await slack.close();
      log.info({}, 'Common Ground has stopped');
    },
  };
}
