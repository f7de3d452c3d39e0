import type { AuditTrail } from '../audit/trail.ts';
import { DAY, type Clock } from '../kernel/clock.ts';
import type { Address, Message } from '../outbox/message.ts';
import type { Job, Timer } from '../schedule/timer.ts';
import type { Channel } from './channel.ts';
import type { Directory } from './directory.ts';
import type { Member, Members } from './members.ts';
import type { People } from './people.ts';
import { sides, withSide, type Person, type Side } from './person.ts';
import type { Site } from './site.ts';

/** Who is where in Slack. Each answer may take calls to Slack. */
export interface WhoIsWhere {
  /** The channel as it is now; a public one is joined first. */
  channel(id: string): Promise<Channel>;
  /** Ids of those in it; none where we may not look. */
  membersOf(channel: string): Promise<readonly string[]>;
  membersOfGroup(group: string): Promise<readonly string[]>;
}

export interface ChannelStore {
  channel(id: string): Promise<Channel | undefined>;
  /** Keeps what was seen, together with what is to be told of it. */
  keep(channel: Channel, messages: readonly Message[]): Promise<void>;
}

export interface LookParts {
  directory: Directory;
  audit: AuditTrail;
  people: People;
  members: Members;
  whereabouts: WhoIsWhere;
  channels: ChannelStore;
  tell: (messages: readonly Message[]) => Promise<void>;
  /** What could not be written in a channel, because of how it was, is tried again. */
  reached: (channel: string) => Promise<void>;
  clock: Clock;
  adminChannel: string;
}

/** The job that looks at a site's channels and user groups, and takes in who is there. */
export const LOOK = 'people.look';
/** Tells who set up the site how it stands. */
export const SITE_STANDS = 'people.site-stands';
export const DESK_LOST = 'people.desk-lost';

export const lookTimer = (siteId: string, due: number): Timer => ({
  key: `${LOOK}:${siteId}`,
  job: LOOK,
  about: siteId,
  due,
  round: 0,
});

/** Who set up a site and hears nothing for so long has gone to look. In milliseconds. */
const STILL_NEWS = 7 * DAY;
/** From here on one list of everybody costs Slack less than asking for each. */
const FEW = 20;

/** Looks at a site, once a day and whenever something changed there. */
export function lookAtSite(parts: LookParts): Job {
  const { directory, audit, people, members, whereabouts, channels, tell, reached, clock, adminChannel } =
    parts;

  /** @returns whether the desk's channel can be written in */
  async function lookAtDesk(site: Site, side: Side): Promise<boolean> {
    const was = await channels.channel(site.desks[side]);
    const channel = await whereabouts.channel(site.desks[side]);
    const isHere = channel.state === 'here';
    await channels.keep(channel, was?.state === 'here' && !isHere ? await newsOfLoss(site, side) : []);
    if (isHere || was?.state === 'unseen') await reached(channel.id);
    return isHere;
  }

  return async timer => {
    const site = await directory.site(timer.about);
    if (!site) return 'nothing to do';
    const there = { desks: emptySides(), groups: emptySides() };
    // Both channels first: what waits to be written there must not wait for lists of people.
    // And each by itself: one that Slack says nothing of must not hold up the other.
    const looks = await Promise.allSettled(sides.map(side => lookAtDesk(site, side)));
    const isHere = looks.map(look => {
      if (look.status === 'rejected') throw look.reason;
      return look.value;
    });
    for (const [n, side] of sides.entries()) {
      if (isHere[n]) there.desks[side] = await whereabouts.membersOf(site.desks[side]);
      const group = site.groups[side];
      if (group) there.groups[side] = await whereabouts.membersOfGroup(group);
    }
    const found = placements(there, await knownAmong(there));
    const all = found.length > FEW ? await everybody() : undefined;
    for (const { id, side, from } of found) {
      const member = all ? all.get(id) : await members.byId(id);
      if (member) await people.takeIn(member, side, site.id, from);
    }
    await settleIn(site);
    return { again: clock.now() + DAY };
  };

  async function knownAmong(there: { desks: BySide; groups: BySide }): Promise<Map<string, Person>> {
    const ids = new Set([there.desks, there.groups].flatMap(one => sides.flatMap(side => one[side])));
    const known = await Promise.all([...ids].map(id => directory.person(id)));
    return new Map(known.flatMap(person => (person ? [[person.id, person]] : [])));
  }

  async function everybody(): Promise<Map<string, Member>> {
    const all = new Map<string, Member>();
    for await (const member of members.all()) all.set(member.id, member);
    return all;
  }

  /** A desk can't be reached any more: its side's leads hear of it, and the admin channel. */
  async function newsOfLoss(site: Site, side: Side): Promise<Message[]> {
    const leads = await directory.withRole('lead', { side, siteId: site.id });
    const to: Address[] = [
      ...leads.map(({ id }) => ({ kind: 'person', id }) as const),
      { kind: 'channel', id: adminChannel },
    ];
    const now = clock.now();
    return to.map(address => ({
      key: `${DESK_LOST}:${now}:${site.id}:${side}:${address.kind === 'person' ? address.id : 'admins'}`,
      intent: DESK_LOST,
      about: withSide(site.id, side),
      seq: site.version,
      to: address,
      urgent: true,
    }));
  }

  /** Only once: whose role was taken away does not get it back by themselves. */
  async function needsAdmin(id: string): Promise<boolean> {
    if ((await directory.withRole('admin')).length > 0 || (await directory.person(id))?.shared) return false;
    const history = await audit.of('person', id);
    return !history.some(({ after }) => Array.isArray(after['roles']) && after['roles'].includes('admin'));
  }

  /** Whoever set it up last is told how it stands, once for each time; the first one becomes its admin. */
  async function settleIn(site: Site): Promise<void> {
    const last = (await audit.of('site', site.id)).findLast(entry => entry.action === 'set up');
    if (last?.actor.kind !== 'person') return;
    const { id } = last.actor;
    // Sent messages are forgotten after a while, and this one must not come again then.
    if (clock.now() - last.at > STILL_NEWS) return;
    const member = (await needsAdmin(id)) ? await members.byId(id) : undefined;
    if (member && !member.left && !member.guest && !member.outsider) {
      const known = await directory.person(id);
      const { side = 'bridge', roles = [] } = known ?? {};
      await people.set(
        member,
        { side, siteId: known?.siteId ?? site.id, roles: [...roles, 'admin'], shared: false },
        last.actor,
        null,
      );
    }
    const key = `${SITE_STANDS}:${last.seq}:${site.id}`;
    const to = { kind: 'person', id } as const;
    await tell([{ key, intent: SITE_STANDS, about: site.id, seq: last.seq, to, urgent: false }]);
  }
}

/** The job that asks Slack once a day who everybody is now: what happened while nobody listened. */
export const REFRESH = 'people.refresh';

export const refreshTimer = (due: number): Timer => ({
  key: REFRESH,
  job: REFRESH,
  about: 'everybody',
  due,
  round: 0,
});

export function refreshEverybody(parts: Pick<LookParts, 'directory' | 'people' | 'members' | 'clock'>): Job {
  const { directory, people, members, clock } = parts;
  return async () => {
    const known = new Set((await directory.everybody()).map(person => person.id));
    if (known.size > 0)
      for await (const member of members.all()) if (known.has(member.id)) await people.refresh(member);
    return { again: clock.now() + DAY };
  };
}

type BySide = Record<Side, readonly string[]>;
const emptySides = (): BySide => ({ it: [], ot: [] });

/**
 * Who belongs to which side by where they are: user groups before channels, since people visit each other's
 * channels. Whoever is in both is left as they are: only a person can tell. Those placed rightly are left out.
 */
export function placements(
  there: { desks: BySide; groups: BySide },
  known: ReadonlyMap<string, Person>,
): { id: string; side: Side; from: 'desk' | 'group' }[] {
  const inGroup = oneSided(there.groups);
  const inDesk = oneSided(there.desks);
  const found = [...new Set([...inGroup.keys(), ...inDesk.keys()])].flatMap(id => {
    const grouped = inGroup.get(id);
    const side = grouped ?? inDesk.get(id);
    return side && !(inGroup.has(id) && !grouped)
      ? [{ id, side, from: grouped ? 'group' : 'desk' } as const]
      : [];
  });
  return found.filter(({ id, side, from }) => {
    const person = known.get(id);
    return !person || (person.sideFrom !== 'hand' && (person.side !== side || person.sideFrom !== from));
  });
}

/** By id the one side somebody is on; undefined for those who are on both. */
function oneSided(there: BySide): Map<string, Side | undefined> {
  const found = new Map<string, Side | undefined>();
  for (const side of sides) for (const id of there[side]) found.set(id, found.has(id) ? undefined : side);
  return found;
}
