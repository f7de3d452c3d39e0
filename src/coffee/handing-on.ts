import type { HandOn } from '../people/handing-on.ts';
import type { CoffeeStore } from './kept.ts';
import type { PairSteps } from './pairs.ts';

/** Somebody left the company: whom they were to meet read of it, and come first in the next round. */
export const handOnCoffee =
  ({ store, pairs }: { store: CoffeeStore; pairs: PairSteps }): HandOn =>
  async (person, attempt) => {
    if (!person.left) return;
    for (const { id } of await store.openGroupsOf(person.id))
      await attempt(pairs.cannot(id, person, `left:${id}:${person.id}`));
  };
