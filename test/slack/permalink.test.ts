import { expect, test } from 'vitest';
import { permalink } from '../../src/slack/permalink.ts';

test.each(['https://plant.slack.com/', 'https://plant.slack.com'])(
  'a message’s address is Slack’s own, in the workspace at %s',
  workspace => {
    expect(permalink(workspace, 'C0RHINEOT', '1764000000.000100')).toBe(
      'https://plant.slack.com/archives/C0RHINEOT/p1764000000000100',
    );
  },
);
