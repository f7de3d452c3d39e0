import type { Clock } from '../kernel/clock.ts';
import type { Directory } from '../people/directory.ts';
import { lookTimer } from '../people/look.ts';
import type { People } from '../people/people.ts';
import { sides } from '../people/person.ts';
import type { Schedule } from '../schedule/timer.ts';
import { toMember, type SlackUser } from './members.ts';
import type { Routes } from './routes.ts';

export interface ComingAndGoingParts {
  people: People;
  directory: Directory;
  schedule: Schedule;
  clock: Clock;
  teamId: string;
}

/** Hears who comes, goes and changes in Slack. A site where something changed is looked at again, soon and as a whole. */
export function comingAndGoing(routes: Routes, parts: ComingAndGoingParts): void {
  const { people, directory, schedule, clock, teamId } = parts;

  async function lookAt(concerns: (channels: readonly string[], groups: readonly string[]) => boolean) {
    for (const site of await directory.sites()) {
      const groups = sides.flatMap(side => site.groups[side] ?? []);
      if (concerns(Object.values(site.desks), groups)) await schedule.set(lookTimer(site.id, clock.now()));
    }
  }
  const lookAtDesk = (channel: string) => lookAt(desks => desks.includes(channel));
  const refresh = async (user: SlackUser) => {
    const member = toMember(user, teamId);
    if (member) await people.refresh(member);
  };

  routes.event('user_change', ({ event }) => refresh(event.user as SlackUser));
  routes.event('team_join', ({ event }) => refresh(event.user as SlackUser));
  routes.event('member_joined_channel', ({ event }) => lookAtDesk(event.channel));
  routes.event('channel_left', ({ event }) => lookAtDesk(event.channel));
  routes.event('group_left', ({ event }) => lookAtDesk(event.channel));
  routes.event('channel_archive', ({ event }) => lookAtDesk(event.channel));
  routes.event('group_archive', ({ event }) => lookAtDesk(event.channel));
  routes.event('channel_unarchive', ({ event }) => lookAtDesk(event.channel));
  routes.event('group_unarchive', ({ event }) => lookAtDesk(event.channel));
  routes.event('channel_deleted', ({ event }) => lookAtDesk(event.channel));
  routes.event('channel_shared', ({ event }) => lookAtDesk(event.channel));
  routes.event('channel_unshared', ({ event }) => lookAtDesk(event.channel));
  routes.event('subteam_members_changed', ({ event }) =>
    lookAt((_, groups) => groups.includes(event.subteam_id)),
  );
}
