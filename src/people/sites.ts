import { difference, entryFor, type Entry } from '../audit/entry.ts';
import { theApp, type Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Message } from '../outbox/message.ts';
import { stampOf } from '../kernel/stamp.ts';
import { revise, untilWritten, type AnsweringStore } from '../records/revise.ts';
import { notFound, type Directory } from './directory.ts';
import { canActFor, sideName, sides, withSide, type Person, type Side } from './person.ts';
import { lookTimer } from './look.ts';
import { areNamesakes } from './site-rules.ts';
import type { Site } from './site.ts';

/** What an admin says of a site. */
export type SiteAnswers = Omit<Site, 'id' | 'duty' | 'version' | 'auditHead'>;

/** What an admin reads of a site in its form, and changes there. */
export function answersOf({
  id: _,
  duty: _duty,
  version: _version,
  auditHead: _head,
  ...answers
}: Site): SiteAnswers {
  return answers;
}

export interface Sites {
  /**
   * Writes a site, a new one where `over` is undefined, and has its channels looked at.
   * @param over the site, and {@link answersOf} it as they were read: what somebody else saved since is not undone
   * @throws Refusal `bad-answer` at a field; `not-now` where it was changed since
   */
  save(
    over: { id: string; seen: string } | undefined,
    answers: SiteAnswers,
    by: Actor,
    request: string,
  ): Promise<void>;
  /**
   * Puts somebody on duty for a side, or nobody: whoever belongs to that side at that site may, and may name a colleague.
   * @throws Refusal `not-yours`, `bad-answer`
   */
  putOnDuty(siteId: string, side: Side, whom: string | null, by: Person, request: string): Promise<Site>;
  /** Somebody can no longer act for a side of a site: they are on duty there no more. */
  endDuty: (person: Person) => Promise<void>;
}

export interface SitesParts {
  store: AnsweringStore<Site>;
  directory: Directory;
  clock: Clock;
}

export const ON_DUTY = 'people.on-duty';

export function siteUseCases({ store, directory, clock }: SitesParts): Sites {
  const entryOf = (was: Site | undefined, is: Site, actor: Actor, action: string): Entry =>
    entryFor('site', is, { at: clock.now(), actor, action, ...difference(recorded, was, is) });

  async function freeId(name: string): Promise<string> {
    const taken = new Set((await directory.sites()).map(site => site.id));
    const start = idFrom(name);
    let id = start;
    for (let n = 2; taken.has(id); n++) id = `${start}-${n}`;
    return id;
  }

  return {
    async save(over, answers, by, request) {
      if (await store.isAnswered(request)) return;
      const timers = (siteId: string) => [lookTimer(siteId, clock.now())];
      if (!over) {
        await untilWritten(async () => {
          mustBeUnlike(await directory.sites(), undefined, answers);
          const newId = await freeId(answers.name);
          const is: Site = {
            ...answers,
            id: newId,
            duty: { it: null, ot: null },
            version: 1,
            auditHead: '',
          };
          const entries = [entryOf(undefined, is, by, 'set up')];
          return store.commit(is, 0, { request, entries, messages: [], timers: timers(newId) });
        });
        return;
      }
      const { id, seen } = over;
      await revise(store, id, notFound, async was => {
        if (stampOf(answersOf(was)) !== seen)
          throw new Refusal(
            'not-now',
            `Somebody changed ${was.name} since you opened this. Close it, open it again, and change what you wanted.`,
          );
        mustBeUnlike(await directory.sites(), id, answers);
        const is: Site = { ...was, ...answers, version: was.version + 1 };
        const entries = [entryOf(was, is, by, 'set up')];
        return { is, facts: { request, entries, messages: [], timers: timers(id) } };
      });
    },

    async putOnDuty(siteId, side, whom, by, request) {
      const person = whom === null ? undefined : await directory.person(whom);
      if (!canActFor(by, side, siteId)) {
        const name = sideName[side];
        throw new Refusal(
          'not-yours',
          `Only ${name} of that site says who is on duty there. Ask ${name}’s lead.`,
        );
      }
      if (whom !== null && !(person && canActFor(person, side, siteId)))
        throw new Refusal('bad-answer', `Choose somebody of ${sideName[side]} at this site.`, 'whom');
      await revise(store, siteId, notFound, async was => {
        if (was.duty[side] === whom) return undefined;
        const is: Site = { ...was, duty: { ...was.duty, [side]: whom }, version: was.version + 1 };
        const entries = [entryOf(was, is, { kind: 'person', id: by.id }, 'put on duty')];
        const messages = whom === null || whom === by.id ? [] : [onDuty(is, side, whom)];
        return { is, facts: { request, entries, messages } };
      });
      const site = await directory.site(siteId);
      if (!site) throw notFound();
      return site;
    },

    async endDuty(person) {
      for (const { id } of await directory.sites()) {
        await revise(store, id, notFound, async was => {
          const isOn = sides.filter(side => was.duty[side] === person.id && !canActFor(person, side, id));
          if (isOn.length === 0) return undefined;
          const duty = { ...was.duty, ...Object.fromEntries(isOn.map(side => [side, null])) };
          const is: Site = { ...was, duty, version: was.version + 1 };
          const entries = [entryOf(was, is, theApp, 'ended duty')];
          return { is, facts: { request: null, entries, messages: [] } };
        });
      }
    },
  };
}

function onDuty(site: Site, side: Side, whom: string): Message {
  return {
    key: `${ON_DUTY}:${site.version}:${side}:${site.id}`,
    intent: ON_DUTY,
    about: withSide(site.id, side),
    seq: site.version,
    to: { kind: 'person', id: whom },
    urgent: false,
  };
}

/** @throws Refusal `bad-answer` where another site has the name or one of the channels already */
function mustBeUnlike(all: readonly Site[], id: string | undefined, answers: SiteAnswers): void {
  for (const other of all.filter(site => site.id !== id)) {
    if (areNamesakes(other.name, answers.name))
      throw new Refusal(
        'bad-answer',
        `There is a ${other.name} already. Give this one another name.`,
        'name',
      );
    for (const side of sides) {
      if (Object.values(other.desks).includes(answers.desks[side])) {
        const sentence = `That channel is a desk of ${other.name}. Each desk needs a channel of its own.`;
        throw new Refusal('bad-answer', sentence, `${side}Channel`);
      }
    }
  }
}

/** `Rhine Works` → `rhine-works`. */
function idFrom(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 32) || 'site'
  );
}

const recorded = [
  'name',
  'zone',
  'desks',
  'emergencyPhone',
  'radioChannel',
  'outOfBand',
  'hours',
  'groups',
  'duty',
  'shifts',
  'rules',
] as const;
