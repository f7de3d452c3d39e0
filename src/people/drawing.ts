import type { Draw } from '../outbox/deliver.ts';
import type { CommandNames } from '../slack/commands.ts';
import { DECIDES_FOR } from './away.ts';
import { siteOf, type Directory } from './directory.ts';
import { DESK_LOST, SITE_STANDS, type ChannelStore } from './look.ts';
import { WELCOME } from './people.ts';
import { readWithSide, sides, type Side } from './person.ts';
import { ON_DUTY } from './sites.ts';
import { decidesFor, deskLost, onDuty, siteStands, wantsToMove, welcome } from './views.ts';
import { WANTS_TO_MOVE } from './moving.ts';

export interface PeopleMessageParts {
  directory: Directory;
  channels: ChannelStore;
  commands: CommandNames;
}

/** How each message about people and sites is drawn. */
export function peopleMessages({ directory, channels, commands }: PeopleMessageParts): Record<string, Draw> {
  const sideAt = async (about: string) => {
    const { id, side } = read(about);
    return { site: await siteOf(directory, id), side };
  };
  return {
    [WELCOME]: async ({ about }) => {
      const person = await directory.person(about);
      if (!person || person.left) return undefined;
      return welcome(person, await siteOf(directory, person.siteId), commands);
    },
    [WANTS_TO_MOVE]: async ({ about }) => {
      const { id, side } = read(about);
      const person = await directory.person(id);
      return person && !person.left ? wantsToMove(person, side) : undefined;
    },
    [ON_DUTY]: async ({ about, to }) => {
      const { site, side } = await sideAt(about);
      return to.kind === 'person' && site.duty[side] === to.id ? onDuty(side, site) : undefined;
    },
    [DECIDES_FOR]: async ({ about, to }) => {
      const person = await directory.person(about);
      const delegate = person?.delegate;
      if (!delegate || to.kind !== 'person' || delegate.id !== to.id) return undefined;
      return decidesFor(person, delegate.until, await siteOf(directory, person.siteId));
    },
    [DESK_LOST]: async ({ about }) => {
      const { site, side } = await sideAt(about);
      const channel = await channels.channel(site.desks[side]);
      return channel && channel.state !== 'here' ? deskLost(side, site, channel) : undefined;
    },
    [SITE_STANDS]: async ({ about, to }) => {
      if (to.kind === 'person' && (await directory.person(to.id))?.left) return undefined;
      const site = await siteOf(directory, about);
      const found = await Promise.all(sides.map(side => channels.channel(site.desks[side])));
      return siteStands(
        site,
        await directory.at(about),
        found.filter(one => one !== undefined),
      );
    },
  };
}

function read(about: string): { id: string; side: Side } {
  const found = readWithSide(about);
  if (!found) throw new Error(`${about} names no side`);
  return found;
}
