import { listedUnder } from './browsing.ts';
import { notFound } from './concept.ts';
import type { Glossary, OwnParts } from './glossary.ts';
import { mayDecide } from './stewarding.ts';
import { reviewCount, waitingFor } from './waiting.ts';

/** What pages of the glossary are drawn from. */
export function reading(parts: OwnParts): Pick<Glossary, 'list' | 'waiting' | 'history' | 'concept'> {
  const { store, audit, directory, keepers, clock } = parts;

  const waiting: Glossary['waiting'] = async by => {
    const proposals = await store.openProposals();
    const names = await directory.names(proposals.map(one => one.by));
    return waitingFor(by, await store.present(), proposals, await keepers(), names, clock.now());
  };

  async function concept(id: string) {
    const found = (await store.present()).concept(id);
    if (!found) throw notFound();
    return found;
  }

  return {
    waiting,
    concept,

    async list(letter, by) {
      const listed = listedUnder(await store.present(), letter);
      const isSteward = mayDecide(by, 'both', await keepers());
      return {
        ...listed,
        waiting: isSteward ? reviewCount(await waiting(by)) : undefined,
        mayLoad: isSteward && listed.total === 0,
      };
    },

    async history(conceptId) {
      return { concept: await concept(conceptId), entries: await audit.of('concept', conceptId) };
    },
  };
}
