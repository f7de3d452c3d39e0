import { siteOf, type Directory } from '../../people/directory.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Person } from '../../people/person.ts';
import { actions, button, context, modal, section, type Modal } from '../../slack/blocks.ts';
import { inLine, md } from '../../slack/markup.ts';
import { ACT } from '../actions.ts';
import type { Glossary } from '../glossary.ts';
import type { Looked } from '../looking.ts';
import { FROM, historyPage, listPage, wordPage } from '../pages.ts';
import { reviewPage } from '../stewards/pages.ts';
import { mayDecide, mayEdit, sideToSayYes } from '../stewarding.ts';

/** Pages of the glossary, each as one person may see and use it. */
export interface GlossaryPages {
  /** @param from what it is opened from, as {@link FROM} writes it */
  word(looked: Looked, by: Person, from?: string): Promise<Modal>;
  /** Of a meaning by its id, or of a word written as `word:dmz`. @throws Refusal `not-found` */
  of(value: string, by: Person, from?: string): Promise<Modal>;
  /** What a word's page was opened from. @throws Refusal where it is no page */
  from(from: string, by: Person): Promise<Modal>;
  list(part: string, by: Person): Promise<Modal>;
  /** What a search found, or that it found nothing. @throws Refusal `bad-answer` where there was none */
  found(looked: Looked, by: Person, from?: string): Promise<Modal>;
  history(conceptId: string, by: Person): Promise<Modal>;
  review(by: Person): Promise<Modal>;
}

const WORD = 'word:';

/** What a word’s page carries along: what is none of ours is nothing. */
const carried = (from: string): string =>
  from === FROM.review || /^list \S{0,4} \d{1,4}$/.test(from) ? from : '';

export function glossaryPages(glossary: Glossary, directory: Directory): GlossaryPages {
  const word: GlossaryPages['word'] = async (looked, by, from = '') => {
    const keepers = await glossary.keepers();
    const page = wordPage(
      looked,
      concept => ({
        decides: mayDecide(by, concept.domain, keepers),
        writes: mayEdit(by, concept, keepers),
      }),
      friend => sideToSayYes(by, friend, keepers) !== undefined,
    );
    return { ...page, private_metadata: carried(from) };
  };
  const found: GlossaryPages['found'] = async (looked, by, from) => {
    if (looked.typed === '') throw new Refusal('bad-answer', 'Write a word.', ACT.find);
    return looked.meanings.length > 0 ? word(looked, by, from) : nothingPage(looked.typed);
  };
  const review = async (by: Person) => reviewPage(await glossary.waiting(by));
  const list: GlossaryPages['list'] = async (part, by) => listPage(await glossary.list(part, by));
  return {
    word,
    async of(value, by, from) {
      return value.startsWith(WORD)
        ? found(await glossary.look(value.slice(WORD.length), by), by, from)
        : word(await glossary.meaning(value, by), by, from);
    },
    from: (from, by) => (from === FROM.review ? review(by) : list(from.slice(FROM.list.length), by)),
    list,
    found,
    async history(conceptId, by) {
      const { concept, entries } = await glossary.history(conceptId);
      const ids = entries.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.id] : []));
      const isTheirs = mayDecide(by, concept.domain, await glossary.keepers());
      const [anySite] = await directory.sites();
      const zone = by.siteId ? (await siteOf(directory, by.siteId)).zone : (anySite?.zone ?? 'Etc/UTC');
      return historyPage(concept, entries, await directory.names(ids), isTheirs, zone);
    },
    review,
  };
}

const nothingPage = (typed: string): Modal =>
  modal('Glossary', [
    section(md`*“${inLine(typed)}” is not in the glossary yet.*`),
    actions(button('Ask the stewards', ACT.ask, typed), button('Add it', ACT.add, typed)),
    context(md`The stewards read of it once a week, without your name.`),
  ]);
