import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { checked, lackingIn, NotSlacks } from '../../src/slack/checked.ts';
import { rememberedLog } from '../schedule/a-log.ts';

const user = { id: 'U0OMAR' };
const view = { id: 'V1', callback_id: 'incident.file', state: { values: {} }, blocks: [] };
const response_url = 'https://hooks.slack.com/actions/1';
const onPage = {
  type: 'block_actions',
  user,
  trigger_id: '1.2',
  actions: [{ action_id: 'incident.more' }],
  view,
};
const press = { ...onPage, view: undefined, response_url };
const form = { type: 'view_submission', user, view };
const command = { command: '/incident', user_id: 'U0OMAR', trigger_id: '1.2', response_url };
const shortcut = { type: 'shortcut', user, trigger_id: '1.2', callback_id: 'incident.new' };
const onMessage = { ...shortcut, type: 'message_action', channel: { id: 'C1' }, message: { text: '' } };
const menu = { type: 'block_suggestion', user, action_id: 'where', value: 'HIS' };
const event = { type: 'event_callback', event: { type: 'message' } };
const told = (more: object) => ({ ...event, event: { type: 'message', ...more } });

describe('a request that Slack may have sent', () => {
  test.each(
    Object.entries({
      press,
      'press on a page': onPage,
      form,
      'form without answers': { ...form, view: { ...view, state: { values: null } } },
      'form by a user without an id': { ...form, user: {} },
      command,
      shortcut,
      onMessage,
      menu,
      event,
      'message that was deleted': told({ deleted_ts: '1.2', previous_message: { ts: '1.2', text: '' } }),
      'user who changed': told({ type: 'user_change', user }),
      'message of nobody': told({ user: undefined, text: null, thread_ts: null, files: null }),
      'edit of what nobody wrote': told({ message: { user: null, text: null, thread_ts: null } }),
      'reaction to a file': told({ type: 'reaction_added', user: 'U0OMAR', item: { type: 'file' } }),
      'user without names': told({ type: 'team_join', user: { ...user, name: null, updated: null } }),
      'view_closed that nobody hears': { type: 'view_closed' },
      'something new': { type: 'app_rate_limited' },
    }),
  )('%s lacks nothing', (_, body) => {
    expect(lackingIn(body)).toBeUndefined();
  });
});

describe('a request that is none of Slack’s', () => {
  test.each<[body: Record<string, unknown>, lacks: string]>([
    [{}, 'a type'],
    [{ type: 7 }, 'a type'],
    [{ event: { type: 'message' } }, 'a type'],
    [{ ...event, event: null }, 'an event'],
    [{ ...event, event: {} }, 'an event'],
    [told({ channel: ['C1'] }), 'channel'],
    [told({ type: 'reaction_added', channel: null }), 'channel'],
    [told({ type: 'reaction_added', user: null }), 'user'],
    [told({ thread_ts: 7 }), 'thread_ts'],
    [told({ thread_ts: '1.1' }), 'ts'],
    [told({ ts: null }), 'ts'],
    [told({ files: {} }), 'files'],
    [told({ item: 'x' }), 'item'],
    [told({ subteam: [] }), 'subteam'],
    [{ ...event, authorizations: [null] }, 'an authorization'],
    [told({ type: 'app_home_opened' }), 'a user'],
    [told({ type: 'function_executed' }), 'what is executed'],
    [told({ type: 'user_change', user: { ...user, profile: null } }), 'a profile'],
    [told({ type: 'team_join', user: { ...user, name: 7 } }), 'a name'],
    [told({ type: 'user_change', user: { ...user, updated: '1' } }), 'when the user changed'],
    [told({ message: { text: 7 } }), 'text'],
    [told({ type: 'user_change', user: 'U0OMAR' }), 'a user'],
    [told({ type: 'reaction_added' }), 'an item'],
    [told({ type: 'reaction_added', item: {} }), 'a user'],
    [told({ type: 'reaction_added', user: 'U0OMAR', item: { ts: {} } }), 'ts'],
    [told({ type: 'reaction_added', user: 'U0OMAR', item: { type: 'message', ts: '1.1' } }), 'channel'],
    [{ ...press, response_url: undefined }, 'where to respond'],
    [{ ...press, response_url: 'hooks' }, 'where to respond'],
    [{ ...command, response_url: undefined }, 'where to respond'],
    [{ ...onMessage, message: { text: [] } }, 'text'],
    [{ ...form, view: { ...view, blocks: undefined } }, 'the blocks of its view'],
    [{ ...form, view: { ...view, blocks: [null] } }, 'the blocks of its view'],
    [{ ...form, actions: [] }, 'one kind'],
    [{ ...form, name: 'x' }, 'one kind'],
    [{ ...press, name: 'x' }, 'one kind'],
    [{ ...shortcut, actions: null }, 'one kind'],
    [{ ...menu, actions: 5 }, 'one kind'],
    [{ ...form, response_urls: null }, 'where to respond'],
    [{ ...press, channel: null }, 'a channel'],
    [{ ...press, trigger_id: 'half \ud83d' }, 'a trigger'],
    [{ ...form, view: { ...view, id: 'half \ud83d' } }, 'a view'],
    [{ ...form, view: { ...view, root_view_id: 'half \ud83d' } }, 'a view'],
    [{ ...shortcut, trigger_id: 'half \ud83d' }, 'a trigger'],
    [{ ...onMessage, message_ts: 'half \ud83d' }, 'a trigger'],
    [{ ...press, user: undefined }, 'a user'],
    [{ ...press, user: 'U0OMAR' }, 'a user'],
    [{ ...press, user: [] }, 'a user'],
    [{ ...press, trigger_id: undefined }, 'a trigger'],
    [{ ...press, actions: [] }, 'an action'],
    [{ ...press, actions: 'incident.more' }, 'an action'],
    [{ ...press, actions: [{ action_id: ['incident.more'] }] }, 'an action'],
    [{ ...press, view: null }, 'a view'],
    [{ ...press, view: { ...view, state: undefined } }, 'the state of its view'],
    [{ ...form, user: undefined }, 'a user'],
    [{ ...form, view: undefined }, 'a view'],
    [{ ...form, view: { ...view, id: undefined } }, 'a view'],
    [{ ...form, view: { ...view, state: [] } }, 'the state of its view'],
    [{ ...form, view: { ...view, callback_id: { a: 1 } } }, 'a callback'],
    [{ ...command, user_id: undefined }, 'a command or who gives it'],
    [{ ...command, command: '' }, 'a command or who gives it'],
    [{ ...command, trigger_id: undefined }, 'a trigger'],
    [{ ...shortcut, callback_id: undefined }, 'a callback'],
    [{ ...shortcut, trigger_id: undefined }, 'a trigger'],
    [{ ...onMessage, message: undefined }, 'a message'],
    [{ ...menu, action_id: undefined }, 'an action'],
  ])('%j lacks %s', (body, lacks) => {
    expect(lackingIn(body)).toBe(lacks);
  });
});

test('what is whole goes on, what nobody hears is acked, and of anything else the log tells without what was in it', async () => {
  let app: App | undefined;
  const log = rememberedLog();
  const receiver = { init: (given: App) => void (app = given) } as Receiver;
  const heard: unknown[] = [];
  checked(receiver, log).init({
    processEvent: async (one: ReceiverEvent) => void heard.push(one.body),
  } as unknown as App);
  const acks: unknown[] = [];
  const brings = (body: Record<string, unknown>) =>
    app?.processEvent({ body, ack: async () => void acks.push(body) });
  await brings(press);
  await brings({ type: 'view_closed' });
  await expect(brings({ ...press, user: undefined })).rejects.toBeInstanceOf(NotSlacks);
  expect(heard).toEqual([press]);
  expect(acks).toEqual([{ type: 'view_closed' }]);
  expect(log.happened).toEqual(['a signed request is none of Slack’s; nothing is done']);
});
