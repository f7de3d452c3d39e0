import { mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Json, Outcome, Screen } from '../../src/sandbox/protocol.ts';
import type { Slack, SlackOptions } from '../../src/sandbox/server.ts';
import { botOf, plantSlack } from './bare-app.ts';

const started: Slack[] = [];

afterEach(async () => {
  for (const slack of started.splice(0)) await slack.stop();
});

async function slackWith(options: Partial<SlackOptions> = {}): Promise<Slack> {
  const slack = await plantSlack(options);
  started.push(slack);
  return slack;
}

async function deed(slack: Slack, body: object, type = 'application/json'): Promise<[number, Outcome]> {
  const response = await fetch(`${slack.url}page/do`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: JSON.stringify(body),
  });
  return [response.status, (await response.json()) as Outcome];
}

/** The status of a request with headers that fetch doesn't let one set. */
async function statusWith(slack: Slack, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${slack.url}page/state?as=U1INES`, { headers }, response => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

describe("the page's server", () => {
  test('shows each person their own screen', async () => {
    const slack = await slackWith({ clock: () => 1_795_420_800_000 });
    await slack.person('Ines', { in: 'line' }).types('Hi');
    const read = async (as: string) =>
      (await (await fetch(`${slack.url}page/state?as=${as}`)).json()) as Screen;
    const screen = await read('U2OMAR');
    expect(screen.me).toEqual({
      id: 'U2OMAR',
      name: 'Omar Haddad',
      title: 'Network engineer',
      zone: 'America/New_York',
    });
    expect(screen.channels.map(channel => channel.name)).toEqual(['line', 'desk']);
    expect(screen.channels[0]?.messages).toEqual([
      { ts: '1795420800.000000', user: 'U1INES', text: 'Hi', replies: [] },
    ]);
    expect(screen.commands[0]).toEqual({ command: '/hello', description: 'Says hello' });
    expect(screen.shortcuts).toEqual([
      { callback: 'from_message', name: 'Make an incident', on: 'message' },
      { callback: 'from_anywhere', name: 'Report', on: 'global' },
    ]);
    expect(screen.otherChannels).toEqual([{ id: 'C2QUIET', name: 'quiet' }]);
    expect(screen.people.find(one => one.isApp)?.name).toBe('Signal');
    expect(screen.now).toBe(1_795_420_800_000);
    expect((await fetch(`${slack.url}page/state?as=U3GONE`)).status).toBe(404);
  });

  test('takes deeds, and says why one is impossible', async () => {
    const slack = await slackWith();
    expect(await deed(slack, { as: 'U1INES', do: 'say', channel: 'C1LINE', text: 'Hi' })).toEqual([
      200,
      { ok: true },
    ]);
    expect(await deed(slack, { as: 'U2OMAR', do: 'say', channel: 'C2QUIET', text: 'Hi' })).toEqual([
      200,
      { ok: false, problem: 'Omar Haddad is not in #quiet.' },
    ]);
    expect(slack.person('Omar', { in: 'line' }).sees()).toEqual(['Ines Faria: Hi']);
  });

  test('moves the clock forward where it can be moved', async () => {
    let moved = 0;
    const slack = await slackWith({ onMoveClock: minutes => (moved += minutes) });
    await deed(slack, { as: 'U1INES', do: 'move the clock', minutes: 60 });
    expect((await deed(slack, { as: 'U1INES', do: 'move the clock', minutes: -5 }))[1].ok).toBe(false);
    expect(moved).toBe(60);
    const fixed = await slackWith();
    expect((await deed(fixed, { as: 'U1INES', do: 'move the clock', minutes: 5 }))[1].ok).toBe(false);
  });

  test('says when something changed', async () => {
    const slack = await slackWith();
    const response = await fetch(`${slack.url}page/changes`);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toContain('data: changed');
    await slack.person('Ines', { in: 'line' }).types('Hi');
    expect((await reader.read()).value).toContain('data: changed');
    await reader.cancel();
  });

  test('serves the files of the page and no others', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'page-'));
    writeFileSync(join(folder, 'index.html'), '<title>Here</title>');
    writeFileSync(join(folder, 'secret.txt'), 'no');
    const slack = await slackWith({ pageFolder: folder });
    const page = await fetch(slack.url);
    expect([page.headers.get('content-type'), await page.text()]).toEqual([
      'text/html; charset=utf-8',
      '<title>Here</title>',
    ]);
    for (const path of ['secret.txt', '..%2fsecret.txt', 'main.js', '//']) {
      expect((await fetch(slack.url + path)).status).toBe(404);
    }
  });

  test('answers only this machine, under its own name', async () => {
    const slack = await slackWith();
    const host = new URL(slack.url).host;
    expect(await statusWith(slack, { host })).toBe(200);
    expect(await statusWith(slack, { host: 'evil.example' })).toBe(403);
    expect(await statusWith(slack, { host, origin: 'http://evil.example' })).toBe(403);
    expect(await statusWith(slack, { host, origin: `http://${host}` })).toBe(200);
  });

  test("takes no deed from another site's form, and none that isn't JSON", async () => {
    const slack = await slackWith();
    const say = { as: 'U1INES', do: 'say', channel: 'C1LINE', text: 'Hi' };
    expect((await deed(slack, say, 'text/plain'))[0]).toBe(415);
    const broken = await fetch(`${slack.url}page/do`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(broken.status).toBe(400);
    expect(slack.person('Ines', { in: 'line' }).sees()).toEqual([]);
  });
});

describe('a snapshot', () => {
  test('brings a workspace back as it was, ephemeral messages aside', async () => {
    const before = await slackWith();
    const bot = botOf(before);
    await before.person('Ines', { in: 'line' }).types('Hi');
    const { ts = '' } = await bot.chat.postMessage({ channel: 'C1LINE', text: 'Card' });
    await bot.chat.postEphemeral({ channel: 'C1LINE', user: 'U1INES', text: 'Psst' });
    await bot.chat.postMessage({ channel: 'U1INES', text: 'For you' });
    const kept: unknown = JSON.parse(JSON.stringify(before.workspace.snapshot()));

    const after = await slackWith({ snapshot: kept });
    const ines = after.person('Ines', { in: 'line' });
    expect(ines.sees()).toEqual(['Ines Faria: Hi', 'Signal: Card']);
    expect(ines.dm).toEqual(['Signal: For you']);
    await botOf(after).chat.update({ channel: 'C1LINE', ts, text: 'Still mine' });
    expect(ines.sees().at(-1)).toBe('Signal: Still mine (edited)');
  });

  test('from before there were shortcuts, groups and pictures still opens', async () => {
    const before = await slackWith();
    await before.person('Ines', { in: 'line' }).types('Hi');
    const kept = JSON.parse(JSON.stringify(before.workspace.snapshot())) as Record<
      string,
      Record<string, Json>
    >;
    delete kept.groups;
    for (const user of Object.values(kept.users!)) {
      for (const name of ['email', 'isOwner', 'isStranger', 'isUltraRestricted']) delete user[name];
    }
    for (const channel of Object.values(kept.channels!)) delete channel.isShared;

    const after = await slackWith({ snapshot: kept });
    expect(after.workspace.snapshot()).toEqual(before.workspace.snapshot());
    const { user } = await botOf(after).users.info({ user: 'U1INES' });
    expect(user).toMatchObject({ is_owner: false, profile: { email: 'ines.faria@plant.example' } });
    const { channel } = await botOf(after).conversations.info({ channel: 'C1LINE' });
    expect(channel?.is_ext_shared).toBe(false);
    expect((await botOf(after).usergroups.list({})).usergroups).toHaveLength(1);
    expect(after.person('Ines', { in: 'line' }).sees()).toEqual(['Ines Faria: Hi']);
  });
});
