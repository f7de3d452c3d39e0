import { eq } from 'drizzle-orm';
import { auditStore } from '../../src/audit/store.ts';
import type { Concept, Content, FalseFriend } from '../../src/glossary/concept.ts';
import { glossaryMessages } from '../../src/glossary/drawing.ts';
import { glossaryUseCases, type Glossary } from '../../src/glossary/glossary.ts';
import { glossaryJobs } from '../../src/glossary/jobs.ts';
import { glossaryStore } from '../../src/glossary/store.ts';
import type { Suggested } from '../../src/glossary/suggesting.ts';
import { whoIs } from '../../src/people/directory.ts';
import type { Person } from '../../src/people/person.ts';
import { directoryStore } from '../../src/people/store.ts';
import { runDue } from '../../src/schedule/run.ts';
import { scheduleStore } from '../../src/schedule/store.ts';
import type { Block, Modal } from '../../src/slack/blocks.ts';
import type { Store } from '../../src/store/open.ts';
import { AUDIT_KEY } from '../incidents/incident-desk.ts';
import { rememberedLog } from '../schedule/a-log.ts';
import { plantStore } from '../store/fresh-store.ts';
import { testClock, type TestClock } from '../support/clocks.ts';

/** The glossary at a real store, among the people of the demo: Marta is OT's steward, Lena is IT's. */
export interface GlossaryDesk {
  glossary: Glossary;
  store: Store;
  clock: TestClock;
  person: (name: string) => Promise<Person>;
  /** Another request each time. */
  request: () => string;
  /** Somebody adds a word with what each side means by it. @returns ids of its meanings, and of what ties them */
  adds: (who: string, word: string, meanings: Meanings) => Promise<Added>;
  concept: (id: string) => Promise<Concept>;
  friend: (id: string) => Promise<FalseFriend>;
  /** Somebody writes another content over it, as it is now or as they saw it. */
  edits: (who: string, id: string, but: Partial<Content>, seen?: number) => Promise<'written' | 'proposed'>;
  approves: (who: string, id: string) => Promise<void>;
  /** The only suggested change that is open. */
  proposal: () => Promise<string>;
  gives: (name: string, but: Partial<Pick<Person, 'roles' | 'side' | 'guest' | 'left'>>) => Promise<void>;
  /** Moves the clock and lets everything due happen. */
  later: (ms: number) => Promise<void>;
  /** Everything told so far, as `waiting Marta`, in the order of the alphabet. */
  told: () => Promise<string[]>;
  /** What was told of a kind as it would be sent now, as `Marta: …`. */
  drawn: (name: string) => Promise<string[]>;
  /** What was done to a meaning, as its history has it. */
  history: (id: string) => Promise<string[]>;
}

export interface Meanings {
  it?: string;
  ot?: string;
  both?: string;
  watch?: string;
}

/** Ids of what was added; empty where there is none. */
export interface Added {
  it: string;
  ot: string;
  friend: string;
  first: string;
}

export const contentOf = (word: string, domain: Content['domain'], definition: string): Content => ({
  domain,
  language: 'en',
  forms: [{ text: word, kind: 'preferred' }],
  definition,
  more: '',
  example: '',
  sources: [],
  related: [],
});

export function glossaryDesk(store: Store = plantStore()): GlossaryDesk {
  const { queries, tables } = store;
  const clock = testClock();
  const directory = directoryStore(store);
  const kept = glossaryStore(store, { auditKey: AUDIT_KEY, machine: clock });
  const audit = auditStore(store);
  let ids = 0;
  let requests = 0;
  const glossary = glossaryUseCases({
    store: kept,
    audit,
    directory,
    clock,
    ids: { next: () => `g-${String(++ids).padStart(4, '0')}` },
  });
  const jobs = glossaryJobs({
    store: kept,
    keepers: () => glossary.keepers(),
    waiting: by => glossary.waiting(by),
    clock,
  });
  const draw = glossaryMessages({
    glossary,
    hints: { pair: async () => undefined } as never,
    asked: kept.asked,
    audit,
    directory,
  });
  const idOf = (name: string) => `U0${name.toUpperCase()}`;
  const person = async (name: string) => whoIs(directory, idOf(name));
  const request = () => `request-${++requests}`;
  const schedule = scheduleStore(store);
  const rows = () => queries.select().from(tables.outbox);

  async function nameOf(id: string): Promise<string> {
    return ((await directory.names([id])).get(id) ?? id).split(' ')[0] ?? id;
  }

  async function concept(id: string): Promise<Concept> {
    const found = (await kept.present()).concept(id);
    if (!found) throw new Error(`no meaning ${id}`);
    return found;
  }

  return {
    glossary,
    store,
    clock,
    person,
    request,
    concept,
    async adds(who, word, { it, ot, both, watch = '' }) {
      const contents = [
        ...(it ? [contentOf(word, 'it', it)] : []),
        ...(ot ? [contentOf(word, 'ot', ot)] : []),
        ...(both ? [contentOf(word, 'both', both)] : []),
      ] as unknown as Suggested['contents'];
      const first = await glossary.suggest({ contents, watchOut: watch }, await person(who), request());
      const known = await kept.present();
      const [friend] = known.friendsOf(first);
      return {
        first,
        it: friend?.itId ?? (it ? first : ''),
        ot: friend?.otId ?? (ot ? first : ''),
        friend: friend?.id ?? '',
      };
    },
    async friend(id) {
      const found = (await kept.present()).friend(id);
      if (!found) throw new Error(`no false friend ${id}`);
      return found;
    },
    async edits(who, id, but, seen) {
      const was = await concept(id);
      const { domain, language, forms, definition, more, example, sources, related } = was;
      const content = { domain, language, forms, definition, more, example, sources, related, ...but };
      return glossary.edit(id, content, seen ?? was.version, await person(who), request());
    },
    async approves(who, id) {
      await glossary.approve(id, await person(who), request());
    },
    async proposal() {
      const open = await kept.openProposals();
      if (open.length !== 1) throw new Error(`${open.length} suggested changes are open`);
      return open[0]!.id;
    },
    async gives(name, but) {
      await queries
        .update(tables.people)
        .set(but)
        .where(eq(tables.people.id, idOf(name)));
    },
    async later(ms) {
      clock.moveOn(ms);
      const log = rememberedLog();
      await runDue({ schedule, jobs, clock, log }, () => true);
      const failed = log.happened.filter(what => what.includes('failed'));
      if (failed.length > 0) throw new Error(failed.join());
    },
    async told() {
      const lines = (await rows()).map(async ({ intent, to }) => {
        const whom = to.kind === 'person' ? await nameOf(to.id) : to.kind;
        return `${intent.replace('glossary.', '')} ${whom}`;
      });
      return (await Promise.all(lines)).toSorted();
    },
    async drawn(name) {
      const lines: string[] = [];
      for (const row of await rows()) {
        if (row.intent !== `glossary.${name}` || row.to.kind !== 'person') continue;
        const shown = await draw[row.intent]!({ ...row, urgent: false });
        if (shown) lines.push(`${await nameOf(row.to.id)}: ${wordsIn(shown.blocks as Block[])}`);
      }
      return lines;
    },
    async history(id) {
      const entries = await audit.of('concept', id);
      return entries.map(({ action, words }) => (words ? `${action}: ${words}` : action));
    },
  };
}

/** What stands in blocks, a line each, without marks; buttons in brackets. */
export const wordsIn = (blocks: readonly Modal['blocks'][number][]): string =>
  (blocks as Block[])
    .map(block => {
      switch (block.type) {
        case 'header':
          return block.text.text;
        case 'section':
          return [block.text?.text ?? '', ...labelsOf('accessory' in block ? [block.accessory] : [])].join(
            ' ',
          );
        case 'context':
          return block.elements.map(one => ('text' in one ? one.text : '')).join(' ');
        case 'actions':
          return labelsOf(block.elements).join(' ');
        default:
          return '';
      }
    })
    .map(line => line.replaceAll('*', '').trim())
    .filter(line => line !== '')
    .join('\n');

const labelsOf = (elements: readonly unknown[]): string[] =>
  elements.flatMap(element => {
    const text = (element as { type?: string; text?: { text: string } } | undefined)?.text?.text;
    return text === undefined ? [] : [`[${text}]`];
  });
