import { expect } from 'vitest';
import { weekFiles } from '../../src/changes/week-files.ts';
import type { Slack } from '../../src/sandbox/server.ts';
import { openModal, pushModal } from '../../src/sandbox/views.ts';
import { filesTo } from '../../src/slack/files.ts';
import { md } from '../../src/slack/markup.ts';
import { slackMembers } from '../../src/slack/members.ts';
import { slackPost } from '../../src/slack/post.ts';
import { slackWhereabouts } from '../../src/slack/whereabouts.ts';
import { aWeek, manyChanges } from '../changes/a-week.ts';
import { refusalOf } from '../sandbox/bare-app.ts';
import { modal } from './block-limits.ts';
import { drawn, plant, posts } from './plant.ts';
import type { Row } from './row.ts';

/** A week in which more happens than anybody can read, as it arrives. */
async function weekSent() {
  const { slack, bot } = await plant();
  const files = await weekFiles(aWeek(manyChanges(500)), 'plant.slack.com');
  expect(await filesTo(bot).send('U1INES', files, md`Week 48`)).toEqual({ kind: 'sent' });
  const [message] = slack.workspace.messagesIn(slack.workspace.dmWith('U1INES').id);
  return { files: message?.files ?? [], calls: slack.calls };
}

const forEver = new AbortController().signal;

const limitsAsked = (slack: Slack): number[] =>
  slack.calls.flatMap(({ args }) => (args['limit'] === undefined ? [] : [Number(args['limit'])]));

export const rowsOfCalls: Row[] = [
  {
    limit: 'text of a message',
    most: '40,000 characters; 4,000 are advised beside blocks',
    async sandbox() {
      const setting = await plant();
      expect(await posts(setting, 'C1LINE', 'x'.repeat(40_000))).toBeUndefined();
      expect(await posts(setting, 'C1LINE', 'x'.repeat(40_001))).toBe('msg_too_long');
    },
    app({ sent }) {
      for (const { text = '', blocks } of sent.messages) {
        expect(String(text).length).toBeLessThanOrEqual(blocks === undefined ? 40_000 : 4000);
        // Notifications and screen readers read it.
        expect(String(text).length).toBeGreaterThan(0);
      }
      return sent.messages.some(({ text }) => String(text).length > 30_000);
    },
  },
  {
    limit: 'text of an edit',
    most: '4,000 bytes',
    async sandbox() {
      const { bot } = await plant();
      const { ts = '' } = await bot.chat.postMessage({ channel: 'C1LINE', text: 'Hi' });
      const edit = (count: number) =>
        refusalOf(bot.chat.update({ channel: 'C1LINE', ts, text: 'ü'.repeat(count) }));
      expect([await edit(2000), await edit(2001)]).toEqual([undefined, 'msg_too_long']);
    },
    app({ sent }) {
      const edits = sent.calls.filter(({ method }) => method === 'chat.update');
      const sizes = edits.map(({ args }) => Buffer.byteLength(String(args['text'])));
      for (const size of sizes) expect(size).toBeLessThanOrEqual(4000);
      return sizes.some(size => size > 3000);
    },
  },
  {
    limit: '`username` of a message',
    most: '80 characters: Slack documents none, so that of an app’s name',
    async sandbox() {
      const { bot } = await plant();
      const named = (count: number) =>
        refusalOf(
          bot.chat.postMessage({
            channel: 'C1LINE',
            text: 'Hi',
            username: 'ü'.repeat(count),
          }),
        );
      expect([await named(80), await named(81)]).toEqual([undefined, 'invalid_arguments']);
    },
    app({ sent }) {
      const lengths = sent.messages.flatMap(({ username }) =>
        typeof username === 'string' ? [username.length] : [],
      );
      for (const length of lengths) expect(length).toBeLessThanOrEqual(80);
      return lengths.includes(80);
    },
  },
  {
    limit: 'items of a list at once',
    most: '999: a `limit` under 1,000',
    async sandbox() {
      const { bot } = await plant();
      const list = (limit: number) => refusalOf(bot.conversations.history({ channel: 'C1LINE', limit }));
      expect([await list(999), await list(1000)]).toEqual([undefined, 'invalid_limit']);
    },
    async app() {
      const { slack, bot } = await plant();
      for await (const member of slackMembers(bot, 'T0PLANT', forEver, 'at once').all())
        expect(member.id).toMatch(/^U/);
      await slackWhereabouts(bot, forEver).membersOf('C1LINE');
      for (const thread of [undefined, (await bot.chat.postMessage({ channel: 'C1LINE', text: 'Hi' })).ts])
        await slackPost(bot).find({ channel: 'C1LINE', ...(thread && { thread }) }, 'key', 0);
      expect(limitsAsked(slack)).toHaveLength(4);
      for (const limit of limitsAsked(slack)) expect(limit).toBeLessThanOrEqual(999);
      return true;
    },
  },
  {
    limit: 'people in direct messages',
    most: '8, the app not counted',
    async sandbox() {
      const { slack, bot } = await plant();
      const ids = Array.from({ length: 9 }, (_, n) => `U${n}MANY`);
      for (const id of ids) await slack.newcomer({ id, name: `Nora ${id}`, title: '', tz: 'Europe/Berlin' });
      const open = (count: number) =>
        refusalOf(bot.conversations.open({ users: ids.slice(0, count).join(',') }));
      expect([await open(8), await open(9)]).toEqual([undefined, 'too_many_users']);
    },
    async app({ sent }) {
      const opened = sent.calls.filter(({ method }) => method === 'conversations.open');
      for (const { args } of opened) expect(String(args['users']).split(',').length).toBeLessThanOrEqual(8);
      return opened.length > 0;
    },
  },
  {
    limit: 'calls of a method',
    most: 'its tier: 20, 50, 100 or 200 a minute',
    sandbox: { test: '%s takes %i calls a minute and refuses one more', in: 'test/sandbox/tiers.test.ts' },
    async app() {
      const { slack, bot } = await plant({ tiers: { minute: 800 } });
      const whereabouts = slackWhereabouts(bot, forEver);
      for (let n = 0; n < 60; n += 1) expect((await whereabouts.channel('C1LINE')).state).toBe('here');
      expect(slack.throttled).toBeGreaterThan(0);
      return true;
    },
  },
  {
    limit: 'modals on top of each other',
    most: '3',
    async sandbox() {
      const { workspace } = (await plant()).slack;
      openModal(workspace, 'U1INES', modal());
      for (let n = 0; n < 2; n += 1) pushModal(workspace, 'U1INES', modal());
      expect(() => pushModal(workspace, 'U1INES', modal())).toThrow('push_limit_reached');
    },
    app({ sent }) {
      const pushes = sent.calls.filter(({ method }) => method === 'views.push');
      expect(pushes.filter(({ reply }) => reply?.['ok'] !== true)).toEqual([]);
      return pushes.length > 0;
    },
  },
  {
    limit: '`hash` of a view',
    most: 'that of the view shown',
    async sandbox() {
      const { bot } = await plant();
      const view = { type: 'home' as const, blocks: [] };
      const { view: shown } = await bot.views.publish({ user_id: 'U1INES', view });
      const again = (hash: string) => refusalOf(bot.views.publish({ user_id: 'U1INES', view, hash }));
      expect(await again('1.old')).toBe('hash_conflict');
      expect(await again(shown?.hash ?? '')).toBeUndefined();
    },
    app({ sent }) {
      expect(sent.calls.filter(({ args }) => args['hash'] !== undefined)).toEqual([]);
      return false;
    },
  },
  {
    limit: 'metadata of a message',
    most: 'a type and a payload, read back only when asked for',
    async sandbox() {
      const { bot } = await plant();
      const metadata = { event_type: 'card', event_payload: {} };
      await bot.chat.postMessage({ channel: 'C1LINE', text: 'Hi', metadata });
      const bad = bot.apiCall('chat.postMessage', {
        channel: 'C1LINE',
        text: 'Hi',
        metadata: { event_type: 'card' },
      });
      expect(await refusalOf(bad)).toBe('invalid_metadata_format');
      expect(
        (await bot.conversations.history({ channel: 'C1LINE' })).messages?.[0]?.metadata,
      ).toBeUndefined();
    },
    async app() {
      const { bot } = await plant();
      const [post, to] = [slackPost(bot), { channel: 'C1LINE' }];
      expect(await post.send(to, drawn, 'key')).toEqual(await post.find(to, 'key', Date.now()));
      return true;
    },
  },
  {
    limit: 'files in one share',
    most: '14: Slack documents none, and more were refused',
    async sandbox() {
      const { bot } = await plant();
      const ids: string[] = [];
      for (let n = 0; n < 15; n += 1) {
        const { upload_url, file_id } = await bot.files.getUploadURLExternal({
          filename: 'a.txt',
          length: 1,
        });
        await fetch(upload_url ?? '', { method: 'POST', body: 'x' });
        ids.push(file_id ?? '');
      }
      const share = (some: string[]) =>
        refusalOf(bot.apiCall('files.completeUploadExternal', { files: some.map(id => ({ id })) }));
      expect([await share(ids), await share(ids.slice(1))]).toEqual(['internal_error', undefined]);
    },
    async app() {
      const { files, calls } = await weekSent();
      expect(calls.filter(({ method }) => method === 'files.completeUploadExternal')).toHaveLength(1);
      return files.length <= 14;
    },
  },
  {
    limit: 'bytes of a file',
    most: '1 GB',
    async sandbox() {
      const { bot } = await plant();
      const place = (length: number) =>
        refusalOf(bot.files.getUploadURLExternal({ filename: 'a.txt', length }));
      expect([await place(1e9), await place(1e9 + 1)]).toEqual([undefined, 'file_upload_size_restricted']);
    },
    async app() {
      return (await weekSent()).files.every(({ content = '' }) => Buffer.byteLength(content, 'base64') < 5e6);
    },
  },
  {
    limit: '`alt_txt` of a picture',
    most: '1,000 characters, and on no other file: Slack would share nothing, and say that it did',
    sandbox: {
      test: 'is not shared where it describes what is no picture, though Slack says so',
      in: 'test/sandbox/files.test.ts',
    },
    async app() {
      const { files } = await weekSent();
      expect(files.map(({ name, alt = '' }) => [name.slice(-4), alt.length])).toEqual([
        ['.png', 1000],
        ['.ics', 0],
      ]);
      return true;
    },
  },
  {
    limit: '`chat.scheduleMessage`',
    most: 'none: the sandbox doesn’t know it',
    async sandbox() {
      const { bot } = await plant();
      const call = bot.chat.scheduleMessage({ channel: 'C1LINE', text: 'Hi', post_at: 1 });
      expect(await refusalOf(call)).toBe('unknown_method');
    },
    app({ sent }) {
      expect(sent.calls.map(({ method }) => method)).not.toContain('chat.scheduleMessage');
      return false;
    },
  },
];
