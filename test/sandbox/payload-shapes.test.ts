import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { types } from '@slack/bolt';
import type { Slack } from '../../src/sandbox/server.ts';
import { earOn, type Ear, type Payload } from './an-ear.ts';
import { botOf, plantSlack } from './bare-app.ts';

/*
 * Our payloads against payloads as Slack sent them: every key of Slack's must be in ours, with the same type.
 * The samples lie beside the checkout; where they don't, this file's tests are left out and say so.
 */
const folder = new URL('../../../shared/data/slack-payloads', import.meta.url).pathname;
const isThere = existsSync(folder);
if (!isThere)
  console.warn(`Slack's sample payloads are not at ${folder}: the payload shape tests are left out.`);

/** Sample file -> what our app heard. */
const PLAYED: Record<string, (heard: Payload[]) => Payload | undefined> = {
  'slash_command.slash_command.slash_command_body': by(payload => payload.command === '/hello'),
  'block_actions.block_actions.body': by(payload => payload.type === 'block_actions'),
  'block_suggestion.block_suggestion.body': by(payload => payload.type === 'block_suggestion'),
  'view_submission.view_submission.body': by(payload => payload.type === 'view_submission'),
  'view_submission.view_submission.connect_channel_payload': by(
    payload => payload.type === 'view_submission',
  ),
  'view_submission.view_submission.response_url_payload_body': by(
    payload => payload.type === 'view_submission',
  ),
  'view_closed.view_closed.body': by(payload => payload.type === 'view_closed'),
  'event.app_mention.events.valid_event_body': event('app_mention'),
  'event.app_mention.events_socket_mode.valid_event_body': event('app_mention'),
  'event.message.message.message_body': event('message'),
  'event.message.message.message_body2': event('message'),
  'event.message.message.message_body3': event('message'),
  'event.message.message_bot.user_message_event_payload': event('message'),
  'event.message.message_bot.bot_message_event_payload': by(payload => inner(payload).bot_id !== undefined),
  'event.message.message_changed.event_payload': by(payload => inner(payload).subtype === 'message_changed'),
  'event.message.message_deleted.event_payload': by(isDeletion),
  'event.message.events.message_file_share_body': by(payload => inner(payload).subtype === 'file_share'),
  'event.member_joined_channel.events.join_event_body': event('member_joined_channel'),
  'event.member_joined_channel.events_socket_mode.join_event_body': event('member_joined_channel'),
  'event.member_left_channel.events.body': event('member_left_channel'),
  'event.member_left_channel.events.left_event_body': event('member_left_channel'),
  'event.member_left_channel.events_socket_mode.left_event_body': event('member_left_channel'),
  'message_action.app_using_methods_in_class.payload': by(payload => payload.type === 'message_action'),
  'message_action.shortcut.message_shortcut_body': by(payload => payload.type === 'message_action'),
  'shortcut.shortcut.global_shortcut_body': by(payload => payload.type === 'shortcut'),
  'event.reaction_added.events.valid_reaction_added_body': event('reaction_added'),
  'event.reaction_added.events_socket_mode.event_body': event('reaction_added'),
  'event.reaction_added.events_socket_mode.valid_reaction_added_body': event('reaction_added'),
};

/** Samples of things that cannot happen in the sandbox yet. */
const NOT_PLAYED: [RegExp, string][] = [
  [/^event\.(app_uninstalled|tokens_revoked)\./, 'the app stays installed'],
  [/^event\.function_executed\./, 'there are no workflows'],
  [/classic_bot/, 'classic apps can no longer be made'],
];

/** Keys of Slack's that ours do without. */
const LEFT_OUT: [RegExp, string][] = [
  [/(^|\.)enterprise_(id|name)$/, 'only installs in an Enterprise organisation have one'],
  [/^enterprise$/, 'null outside an Enterprise organisation'],
  [/^authed_users$/, 'Slack sends authorizations instead since 2021'],
  [/^event\.bot_profile\.icons$/, 'the app has no picture'],
  [/^view\.blocks\[\]\.element\.dispatch_action_config$/, 'an option of that one input'],
  [/^view\.state\.values\.zniAM$/, 'an id of that one view'],
  [/^team\.enterprise_(id|name)$/, 'only installs in an Enterprise organisation have one'],
  [/^event\.files\[\]\.(thumb_|original_)/, 'only pictures that were really there have small ones'],
  [/^response_urls\[\]/, 'no view here asks for response_urls'],
  [
    /^event\.(message|previous_message)\.blocks\[\]\.elements$/,
    'a person edited that message, the app edits ours',
  ],
];

/** The modal of the samples. */
const modal: types.ModalView = {
  type: 'modal',
  callback_id: 'view-id',
  title: { type: 'plain_text', text: 'My App' },
  submit: { type: 'plain_text', text: 'Submit' },
  close: { type: 'plain_text', text: 'Cancel' },
  private_metadata: 'This is for you!',
  notify_on_close: true,
  blocks: [
    {
      type: 'input',
      block_id: 'hspI',
      optional: false,
      label: { type: 'plain_text', text: 'Label' },
      element: { type: 'plain_text_input', action_id: 'maBWU' },
    },
    {
      type: 'input',
      block_id: 'es_b',
      optional: true,
      label: { type: 'plain_text', text: 'Search' },
      element: {
        type: 'external_select',
        action_id: 'es_a',
        placeholder: { type: 'plain_text', text: 'Select an item' },
      },
    },
  ],
};

const card: types.KnownBlock[] = [
  {
    type: 'actions',
    block_id: 'b',
    elements: [
      { type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'Button' }, value: 'click_me_123' },
    ],
  },
];

function by(is: (payload: Payload) => boolean): (heard: Payload[]) => Payload | undefined {
  return heard => heard.find(is);
}

/** An event that a person caused. */
function event(type: string): (heard: Payload[]) => Payload | undefined {
  return by(payload => inner(payload).type === type && inner(payload).bot_id === undefined);
}

function inner(payload: Payload): Payload {
  return (payload.event ?? {}) as Payload;
}

/** The last thing that happens below. */
function isDeletion(payload: Payload): boolean {
  return inner(payload).subtype === 'message_deleted';
}

/** Paths of what the sample has and ours lacks, or has with another type. */
function differences(sample: unknown, ours: unknown, path = ''): string[] {
  if (LEFT_OUT.some(([pattern]) => pattern.test(path))) return [];
  if (kind(sample) !== kind(ours)) return [`${path} is ${kind(ours)}, Slack's is ${kind(sample)}`];
  if (Array.isArray(sample)) {
    return sample.length === 0 ? [] : differences(sample[0], (ours as unknown[])[0], `${path}[]`);
  }
  if (kind(sample) !== 'object') return [];
  return Object.entries(sample as Payload).flatMap(([key, value]) =>
    differences(value, (ours as Payload)[key], path === '' ? key : `${path}.${key}`),
  );
}

function kind(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

describe.skipIf(!isThere)('payloads have the shape of Slack’s own', () => {
  let slack: Slack;
  let ear: Ear;

  beforeAll(async () => {
    slack = await plantSlack();
    const bot = botOf(slack);
    ear = await earOn(slack);
    const heard = ear.payloads;
    const ines = slack.person('Ines', { in: 'line' });
    await ines.types('Hi there @Signal');
    await ines.reacts('eyes');
    const opensForm = async (): Promise<void> => {
      await ines.types('/hello Hi');
      const { trigger_id } = heard.findLast(payload => payload.command === '/hello') as {
        trigger_id: string;
      };
      await bot.views.open({ trigger_id, view: modal });
    };
    await opensForm();
    await ines.closes();
    await opensForm();
    const view = slack.workspace.state.stacks[ines.id]![0]!.id;
    await slack.client.do({
      as: ines.id,
      do: 'suggest',
      view,
      block: 'es_b',
      action: 'es_a',
      query: 'search word',
    });
    await ines.fills({ Label: 'test' });
    await bot.chat.postEphemeral({ channel: 'C1LINE', user: ines.id, text: 'Only you', blocks: card });
    await ines.clicks('Button');
    await ines.types('@Omar Haddad test');
    await ines.uses('Make an incident', { on: 'test' });
    await ines.types('Here is your file!', { files: ['test.png'] });
    await ines.uses('Report');
    await ines.types('/remove @Omar Haddad');
    await ines.types('/invite @Omar Haddad');
    const { ts = '' } = await bot.chat.postMessage({ channel: 'C1LINE', text: 'Hi', blocks: card });
    await bot.chat.update({ channel: 'C1LINE', ts, text: 'Hello' });
    await bot.chat.delete({ channel: 'C1LINE', ts });
    for (let i = 0; i < 100 && !heard.some(isDeletion); i += 1)
      await new Promise(resolve => setTimeout(resolve, 10));
    ear.close();
  });

  afterAll(() => slack?.stop());

  test.each(Object.entries(PLAYED))('%s', (name, find) => {
    const sample: unknown = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
    const ours = find(ear.payloads);
    expect(ours).toBeDefined();
    expect(differences(sample, ours)).toEqual([]);
  });

  test('every sample is either held against ours or known not to be played', () => {
    const names = readdirSync(folder).map(file => file.replace(/\.json$/, ''));
    const forgotten = names.filter(
      name => PLAYED[name] === undefined && !NOT_PLAYED.some(([pattern]) => pattern.test(name)),
    );
    expect(forgotten).toEqual([]);
  });
});
