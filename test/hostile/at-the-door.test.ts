import { expect, test } from 'vitest';
import { FILE } from '../../src/incidents/forms.ts';
import { MORE } from '../../src/incidents/views.ts';
import type { Json } from '../../src/sandbox/protocol.ts';
import type { Scene } from '../access/case.ts';
import {
  changes,
  happens,
  looksFor,
  pressesIn,
  pressesOn,
  submits,
  uses,
  type Make,
} from '../access/requests.ts';
import { aDesk, but, OMAR, viewOf } from './altering.ts';

const withEvent = (make: Make, event: Json): Make =>
  but(make, payload => ({ event: { ...(payload['event'] as Json), ...event } }));

const form = submits(FILE, {});
const shortcut = uses('incident.new');
const menu = looksFor('where', 'HIS');
const starred = happens('star_added');
const asked = happens('app_mention', () => ({ channel: 'C0RHINEIT', text: 'trip' }));
const explained = (at: Scene, message: Json): Make =>
  but(uses('term.explain', at.reply), payload => ({
    message: { ...(payload['message'] as Json), ...message },
  }));
const named = { name: 'incident.more' };
const pressed = { actions: [{ type: 'button', action_id: MORE }] };
const user = (more: Json): Make =>
  but(changes('user_change'), payload => {
    const event = payload['event'] as { user: Json };
    return { event: { ...event, user: { ...event.user, ...more } } };
  });

/** Where Bolt, or a route of ours, would look for what isn't there. */
const refused = (at: Scene): Record<string, Make> => {
  const { channel, ts } = at.card();
  const press = pressesOn(at.card, 'card', MORE, at.waiting.confirm.id);
  const reply = happens('message', () => ({
    channel,
    channel_type: 'channel',
    thread_ts: ts,
    text: 'It hums',
  }));
  const eyes = happens('reaction_added', () => ({
    reaction: 'eyes',
    item: { type: 'message', channel, ts },
  }));
  return {
    'a form with actions': but(form, () => pressed),
    'a form with actions that are none': but(form, () => ({ actions: null })),
    'a form with no actions': but(form, () => ({ actions: [] })),
    'a form with a name': but(form, () => named),
    'a form of blocks that are none': but(form, payload => ({
      view: { ...viewOf(payload), blocks: [null] },
    })),
    'a press with a name': but(press, () => named),
    'a press on a page with a name': but(pressesIn(MORE, { value: '' }), () => named),
    'a press that can be answered nowhere': but(press, () => ({
      response_url: undefined,
      response_urls: null,
    })),
    'a shortcut with actions that are none': but(shortcut, () => ({ actions: null })),
    'a shortcut with actions that are a number': but(shortcut, () => ({ actions: 5 })),
    'a shortcut with a name': but(shortcut, () => named),
    'a shortcut that is answered nowhere': but(shortcut, () => ({ response_urls: [null] })),
    'a menu with actions': but(menu, () => pressed),
    'an event about a word': withEvent(starred, { item: 'x' }),
    'an event about nothing': withEvent(starred, { item: null }),
    'an event of no group': withEvent(starred, { subteam: null }),
    'an event in a number': withEvent(starred, { user: undefined, channel: 5 }),
    'an event for nobody': but(starred, () => ({ authorizations: [null] })),
    'an event that is answered nowhere': but(starred, () => ({ response_urls: null })),
    'an execution of nothing': happens('function_executed'),
    'Home opened by nobody': withEvent(
      happens('app_home_opened', () => ({ tab: 'home' })),
      { user: undefined },
    ),
    'Home opened by a number': withEvent(
      happens('app_home_opened', () => ({ tab: 'home' })),
      { user: 5 },
    ),
    'a user without a profile': user({ profile: null }),
    'a user whose profile is a word': user({ profile: 'x' }),
    'a user whose name is an object': user({ profile: {}, real_name: { a: 1 } }),
    'a user whose picture is a list': user({ profile: { image_72: ['x'] } }),
    'a user who changed some time': user({ updated: { at: 1 } }),
    'a reaction by nobody': withEvent(eyes, { user: undefined }),
    'a reaction by an object': withEvent(eyes, { user: { id: OMAR } }),
    'a reaction to a message nowhere': withEvent(eyes, { item: { type: 'message', ts } }),
    'a reaction to a message of no time': withEvent(eyes, { item: { type: 'message', channel } }),
    'a question by nobody': withEvent(asked, { user: null }),
    'a question by an object': withEvent(asked, { user: { id: OMAR } }),
    'a question of a number': withEvent(asked, { text: 7 }),
    'a question in a thread that is none': withEvent(asked, { thread_ts: { ts } }),
    'a question nowhere': withEvent(asked, { channel: 5 }),
    'the jargon of an object': explained(at, { text: { a: 1 } }),
    'a reply of no time': withEvent(reply, { ts: undefined }),
    'a reply nowhere': withEvent(reply, { channel: null }),
    'a reply with a number of files': withEvent(reply, { files: 5 }),
    'a reply with files that are none': withEvent(reply, { files: [null] }),
    'a reply with a file whose name is a list': withEvent(reply, { files: [{ name: ['x'] }] }),
    'a reply with a file whose link is an object': withEvent(reply, { files: [{ permalink: {} }] }),
    'a reply edited some time': withEvent(reply, { edited: { ts: {} } }),
  };
};

/** Odd, and nothing that anybody breaks at. */
const taken = (at: Scene): Record<string, Make> => {
  const { channel, ts } = at.card();
  const reply = happens('message', () => ({
    channel,
    channel_type: 'channel',
    thread_ts: ts,
    text: 'It hums',
  }));
  const edit = {
    subtype: 'message_changed',
    previous_message: { ts, user: null, text: null, thread_ts: null },
  };
  return {
    'a dialog, which nobody hears': but(form, () => ({ type: 'dialog_submission', ...named })),
    'a question without words': withEvent(asked, { text: null }),
    'a question by somebody whom Slack doesn’t name': withEvent(asked, { user: undefined }),
    'the jargon of no words': explained(at, { text: null }),
    'a message without words': withEvent(reply, { text: null }),
    'a message in no thread': withEvent(reply, { thread_ts: null }),
    'a message without files': withEvent(reply, { files: null }),
    'an edit of what nobody wrote': withEvent(reply, edit),
    'options that only look like a list': but(form, payload => ({
      view: {
        ...viewOf(payload),
        state: { values: { impact: { impact: { selected_options: { map: 1 } } } } },
      },
    })),
    'a user without names': user({
      name: null,
      real_name: null,
      updated: null,
      profile: { display_name: null },
    }),
  };
};

test.each([
  [400, refused],
  [200, taken],
] as const)('what looks like nothing of Slack’s breaks nothing: %i', async (status, table) => {
  const { at, from } = await aDesk();
  const answers: [string, unknown][] = [];
  for (const [what, make] of Object.entries(table(at))) {
    const answered = await from(OMAR, make);
    answers.push([what, { status: answered.status, wrong: answered.wrong }]);
  }
  expect(answers).toEqual(answers.map(([what]) => [what, { status, wrong: [] }]));
});
