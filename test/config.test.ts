import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
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
    auditKey: 'k'.repeat(32),
    adminChannel: 'C0ADMINS',
    databaseFile: 'common-ground.sqlite',
    logLevel: 'info',
    slackApiUrl: 'https://slack.com/api/',
  });
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
