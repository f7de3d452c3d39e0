import type { Clock } from '../kernel/clock.ts';
import type { HandOn } from '../people/handing-on.ts';
import type { CoffeeStore } from './kept.ts';
import type { PairSteps } from './pairs.ts';

/** Somebody left the company: whom they were to meet read of it, and come first in the next round. */
export const handOnCoffee =
  ({ store, pairs, clock }: { store: CoffeeStore; pairs: PairSteps; clock: Clock }): HandOn =>
  async (person, attempt, time) => {
    if (!person.left) return;
    const request = `left:${person.id}:${time}`;
    await store.commit([{ kind: 'gone', personId: person.id }], { request, about: person.id, messages: [] });
    const groups = await store.openGroupsOf(person.id);
    // Those whose time is over may have met: they are asked.
    const toCome = groups.filter(({ end }) => end === null || end > clock.now());
    for (const { id } of toCome) await attempt(pairs.cannot(id, person, `left:${id}:${person.id}`));
  };
