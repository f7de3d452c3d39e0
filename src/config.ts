import { z } from 'zod';
import { Refusal } from './kernel/refusal.ts';

const token = (start: string, from: string) =>
  z.string(`is missing. ${from}`).startsWith(start, `must begin with ${start}. ${from}`);

/** The environment: the README's table is tested against it. */
export const environment = z.object({
  SLACK_BOT_TOKEN: token(
    'xoxb-',
    'Copy the Bot User OAuth Token from “OAuth & Permissions” of your Slack app.',
  ).describe('Bot token of the Slack app'),
  SLACK_APP_TOKEN: token(
    'xapp-',
    'Make an App-Level Token with the scope connections:write under “Basic Information” of your Slack app.',
  ).describe('App-level token, for Socket Mode'),
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
});

function keepsSecrets(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname));
}

export interface Config {
  botToken: string;
  appToken: string;
  auditKey: string;
  adminChannel: string;
  databaseFile: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error';
  slackApiUrl: string;
}

/**
 * Reads the environment, once.
 *
 * @throws Refusal `bad-setting` with a line for each setting that is wrong, and what to do about it
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const read = environment.safeParse(env);
  if (!read.success) {
    const lines = read.error.issues.map(issue => `${issue.path.join('.')} ${issue.message}`);
    throw new Refusal(
      'bad-setting',
      `Common Ground can’t start with these settings:\n- ${lines.join('\n- ')}`,
    );
  }
  const set = read.data;
  return {
    botToken: set.SLACK_BOT_TOKEN,
    appToken: set.SLACK_APP_TOKEN,
    auditKey: set.AUDIT_KEY,
    adminChannel: set.ADMIN_CHANNEL,
    databaseFile: set.DATABASE_FILE,
    logLevel: set.LOG_LEVEL,
    slackApiUrl: set.SLACK_API_URL,
  };
}
