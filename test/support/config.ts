import { readConfig, type Config } from '../../src/config.ts';
import { adminChannel } from '../../src/sandbox/world.ts';

type Address = { botToken: string; appToken: string; apiUrl: string };

/** The environment of a process that works in the sandbox. */
export function testEnvironment(slack: Address, file: string): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    AUDIT_KEY: 'a key that is only good for tests, 32+',
    ADMIN_CHANNEL: adminChannel,
    DATABASE_FILE: file,
    HEALTH_PORT: '0',
  };
}

export const testConfig = (slack: Address, file: string): Config => readConfig(testEnvironment(slack, file));
