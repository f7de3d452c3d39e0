import type { AuditTrail } from './audit/trail.ts';
import { readContent } from './glossary/content.ts';
import type { Glossary } from './glossary/glossary.ts';
import type { Clock } from './kernel/clock.ts';
import type { Ids } from './kernel/ids.ts';
import type { Directory } from './people/directory.ts';
import type { ShadowMessageParts } from './shadowing/drawing.ts';
import { handOnShadowing } from './shadowing/handing-on.ts';
import { shadowJobs } from './shadowing/jobs.ts';
import { shadowUseCases, type SuggestWord } from './shadowing/shadowing.ts';
import { shadowingAtHome, shadowRoutes } from './shadowing/slack.ts';
import { taking } from './shadowing/stepping.ts';
import { shadowStore } from './shadowing/store.ts';
import { JOB } from './shadowing/timers.ts';
import type { FactParts } from './store/facts.ts';
import type { Store } from './store/open.ts';
import type { withPeople } from './with-people.ts';
import type { withSlack } from './with-slack.ts';

export interface ShadowKindParts {
  store: Store;
  sealed: FactParts;
  audit: AuditTrail;
  directory: Directory;
  glossary: Pick<Glossary, 'suggest'>;
  clock: Clock;
  ids: Ids;
  people: Pick<ReturnType<typeof withPeople>, 'hours' | 'managers'>;
  doors: Pick<Awaited<ReturnType<typeof withSlack>>, 'on' | 'slack' | 'commands'>;
}

/** Shadowing, built from its parts, with everything that people and time do with it. */
export function withShadowing({ store, sealed, audit, glossary, people, doors, ...parts }: ShadowKindParts) {
  const { directory, clock, ids } = parts;
  const kept = shadowStore(store, sealed);
  const shadowing = shadowUseCases({
    ...parts,
    store: kept,
    managers: people.managers,
    hours: people.hours,
    suggest: suggestsTo(glossary),
  });
  const take = taking({ store: kept, directory, clock });
  const { workspaceUrl } = doors.slack;
  shadowRoutes(doors.on, { shadowing, directory, clock, ids, workspaceUrl, commands: doors.commands });
  const drawn: ShadowMessageParts = { shadowing, audit, directory };
  const giveOut: typeof shadowing.giveOut = async fired => shadowing.giveOut(fired);
  const { [JOB.match]: round, ...jobs } = shadowJobs({ store: kept, directory, take, giveOut, clock });
  return {
    drawn,
    jobs,
    // Thousands who wait take a while: nothing that is due waits for them.
    apart: { ...(round && { [JOB.match]: round }) },
    handOn: handOnShadowing({ store: kept, directory, take, clock }),
    atHome: shadowingAtHome(shadowing),
  };
}

/** A word that somebody learned, as one meaning of the side where they learned it. */
const suggestsTo =
  (glossary: Pick<Glossary, 'suggest'>): SuggestWord =>
  async ({ word, meaning }, side, by, request) => {
    const nothing = { also: '', more: '', example: '', related: '', source: '', link: '', licence: '' };
    const content = readContent({ ...nothing, word, definition: meaning, domain: side, language: 'en' });
    await glossary.suggest({ contents: [content], watchOut: '' }, by, request);
  };
