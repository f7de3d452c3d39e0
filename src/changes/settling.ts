import { theApp } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Directory } from '../people/directory.ts';
import { revise } from '../records/revise.ts';
import type { Job, Timer } from '../schedule/timer.ts';
import type { ChangeStore } from './changes.ts';
import { entryOf, timersAt } from './step-facts.ts';
import { notFound } from './steps.ts';
import { assessed } from './taking.ts';
import { toldOfSettling } from './telling.ts';
import type { WeighIt } from './weighed.ts';

/** The job that looks whether what stood against a site’s changes still does: a window was set, or one is over. */
export const SETTLE = 'change.settle';

export const settleTimer = (siteId: string, due: number): Timer => ({
  key: `${SETTLE}:${siteId}`,
  job: SETTLE,
  about: siteId,
  due,
  round: 0,
});

export interface SettlingParts {
  store: ChangeStore;
  weighed: WeighIt;
  directory: Directory;
  clock: Clock;
}

/** Each change of the site that is being assessed goes on by itself where nothing stands against it any more. */
export function settleChanges({ store, weighed, directory, clock }: SettlingParts): Job {
  return async timer => {
    for (const { id } of await store.assessedAt(timer.about))
      await revise(store, id, notFound, async was => {
        const now = clock.now();
        const { terms } = await weighed(was, was);
        const is = assessed(was, terms, now);
        if (!is) return undefined;
        return {
          is,
          facts: {
            request: null,
            entries: [entryOf(is, was, 'settled', theApp, now)],
            messages: await toldOfSettling(is, terms, directory, now),
            ...(await timersAt(was, is, now, directory)),
          },
        };
      });
    return 'nothing to do';
  };
}
