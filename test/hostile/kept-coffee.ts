import { systemClock } from '../../src/kernel/clock.ts';
import { waitingCoffee } from '../access/waiting-coffee.ts';
import type { Story } from '../support/story.ts';
import { SECRET_WORD } from './judge.ts';

/** Two pairs and the programmes around them; and what somebody who pauses wants, which is theirs alone. */
export async function keepsHostileCoffee({ slack, store }: Pick<Story, 'slack' | 'store'>): Promise<void> {
  await waitingCoffee({ slack, store, clock: systemClock });
  const theirs = { offers: [SECRET_WORD], wants: [SECRET_WORD], doNotPair: ['U0OMAR'] };
  await store.queries.insert(store.tables.wishes).values({ ...theirs, personId: 'U0PRIYA', version: 1 });
}
