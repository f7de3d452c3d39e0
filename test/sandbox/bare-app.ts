import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, LogLevel, SocketModeReceiver, webApi } from '@slack/bolt';
import { stringify } from 'yaml';
import { startSlack, type Slack, type SlackOptions } from '../../src/sandbox/server.ts';
import type { World } from '../../src/sandbox/world-types.ts';

/** A small plant: two people who work, one who left, channels with and without the app. */
export const plant: World = {
  team: { id: 'T0PLANT', domain: 'plant', name: 'The Plant' },
  app: { appId: 'A0APP', botId: 'B0BOT', botUserId: 'U0BOT', name: 'Signal' },
  users: [
    { id: 'U1INES', name: 'Ines Faria', title: 'Control engineer', tz: 'Europe/Berlin' },
    { id: 'U2OMAR', name: 'Omar Haddad', title: 'Network engineer', tz: 'America/New_York' },
    { id: 'U3GONE', name: 'Greta Old', title: 'Left', tz: 'Europe/Berlin', deleted: true },
  ],
  channels: [
    { id: 'C1LINE', name: 'line', members: ['U1INES', 'U2OMAR', 'U3GONE'], app: true },
    { id: 'C2QUIET', name: 'quiet', members: ['U1INES'] },
    { id: 'C3SECRET', name: 'secret', isPrivate: true, members: ['U1INES'] },
    { id: 'C4DESK', name: 'desk', isPrivate: true, members: ['U1INES', 'U2OMAR'], app: true },
  ],
  groups: [{ id: 'S1DUTY', handle: 'on-duty', name: 'On duty', users: ['U1INES'] }],
};

const ALL_SCOPES = [
  'commands',
  'chat:write',
  'channels:history',
  'groups:history',
  'im:history',
  'im:write',
  'mpim:history',
  'mpim:read',
  'mpim:write',
  'channels:read',
  'groups:read',
  'users:read',
  'users:read.email',
  'usergroups:read',
  'channels:join',
  'chat:write.customize',
  'dnd:read',
  'files:write',
];

const ALL_EVENTS = [
  'app_home_opened',
  'app_mention',
  'message.channels',
  'message.groups',
  'reaction_added',
  'reaction_removed',
  'member_joined_channel',
  'member_left_channel',
  'channel_left',
  'group_left',
  'channel_archive',
  'group_archive',
  'channel_shared',
  'channel_unshared',
  'user_change',
  'team_join',
  'subteam_members_changed',
  'subteam_updated',
];

/** A manifest on disk that asks for these scopes and events. */
export function manifestFile(
  asks: {
    scopes?: string[];
    events?: string[];
    escapes?: boolean;
    readOnly?: boolean;
    homeTab?: boolean;
  } = {},
): string {
  const file = join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'manifest.yml');
  const manifest = {
    display_information: { name: 'Signal' },
    features: {
      app_home: {
        home_tab_enabled: asks.homeTab ?? true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: asks.readOnly ?? true,
      },
      slash_commands: [
        { command: '/hello', description: 'Says hello', should_escape: asks.escapes ?? true },
        { command: '/silent', description: 'Never answers', should_escape: true },
      ],
      shortcuts: [
        { name: 'Make an incident', type: 'message', callback_id: 'from_message', description: 'Of this' },
        { name: 'Report', type: 'global', callback_id: 'from_anywhere', description: 'From anywhere' },
      ],
    },
    oauth_config: { scopes: { bot: asks.scopes ?? ALL_SCOPES } },
    settings: {
      event_subscriptions: { bot_events: asks.events ?? ALL_EVENTS },
      socket_mode_enabled: true,
    },
  };
  writeFileSync(file, stringify(manifest));
  return file;
}

/** Starts the small plant's Slack; the manifest asks for all there is unless another is given. */
export async function plantSlack(options: Partial<SlackOptions> = {}): Promise<Slack> {
  return startSlack({ manifest: manifestFile(), world: plant, ...options });
}

/** The real Web API client, speaking as the app; it tries once, and waits for nothing. */
export function botOf(slack: Slack, token = slack.botToken): webApi.WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
  });
}

/** A bare Bolt app in Socket Mode. It connects when it is started. */
export function boltFor(slack: Slack): App {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const { botUserId, botId } = slack.workspace.state.app;
  return new App({
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl },
    authorize: async () => ({ botToken: slack.botToken, botUserId, botId }),
  });
}

/** The name Slack gives a refusal; undefined when it did not refuse. */
export async function refusalOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    const { data } = error as { data?: { error?: string } };
    if (data?.error === undefined) throw error;
    return data.error;
  }
}
