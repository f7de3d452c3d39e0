import { z } from 'zod';
import { Refusal } from './kernel/refusal.ts';

const token = (start: string, from: string) =>
  z.string(`is missing. ${from}`).startsWith(start, `must begin with ${start}. ${from}`);

const HOW_APP_TOKEN =
  'Make an App-Level Token with the scope connections:write under “Basic Information” of your Slack app.';

const NO_PORT = 'must be a port from 1 to 65535, or 0 to turn the health endpoint off.';

const NO_HTTP_PORT = 'must be a port from 1 to 65535.';

const port = (wrong: string) =>
  z
    .string()
    .regex(/^\d{1,5}$/, wrong)
    .transform(Number)
    .pipe(z.int().max(65535, wrong));

/** The environment: the README's table is tested against it. */
export const environment = z.object({
  SLACK_BOT_TOKEN: token(
    'xoxb-',
    'Copy the Bot User OAuth Token from “OAuth & Permissions” of your Slack app.',
  ).describe('Bot token of the Slack app'),
  SLACK_APP_TOKEN: token('xapp-', HOW_APP_TOKEN)
    .optional()
    .describe('App-level token, for Socket Mode; required unless requests come over HTTP'),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(
      /^[0-9a-f]{32}$/,
      'must be the 32 digits and letters under “Basic Information” → “Signing Secret” of your Slack app. Leave it out for Socket Mode.',
    )
    .optional()
    .describe('In place of `SLACK_APP_TOKEN`: requests come over HTTP, signed with it'),
  AUDIT_KEY: z
    .string('is missing. Make one with: openssl rand -hex 32')
    .min(32, 'is too short: 32 characters at least. Make one with: openssl rand -hex 32')
    .describe('Secret that seals the history; keep it apart from the backups'),
  ADMIN_CHANNEL: z
    .string(
      'is missing. Copy the id of the channel where admins read what could not be delivered (channel details, at the bottom).',
    )
    .regex(
      /^[CG][A-Z0-9]+$/,
      'must be a channel’s id such as C0123456789, not its name. It stands at the bottom of the channel’s details.',
    )
    .describe('Channel id where escalations and undeliverable messages end'),
  FIRST_ADMIN: z
    .string()
    .regex(
      /^[UW][A-Z0-9]+$/,
      'must be a member id such as U0123456789: ⋮ → Copy member ID in their profile. Leave it out for the owner of the workspace.',
    )
    .optional()
    .describe(
      'Member id of whoever may always set up; without it the workspace’s owner, until there is an admin',
    ),
  DATABASE_FILE: z
    .string()
    .min(1, 'is empty. Leave it out, or name a file.')
    .default('common-ground.sqlite')
    .describe('The SQLite file'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], 'must be one of debug, info, warn, error.')
    .default('info')
    .describe('How much is logged'),
  SLACK_API_URL: z
    .url('must be an address that begins with https://. Leave it out for Slack itself.')
    .refine(
      keepsSecrets,
      'must begin with https://, or the token would travel in clear; http:// only on this machine.',
    )
    .default('https://slack.com/api/')
    .describe('Where Slack’s Web API answers; another address only for a proxy'),
  COMMAND_PREFIX: z
    .string()
    .max(20, 'is too long: 20 characters at most.')
    .regex(
      /^([a-z0-9][a-z0-9-]*-)?$/,
      'must be small letters, digits and hyphens, with a hyphen at the end, such as cg-. Leave it out for /incident as it is.',
    )
    .default('')
    .describe(
      'Before the name of each command, where another app has it already: `cg-` makes `/cg-incident`',
    ),
  HTTP_PORT: port(NO_HTTP_PORT)
    .refine(number => number > 0, NO_HTTP_PORT)
    .default(3000)
    .describe('Port on this machine where Slack’s requests arrive, where they come over HTTP'),
  HEALTH_PORT: port(NO_PORT)
    .default(8471)
    .describe('Port on this machine where a monitor asks how it is; 0 turns it off'),
});

function keepsSecrets(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname));
}

export interface Config {
  botToken: string;
  /** For Socket Mode; undefined where there is a signing secret. */
  appToken: string | undefined;
  /** For signed HTTP; undefined where there is an app token. */
  signingSecret: string | undefined;
  httpPort: number;
  auditKey: string;
  adminChannel: string;
  firstAdmin: string | undefined;
  databaseFile: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  slackApiUrl: string;
  /** Empty, or ends in a hyphen. */
  commandPrefix: string;
  /** 0: no health endpoint. */
  healthPort: number;
}

const names: Record<keyof Config, keyof typeof environment.shape> = {
  botToken: 'SLACK_BOT_TOKEN',
  appToken: 'SLACK_APP_TOKEN',
  signingSecret: 'SLACK_SIGNING_SECRET',
  httpPort: 'HTTP_PORT',
  auditKey: 'AUDIT_KEY',
  adminChannel: 'ADMIN_CHANNEL',
  firstAdmin: 'FIRST_ADMIN',
  databaseFile: 'DATABASE_FILE',
  logLevel: 'LOG_LEVEL',
  slackApiUrl: 'SLACK_API_URL',
  commandPrefix: 'COMMAND_PREFIX',
  healthPort: 'HEALTH_PORT',
};

/** What must be read nowhere but here. */
export const secretsIn = ({ botToken, appToken, signingSecret, auditKey }: Config): string[] =>
  [botToken, appToken, signingSecret, auditKey].filter(secret => secret !== undefined);

export interface Settings {
  /** Those that are right. */
  set: Partial<Config>;
  /** A sentence for each that is wrong: its name, and what to do about it. Never its value. */
  wrong: string[];
}

type Environment = Record<string, string | undefined>;

/** Reads the environment, or only what is asked for, as far as it is right. */
export function readSettings(
  env: Environment,
  only: readonly (keyof Config)[] = Object.keys(names) as (keyof Config)[],
): Settings {
  const read = only.map(key => {
    const name = names[key];
    return { key, name, result: environment.shape[name].safeParse(env[name]) };
  });
  return {
    set: Object.fromEntries(read.flatMap(({ key, result }) => (result.success ? [[key, result.data]] : []))),
    wrong: read.flatMap(({ key, name, result }) => [
      ...(result.success ? [] : result.error.issues.map(issue => `${name} ${issue.message}`)),
      ...(key === 'appToken' ? wrongWay(env) : []),
    ]),
  };
}

/** Requests come over a socket that we open, or over HTTP: which of the two must be plain. */
function wrongWay({ SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: secret }: Environment): string[] {
  if (appToken === undefined && secret === undefined) return [`SLACK_APP_TOKEN is missing. ${HOW_APP_TOKEN}`];
  if (appToken === undefined || secret === undefined) return [];
  return ['SLACK_SIGNING_SECRET is for HTTP and SLACK_APP_TOKEN for Socket Mode. Leave one of them out.'];
}

/**
 * Reads the environment, once; all of it, or only what is asked for.
 *
 * @throws Refusal `bad-setting` with a line for each setting that is wrong, and what to do about it
 */
export function readConfig(env: Environment): Config;
export function readConfig<K extends keyof Config>(env: Environment, only: readonly K[]): Pick<Config, K>;
export function readConfig(env: Environment, only?: readonly (keyof Config)[]): Partial<Config> {
  const { set, wrong } = readSettings(env, only);
  if (wrong.length === 0) return set;
  throw new Refusal('bad-setting', `Common Ground can’t start with these settings:\n- ${wrong.join('\n- ')}`);
}
