import { readConfig, type Config } from '../../src/config.ts';
import { adminChannel } from '../../src/sandbox/world.ts';

export function testConfig(
  slack: { botToken: string; appToken: string; apiUrl: string },
  file: string,
): Config {
  return readConfig({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    AUDIT_KEY: 'a key that is only good for tests, 32+',
    ADMIN_CHANNEL: adminChannel,
    DATABASE_FILE: file,
  });
}
