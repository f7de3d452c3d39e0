import { personActor } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { mustBeShort, mustSay, visible } from '../kernel/text.ts';
import { takesSteps } from '../people/person.ts';
import { isHost, LONGEST, no } from './offer.ts';
import type { OwnParts, Shadowing } from './shadowing.ts';
import { TELL, tell } from './telling.ts';
import type { Visit } from './visit.ts';

/** Lines that are suggested in one go. */
export const MOST_LEARNED = 10;

/** A word, and what it means where somebody was. */
export interface Learned {
  word: string;
  meaning: string;
}

/** Lines of `word: what it means there`; what is no such line has no meaning. */
export const readLearned = (lines: string): Learned[] =>
  lines
    .split('\n')
    .map(visible)
    .filter(line => line !== '')
    .map(line => {
      const [, word = line, meaning = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
      return { word: word.trim(), meaning };
    });

/** How it was. */
export function lookingBack({ store, suggest, take }: OwnParts): Pick<Shadowing, 'say' | 'suggest'> {
  return {
    async say(id, said, by, request) {
      await take(id, { request }, async (was, offer) => {
        const isVisitor = by.id === was.visitorId && takesSteps(by);
        if (!isVisitor && !(offer && isHost(by, offer)))
          throw no('Only the visitor and the host say how it was.');
        if (was.state !== 'done' && was.state !== 'closed')
          throw new Refusal('not-now', 'It isn’t over yet. You are asked once it is.');
        if (isVisitor ? was.visitorSaid : was.hostSaid)
          throw new Refusal('already-done', 'You said already how it was. Nothing more to do.');
        const words = mustSay('words', said.words, LONGEST.words, 'Write how it was, in a line or three.');
        const learned = visible(said.learned);
        mustBeShort('learned', learned, LONGEST.learned);
        if (readLearned(learned).length > MOST_LEARNED)
          throw new Refusal(
            'bad-answer',
            `At most ${MOST_LEARNED} lines fit. Leave some out, and add those to the glossary by hand.`,
            'learned',
          );
        const to: Partial<Visit> = isVisitor ? { visitorSaid: words, learned } : { hostSaid: words };
        const all = { ...was, ...to };
        const isWhole = all.visitorSaid !== '' && all.hostSaid !== '';
        return {
          to: { ...to, ...(isWhole && { state: 'closed' }) },
          action: 'said how it was',
          actor: personActor(by.id),
          tells: is => tell(is, TELL.news, isVisitor ? offer?.hostId : is.visitorId),
        };
      });
    },

    async suggest(id, by, request) {
      const visit = await store.visit(id);
      if (!visit || visit.visitorId !== by.id || !takesSteps(by))
        throw no('Only the visitor suggests what they learned.');
      if ((await store.answeredBy(request)) !== undefined) return { suggested: [], not: [] };
      if (visit.suggested)
        throw new Refusal('already-done', 'It is suggested already. The stewards read it in the glossary.');
      const lines = readLearned(visit.learned);
      if (lines.length === 0) throw new Refusal('not-now', 'You wrote of no word that you learned.');
      const suggested: string[] = [];
      const not: string[] = [];
      for (const [n, learned] of lines.entries()) {
        try {
          await suggest(learned, visit.side, by, `shadow.learned:${id}:${n}`);
          suggested.push(learned.word);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          not.push(`${learned.word}: ${error.message}`);
        }
      }
      if (suggested.length > 0)
        await take(id, { request }, async was =>
          was.suggested
            ? undefined
            : {
                to: { suggested: true },
                action: 'suggested',
                actor: personActor(by.id),
                tells: () => [],
              },
        );
      return { suggested, not };
    },
  };
}
