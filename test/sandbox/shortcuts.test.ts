import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Slack } from '../../src/sandbox/server.ts';
import { earOn, type Ear } from './an-ear.ts';
import { boltFor, botOf, plantSlack } from './bare-app.ts';

let slack: Slack;
let ear: Ear;

beforeEach(async () => {
  slack = await plantSlack();
  ear = await earOn(slack);
});

afterEach(async () => {
  ear.close();
  await slack.stop();
});

const modal = {
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: 'Report' },
  blocks: [{ type: 'divider' as const }],
};

describe('a message shortcut', () => {
  test('brings the message, its channel, a trigger and a response_url', async () => {
    const ines = slack.person('Ines', { in: 'line' });
    await slack.person('Omar', { in: 'line' }).types('Pump 4 stands');
    expect(await ines.uses('Make an incident', { on: 'Pump 4' })).toEqual({ ok: true });
    const { ts } = slack.workspace.messagesIn('C1LINE')[0]!;
    const payload = ear.last('message_action');
    expect(payload).toMatchObject({
      callback_id: 'from_message',
      user: { id: 'U1INES' },
      channel: { id: 'C1LINE', name: 'line' },
      message_ts: ts,
      message: { user: 'U2OMAR', text: 'Pump 4 stands', ts },
    });
    await botOf(slack).views.open({ trigger_id: String(payload?.trigger_id), view: modal });
    expect(ines.modal?.title).toBe('Report');
    const said = await fetch(String(payload?.response_url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'It is INC-1' }),
    });
    expect(said.status).toBe(200);
    expect(ines.told).toEqual(['It is INC-1']);
  });

  test('works on a reply, and where the app is not', async () => {
    const ines = slack.person('Ines', { in: 'quiet' });
    await ines.types('Pump 4 stands');
    await ines.replies('since 8', { on: 'Pump 4' });
    await ines.uses('Make an incident', { on: 'since 8' });
    const [parent, reply] = slack.workspace.messagesIn('C2QUIET');
    expect(ear.last('message_action')).toMatchObject({
      channel: { id: 'C2QUIET' },
      message: { ts: reply?.ts, thread_ts: parent?.ts, parent_user_id: 'U1INES' },
    });
  });

  test('in a private channel does not tell the channel’s name', async () => {
    const ines = slack.person('Ines', { in: 'desk' });
    await ines.types('Pump 4 stands');
    await ines.uses('Make an incident', { on: 'Pump 4' });
    expect(ear.last('message_action')).toMatchObject({ channel: { id: 'C4DESK', name: 'privategroup' } });
  });

  test('reaches a Bolt app', async () => {
    ear.close();
    const app = boltFor(slack);
    let heard = '';
    app.shortcut({ type: 'message_action', callback_id: 'from_message' }, async ({ ack, shortcut }) => {
      heard = shortcut.message.text ?? '';
      await ack();
    });
    await app.start();
    const ines = slack.person('Ines', { in: 'line' });
    await ines.types('Pump 4 stands');
    expect(await ines.uses('Make an incident', { on: 'Pump 4' })).toEqual({ ok: true });
    expect(heard).toBe('Pump 4 stands');
    await app.stop();
  });
});

describe('a global shortcut', () => {
  test('has a trigger, and neither a channel nor a response_url', async () => {
    await slack.person('Ines').uses('Report');
    const payload = ear.last('shortcut');
    expect(payload).toMatchObject({
      callback_id: 'from_anywhere',
      user: { id: 'U1INES', username: 'ines.faria', team_id: 'T0PLANT' },
      trigger_id: expect.any(String),
      action_ts: expect.any(String),
    });
    for (const absent of ['channel', 'response_url', 'message']) expect(payload).not.toHaveProperty(absent);
  });
});

describe('any shortcut', () => {
  test('that the manifest doesn’t name can’t be used', async () => {
    const ines = slack.person('Ines', { in: 'line' });
    await expect(ines.uses('Explode')).rejects.toThrow('There are: “Report”');
    await expect(ines.uses('Report', { on: 'Pump' })).rejects.toThrow('There are: “Make an incident”');
    const act = { as: 'U1INES', do: 'shortcut', callback: 'from_message' } as const;
    await expect(slack.client.do(act)).rejects.toThrow('no such shortcut');
  });

  test('on a message out of sight can’t be used', async () => {
    const ines = slack.person('Ines', { in: 'secret' });
    await ines.types('Secret');
    const { ts } = slack.workspace.messagesIn('C3SECRET')[0]!;
    const message = { channel: 'C3SECRET', ts };
    const act = { as: 'U2OMAR', do: 'shortcut', callback: 'from_message', message } as const;
    await expect(slack.client.do(act)).rejects.toThrow('is not in that channel');
    expect(ear.last('message_action')).toBeUndefined();
  });

  test('that the app doesn’t answer ends in Slack’s own words', async () => {
    const deaf = await plantSlack({ ackWithin: 30 });
    const silent = await earOn(deaf, false);
    const ines = deaf.person('Ines', { in: 'line' });
    const problem = 'This app didn’t respond in time.';
    expect(await ines.uses('Report')).toEqual({ ok: false, problem });
    expect(ines.told).toEqual([problem]);
    silent.close();
    await deaf.stop();
  });
});
