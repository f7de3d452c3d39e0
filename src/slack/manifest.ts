import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { called } from './commands.ts';

/** Beside `src` and, in the build, beside `dist`. */
const file = new URL('../../manifest.yml', import.meta.url);

/** The manifest as it stands, comments too, with its commands called as they are here. @param prefix empty, or ends in a hyphen */
export function manifestFor(prefix: string): string {
  return readFileSync(file, 'utf8').replace(
    /^([ -]*command: )(\/\S+)$/gm,
    (_, start: string, command: string) => start + called(command, prefix),
  );
}

/** The scopes that the bot asks for. */
export function manifestScopes(): string[] {
  const manifest = parse(readFileSync(file, 'utf8')) as { oauth_config: { scopes: { bot: string[] } } };
  return manifest.oauth_config.scopes.bot;
}
