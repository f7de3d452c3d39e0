import { difference, entryFor, type Entry } from '../audit/entry.ts';
import { theApp, type Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { stampOf } from '../kernel/stamp.ts';
import type { Message } from '../outbox/message.ts';
import type { Facts } from '../records/facts.ts';
import { revise, type AnsweringStore } from '../records/revise.ts';
import type { Timer } from '../schedule/timer.ts';
import type { Member } from './members.ts';
import { takesSteps, type Person, type Role, type Side, type SideSource } from './person.ts';

/** What an admin says of somebody. */
export interface Placement {
  side: Person['side'];
  siteId: string;
  roles: readonly Role[];
  shared: boolean;
}

export interface People {
  /**
   * Somebody was found in a desk's channel or user group. What was set by hand stays; guests, bots and people of
   * other companies are not taken in.
   */
  takeIn(member: Member, side: Side, siteId: string, from: Exclude<SideSource, 'hand'>): Promise<void>;
  /** What Slack says of somebody now. Those whom we don't know stay unknown. */
  refresh(member: Member): Promise<void>;
  /**
   * @param seen the {@link placementStamp} of what was there when it was decided; left out where that doesn't matter
   * @throws Refusal `bad-answer` at a field; `not-now` where somebody else placed them since
   */
  set(member: Member, to: Placement, by: Actor, request: string | null, seen?: string): Promise<void>;
}

/** A word for how somebody is placed, which is another one once they are placed otherwise. */
export const placementStamp = (person: Placement | undefined): string =>
  person ? stampOf([person.side, person.siteId, person.roles, person.shared]) : 'new';

export interface PeopleParts {
  persons: AnsweringStore<Person>;
  clock: Clock;
}

export const WELCOME = 'people.welcome';
/** The job that hands on what somebody had who can no longer act on it. */
export const HAND_ON = 'incident.hand-on';

export const handOnTimer = (id: string, due: number): Timer => ({
  key: `${HAND_ON}:${id}`,
  job: HAND_ON,
  about: id,
  due,
  round: 0,
});

/** Whether something that was theirs may not be any more: they left, take no steps, or belong elsewhere. */
export const mayActLess = (was: Person, is: Person): boolean =>
  (is.left && !was.left) ||
  (takesSteps(was) && !takesSteps(is)) ||
  was.side !== is.side ||
  was.siteId !== is.siteId;

/** What Slack says of somebody, where it is no older than what we know of them. */
export const newest = (member: Member, was: Person | undefined): Member =>
  was && member.updated < was.updated
    ? {
        ...member,
        name: was.name,
        picture: was.picture,
        guest: was.guest,
        left: was.left,
        updated: was.updated,
      }
    : member;

export function peopleUseCases({ persons, clock }: PeopleParts): People {
  /** Writes what `decide` makes of a person, who may be new; nothing where nothing changes. */
  async function change(
    id: string,
    actor: Actor,
    request: string | null,
    decide: (was: Person | undefined) => { is: Person; action: string } | undefined,
  ): Promise<void> {
    const facts = (was: Person | undefined, is: Person, action: string): Facts => ({
      request,
      entries: [entryOf(was, is, actor, action)],
      messages: was ? [] : [welcome(is)],
      timers: was && mayActLess(was, is) ? [handOnTimer(is.id, clock.now())] : [],
    });
    if (!(await persons.find(id))) {
      const first = decide(undefined);
      if (!first) return;
      const is = { ...first.is, version: 1 };
      if ((await persons.commit(is, 0, facts(undefined, is, first.action))) !== 'stale') return;
    }
    await revise(
      persons,
      id,
      () => new Error(`person ${id} is gone`),
      async was => {
        const next = decide(was);
        if (!next || Object.keys(difference(recorded, was, next.is).after).length === 0) return undefined;
        const is = { ...next.is, version: was.version + 1 };
        return { is, facts: facts(was, is, next.action) };
      },
    );
  }

  function entryOf(was: Person | undefined, is: Person, actor: Actor, action: string): Entry {
    return entryFor('person', is, { at: clock.now(), actor, action, ...difference(recorded, was, is) });
  }

  return {
    async takeIn(member, side, siteId, from) {
      if (member.bot || member.outsider || member.guest || member.left) return;
      await change(member.id, theApp, null, was => {
        // Who visits another site's desk keeps their own.
        if (was && (was.sideFrom === 'hand' || was.siteId !== siteId)) return undefined;
        const is = { ...(was ?? nobodyYet), ...seen(newest(member, was)), side, siteId, sideFrom: from };
        return { is, action: was ? 'moved' : 'taken in' };
      });
    },

    async refresh(member) {
      await change(member.id, theApp, null, was => {
        if (!was || member.updated < was.updated) return undefined;
        const action = member.left && !was.left ? 'left' : !member.left && was.left ? 'came back' : 'renamed';
        // A guest has no roles, and who comes back is given theirs anew.
        const roles = member.guest || member.left ? [] : was.roles;
        return { is: { ...was, ...seen(member), roles }, action };
      });
    },

    async set(member, to, by, request, asSeen) {
      if (request !== null && (await persons.isAnswered(request))) return;
      await change(member.id, by, request, was => {
        // Slack may have told something newer since it was asked.
        const now = newest(member, was);
        mustBeSettable(now, to);
        if (asSeen !== undefined && asSeen !== placementStamp(was))
          throw new Refusal(
            'not-now',
            `Somebody placed ${member.name} since you opened this. Close it, open it again, and change what you wanted.`,
          );
        return { is: { ...(was ?? nobodyYet), ...seen(now), ...to, sideFrom: 'hand' }, action: 'set' };
      });
    },
  };
}

/** What stands against somebody’s being placed at all, in a sentence; undefined where nothing does. */
export function whyNoPlace({ bot, left, outsider }: Member): string | undefined {
  if (bot) return 'That is an app, not a person.';
  if (left) return 'This account is deactivated in Slack, so it can have no place here.';
  if (outsider) return 'This person belongs to another company. Make them a guest of this workspace first.';
  return undefined;
}

/** Why somebody can have no role, in a sentence; undefined where they can. */
export function whyNoRole({ shared, guest }: Pick<Person, 'shared' | 'guest'>): string | undefined {
  if (shared) return 'A shared account has no roles: nobody could tell who decided. Give them to a person.';
  if (guest) return 'A guest has no roles. Give them to somebody of your own company.';
  return undefined;
}

/** @throws Refusal `bad-answer` */
function mustBeSettable(member: Member, { roles, shared }: Placement): void {
  const place = whyNoPlace(member);
  if (place) throw new Refusal('bad-answer', place, 'person');
  const role = whyNoRole({ shared, guest: member.guest });
  if (roles.length > 0 && role) throw new Refusal('bad-answer', role, 'roles');
}

const seen = ({ id, name, picture, guest, left, updated }: Member) => ({
  id,
  name,
  picture,
  guest,
  left,
  updated,
});

const nobodyYet = { roles: [] as readonly Role[], shared: false, delegate: null, version: 0, auditHead: '' };

const recorded = [
  'name',
  'side',
  'siteId',
  'sideFrom',
  'roles',
  'guest',
  'shared',
  'left',
  'picture',
  'delegate',
] as const;

/** One for each person, for ever. */
const welcome = ({ id }: Person): Message => ({
  key: `${WELCOME}:${id}`,
  intent: WELCOME,
  about: id,
  seq: 1,
  to: { kind: 'person', id },
  urgent: false,
});
