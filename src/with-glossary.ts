import type { AuditTrail } from './audit/trail.ts';
import type { ConversationStore } from './conversations/conversations.ts';
import { glossaryFiles } from './glossary/exchange/slack.ts';
import { glossaryUseCases } from './glossary/glossary.ts';
import { clarifies } from './glossary/hints/clarifying.ts';
import { hintUseCases, type HintParts } from './glossary/hints/hints.ts';
import { hintStore } from './glossary/hints/store.ts';
import { hearsForHints, hintRoutes } from './glossary/hints/slack.ts';
import { glossaryJobs } from './glossary/jobs.ts';
import { mentionRoutes } from './glossary/mention/slack.ts';
import { glossaryPages } from './glossary/showing/pages.ts';
import { termRoutes } from './glossary/slack.ts';
import { stewardRoutes } from './glossary/stewards/slack.ts';
import { glossaryStore } from './glossary/store.ts';
import type { Clock } from './kernel/clock.ts';
import type { Ids } from './kernel/ids.ts';
import type { Message } from './outbox/message.ts';
import type { Log } from './kernel/log.ts';
import { anybody, type Directory } from './people/directory.ts';
import type { CommandNames } from './slack/commands.ts';
import type { Connection } from './slack/connect.ts';
import type { Listen } from './slack/listen.ts';
import type { Routes } from './slack/routes.ts';
import type { FactParts } from './store/facts.ts';
import type { Store } from './store/open.ts';

export interface GlossaryKindParts extends Pick<HintParts, 'readers'> {
  store: Store;
  sealed: FactParts;
  audit: AuditTrail;
  directory: Directory;
  cards: ConversationStore;
  mayCross: (record: string, id: string) => Promise<boolean>;
  tell: (messages: readonly Message[]) => Promise<void>;
  clock: Clock;
  ids: Ids;
}

/** The glossary, built from its parts: what people and time do with it, and hints at it. */
export function withGlossary({
  store,
  sealed,
  audit,
  directory,
  cards,
  clock,
  ids,
  ...asked
}: GlossaryKindParts) {
  const kept = glossaryStore(store, sealed);
  const glossary = glossaryUseCases({ store: kept, audit, directory, clock, ids });
  const cardAt = (channel: string, ts: string) => cards.cardAt(channel, ts);
  const hints = hintUseCases({
    ...asked,
    store: hintStore(store, sealed),
    present: () => kept.present(),
    directory,
    cardAt,
    clock,
  });
  return {
    glossary,
    hints,
    asked: kept.asked,
    pages: glossaryPages(glossary, directory),
    files: glossaryFiles(kept),
    words: {
      isEmpty: async () => [...(await kept.present()).concepts()].length === 0,
      load: (adminId: string) => glossary.loadStarterAtSetup(adminId),
    },
    clarify: clarifies({ ...asked, hints, cardAt }),
    jobs: glossaryJobs({
      store: kept,
      keepers: () => glossary.keepers(),
      waiting: by => glossary.waiting(by),
      clock,
    }),
  };
}

export interface GlossaryDoors {
  on: Listen;
  onAnybody: Listen;
  routes: Routes;
  slack: Pick<Connection, 'client' | 'identity'>;
  directory: Directory;
  commands: CommandNames;
  log: Log;
}

/** Everything that people do with the glossary. @returns what hears their talk */
export function glossaryRoutes(
  terms: ReturnType<typeof withGlossary>,
  { on, onAnybody, routes, slack, directory, commands, log }: GlossaryDoors,
) {
  const command = commands.term;
  termRoutes(onAnybody, { ...terms, directory, command });
  stewardRoutes(on, terms);
  hintRoutes(on, { ...terms, command });
  const { botUserId } = slack.identity;
  mentionRoutes(routes, { ...terms, whoIs: id => anybody(directory, id), botUserId, log });
  return hearsForHints({ hints: terms.hints, client: slack.client, log });
}
