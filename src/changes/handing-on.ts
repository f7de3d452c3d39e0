import { theApp } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Directory } from '../people/directory.ts';
import type { HandOn } from '../people/handing-on.ts';
import { canActFor, otherSide, takesSteps, type Person } from '../people/person.ts';
import { revise } from '../records/revise.ts';
import { isUnderWay, type Change } from './change.ts';
import type { ChangeStore } from './changes.ts';
import { entryOf, timersAt } from './step-facts.ts';
import { notFound } from './steps.ts';
import { settled } from './taking.ts';
import {
  deciders,
  doers,
  leadsOf,
  shiftLeads,
  toDesks,
  toPeople,
  whoseSayCounts,
  withDelegates,
} from './telling.ts';
import type { Terms } from './terms.ts';
import type { WeighIt } from './weighed.ts';

export interface HandingOnParts {
  store: ChangeStore;
  directory: Directory;
  weighed: WeighIt;
  clock: Clock;
}

export const HANDED_ON = 'handed on';

/**
 * Somebody left, or can no longer act: what they asked for goes to their side's lead at that site, or where there is none
 * to the other side's, and so does the work that they were to do or are doing, so that somebody can report it. Another implementer is another plan, so decisions on
 * the old one count no more (R9), unless work has begun: then it must end, whoever ends it.
 */
export function handOnChanges({ store, directory, weighed, clock }: HandingOnParts): HandOn {
  return async (person, attempt) => {
    let isLeft = false;
    for (const { id } of await store.openOf(person.id))
      await attempt(
        revise(store, id, notFound, async was => {
          const handed = await handedOn(was, person);
          if (handed === 'nobody there') isLeft = true;
          if (!handed || handed === 'nobody there') return undefined;
          const { terms } = await weighed(handed, handed);
          const is = settled(handed, terms);
          const now = clock.now();
          return {
            is,
            facts: {
              request: null,
              entries: [entryOf(is, was, HANDED_ON, theApp, now)],
              messages: await toldOf(was, is, terms, person, now),
              ...(await timersAt(was, is, now, directory)),
            },
          };
        }),
      );
    return isLeft ? 'some is left' : undefined;
  };

  /** Who has it now; and of another plan those who had decided, and who decides anew. */
  async function toldOf(was: Change, is: Change, terms: Terms, person: Person, now: number) {
    const isAnother = was.plan !== is.plan;
    const had = isAnother ? whoseSayCounts(was) : [];
    const asked =
      isAnother || was.state !== is.state
        ? await withDelegates(await deciders(is, terms, directory), is, directory, now)
        : [];
    const others = (ids: readonly string[], told: readonly string[]) =>
      ids.filter(id => id !== person.id && !told.includes(id));
    return [
      ...toDesks(is),
      ...toPeople(is, 'voided', others(had, [])),
      ...toPeople(is, 'your-yes', others(asked, had)),
      ...toPeople(is, 'news', others(doers(is), [...had, ...asked])),
    ];
  }

  async function handedOn(was: Change, person: Person): Promise<Change | 'nobody there' | undefined> {
    const asked = was.requesterId === person.id && !canActFor(person, was.requesterSide, was.siteId);
    const does = was.implementerId === person.id && !takesSteps(person);
    if (!asked && !does) return undefined;
    const lead = await leadFor(was, person, does);
    if (lead === undefined) return 'nobody there';
    const is: Change = {
      ...was,
      // Four eyes: who asks for it now has not said yes to it.
      decisions: asked && was.startedAt === null ? notOf(lead, was.decisions) : was.decisions,
      requesterId: asked ? lead : was.requesterId,
      implementerId: does ? lead : was.implementerId,
      version: was.version + 1,
    };
    return does && !isUnderWay(was) ? anotherPlan(is) : is;
  }

  /** A shift lead who did the work could not take it back. */
  async function leadFor(was: Change, person: Person, does: boolean): Promise<string | undefined> {
    const near = (await leadsOf(was, was.requesterSide, directory)).filter(id => id !== person.id);
    const far = await leadsOf(was, otherSide(was.requesterSide), directory);
    const takingBack = does ? await shiftLeads(was, directory) : [];
    return [...near, ...far].find(id => id !== person.id && !takingBack.includes(id)) ?? near[0];
  }

  function anotherPlan(is: Change): Change {
    const now = clock.now();
    const state = ['authorize', 'scheduled'].includes(is.state) ? 'assess' : is.state;
    // Why there was no go was about the old plan; why it was stopped is about the change.
    const reason = is.state === 'scheduled' ? null : is.reason;
    return { ...is, plan: is.plan + 1, plannedAt: now, assessedBy: {}, go: null, reason, state, since: now };
  }
}

const notOf = (id: string, decisions: Change['decisions']): Change['decisions'] =>
  decisions.filter(one => ![one.by, one.for].includes(id));
