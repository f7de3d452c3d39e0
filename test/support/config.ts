import { readConfig, type Config } from '../../src/config.ts';
import { adminChannel } from '../../src/sandbox/world.ts';

interface Address {
  botToken: string;
  appToken: string;
  apiUrl: string;
  signingSecret?: string;
}

/** The environment of a process that works in the sandbox. @param httpPort where requests come over HTTP */
export function testEnvironment(slack: Address, file: string, httpPort?: number): Record<string, string> {
  const way: Record<string, string> =
    httpPort === undefined
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret ?? '', HTTP_PORT: String(httpPort) };
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    ...way,
    SLACK_API_URL: slack.apiUrl,
    AUDIT_KEY: 'a key that is only good for tests, 32+',
    ADMIN_CHANNEL: adminChannel,
    DATABASE_FILE: file,
    HEALTH_PORT: '0',
  };
}

export const testConfig = (slack: Address, file: string, httpPort?: number): Config =>
  readConfig(testEnvironment(slack, file, httpPort));
