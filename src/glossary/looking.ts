import { Refusal } from '../kernel/refusal.ts';
import { tidy } from '../kernel/text.ts';
import type { Person } from '../people/person.ts';
import { headword, LONGEST, notFound, type Concept, type FalseFriend } from './concept.ts';
import { wordsIn } from './explaining.ts';
import { lookUp } from './finding/look-up.ts';
import { askedFor } from './finding/question.ts';
import type { Glossary, OwnParts } from './glossary.ts';
import { friendsAmong, type Known } from './known.ts';
import { mayDecide } from './stewarding.ts';
import { weeklyTimer } from './timers.ts';
import { wordKey } from './word-key.ts';

/** Nobody asks for a word at greater length. */
const MOST_TYPED = 3000;

/** What somebody finds who looks a word up. */
export interface Looked {
  /** As it was typed, without the question around it. */
  typed: string;
  /** As the glossary writes it; what was typed where nothing was found. */
  word: string;
  /** `exact`, or how near it comes. */
  how: 'exact' | 'prefix' | 'words' | 'mistyped' | 'none';
  /** The other side's first, then what both mean, then their own; what is approved first. */
  meanings: readonly Concept[];
  /** Between two of these meanings. */
  friends: readonly FalseFriend[];
  /** Other words that may have been meant. */
  others: readonly string[];
  /** Names of the stewards of these meanings. */
  names: ReadonlyMap<string, string>;
  /** Whether they decide on one of them. */
  decides: boolean;
}

export function looking({
  store,
  directory,
  keepers,
  clock,
}: OwnParts): Pick<Glossary, 'look' | 'meaning' | 'explain' | 'askStewards'> {
  async function looked(
    known: Known,
    found: Pick<Looked, 'typed' | 'word' | 'how' | 'others'>,
    concepts: readonly Concept[],
    by: Person,
  ): Promise<Looked> {
    const meanings = forReader(concepts, by);
    const who = await keepers();
    return {
      ...found,
      meanings,
      friends: friendsAmong(meanings, known),
      names: await directory.names(meanings.flatMap(({ stewardId }) => stewardId ?? [])),
      decides: meanings.some(({ domain }) => mayDecide(by, domain, who)),
    };
  }

  return {
    async look(whole, by) {
      const asked = wordIn(whole);
      const known = await store.present();
      const { how, words } = lookUp(known.index, asked, by);
      const typed = askedFor(asked).at(-1) || asked;
      const [first, ...others] = words;
      const word = first?.word ?? typed;
      return looked(
        known,
        { typed, word, how, others: others.map(one => one.word) },
        first?.concepts ?? [],
        by,
      );
    },

    async meaning(conceptId, by) {
      const known = await store.present();
      const concept = known.concept(conceptId);
      if (!concept || concept.status === 'declined') throw notFound();
      const word = headword(concept);
      const [first] = lookUp(known.index, word, by).words;
      const all = first?.concepts.some(({ id }) => id === conceptId) ? first.concepts : [concept];
      return looked(known, { typed: word, word, how: 'exact', others: [] }, all, by);
    },

    async explain(mrkdwn, by) {
      const known = await store.present();
      const { words, more } = wordsIn(known, mrkdwn);
      const found = words.map(({ text, concepts }) =>
        looked(known, { typed: text, word: text, how: 'exact', others: [] }, concepts, by),
      );
      return { found: await Promise.all(found), more };
    },

    async askStewards(whole, request) {
      const typed = wordIn(whole);
      const key = wordKey(typed);
      if (key === '') throw new Refusal('bad-answer', 'A word needs a letter or a digit. Look up another.');
      const at = clock.now();
      const timers = [weeklyTimer(at)];
      await store.commit([], { request, about: key, messages: [], timers, asked: { key, word: typed, at } });
    },
  };
}

/** Of what somebody typed so much is looked up. */
export const wordIn = (typed: string): string =>
  tidy(typed.slice(0, MOST_TYPED))
    .replace(/\s+/g, ' ')
    .slice(0, 2 * LONGEST.form);

/** Nobody looks up what their own side means by it: the other's comes first. */
function forReader(concepts: readonly Concept[], { side }: Person): Concept[] {
  const place = ({ domain, status }: Concept) =>
    ['approved', 'draft', 'deprecated', 'declined'].indexOf(status) +
    (domain === side ? 20 : domain === 'both' ? 10 : 0);
  return concepts.filter(({ status }) => status !== 'declined').toSorted((a, b) => place(a) - place(b));
}
