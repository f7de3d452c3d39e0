import type { Entry, SealedEntry } from '../audit/entry.ts';
import type { AuditTrail } from '../audit/trail.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { Facts, Outcome } from '../records/facts.ts';
import type { AskedWord, AskedWords } from './asked/asked.ts';
import type { Concept, Content, FalseFriend } from './concept.ts';
import { decidingOn } from './deciding.ts';
import { editing } from './editing.ts';
import type { Known } from './known.ts';
import { looking, type Looked } from './looking.ts';
import type { Proposal } from './proposal.ts';
import type { Listed } from './browsing.ts';
import type { Waiting } from './waiting.ts';
import { reading } from './reading.ts';
import { loadsStarter, type Starter } from './starter/loading.ts';
import type { Keepers } from './stewarding.ts';
import { suggesting, type Suggested } from './suggesting.ts';

/** A record with what its history says of this version; the version before it is the one that was read. */
export type Written =
  | { kind: 'concept'; is: Concept; entry: Entry }
  | { kind: 'false friend'; is: FalseFriend; entry: Entry }
  | { kind: 'proposal'; is: Proposal; entry?: undefined };

/** What goes with them. `about`: what the request is remembered with; `asked`: a word that nobody found. */
export type GlossaryFacts = Omit<Facts, 'entries' | 'cards'> & {
  about: string;
  asked?: Omit<AskedWord, 'times'>;
};

export interface GlossaryStore {
  /** As it is now. What it gave before is the same glossary, and changes with it. */
  present(): Promise<Known>;
  proposal(id: string): Promise<Proposal | undefined>;
  /** The oldest first. */
  openProposals(): Promise<Proposal[]>;
  /** What this request was remembered with. */
  answeredBy(request: string): Promise<string | undefined>;
  /** All of it or nothing. */
  commit(all: readonly Written[], facts: GlossaryFacts): Promise<Outcome>;
  asked: AskedWords;
}

export interface GlossaryParts {
  store: GlossaryStore;
  audit: AuditTrail;
  directory: Pick<Directory, 'withRole' | 'names'>;
  clock: Clock;
  ids: Ids;
}

/** What people do with the glossary. All that changes something throws Refusal `not-yours`, `not-found`, `bad-answer`. */
export interface Glossary extends Starter {
  /** @param typed a word, or a question that names one */
  look(typed: string, by: Person): Promise<Looked>;
  /** A meaning that was looked at before, with its neighbours. @throws Refusal `not-found` */
  meaning(conceptId: string, by: Person): Promise<Looked>;
  /** What of the glossary stands in a message, as Slack gave it; and how many words more. */
  explain(mrkdwn: string, by: Person): Promise<{ found: Looked[]; more: number }>;
  /** The words from A to Z that begin with a letter. */
  list(letter: string, by: Person): Promise<Listed>;
  /** What waits for a steward; nothing for whoever is none. */
  waiting(by: Person): Promise<Waiting>;
  /** @throws Refusal `not-found` */
  history(conceptId: string): Promise<{ concept: Concept; entries: SealedEntry[] }>;
  /** What reviews and forms are made of. @throws Refusal `not-found` */
  concept(id: string): Promise<Concept>;
  /** Nobody found it: the stewards read of it at the end of the week, without a name. */
  askStewards(typed: string, request: string): Promise<void>;
  /** A new word with the meanings that it has. @returns id of its first meaning */
  suggest(suggested: Suggested, by: Person, request: string): Promise<string>;
  /** Another content: at once by who may, otherwise as a proposal. */
  edit(
    conceptId: string,
    content: Content,
    seen: number,
    by: Person,
    request: string,
  ): Promise<'written' | 'proposed'>;
  /** Brings back what a version said. */
  rollBack(conceptId: string, version: number, by: Person, request: string): Promise<void>;
  /** It is right, as a steward says: for a draft that is the yes. @param seen the version that they read */
  approve(conceptId: string, by: Person, request: string, seen?: number): Promise<void>;
  /** A draft that nobody will use. */
  decline(conceptId: string, by: Person, request: string): Promise<void>;
  /** No longer said. */
  deprecate(conceptId: string, by: Person, request: string): Promise<void>;
  sayAgain(conceptId: string, by: Person, request: string): Promise<void>;
  handOver(conceptId: string, to: string, by: Person, request: string): Promise<void>;
  acceptProposal(id: string, by: Person, request: string): Promise<void>;
  declineProposal(id: string, by: Person, request: string): Promise<void>;
  /** Ties two meanings of one word, or warns otherwise of two that are tied. @param seen its version; 0 where there was none */
  warn(
    pair: { itId: string; otId: string },
    warning: Warning,
    seen: number,
    by: Person,
    request: string,
  ): Promise<void>;
  /** Somebody says what is wrong with it: its stewards read it. */
  callWrong(conceptId: string, words: string, by: Person, request: string): Promise<void>;
  /** Yes for one side to a false friend. @param seen the version that they read @returns id of its IT meaning */
  agree(friendId: string, by: Person, request: string, seen?: number): Promise<string>;
  /** No false friend after all. @returns id of its IT meaning */
  untie(friendId: string, by: Person, request: string): Promise<string>;
  keepers(): Promise<Keepers>;
}

export interface Warning {
  watchOut: string;
  dangerous: boolean;
}

export function glossaryUseCases(parts: GlossaryParts): Glossary {
  const keepers = async (): Promise<Keepers> => {
    const [stewards, leads] = await Promise.all([
      parts.directory.withRole('steward'),
      parts.directory.withRole('lead'),
    ]);
    return { stewards, leads };
  };
  const own = { ...parts, keepers };
  return {
    ...looking(own),
    ...suggesting(own),
    ...editing(own),
    ...decidingOn(own),
    ...reading(own),
    ...loadsStarter(own),
    keepers,
  };
}

/** What every use case is built from. */
export type OwnParts = GlossaryParts & { keepers: () => Promise<Keepers> };
