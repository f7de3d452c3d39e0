import { describe, expect, onTestFinished, test } from 'vitest';
import { weekFiles } from '../../src/changes/week-files.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import type { Failure } from '../../src/sandbox/faults.ts';
import type { Slack } from '../../src/sandbox/server.ts';
import { connect } from '../../src/slack/connect.ts';
import { filesTo, type SentFile } from '../../src/slack/files.ts';
import { listenOn, type SendsFiles } from '../../src/slack/listen.ts';
import { md } from '../../src/slack/markup.ts';
import { NamedRoutes } from '../../src/slack/routes.ts';
import { aWeek, aWeekChange } from '../changes/a-week.ts';
import { plant } from '../limits/plant.ts';
import { manifestFile } from '../sandbox/bare-app.ts';
import { rememberedLog } from '../schedule/a-log.ts';
import { countedIds } from '../support/story.ts';

const picture: SentFile = { name: 'w.png', title: 'Week 48', bytes: Buffer.from('PNG'), alt: 'Two changes' };
const calendar: SentFile = { name: 'w.ics', title: 'Week 48', bytes: Buffer.from('BEGIN:VCALENDAR') };
const comment = md`*Week 48* at ${'<!channel>'}`;

const called = (slack: Slack): string[] => slack.calls.map(({ method }) => method);
const limited: Failure = { status: 429, headers: { 'retry-after': '30' } };

describe('files for a person', () => {
  test('stand in one of our direct messages, under their comment', async () => {
    const { slack, bot } = await plant();
    expect(await filesTo(bot).send('U1INES', [picture, calendar], comment)).toEqual({ kind: 'sent' });
    expect(slack.person('Ines').dm).toEqual(['Signal: Week 48 at <!channel> (file w.png) (file w.ics)']);
    expect(slack.person('Omar').dm).toEqual([]);
    const [message] = slack.workspace.messagesIn(slack.workspace.dmWith('U1INES').id);
    expect(message?.text).toBe('*Week 48* at &lt;!channel&gt;');
    expect(message?.files).toMatchObject([
      { title: 'Week 48', alt: 'Two changes', content: picture.bytes.toString('base64') },
      { title: 'Week 48', content: calendar.bytes.toString('base64') },
    ]);
    expect(called(slack).toSorted()).toEqual([
      'conversations.open',
      'files.completeUploadExternal',
      'files.getUploadURLExternal',
      'files.getUploadURLExternal',
      'upload',
      'upload',
    ]);
  });

  test('are as long as they are, and what is said of them is cut to what Slack takes', async () => {
    const { slack, bot } = await plant();
    const long = { ...picture, alt: 'x'.repeat(1200), bytes: Buffer.alloc(2_000_000, 'ü') };
    expect(await filesTo(bot).send('U1INES', [long], md`${'x'.repeat(5000)}`)).toEqual({ kind: 'sent' });
    const [message] = slack.workspace.messagesIn(slack.workspace.dmWith('U1INES').id);
    expect([message?.text.length, message?.files?.[0]?.alt?.length]).toEqual([4000, 1000]);
  });

  test.each<[method: string, failure: Failure, sorted: object]>([
    ['conversations.open', limited, { kind: 'wait', code: 'ratelimited', seconds: 30 }],
    ['files.getUploadURLExternal', limited, { kind: 'wait', code: 'ratelimited', seconds: 30 }],
    ['files.getUploadURLExternal', { status: 500 }, { kind: 'wait' }],
    [
      'files.getUploadURLExternal',
      { error: 'file_uploads_disabled' },
      { kind: 'no', code: 'file_uploads_disabled' },
    ],
    ['files.getUploadURLExternal', { error: 'token_revoked' }, { kind: 'locked out', code: 'token_revoked' }],
    ['upload', { status: 500 }, { kind: 'wait', code: 'Slack took no file: 500' }],
    ['upload', { status: 413 }, { kind: 'wait' }],
    ['upload', 'drop the connection before doing it', { kind: 'wait' }],
    ['files.completeUploadExternal', limited, { kind: 'wait', code: 'ratelimited', seconds: 30 }],
    ['files.completeUploadExternal', { error: 'posting_to_channel_denied' }, { kind: 'no' }],
  ])('are not there where %s fails with %j', async (method, failure, sorted) => {
    const { slack, bot } = await plant();
    slack.failNext(method, failure);
    expect(await filesTo(bot).send('U1INES', [picture, calendar], comment)).toMatchObject(sorted);
    expect(slack.person('Ines').dm).toEqual([]);
    expect(await filesTo(bot).send('U1INES', [picture, calendar], comment)).toEqual({ kind: 'sent' });
    expect(slack.person('Ines').dm).toHaveLength(1);
  });

  test.each<Failure>(['drop the connection after doing it', { statusAfterDoingIt: 500 }])(
    'may be there where Slack was asked to share them, and then: %j',
    async failure => {
      const { slack, bot } = await plant();
      slack.failNext('files.completeUploadExternal', failure);
      expect(await filesTo(bot).send('U1INES', [picture], comment)).toMatchObject({ kind: 'unsure' });
      expect(slack.person('Ines').dm).toHaveLength(1);
    },
  );

  test('are refused without the scope, and to who has left', async () => {
    const { bot } = await plant({ manifest: manifestFile({ scopes: ['im:write'] }) });
    expect(await filesTo(bot).send('U1INES', [picture], comment)).toEqual({
      kind: 'no',
      code: 'missing_scope',
    });
    const other = await plant();
    expect(await filesTo(other.bot).send('U3GONE', [picture], comment)).toEqual({
      kind: 'no',
      code: 'user_disabled',
    });
  });
});

/** An app that answers `/hello` with files, and Ines, who asks it. */
async function asking(files: SendsFiles['files']) {
  const { slack } = await plant();
  const log = rememberedLog();
  const { botToken, appToken, apiUrl: slackApiUrl } = slack;
  const tokens = { botToken, appToken, signingSecret: undefined, httpPort: 0, slackApiUrl };
  const app = await connect({ ...tokens, machine: systemClock, log });
  const on = listenOn(new NamedRoutes(app.bolt, app.client), {
    whoIs: async id => id,
    commandPrefix: '',
    teamId: 'T0PLANT',
    home: { publish: async () => undefined },
    ids: countedIds(),
    log,
  });
  on.command('/hello', async () => ({
    files,
    comment,
    sent: md`I sent you the week in our direct messages.`,
  }));
  await app.start();
  onTestFinished(async () => {
    await app.stop();
    await app.close();
  });
  const ines = slack.person('Ines', { in: 'line' });
  async function asks(): Promise<string[]> {
    await ines.types('/hello');
    await app.idle();
    return ines.told;
  }
  return { slack, ines, log, asks };
}

describe('who asks for files', () => {
  test('finds a week of changes in their direct messages, and is told so where they asked', async () => {
    const { ines, log, asks } = await asking(() => weekFiles(aWeek([aWeekChange()]), 'plant.slack.com'));
    expect(await asks()).toEqual(['I sent you the week in our direct messages.']);
    expect(ines.dm).toEqual([
      'Signal: Week 48 at <!channel> (file changes-2026-W48.png) (file changes-2026-W48.ics)',
    ]);
    expect(log.happened).toEqual([]);
  });

  test.each<[method: string, failure: Failure, said: string]>([
    [
      'files.getUploadURLExternal',
      limited,
      'Slack takes no files just now, and I sent nothing. Try again in a minute.',
    ],
    ['upload', { status: 500 }, 'Slack takes no files just now, and I sent nothing. Try again in a minute.'],
    [
      'files.completeUploadExternal',
      { error: 'missing_scope' },
      'Slack takes no files from me (missing_scope), and I sent nothing. Tell your admin: the doctor says what is missing.',
    ],
    [
      'files.completeUploadExternal',
      { statusAfterDoingIt: 500 },
      'Slack didn’t say whether the files have arrived. Look into our direct messages, and try again if they aren’t there.',
    ],
  ])('reads a sentence where %s fails with %j', async (method, failure, said) => {
    const { slack, log, asks } = await asking(async () => [picture]);
    slack.failNext(method, failure);
    expect(await asks()).toEqual([said]);
    expect(log.happened).toEqual(['files were not sent']);
  });

  test('reads a sentence where they can’t be made, and nothing is sent', async () => {
    const { slack, log, asks } = await asking(async () => {
      throw new Error('no font');
    });
    expect(await asks()).toEqual([
      'I couldn’t make the files, and sent nothing. Try again; if it stays, tell your admin.',
    ]);
    expect(log.happened).toEqual(['files could not be made']);
    expect(called(slack)).not.toContain('conversations.open');
  });

  test('reads what they are refused with, and it is no failure', async () => {
    const { log, asks } = await asking(async () => {
      throw new Refusal('too-busy', 'Several are being drawn. Ask again in a minute.');
    });
    expect(await asks()).toEqual(['Several are being drawn. Ask again in a minute.']);
    expect(log.happened).toEqual([]);
  });
});
