import { readFileSync } from 'node:fs';
import { parse, parseDocument } from 'yaml';
import { Refusal } from '../kernel/refusal.ts';
import { called } from './commands.ts';
import { PATH } from './receiving.ts';

/** Beside `src` and, in the build, beside `dist`. */
const file = new URL('../../manifest.yml', import.meta.url);

/**
 * The manifest as it stands, comments too, with its commands called as they are here.
 *
 * @param prefix empty, or ends in a hyphen
 * @param address where Slack reaches us over HTTP, `https://ground.example`; left out for Socket Mode
 * @throws Refusal `bad-setting` for what is no such address
 */
export function manifestFor(prefix: string, address?: string): string {
  const named = readFileSync(file, 'utf8').replace(
    /^([ -]*command: )(\/\S+)$/gm,
    (_, start: string, command: string) => start + called(command, prefix),
  );
  return address === undefined ? named : overHttp(named, requestUrl(address));
}

function overHttp(written: string, url: string): string {
  const manifest = parseDocument(written);
  const commands = manifest.getIn(['features', 'slash_commands']) as { items: unknown[] };
  for (const n of commands.items.keys()) manifest.setIn(['features', 'slash_commands', n, 'url'], url);
  manifest.setIn(['settings', 'event_subscriptions', 'request_url'], url);
  manifest.setIn(['settings', 'interactivity', 'request_url'], url);
  manifest.setIn(['settings', 'interactivity', 'message_menu_options_url'], url);
  manifest.setIn(['settings', 'socket_mode_enabled'], false);
  return manifest.toString({ lineWidth: 0 });
}

function requestUrl(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' || url.search || url.hash)
    throw new Refusal('bad-setting', 'Slack sends requests to an address such as https://ground.example');
  return url.origin + PATH;
}

/** The scopes that the bot asks for. */
export function manifestScopes(): string[] {
  const manifest = parse(readFileSync(file, 'utf8')) as { oauth_config: { scopes: { bot: string[] } } };
  return manifest.oauth_config.scopes.bot;
}
