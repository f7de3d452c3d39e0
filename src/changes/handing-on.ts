import { theApp } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Directory } from '../people/directory.ts';
import type { HandOn } from '../people/handing-on.ts';
import { canActFor, takesSteps, type Person } from '../people/person.ts';
import { revise } from '../records/revise.ts';
import { isUnderWay, type Change } from './change.ts';
import type { ChangeStore } from './changes.ts';
import { entryOf, timersAt } from './step-facts.ts';
import { notFound } from './steps.ts';
import { leadsOf, toDesks, toPeople } from './telling.ts';

export interface HandingOnParts {
  store: ChangeStore;
  directory: Directory;
  clock: Clock;
}

export const HANDED_ON = 'handed on';

/**
 * Somebody left, or can no longer act: what they asked for goes to their side's lead at that site, and so does the work
 * that they were to do or are doing, so that somebody can report it. Another implementer is another plan, so decisions on
 * the old one count no more (R9), unless work has begun: then it must end, whoever ends it.
 */
export function handOnChanges({ store, directory, clock }: HandingOnParts): HandOn {
  return async (person, attempt) => {
    for (const { id } of await store.openOf(person.id))
      await attempt(
        revise(store, id, notFound, async was => {
          const is = await handedOn(was, person);
          if (!is) return undefined;
          const to = [is.requesterId, is.implementerId].filter(one => one !== person.id);
          const now = clock.now();
          return {
            is,
            facts: {
              request: null,
              entries: [entryOf(is, was, HANDED_ON, theApp, now)],
              messages: [...toDesks(is), ...toPeople(is, 'news', to)],
              ...(await timersAt(was, is, now, directory)),
            },
          };
        }),
      );
  };

  async function handedOn(was: Change, person: Person): Promise<Change | undefined> {
    const asked = was.requesterId === person.id && !canActFor(person, was.requesterSide, was.siteId);
    const does = was.implementerId === person.id && !takesSteps(person);
    if (!asked && !does) return undefined;
    const [lead] = await leadsOf(was, was.requesterSide, directory);
    if (lead === undefined || lead === person.id) return undefined;
    const is: Change = {
      ...was,
      requesterId: asked ? lead : was.requesterId,
      implementerId: does ? lead : was.implementerId,
      version: was.version + 1,
    };
    return does && !isUnderWay(was) ? anotherPlan(is) : is;
  }

  function anotherPlan(is: Change): Change {
    const now = clock.now();
    const state = ['authorize', 'scheduled'].includes(is.state) ? 'assess' : is.state;
    return { ...is, plan: is.plan + 1, plannedAt: now, assessedBy: {}, go: null, state, since: now };
  }
}
