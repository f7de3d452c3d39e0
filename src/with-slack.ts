import type { Config } from './config.ts';
import type { Clock } from './kernel/clock.ts';
import type { Ids } from './kernel/ids.ts';
import type { Log } from './kernel/log.ts';
import { adminsOf, ownerIn, visitor } from './people/admins.ts';
import { anybody, whoIs, type Directory } from './people/directory.ts';
import { commandsWith } from './slack/commands.ts';
import { connect } from './slack/connect.ts';
import { homeTab } from './slack/home-tab.ts';
import { listenOn } from './slack/listen.ts';
import { slackMembers } from './slack/members.ts';
import { NamedRoutes } from './slack/routes.ts';
import { slackReaders } from './slack/readers.ts';
import { slackGroups, slackWhereabouts } from './slack/whereabouts.ts';

export interface SlackParts {
  config: Config;
  directory: Directory;
  machine: Clock;
  ids: Ids;
  log: Log;
}

/**
 * Slack, built from its parts: what is asked there, and the doors through which people come in, each for whom it is.
 *
 * @throws Refusal `bad-setting` when Slack does not accept the token, or can't be reached
 */
export async function withSlack({ config, directory, machine, ids, log }: SlackParts) {
  const { commandPrefix, firstAdmin } = config;
  const slack = await connect({ ...config, machine, log });
  const { teamId } = slack.identity;
  const stopping = new AbortController();
  const membersAsked = (how: 'at once' | 'patiently') =>
    slackMembers(slack.client, teamId, stopping.signal, how);
  const members = membersAsked('at once');
  const admins = adminsOf(directory, firstAdmin, ownerIn(members, machine, log));
  const visits = (id: string) => visitor(directory, admins, id);

  const routes = new NamedRoutes(slack.bolt, slack.client);
  const home = homeTab(routes, { ids, log });
  const ears = { commandPrefix, teamId, home, ids, log };
  return {
    slack,
    stopping,
    commands: commandsWith(commandPrefix),
    members,
    patientMembers: membersAsked('patiently'),
    groups: slackGroups(slack.client, machine, log),
    whereabouts: slackWhereabouts(slack.client, stopping.signal),
    readers: slackReaders(slack.client),
    admins,
    visits,
    routes,
    home,
    on: listenOn(routes, { whoIs: id => whoIs(directory, id), ...ears }),
    onAdmin: listenOn(routes, { whoIs: id => admins.admin(id), ...ears }),
    onVisitor: listenOn(routes, { whoIs: visits, ...ears }),
    onAnybody: listenOn(routes, { whoIs: id => anybody(directory, id), ...ears }),
    /** Whoever presses, known or not. */
    onWhoever: listenOn(routes, { whoIs: async id => id, ...ears }),
  };
}
