import { describe, expect, test, vi } from 'vitest';
import { files } from '../support/filing.ts';
import { aTalk, IT, OT } from './a-talk.ts';

describe('what does not cross', () => {
  test('is a message of its own at a desk, a thread under it, and whatever is said elsewhere', async () => {
    const { slack, ines, omar, wrote } = await aTalk();
    const before = wrote();
    await ines.types('Coffee is ready');
    await ines.replies('Coming', { on: 'Coffee' });
    await ines.types('Who has the key?', { in: 'canteen' });
    await ines.replies('I have', { on: 'Who has', in: 'canteen' });
    expect(wrote()).toBe(before);
    expect(omar.sees().join('\n')).not.toMatch(/Coffee|Coming|key|I have/);
    expect(slack.workspace.messagesIn(IT)).toHaveLength(1);
  });

  test('is what the app itself carried, noted or drew anew', async () => {
    const { ines, omar, raw, wrote } = await aTalk();
    await omar.clicks('Acknowledge', { on: 'INC-1' });
    const before = wrote();
    await ines.replies('Thanks', { on: 'INC-1' });
    expect(wrote()).toBe(before + 1);
    expect(raw(OT).filter(message => message.as)).toEqual([]);
    expect(raw(IT).filter(message => message.as)).toHaveLength(1);
  });

  test('is what is said under the news of something undelivered', async () => {
    const { slack, ines, wrote } = await aTalk();
    const desk = slack.workspace.channel(IT)!;
    desk.members = desk.members.filter(id => id !== slack.workspace.botUserId);
    await files(ines, 'HIS-1');
    const anna = slack.person('Anna', { in: 'common-ground-admins' });
    const before = wrote();
    await anna.replies('I invite it again', { on: 'INC-2' });
    expect(wrote()).toBe(before);
  });

  test('is what somebody of another company writes', async () => {
    const { slack, ines, omar, thread } = await aTalk();
    const sven = { id: 'U0SVEN', name: 'Sven Dahl', title: 'Vendor', tz: 'Europe/Oslo', is_stranger: true };
    await slack.newcomer(sven);
    slack.workspace.channel(OT)!.members.push(sven.id);
    await slack.person('Sven', { in: 'rhine-ot' }).replies('Send me the file', { on: 'INC-1' });
    await slack.person('Sven', { in: 'rhine-ot' }).edits('Send me', 'Send me the project file');
    await ines.replies('No', { on: 'INC-1' });
    expect(thread(omar)).toEqual(['Ines Faria (OT): No']);
  });

  test('is a link that Slack shows, and an edit that changes nothing', async () => {
    const { slack, ines, raw, wrote } = await aTalk();
    await ines.replies('See https://docs.example/', { on: 'INC-1' });
    const before = wrote();
    await slack.unfurls(OT, raw(OT)[0]!.ts);
    await slack.unfurls(IT, raw(IT)[0]!.ts);
    await ines.edits('See', 'See https://docs.example/');
    expect(wrote()).toBe(before);
    await ines.edits('See', 'Look at https://docs.example/');
    expect(wrote()).toBe(before + 1);
  });

  test('is who joins, leaves and reacts', async () => {
    const { slack, ines, raw, wrote } = await aTalk();
    await ines.replies('Trends stopped', { on: 'INC-1' });
    const before = wrote();
    await slack.person('Lena').joins('rhine-ot');
    await slack.person('Lena', { in: 'rhine-ot' }).leaves('rhine-ot');
    await slack.person('Jonas', { in: 'rhine-ot' }).reacts('thumbsup', { on: 'Trends stopped' });
    expect(wrote()).toBe(before);
    expect(raw(IT)).toHaveLength(1);
  });
});

describe('an incident that only some may see', () => {
  const restrict = ({ store: { queries, tables } }: Awaited<ReturnType<typeof aTalk>>) =>
    queries.update(tables.incidents).set({ visibility: { kind: 'restricted', to: ['U0INES'] } });

  test('keeps to itself what is said from then on, and edits of what was said before', async () => {
    const talk = await aTalk();
    const { ines, omar, thread } = talk;
    await ines.replies('Trends stopped', { on: 'INC-1' });
    await restrict(talk);
    await ines.replies('It was sabotage', { on: 'INC-1' });
    await ines.edits('Trends stopped', 'Trends were stopped on purpose');
    await ines.edits('It was', 'It was surely sabotage');
    expect(thread(omar)).toEqual(['Ines Faria (OT): Trends stopped']);
  });

  test('still takes away what its author deletes', async () => {
    const talk = await aTalk();
    await talk.ines.replies('Trends stopped', { on: 'INC-1' });
    await restrict(talk);
    await talk.ines.deletes('Trends stopped');
    expect(talk.thread(talk.omar)).toEqual([]);
  });

  test('keeps to itself what was still waiting for Slack', async () => {
    const talk = await aTalk();
    const { slack, ines, omar, thread, settle, waiting } = talk;
    slack.failNext('chat.postMessage', { status: 429, headers: { 'retry-after': '1' } });
    await ines.replies('It was sabotage', { on: 'INC-1' });
    await restrict(talk);
    expect(await waiting()).toBe(1);
    await vi.waitFor(
      async () => {
        await settle();
        expect(await waiting()).toBe(0);
      },
      { timeout: 5000 },
    );
    expect(thread(omar)).toEqual([]);
  });
});

test('what is said about a closed incident still crosses', async () => {
  const { slack, ines, omar, thread } = await aTalk();
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.fills({ 'What fixed it': 'Restarted' });
  await slack.person('Ines', { in: 'rhine-ot' }).clicks('Confirm fixed', { on: 'INC-1' });
  await ines.replies('It also shows the old days', { on: 'INC-1' });
  expect(thread(omar).at(-1)).toBe('Ines Faria (OT): It also shows the old days');
});
