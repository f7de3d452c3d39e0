import type { Drawn } from '../outbox/deliver.ts';
import { actions, button, section } from '../slack/blocks.ts';
import type { CommandNames } from '../slack/commands.ts';
import { channelLink, joined, md, siteTime, type Markup } from '../slack/markup.ts';
import type { Channel } from './channel.ts';
import { canActFor, sideName, sides, withSide, type Person, type Side } from './person.ts';
import type { Site } from './site.ts';

/** R0, making safe never waits for this app: it is no alarm, and says so wherever somebody may be in danger. */
export const dangerLine = (site: Site): Markup =>
  md`*Danger now?* ${site.emergencyPhone}, radio ${site.radioChannel} first. Injuries, fires, releases: the site’s own system.`;

/** Opens the question which side somebody is on. */
export const WRONG_SIDE = 'people.wrong-side';
/** An admin's answer to it; its value is `<person>:<side>`. */
export const MOVE = 'people.move';

export const placeName = (side: Person['side'], site: Site): string =>
  side === 'bridge' ? `both sides at ${site.name}` : `${sideName[side]} at ${site.name}`;

/** The one message to somebody new. */
export function welcome(person: Person, site: Site, commands: CommandNames): Drawn {
  const desk =
    person.side === 'bridge'
      ? joined(
          sides.map(side => channelLink(site.desks[side])),
          ' and ',
        )
      : channelLink(site.desks[person.side]);
  const text = md`*You belong to ${placeName(person.side, site)} now.* What IT and OT ask of each other stands in ${desk}.
Write \`${commands.incident}\` in any channel to report something to the other side, \`${commands.ground} help\` to see what else there is. ${dangerLine(site)}`;
  return { text, blocks: [section(text), actions(button('Wrong side?', WRONG_SIDE, person.id))] };
}

/** To an admin: somebody says that they are on the other side. */
export function wantsToMove(person: Person, to: Side): Drawn {
  const now = person.side === 'bridge' ? 'both sides' : sideName[person.side];
  const text = md`*${person.name} says: I belong to ${sideName[to]}.* We have them at ${now}.`;
  return {
    text,
    blocks: [section(text), actions(button(`Move to ${sideName[to]}`, MOVE, withSide(person.id, to), true))],
  };
}

export function onDuty(side: Side, site: Site): Drawn {
  const text = md`*You are on duty for ${sideName[side]} at ${site.name} now.* What the other side reports comes to you first.`;
  return { text, blocks: [section(text)] };
}

/** To who may decide for somebody while they are away. */
export function decidesFor({ name }: Person, until: number, site: Site): Drawn {
  const text = md`*You decide for ${name} until ${siteTime(until, site.zone)}, ${site.name} time.* Where a change waits for their yes or no, yours counts in its place, and the history names you both. If you can’t, tell them.`;
  return { text, blocks: [section(text)] };
}

/** To a side's leads and the admin channel. */
export function deskLost(side: Side, site: Site, channel: Channel): Drawn {
  const text = md`*${sideName[side]}’s desk at ${site.name} is cut off:* ${whyCutOff(channel)} Until then its incidents reach ${sideName[side]} only through its leads.`;
  return { text, blocks: [section(text)] };
}

/** What is the matter with a desk's channel, and what to do. */
export function whyCutOff({ id, state }: Pick<Channel, 'id' | 'state'>): Markup {
  const named = channelLink(id);
  switch (state) {
    case 'here':
      return md`${named} is as it should be.`;
    case 'archived':
      return md`${named} is archived. Bring it back, or give the site another channel.`;
    case 'unseen':
      return md`I don’t know yet who reads ${named}, so nothing is written there. That takes a moment. If it stays, run the doctor: npm start -- doctor.`;
    case 'not a member':
      return md`I’m not in ${named}. Write \`/invite @Common Ground\` there.`;
    case 'not found':
      return md`I can’t see ${named}. If it is private, write \`/invite @Common Ground\` there; otherwise give the site another one.`;
    case 'outside':
      return md`${named} is shared with another company, which would read everything. Give the site a channel of your own.`;
  }
}

/** To whoever set up the site: how it stands now. */
export function siteStands(site: Site, people: readonly Person[], desks: readonly Channel[]): Drawn {
  const cutOff = desks.filter(desk => desk.state !== 'here');
  const counts = sides.map(side => {
    const those = people.filter(person => canActFor(person, side, site.id));
    return md`${sideName[side]}: ${those.length} ${those.length === 1 ? 'person' : 'people'}${those.some(one => one.roles.includes('lead')) ? '' : ', no lead yet'}`;
  });
  const text = joined(
    [
      cutOff.length === 0 ? md`*${site.name} is ready.*` : md`*${site.name} is not ready yet.*`,
      ...cutOff.map(whyCutOff),
      ...counts,
      md`Who is in both channels is left for you to place, and so are guests and roles: *People* in the setup.`,
    ],
    '\n',
  );
  return { text, blocks: [section(text)] };
}
