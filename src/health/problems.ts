import type { Clock } from '../kernel/clock.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Channel } from '../people/channel.ts';
import type { Directory } from '../people/directory.ts';
import type { ChannelStore } from '../people/look.ts';
import { belongsTo, sideName, sides, takesSteps, type Person, type Side } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import { since } from './health.ts';

/** What a side lacks, and who does what they are missed for meanwhile. */
export type Lack = 'people' | 'lead' | 'duty';

export type Problem =
  | { side: Side; lacks: Lack }
  | { side: Side; desk: Pick<Channel, 'id'> & { state: Exclude<Channel['state'], 'here'> } };

/** Without anybody on duty incidents go on all the same. */
export const isBlocking = (problem: Problem): boolean => 'desk' in problem || problem.lacks !== 'duty';

export interface Problems {
  /** Every site, also those without a problem. */
  sites: { site: Site; problems: Problem[] }[];
  /** Messages that could not be delivered in the last seven days. */
  undelivered: number;
}

export interface ProblemParts {
  directory: Directory;
  channels: ChannelStore;
  outbox: Outbox;
  /** The machine's time. */
  machine: Clock;
}

/** What stands in the way of incidents, as far as the store knows; Slack is not asked. */
export async function storedProblems(parts: ProblemParts): Promise<Problems> {
  const { directory, channels, outbox, machine } = parts;
  const sites = [];
  for (const site of await directory.sites()) {
    const people = await directory.at(site.id);
    const problems: Problem[] = [];
    for (const side of sides) {
      const desk = await channels.channel(site.desks[side]);
      if (desk && desk.state !== 'here') problems.push({ side, desk: { id: desk.id, state: desk.state } });
      problems.push(...lacksOf(site, side, people).map(lacks => ({ side, lacks })));
    }
    sites.push({ site, problems });
  }
  const { undelivered } = await outbox.backlog(since(machine.now()));
  return { sites, undelivered };
}

/** @param people everybody of the site. Where there is nobody at all, nothing else is missed. */
export function lacksOf(site: Site, side: Side, people: readonly Person[]): Lack[] {
  const able = ableAt(side, people);
  if (able.length === 0) return ['people'];
  const lacks: Lack[] = [];
  if (!able.some(person => person.roles.includes('lead'))) lacks.push('lead');
  if (!able.some(person => person.id === site.duty[side])) lacks.push('duty');
  return lacks;
}

/** Who can take steps for a side: guests and shared accounts can't. */
export const ableAt = (side: Side, people: readonly Person[]): Person[] =>
  people.filter(person => takesSteps(person) && belongsTo(person, side));

/** What a side lacks, what happens then, and what to do. @param ground `/ground`, as it is called here */
export function lackSentence(lacks: Lack, side: Side, site: Site, ground: string): string {
  const whose = `${sideName[side]} at ${site.name}`;
  switch (lacks) {
    case 'people':
      return `${whose} has nobody, so nobody can acknowledge there. Invite its people to its channel, or place them: ${ground} people.`;
    case 'lead':
      return `${whose} has no lead: what nobody acknowledges goes to the admin channel at once. Give somebody there the role lead: ${ground} people.`;
    case 'duty':
      return `Nobody is on duty for ${whose}: a report comes to the desk and to nobody first. Somebody there writes ${ground} duty.`;
  }
}
