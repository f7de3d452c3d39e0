import { NO_SEAL } from '../../audit/entry.ts';
import { personActor } from '../../kernel/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Person } from '../../people/person.ts';
import { untilWritten } from '../../records/revise.ts';
import { headword, type Concept, type Content } from '../concept.ts';
import type { OwnParts, Written } from '../glossary.ts';
import type { Known } from '../known.ts';
import { mayDecide } from '../stewarding.ts';
import { conceptWritten, friendOf, newFriend } from '../suggesting.ts';
import { wordKey } from '../word-key.ts';

/** A word of the starter glossary: what each side means by it, and what to watch out for. */
export interface StarterWord {
  word: string;
  watchOut: string;
  dangerous?: true;
  it: Meaning;
  ot: Meaning;
}
type Meaning = Pick<Content, 'forms' | 'definition' | 'example' | 'related'>;

/** Read when it is asked for: once in the life of an installation. */
export async function starterWords(): Promise<StarterWord[]> {
  const { default: words } = await import('./starter.json', { with: { type: 'json' } });
  return words as StarterWord[];
}

/** Loads the words that come with the app, unreviewed, but for those of which a meaning is there already. */
export interface Starter {
  /** As a steward does. @returns how many words. @throws Refusal `not-yours` */
  loadStarter(by: Person): Promise<number>;
  /** As an admin does who sets up. @param adminId whose right to it was asked already */
  loadStarterAtSetup(adminId: string): Promise<number>;
}

export function loadsStarter({ store, keepers, clock, ids }: OwnParts): Starter {
  return {
    loadStarterAtSetup: load,
    async loadStarter(by) {
      if (mayDecide(by, 'both', await keepers())) return load(by.id);
      throw new Refusal(
        'not-yours',
        'Only a steward loads the starter glossary. Ask one, or your admin to name one.',
      );
    },
  };

  async function load(byId: string): Promise<number> {
    let loaded = 0;
    await untilWritten(async () => {
      const known = await store.present();
      const missing = (await starterWords()).filter(missingFrom(known));
      loaded = missing.length;
      const what = { at: clock.now(), actor: personActor(byId), action: 'imported' };
      const all = missing.flatMap(({ word: _, watchOut, dangerous, ...meanings }): Written[] => {
        const [it, ot] = [conceptOf(ids.next(), 'it', meanings.it), conceptOf(ids.next(), 'ot', meanings.ot)];
        const written = [it, ot].map(is => conceptWritten(undefined, is, what));
        return [...written, newFriend(friendOf(ids.next(), [it, ot], watchOut, dangerous), what)];
      });
      // Who else loads it at this moment loads the same.
      const sameMoment = `starter:${[...known.concepts()].length}`;
      return store.commit(all, { request: sameMoment, about: 'starter', messages: [] });
    });
    return loaded;
  }
}

const missingFrom = (known: Known) => {
  const there = new Set([...known.concepts()].map(concept => wordKey(headword(concept))));
  return ({ word }: StarterWord) => !there.has(wordKey(word));
};

const conceptOf = (id: string, domain: 'it' | 'ot', meaning: Meaning): Concept => ({
  ...meaning,
  id,
  domain,
  language: 'en',
  more: '',
  sources: [],
  status: 'draft',
  origin: 'starter',
  stewardId: null,
  reviewedAt: null,
  suggestedBy: null,
  version: 1,
  auditHead: NO_SEAL,
});
