import { expect } from 'vitest';
import type { Posted } from '../../src/outbox/deliver.ts';
import type { Failure } from '../../src/sandbox/faults.ts';
import { slackPost } from '../../src/slack/post.ts';
import { botOf, manifestFile, refusalOf } from '../sandbox/bare-app.ts';
import { drawn, plant, posts, type Setting } from './plant.ts';
import type { Row } from './row.ts';

/** What the app makes of a refusal that stays: it is not tried again. */
const refused: Posted['kind'] = 'refused';
/** An app that is locked out lets its messages wait, or every alarm would die with the messages it is about. */
const waits: Posted['kind'] = 'wait';

/** Errors that stay, each with what brings it about; the app is asked to post there too. */
const permanent: [code: string, channel: string, kind: Posted['kind'], make?: (setting: Setting) => void][] =
  [
    ['channel_not_found', 'C3SECRET', refused],
    ['not_in_channel', 'C2QUIET', refused],
    [
      'is_archived',
      'C1LINE',
      refused,
      ({ slack }) => void (slack.workspace.channel('C1LINE')!.archived = true),
    ],
    ['user_disabled', 'U3GONE', refused],
    ['cannot_dm_bot', 'U0BOT', refused],
    ['restricted_action', 'C1LINE', refused, ({ slack }) => slack.restrictsPosting('line')],
    ['token_revoked', 'C1LINE', waits, ({ slack }) => slack.locksAppOut('token_revoked')],
    ['account_inactive', 'C1LINE', waits, ({ slack }) => slack.locksAppOut('account_inactive')],
  ];

const rowOfError = ([code, channel, kind, make]: (typeof permanent)[number]): Row => ({
  limit: code,
  most: kind === waits ? 'lets its messages wait for an admin' : 'never tries it again',
  async sandbox() {
    const setting = await plant();
    make?.(setting);
    expect(await posts(setting, channel)).toBe(code);
  },
  async app() {
    const setting = await plant();
    make?.(setting);
    expect(await slackPost(setting.bot).send({ channel }, drawn, 'key')).toMatchObject({
      kind,
      reason: code,
    });
    return true;
  },
});

/** Errors of a call that the app never makes so: it sends what fits, with words, under its own token and scopes. */
const neverMade = (code: string, sandbox: () => Promise<void>): Row => ({
  limit: code,
  most: 'sends nothing that brings it about',
  sandbox,
  app({ sent }) {
    expect(sent.calls.filter(({ reply }) => reply?.['error'] === code)).toEqual([]);
    return true;
  },
});

export const rowsOfErrors: Row[] = [
  ...permanent.map(rowOfError),
  neverMade('invalid_auth', async () => {
    const { slack } = await plant();
    expect(await refusalOf(botOf(slack, 'xoxb-wrong').auth.test())).toBe('invalid_auth');
  }),
  neverMade('missing_scope', async () => {
    const { bot } = await plant({ manifest: manifestFile({ scopes: ['im:write'] }) });
    expect(await refusalOf(bot.chat.postMessage({ channel: 'C1LINE', text: 'Hi' }))).toBe('missing_scope');
  }),
  neverMade('user_not_found', async () => {
    const { bot } = await plant();
    expect(await refusalOf(bot.users.info({ user: 'U9NONE' }))).toBe('user_not_found');
  }),
  neverMade('no_text', async () => {
    expect(await posts(await plant(), 'C1LINE', '')).toBe('no_text');
  }),
  neverMade('invalid_blocks', async () => {
    const { bot } = await plant();
    const blocks = [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'x'.repeat(3001) } }];
    expect(await refusalOf(bot.chat.postMessage({ channel: 'C1LINE', text: 'Hi', blocks }))).toBe(
      'invalid_blocks',
    );
  }),
  {
    limit: 'ratelimited',
    most: 'tries again when Slack says',
    async sandbox() {
      const setting = await plant({ pace: { every: 30_000, burst: 1 } });
      expect(await posts(setting, 'C1LINE')).toBeUndefined();
      await expect(posts(setting, 'C1LINE')).rejects.toMatchObject({ retryAfter: 30 });
    },
    async app() {
      const { bot } = await plant({ pace: { every: 30_000, burst: 1 } });
      const post = slackPost(bot);
      const sends = () => post.send({ channel: 'C1LINE' }, drawn, 'key');
      expect(await sends()).toMatchObject({ kind: 'sent' });
      expect(await sends()).toMatchObject({ kind: waits, wait: 30_000 });
      return true;
    },
  },
  {
    limit: 'a broken connection, 5xx or internal_error',
    most: 'looks for the message before it sends it again',
    async sandbox() {
      const setting = await plant();
      setting.slack.failNext('chat.postMessage', 'drop the connection after doing it');
      await expect(posts(setting, 'C1LINE')).rejects.toThrow();
      expect(setting.slack.workspace.messagesIn('C1LINE')).toHaveLength(1);
    },
    async app() {
      const { slack, bot } = await plant();
      const [post, to] = [slackPost(bot), { channel: 'C1LINE' }];
      const failures: Failure[] = [
        'drop the connection after doing it',
        { statusAfterDoingIt: 500 },
        { error: 'internal_error' },
      ];
      for (const failure of failures) {
        slack.failNext('chat.postMessage', failure);
        expect(await post.send(to, drawn, 'key')).toMatchObject({ kind: 'unknown' });
      }
      expect(await post.find(to, 'key', Date.now())).toMatchObject({ kind: 'sent' });
      return true;
    },
  },
];
