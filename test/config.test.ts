import { describe, expect, test } from 'vitest';
import { readConfig, readSettings } from '../src/config.ts';
import { Refusal } from '../src/kernel/refusal.ts';

const right = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_APP_TOKEN: 'xapp-1',
  AUDIT_KEY: 'k'.repeat(32),
  ADMIN_CHANNEL: 'C0ADMINS',
};

function linesFor(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof Refusal) return error.message.split('\n');
    throw error;
  }
  return [];
}

test('the settings that must be there are enough', () => {
  expect(readConfig({ ...right, PATH: '/bin' })).toEqual({
    botToken: 'xoxb-1',
    appToken: 'xapp-1',
    signingSecret: undefined,
    httpPort: 3000,
    auditKey: 'k'.repeat(32),
    adminChannel: 'C0ADMINS',
    databaseFile: 'common-ground.sqlite',
    logLevel: 'info',
    slackApiUrl: 'https://slack.com/api/',
    commandPrefix: '',
    healthPort: 8471,
  });
});

test('a prefix for the commands and another port, or none', () => {
  const read = (prefix: string, port: string) => {
    const { commandPrefix, healthPort } = readConfig({ ...right, COMMAND_PREFIX: prefix, HEALTH_PORT: port });
    return [commandPrefix, healthPort];
  };
  expect(read('cg-', '0')).toEqual(['cg-', 0]);
  expect(read('plant-2-', '65535')).toEqual(['plant-2-', 65535]);
  expect(read('', '9000')).toEqual(['', 9000]);
});

test('who needs one setting reads only that', () => {
  expect(readConfig({ COMMAND_PREFIX: 'cg-' }, ['commandPrefix'])).toEqual({ commandPrefix: 'cg-' });
  expect(() => readConfig({ COMMAND_PREFIX: 'cg' }, ['commandPrefix'])).toThrow('COMMAND_PREFIX must be');
});

test('requests come over a socket or over signed HTTP: one of the two', () => {
  const { SLACK_APP_TOKEN: _, ...neither } = right;
  const secret = '0123456789abcdef0123456789abcdef';
  const { appToken, signingSecret, httpPort } = readConfig({ ...neither, SLACK_SIGNING_SECRET: secret });
  expect([appToken, signingSecret, httpPort]).toEqual([undefined, secret, 3000]);
  expect(linesFor({ ...right, SLACK_SIGNING_SECRET: secret })[1]).toMatch(/Leave one of them out\.$/);
  expect(linesFor({ ...neither, SLACK_SIGNING_SECRET: 'short' })[1]).toMatch(/must be the 32 digits/);
});

test('those that are right are read although others are wrong', () => {
  const { set, wrong } = readSettings({ ...right, AUDIT_KEY: 'short', DATABASE_FILE: 'desk.sqlite' });
  expect(set).toMatchObject({ botToken: 'xoxb-1', databaseFile: 'desk.sqlite' });
  expect(set).not.toHaveProperty('auditKey');
  expect(wrong).toEqual([expect.stringMatching(/^AUDIT_KEY is too short/)]);
});

describe('a wrong setting is named, with what to do:', () => {
  test.each<[string, string | undefined, RegExp]>([
    ['SLACK_BOT_TOKEN', undefined, /is missing\. Copy the Bot User OAuth Token/],
    ['SLACK_BOT_TOKEN', '', /must begin with xoxb-\. Copy/],
    ['SLACK_BOT_TOKEN', 'xoxp-1', /must begin with xoxb-\. Copy/],
    ['SLACK_APP_TOKEN', undefined, /is missing\. Make an App-Level Token/],
    ['SLACK_APP_TOKEN', 'xoxb-1', /must begin with xapp-\. Make/],
    ['AUDIT_KEY', undefined, /is missing\. Make one with: openssl/],
    ['AUDIT_KEY', 'short', /is too short: 32 characters at least\. Make one/],
    ['ADMIN_CHANNEL', undefined, /is missing\. Copy the id/],
    ['ADMIN_CHANNEL', '#admins', /must be a channel’s id such as C0123456789/],
    ['ADMIN_CHANNEL', 'U0ANNA', /must be a channel’s id/],
    ['DATABASE_FILE', '', /is empty\. Leave it out/],
    ['LOG_LEVEL', 'loud', /must be one of debug, info, warn, error/],
    ['COMMAND_PREFIX', 'cg', /must be small letters.*with a hyphen at the end.*Leave it out/],
    ['COMMAND_PREFIX', 'Cg-', /must be small letters/],
    ['COMMAND_PREFIX', '-', /must be small letters/],
    ['COMMAND_PREFIX', '/cg-', /must be small letters/],
    ['COMMAND_PREFIX', 'c g-', /must be small letters/],
    ['COMMAND_PREFIX', 'a-prefix-of-21-chars-', /is too long: 20 characters at most/],
    ['HTTP_PORT', '0', /must be a port from 1 to 65535\./],
    ['HTTP_PORT', 'https', /must be a port from 1 to 65535\./],
    ['HEALTH_PORT', '', /must be a port from 1 to 65535, or 0/],
    ['HEALTH_PORT', 'http', /must be a port from 1 to 65535, or 0/],
    ['HEALTH_PORT', '-1', /must be a port from 1 to 65535, or 0/],
    ['HEALTH_PORT', '65536', /must be a port from 1 to 65535, or 0/],
    ['HEALTH_PORT', '80.5', /must be a port from 1 to 65535, or 0/],
    ['SLACK_API_URL', 'slack.com', /must be an address that begins with https:\/\/.*Leave it out/],
    ['SLACK_API_URL', '', /must be an address that begins with https:\/\/.*Leave it out/],
    ['SLACK_API_URL', 'ftp://slack.com', /must begin with https:\/\/, or the token would travel in clear/],
    ['SLACK_API_URL', 'http://slack.com/api/', /must begin with https:\/\/, or the token would travel in/],
    ['SLACK_API_URL', 'http://127.0.0.1@slack.com/', /must begin with https:\/\/, or the token would/],
    ['SLACK_API_URL', 'http://localhost.slack.com/', /must begin with https:\/\/, or the token would/],
  ])('%s as %j', (setting, value, says) => {
    const lines = linesFor({ ...right, [setting]: value });
    expect(lines).toEqual([
      'Common Ground can’t start with these settings:',
      expect.stringMatching(new RegExp(`^- ${setting} ${says.source}`)),
    ]);
  });

  test.each(['https://proxy.plant/api/', 'http://127.0.0.1:8090/api/', 'http://localhost:8090/api/'])(
    'but not %s',
    address => {
      expect(readConfig({ ...right, SLACK_API_URL: address }).slackApiUrl).toBe(address);
    },
  );

  test('all at once', () => {
    const named = linesFor({})
      .slice(1)
      .map(line => line.split(' ')[1]);
    expect(named).toEqual(Object.keys(right));
  });

  test('and never with the secret that was given', () => {
    const secrets = { ...right, SLACK_BOT_TOKEN: 'xoxp-secret', AUDIT_KEY: 'secret' };
    expect(linesFor(secrets).join()).not.toContain('secret');
  });
});
