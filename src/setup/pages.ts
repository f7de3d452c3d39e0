import type { Delegation } from '../changes/deciding.ts';
import { counted } from '../kernel/text.ts';
import { decides, isAway } from '../people/away.ts';
import type { Person } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import { dangerLine, placeName } from '../people/views.ts';
import {
  actions,
  button,
  context,
  LIMIT,
  modal,
  plain,
  section,
  type Block,
  type Modal,
} from '../slack/blocks.ts';
import type { CommandNames } from '../slack/commands.ts';
import { channelLink, joined, md, personLink, siteTime, type Markup } from '../slack/markup.ts';

/** Actions of the buttons. */
export const SET_UP = 'setup.open';
export const CHANGE_SITE = 'setup.change-site';
export const ADD_SITE = 'setup.add-site';
export const PEOPLE = 'setup.people';
export const HEALTH = 'setup.health';

/** A site with what stands in its way, as sentences. */
export interface Standing {
  site: Site;
  problems: readonly Markup[];
}

/** Sites with a row of their own; the others are found by name. */
const MOST_SITES = 40;

const anyOther = (more: number): Block => ({
  ...section(md`And ${counted(more, 'more site')}.`),
  accessory: {
    type: 'external_select',
    action_id: CHANGE_SITE,
    min_query_length: 1,
    placeholder: plain('Change a site', LIMIT.placeholder),
  },
});

/** Loads the words that come with the app. */
export const LOAD_WORDS = 'setup.words';

/** The installation at a glance, for admins. */
export function setupPage(standings: readonly Standing[], isGlossaryEmpty = false): Modal {
  const rows = standings.slice(0, MOST_SITES).flatMap(({ site, problems }): Block[] => [
    {
      ...section(
        md`*${site.name}* · ${site.zone}\nIT ${channelLink(site.desks.it)} · OT ${channelLink(site.desks.ot)}`,
      ),
      accessory: button('Change', CHANGE_SITE, site.id),
    },
    ...(problems.length > 0 ? [context(joined(problems, '\n'))] : []),
  ]);
  const start = md`*Two channels and a minute for each site.* Have ready: the site’s two channels, its emergency number and its radio channel. Public channels I join by myself; into a private one, invite me first.`;
  return modal('Sites', [
    ...(rows.length > 0 ? rows : [section(start)]),
    ...(standings.length > MOST_SITES ? [anyOther(standings.length - MOST_SITES)] : []),
    actions(
      button('Add a site', ADD_SITE, 'new', rows.length === 0),
      ...(rows.length > 0 ? [button('People', PEOPLE, 'all'), button('Health', HEALTH, 'all')] : []),
    ),
    ...(rows.length > 0 && isGlossaryEmpty ? [words] : []),
  ]);
}

const words: Block = {
  ...section(
    md`*The glossary is empty.* Words that IT and OT use differently come with the app, for your stewards to check.`,
  ),
  accessory: button('Load them', LOAD_WORDS, 'starter'),
};

/** Where somebody belongs, and for whom they decide now. */
export interface Place {
  site: Site;
  decidesFor: readonly Delegation[];
  /** Milliseconds. */
  now: number;
}

/** What one can do here, by role: what concerns everybody first. */
export function helpPage(
  commands: CommandNames,
  by: { person: Person | undefined; isAdmin: boolean },
  place?: Place,
): Modal {
  const { person, isAdmin } = by;
  const site = place?.site;
  const { incident, change, term, coffee, shadow, ground } = commands;
  const parts: Block[] = person && site ? [section(dangerLine(site))] : [];
  const part = (title: string, ...lines: Markup[]) =>
    void parts.push(section(joined([md`*${title}*`, ...lines.map(line => md`•  ${line}`)], '\n')));
  if (!person)
    part(
      'I don’t know yet which side you are on',
      md`Join your side’s desk, its IT or its OT channel, and you belong to it. Or ask your admin to place you.`,
    );
  else if (person.guest)
    part(
      'As a guest',
      md`\`${incident}\` reports something. You see what you reported, and can write in its thread.`,
      md`\`${ground} hours\` says when you work, so that whoever looks for you finds a time.`,
    );
  else {
    part(
      'Report and follow',
      md`\`${incident}\` reports something to the other side: three answers, a minute.`,
      md`\`${incident} 42\` opens INC-42, \`${incident} list\` shows what is open, \`${incident} list pump\` searches.`,
      md`*Make this an incident* in a message’s menu takes its text along.`,
    );
    if (!person.shared)
      part(
        'Plan a change',
        md`\`${change} reboot print-2 tonight 20:00\`: what nothing of OT stops with takes one line. \`${change}\` opens the form for the rest.`,
        md`\`${change} list\` shows what is open at your site, \`${change} week\` this week, \`${change} changed PLC-12\` what changed there lately.`,
        md`*Stop* on a card is for everybody, at any time.`,
      );
    part(
      'Each other’s words',
      md`\`${term} dmz\` says what IT and what OT mean by it; only you see it. \`${term}\` opens the glossary.`,
      md`In a thread ask me: “@Common Ground what is a trip?”. *Explain the jargon* in a message’s menu explains all of it.`,
    );
    if (!person.shared)
      part(
        'Meet the other side',
        md`\`${coffee}\` shows who you meet for a coffee next, and lets you join, skip, pause and leave.`,
        md`\`${coffee} topics\` says what you can tell about and want to hear about, \`${coffee} hours\` when you work.`,
      );
    if (!person.shared)
      part(
        'See the other side’s work',
        md`\`${shadow} ask\` asks for a day, a week or a month beside somebody, \`${shadow} offer\` offers places beside you.`,
        md`\`${shadow}\` shows your visits, your offers, and what waits for you.`,
      );
    part(
      'When work may be done',
      md`\`${ground} windows\` shows maintenance windows and blackouts. OT’s leads, approvers and shift leads set them.`,
    );
    part(
      'At your desk',
      md`A card has one thread in two channels: what you write under it, the other side reads under theirs.`,
      ...(person.shared
        ? []
        : [
            md`👀 on a new card says that you have it. 📌 on a message keeps it in the incident’s history.`,
            md`\`${ground} duty\` says who is on duty; they hear of new incidents first.`,
            md`\`${ground} hours\` says when you work, your shifts and your days off.`,
          ]),
    );
    if (person.shared)
      part(
        'This account is shared',
        md`It reports and replies. Steps need your own account, so that one can see who has it.`,
      );
    if (person.roles.includes('lead'))
      part(
        'As a lead',
        md`You are told when nobody of your side has an incident in time, and you get what somebody had who left.`,
      );
    const lines = place ? decisions(person, place, ground) : [];
    if (lines.length > 0) part('Yes or no to changes', ...lines);
  }
  if (isAdmin)
    part(
      'As an admin',
      md`\`${ground} setup\` sites and their desks, \`${ground} people\` sides and roles, \`${ground} health\` what needs you.`,
    );
  const where = person && site ? [context(belonging(person, site))] : [];
  return modal('What you can do here', [...parts, ...where]);
}

/** Who decides for them, and for whom they do. */
function decisions(person: Person, { site, decidesFor, now }: Place, ground: string): Markup[] {
  const until = (moment: number) => md`until ${siteTime(moment, site.zone, now)}, ${site.name} time`;
  const { delegate } = person;
  return [
    ...(decides(person) ? [md`\`${ground} away\` says who decides for you while you are away.`] : []),
    ...(delegate && decides(person) && isAway(person, now)
      ? [md`${personLink(delegate.id)} decides for you ${until(delegate.until)}.`]
      : []),
    ...decidesFor.map(one => md`You decide for ${one.approver.name} ${until(one.until)}.`),
  ];
}

function belonging(person: Person, site: Site): Markup {
  const roles = person.roles.length > 0 ? `, ${person.roles.join(', ')}` : '';
  return md`You belong to ${placeName(person.side, site)}${roles}.`;
}
