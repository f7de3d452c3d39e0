import type { Entry } from '../audit/entry.ts';
import { personActor } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Person } from '../people/person.ts';
import { untilWritten } from '../records/revise.ts';
import { mustSay } from '../kernel/text.ts';
import type { Message } from '../outbox/message.ts';
import { contentFields, LONGEST, notFound, type Concept, type Content } from './concept.ts';
import type { Glossary, OwnParts, Written } from './glossary.ts';
import {
  keepersOfDomain,
  keeps,
  mayDecide,
  mayEdit,
  whyNotDecide,
  whyNotSuggest,
  type Keepers,
} from './stewarding.ts';
import { conceptWritten } from './suggesting.ts';
import { digestTimers, staleTimer } from './timers.ts';

/** What becomes of a meaning, and what its history says of it; undefined where nothing is to be done. */
type Revision = { is: Concept; action: string; words?: string } | undefined;

/** Loads, decides and writes one meaning over the version that was read. */
export type Revise = (
  conceptId: string,
  by: Person,
  request: string,
  decide: (was: Concept) => Promise<Revision>,
  more?: { messages?: (is: Concept, was: Concept) => Message[]; also?: readonly Written[] },
) => Promise<void>;

export const revisesWith =
  ({ store, clock }: Pick<OwnParts, 'store' | 'clock'>): Revise =>
  async (conceptId, by, request, decide, { messages = () => [], also = [] } = {}) => {
    await untilWritten(async () => {
      if ((await store.answeredBy(request)) !== undefined) return 'seen';
      const was = (await store.present()).concept(conceptId);
      if (!was || was.status === 'declined') throw notFound();
      const revision = await decide(was);
      if (!revision) return 'seen';
      const now = clock.now();
      const is = { ...revision.is, version: was.version + 1 };
      const what = {
        at: now,
        actor: personActor(by.id),
        action: revision.action,
        words: revision.words ?? null,
      };
      const isReviewed = is.reviewedAt !== was.reviewedAt && is.reviewedAt !== null;
      const waits = is.status === 'draft' && was.status !== 'draft';
      const timers = [
        ...(isReviewed ? [staleTimer(is.reviewedAt ?? now)] : []),
        ...(waits ? digestTimers(now, is.domain) : []),
      ];
      const facts = { request, about: is.id, messages: messages(is, was), timers };
      return store.commit([conceptWritten(was, is, what), ...also], facts);
    });
  };

/** Reviewed by somebody who decides on it, who answers for it where nobody does, or not any more. */
export const reviewed = (concept: Concept, by: Person, now: number, keepers: Keepers): Concept => ({
  ...concept,
  // What is no longer said stays so until somebody says that it is said again.
  status: concept.status === 'deprecated' ? 'deprecated' : 'approved',
  reviewedAt: now,
  stewardId: keeps(concept.stewardId, concept.domain, keepers) ? concept.stewardId : by.id,
});

/** Nobody has read it who decides on it. */
const unread = (concept: Concept): Concept => ({
  ...concept,
  status: 'draft',
  reviewedAt: null,
  stewardId: null,
});

/** Whether it says something else since a version. */
export const wasEdited = (entries: readonly Entry[], since: number): boolean =>
  entries.some(({ seq, after }) => seq > since && contentFields.some(field => field in after));

export function editing(
  parts: OwnParts,
): Pick<Glossary, 'edit' | 'rollBack' | 'deprecate' | 'sayAgain' | 'handOver' | 'callWrong'> {
  const { store, audit, keepers, clock, ids } = parts;
  const revise = revisesWith(parts);

  async function propose(was: Concept, content: Content, by: Person, request: string): Promise<void> {
    const now = clock.now();
    const proposal = {
      id: ids.next(),
      conceptId: was.id,
      content,
      basedOn: was.version,
      by: by.id,
      at: now,
      state: 'open' as const,
      version: 1,
    };
    const facts = { request, about: was.id, messages: [], timers: digestTimers(now, was.domain) };
    await untilWritten(() => store.commit([{ kind: 'proposal', is: proposal }], facts));
  }

  return {
    async edit(conceptId, content, seen, by, request) {
      const refusal = whyNotSuggest(by);
      if (refusal) throw refusal;
      const who = await keepers();
      const was = (await store.present()).concept(conceptId);
      if (!was) throw notFound();
      if (!mayEdit(by, was, who)) {
        if (wasEdited(await audit.of('concept', conceptId), seen)) throw editedMeanwhile();
        await propose(was, content, by, request);
        return 'proposed';
      }
      await revise(conceptId, by, request, async now => {
        // A draft of one's own may have been approved a moment ago.
        if (!mayEdit(by, now, who) || wasEdited(await audit.of('concept', conceptId), seen))
          throw editedMeanwhile();
        const is = { ...now, ...content };
        const isTheirs = mayDecide(by, content.domain, who) && mayDecide(by, now.domain, who);
        return { is: isTheirs ? reviewed(is, by, clock.now(), who) : unread(is), action: 'edited' };
      });
      return 'written';
    },

    async rollBack(conceptId, version, by, request) {
      const who = await keepers();
      const entries = await audit.of('concept', conceptId);
      await revise(conceptId, by, request, async was => {
        const refusal = whyNotDecide(by, was.domain, who);
        if (refusal) throw refusal;
        const content = contentAt(entries, version);
        if (!content) throw new Refusal('not-found', 'That version is not in the history. Open it again.');
        const notTheirs = whyNotDecide(by, content.domain, who);
        if (notTheirs) throw notTheirs;
        const words = `version ${version}`;
        return { is: reviewed({ ...was, ...content }, by, clock.now(), who), action: 'rolled back', words };
      });
    },

    async deprecate(conceptId, by, request) {
      const who = await keepers();
      await revise(conceptId, by, request, async was => {
        const refusal = whyNotDecide(by, was.domain, who);
        if (refusal) throw refusal;
        return was.status === 'deprecated'
          ? undefined
          : { is: { ...was, status: 'deprecated' }, action: 'deprecated' };
      });
    },

    async sayAgain(conceptId, by, request) {
      const who = await keepers();
      await revise(conceptId, by, request, async was => {
        const refusal = whyNotDecide(by, was.domain, who);
        if (refusal) throw refusal;
        return was.status === 'deprecated'
          ? { is: reviewed({ ...was, status: 'approved' }, by, clock.now(), who), action: 'said again' }
          : undefined;
      });
    },

    async callWrong(conceptId, typed, by, request) {
      const words = mustSay('words', typed, LONGEST.definition, 'Say in a few words what is wrong.');
      const who = await keepers();
      const messages = (is: Concept) => wrongMessages(is, who, request);
      await revise(conceptId, by, request, async was => ({ is: was, action: 'called wrong', words }), {
        messages,
      });
    },

    async handOver(conceptId, to, by, request) {
      const who = await keepers();
      await revise(conceptId, by, request, async was => {
        const refusal = whyNotDecide(by, was.domain, who);
        if (refusal) throw refusal;
        if (!keeps(to, was.domain, who))
          throw new Refusal('bad-answer', 'Choose a steward of the side whose meaning it is.', 'steward');
        return { is: { ...was, stewardId: to }, action: 'handed over' };
      });
    },
  };
}

const editedMeanwhile = () =>
  new Refusal(
    'not-now',
    'Somebody edited it while you wrote. Copy what you wrote, look the word up again, and edit that.',
    'definition',
  );

/** Tells those who look after a meaning that somebody called it wrong. */
export const CALLED_WRONG = 'glossary.called-wrong';

function wrongMessages(concept: Concept, keepers: Keepers, request: string): Message[] {
  const all = keepersOfDomain(concept.domain, keepers);
  const own = all.filter(({ id }) => id === concept.stewardId);
  const to = new Set((own.length > 0 ? own : all).map(({ id }) => id));
  return [...to].map(id => ({
    key: `${CALLED_WRONG}:${request}:${id}`,
    intent: CALLED_WRONG,
    about: concept.id,
    seq: concept.version,
    to: { kind: 'person', id },
    urgent: false,
  }));
}

/** What a meaning said in one of its versions, put together from its history. */
export function contentAt(entries: readonly Entry[], version: number): Content | undefined {
  if (!entries.some(({ seq }) => seq === version)) return undefined;
  const said = entries
    .filter(({ seq }) => seq <= version)
    .reduce<Record<string, unknown>>((all, { after }) => ({ ...all, ...after }), {});
  return Object.fromEntries(contentFields.map(field => [field, said[field]])) as unknown as Content;
}
