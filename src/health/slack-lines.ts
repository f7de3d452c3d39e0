import { notOk, ok, type Line } from './line.ts';

/** What Slack says, or its code (or the network's) for not saying it. */
export type Asked<T> = { answer: T } | { refused: string };

export interface BotFound {
  workspace: string;
  name: string;
  /** Granted; null where Slack did not say. */
  scopes: string[] | null;
}

export interface ChannelFound {
  name: string;
  isMember: boolean;
  isArchived: boolean;
  /** With another company. */
  isShared: boolean;
}

/** Slack, as far as the doctor asks it. */
export interface SlackToAsk {
  bot(): Promise<Asked<BotFound>>;
  /** Whether the app-level token opens a connection. */
  connection(): Promise<Asked<true>>;
  channel(id: string): Promise<Asked<ChannelFound>>;
}

export function botLine(bot: Asked<BotFound>): Line {
  if ('answer' in bot) return ok(`Bot token: ${bot.answer.name} in the workspace ${bot.answer.workspace}.`);
  return notOk(
    unheard('Bot token', bot.refused) ??
      `Bot token: Slack does not accept it (${bot.refused}). Copy the Bot User OAuth Token from “OAuth & Permissions” again, or install the app again.`,
  );
}

export function scopeLines(granted: readonly string[] | null, wanted: readonly string[]): Line[] {
  if (!granted)
    return [
      notOk(
        'Scopes: Slack did not say which are granted. Let the proxy pass the header x-oauth-scopes, or compare them under “OAuth & Permissions”.',
      ),
    ];
  const missing = wanted.filter(scope => !granted.includes(scope));
  const more = granted.filter(scope => !wanted.includes(scope));
  return [
    missing.length === 0
      ? ok('Scopes: all that the manifest asks for.')
      : notOk(`Scopes: ${missing.join(', ')} missing. Install the app again from its manifest.`),
    ...(more.length > 0
      ? [ok(`Scopes: ${more.join(', ')} not needed; an admin of Slack may take them away.`)]
      : []),
  ];
}

export function connectionLine(connection: Asked<true>): Line {
  if ('answer' in connection) return ok('App token: Socket Mode opens.');
  return notOk(
    unheard('App token', connection.refused) ??
      `App token: Slack does not accept it (${connection.refused}). Make an App-Level Token with the scope connections:write, and turn Socket Mode on.`,
  );
}

/** @param what `OT’s desk at Rhine Works` */
export function channelLines(what: string, id: string, channel: Asked<ChannelFound>): Line[] {
  if ('refused' in channel) return [notOk(`${what}: ${whyUnseen(id, channel.refused)}`)];
  const { name, isMember, isArchived, isShared } = channel.answer;
  const here = `${what}: #${name}`;
  const wrong = [
    ...(isArchived ? [`${here} is archived. Bring it back, or give another channel.`] : []),
    ...(isShared
      ? [`${here} is shared with another company, which reads all. Give a channel of your own.`]
      : []),
    ...(isMember || isArchived
      ? []
      : [`${here}, where the app is no member. Write there: /invite @Common Ground`]),
  ];
  return wrong.length === 0 ? [ok(`${here}.`)] : wrong.map(notOk);
}

function whyUnseen(id: string, code: string): string {
  switch (code) {
    case 'channel_not_found':
      return `${id} is not there, or private without the app. Write there: /invite @Common Ground. If there is no such channel, give another one.`;
    case 'missing_scope':
      return `${id} could not be looked at (missing_scope). Install the app again from its manifest.`;
    default:
      return `${id} could not be looked at (${code}). Run the doctor again.`;
  }
}

/** Slack's codes are one word; anything else comes from the way there. */
function unheard(what: string, refused: string): string | undefined {
  if (/^[a-z_]+$/.test(refused)) return undefined;
  return `${what}: Slack can’t be reached (${refused}). Check the network, the proxy and SLACK_API_URL.`;
}
