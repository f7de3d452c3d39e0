import { siteOf, type Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import { actions, button, context, modal, section, type Modal } from '../../slack/blocks.ts';
import { inLine, md } from '../../slack/markup.ts';
import { ACT } from '../actions.ts';
import type { Glossary } from '../glossary.ts';
import type { Looked } from '../looking.ts';
import { historyPage, reviewPage, wordPage } from '../pages.ts';
import { mayDecide, mayEdit, sideToSayYes } from '../stewarding.ts';

/** Pages of the glossary, each as one person may see and use it. */
export interface GlossaryPages {
  word(looked: Looked, by: Person): Promise<Modal>;
  /** Of a meaning by its id, or of a word written as `word:dmz`. @throws Refusal `not-found` */
  of(value: string, by: Person): Promise<Modal>;
  /** What a search found, or that it found nothing. */
  found(looked: Looked, by: Person): Promise<Modal>;
  history(conceptId: string, by: Person): Promise<Modal>;
  review(by: Person): Promise<Modal>;
}

const WORD = 'word:';

export function glossaryPages(glossary: Glossary, directory: Directory): GlossaryPages {
  const word: GlossaryPages['word'] = async (looked, by) => {
    const keepers = await glossary.keepers();
    return wordPage(
      looked,
      concept => ({
        decides: mayDecide(by, concept.domain, keepers),
        writes: mayEdit(by, concept, keepers),
      }),
      friend => sideToSayYes(by, friend, keepers) !== undefined,
    );
  };
  return {
    word,
    async of(value, by) {
      const looked = value.startsWith(WORD)
        ? await glossary.look(value.slice(WORD.length), by)
        : await glossary.meaning(value, by);
      return word(looked, by);
    },
    async found(looked, by) {
      return looked.meanings.length > 0 ? word(looked, by) : nothingPage(looked.typed);
    },
    async history(conceptId, by) {
      const { concept, entries } = await glossary.history(conceptId);
      const ids = entries.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.id] : []));
      const isTheirs = mayDecide(by, concept.domain, await glossary.keepers());
      const [anySite] = await directory.sites();
      const zone = by.siteId ? (await siteOf(directory, by.siteId)).zone : (anySite?.zone ?? 'Etc/UTC');
      return historyPage(concept, entries, await directory.names(ids), isTheirs, zone);
    },
    review: async by => reviewPage(await glossary.waiting(by)),
  };
}

const nothingPage = (typed: string): Modal =>
  modal('Glossary', [
    section(md`*“${inLine(typed)}” is not in the glossary yet.*`),
    actions(button('Ask the stewards', ACT.ask, typed), button('Add it', ACT.add, typed)),
    context(md`The stewards read of it once a week, without your name.`),
  ]);
