import type { App, types } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Slack } from '../../src/sandbox/server.ts';
import { boltFor, botOf, manifestFile, plantSlack } from './bare-app.ts';

const words = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string, value: string) => ({ text: words(text), value });
const button = (action_id: string, text: string) => ({
  type: 'button' as const,
  action_id,
  text: words(text),
});

let slack: Slack;
let app: App;
/** Actions the app was told about. */
let heard: { action: string; user: string; choice: unknown }[];

beforeEach(async () => {
  slack = await plantSlack();
  app = await listening(slack);
});

afterEach(async () => {
  await app.stop();
  await slack.stop();
});

async function listening(on: Slack): Promise<App> {
  heard = [];
  const bolt = boltFor(on);
  bolt.command('/hello', ({ ack }) => ack());
  bolt.action(/./, async ({ ack, body, action }) => {
    await ack();
    if (!('action_id' in action)) return;
    const choice = 'selected_option' in action ? action.selected_option?.value : undefined;
    heard.push({ action: action.action_id, user: body.user.id, choice });
  });
  await bolt.start();
  return bolt;
}

async function show(text: string, blocks: types.KnownBlock[], thread_ts?: string): Promise<string> {
  const message = { channel: 'C1LINE', text, blocks, ...(thread_ts === undefined ? {} : { thread_ts }) };
  return (await botOf(slack).chat.postMessage(message)).ts ?? '';
}

const card = (text: string, ...labels: string[]): types.KnownBlock[] => [
  { type: 'section', text: { type: 'mrkdwn', text } },
  { type: 'actions', elements: labels.map(label => button(label.toLowerCase().replaceAll(' ', '_'), label)) },
];

/** The text behind a command with mentions. */
async function commandText(escapes: boolean): Promise<string | undefined> {
  const other = await plantSlack({ manifest: manifestFile({ escapes }) });
  const bolt = boltFor(other);
  let text: string | undefined;
  bolt.command('/hello', async ({ ack, command }) => {
    text = command.text;
    await ack();
  });
  await bolt.start();
  await other.person('Ines', { in: 'line' }).types('/hello @omar.haddad in #line');
  await bolt.stop();
  await other.stop();
  return text;
}

describe('typing', () => {
  test('a message is seen by the others in the channel, as its reader sees it', async () => {
    await slack.person('Ines', { in: 'line' }).types('@Omar Haddad: level < 5 & falling, see #desk');
    expect(slack.person('Omar', { in: 'line' }).sees()).toEqual([
      'Ines Faria: @Omar Haddad: level < 5 & falling, see #desk',
    ]);
    expect(slack.workspace.messagesIn('C1LINE')[0]?.text).toBe(
      '<@U2OMAR>: level &lt; 5 &amp; falling, see <#C4DESK|desk>',
    );
  });

  test('a reply stands under the message it belongs to', async () => {
    const ts = await show('Card', card('INC-1', 'Take it'));
    const omar = slack.person('Omar', { in: 'line' });
    await omar.types('On my way', { thread: ts });
    expect(omar.sees()).toEqual(['Signal: INC-1\n[Take it]', '↳ Omar Haddad: On my way']);
  });

  test('a reply goes to the newest message with these words, and a thread can be read by itself', async () => {
    await show('Card', card('INC-1 mixer', 'Take it'));
    await show('Card', card('INC-2 mixer', 'Take it'));
    const [ines, omar] = [slack.person('Ines', { in: 'line' }), slack.person('Omar', { in: 'line' })];
    await omar.replies('On my way', { on: 'INC-1' });
    await ines.replies('Here is the trend', { on: 'INC-1', files: ['trend.csv'] });
    await ines.replies('And this one?', { on: 'mixer' });
    await omar.edits('On my way', 'On my way, 5 minutes');
    await ines.reacts('eyes', { on: '5 minutes' });
    expect(ines.thread({ on: 'INC-1' })).toEqual([
      'Omar Haddad: On my way, 5 minutes',
      'Ines Faria: Here is the trend (file trend.csv)',
    ]);
    expect(omar.thread({ on: 'INC-2' })).toEqual(['Ines Faria: And this one?']);
    expect(ines.sees()[1]).toBe('↳ Omar Haddad: On my way, 5 minutes (edited) :eyes: 1');
    await expect(omar.replies('?', { on: 'INC-3' })).rejects.toThrow('sees no message with “INC-3”, only: ');
  });

  test('a command is not supported in threads, and an unknown one is not valid', async () => {
    const ts = await show('Card', card('INC-1', 'Take it'));
    const ines = slack.person('Ines', { in: 'line' });
    await ines.types('/hello', { thread: ts });
    await ines.types('/goodbye');
    expect(ines.told).toEqual([
      '/hello is not supported in threads. Sorry!',
      '/goodbye is not a valid command.',
    ]);
    expect(ines.sees()).toHaveLength(1);
  });

  test('a command carries mentions as ids when the manifest asks for it', async () => {
    expect(await commandText(true)).toBe('<@U2OMAR|omar.haddad> in <#C1LINE|line>');
    expect(await commandText(false)).toBe('@omar.haddad in #line');
  });

  test('into the messages of an app that takes none is impossible', async () => {
    await expect(slack.person('Ines').types('Hi', { in: 'dm' })).rejects.toThrow('has been turned off');
  });

  test('is impossible for those who left and where one is not', async () => {
    await expect(slack.person('Greta', { in: 'line' }).types('Hi')).rejects.toThrow(
      'Greta Old is deactivated.',
    );
    await expect(slack.person('Omar', { in: 'secret' }).types('Hi')).rejects.toThrow('only in: line, desk');
    const act = { as: 'U2OMAR', do: 'say', channel: 'C3SECRET', text: 'Hi' } as const;
    await expect(slack.client.do(act)).rejects.toThrow('Omar Haddad is not in that channel.');
  });
});

describe('clicking', () => {
  test('presses the newest button with these words, in a thread too', async () => {
    const first = await show('INC-1', card('INC-1 mixer', 'Take it'));
    await show('INC-2', card('INC-2 filler', 'Take it', 'Ask more'));
    const omar = slack.person('Omar', { in: 'line' });
    await omar.clicks('take it');
    await omar.clicks('Take it', { on: 'INC-1' });
    await show('Reply', card('Reply', 'Close'), first);
    await omar.clicks('Close');
    expect(heard.map(one => one.action)).toEqual(['take_it', 'take_it', 'close']);
    expect(omar.buttons({ on: 'INC-2' })).toEqual(['Take it', 'Ask more']);
  });

  test('says which buttons there are when that one is not in sight', async () => {
    await show('INC-1', card('INC-1 mixer', 'Take it', 'Ask more'));
    const omar = slack.person('Omar', { in: 'line' });
    await expect(omar.clicks('Close')).rejects.toThrow(
      'There is no button in line saying “Close”. There are: “Take it”, “Ask more”',
    );
  });

  test('chooses from a menu by the words of the choice', async () => {
    const element = {
      type: 'overflow' as const,
      action_id: 'more',
      options: [option('Hand over', 'h'), option('Drop', 'd')],
    };
    await show('INC-1', [{ type: 'section', text: words('INC-1'), accessory: element }]);
    await slack.person('Omar', { in: 'line' }).clicks('Hand over');
    expect(heard).toEqual([{ action: 'more', user: 'U2OMAR', choice: 'h' }]);
  });

  test('reaches no message of somebody else', async () => {
    await botOf(slack).chat.postEphemeral({
      channel: 'C1LINE',
      user: 'U2OMAR',
      text: 'Yours',
      blocks: card('Yours', 'Take it'),
    });
    await expect(slack.person('Ines', { in: 'line' }).clicks('Take it')).rejects.toThrow('There are: none');
    const { ts } = slack.workspace.state.ephemerals[0]!;
    const act = { as: 'U1INES', do: 'press', channel: 'C1LINE', ts, block: 'x', action: 'take_it' } as const;
    await expect(slack.client.do(act)).rejects.toThrow('The message is gone.');
  });
});

describe('filling in', () => {
  const view = {
    type: 'modal' as const,
    callback_id: 'form',
    title: words('Everything'),
    submit: words('Send'),
    blocks: [
      { type: 'header' as const, text: words('All there is') },
      ...[
        { type: 'plain_text_input' as const, action_id: 'a' },
        {
          type: 'static_select' as const,
          action_id: 'a',
          options: [option('Hall 1', '1'), option('Hall 2', '2')],
        },
        { type: 'checkboxes' as const, action_id: 'a', options: [option('Loud', 'l'), option('Hot', 'h')] },
        { type: 'users_select' as const, action_id: 'a' },
        { type: 'datepicker' as const, action_id: 'a' },
        { type: 'timepicker' as const, action_id: 'a', initial_time: '06:00' },
        { type: 'number_input' as const, action_id: 'a', is_decimal_allowed: false, max_value: '9' },
        { type: 'external_select' as const, action_id: 'a', min_query_length: 2 },
      ].map(element => ({
        type: 'input' as const,
        block_id: element.type,
        optional: true,
        label: words(`The ${element.type.replaceAll('_', ' ')}`),
        element,
      })),
    ],
  };
  let submitted: Record<string, unknown> | undefined;

  beforeEach(async () => {
    submitted = undefined;
    app.command('/silent', async ({ ack, client, body }) => {
      await client.views.open({ trigger_id: body.trigger_id, view });
      await ack();
    });
    app.options('a', ({ ack, options }) =>
      ack({ options: [option(`Asset ${options.value}`, options.value)] }),
    );
    app.view('form', async ({ ack, view: { state } }) => {
      submitted = Object.fromEntries(
        Object.entries(state.values).map(([block, { a }]) => [
          block,
          Object.values({ ...a, type: null }).find(Boolean),
        ]),
      );
      await ack();
    });
    await slack.person('Ines', { in: 'line' }).types('/silent');
  });

  test('puts words, choices, people, dates and suggestions where they belong', async () => {
    const ines = slack.person('Ines');
    await ines.fills({
      'The plain': 'Mixer',
      'the static select': 'hall 2',
      'The checkboxes': ['Loud', 'Hot'],
      'The users': 'Omar',
      'The datepicker': '2026-11-24',
      'The number': '7',
      'The external': 'PLC',
    });
    expect(submitted).toMatchObject({
      plain_text_input: 'Mixer',
      static_select: { value: '2' },
      checkboxes: [{ value: 'l' }, { value: 'h' }],
      users_select: 'U2OMAR',
      datepicker: '2026-11-24',
      timepicker: '06:00',
      number_input: '7',
      external_select: { text: { text: 'Asset PLC' }, value: 'PLC' },
    });
  });

  test('finds what Slack itself would find wrong', async () => {
    const ines = slack.person('Ines');
    await ines.fills({ 'The number': 'seven' });
    expect(ines.modal?.errors).toEqual(['Please enter a valid number.']);
    await ines.fills({ 'The number': '10' });
    expect(ines.modal?.errors).toEqual(['Please enter a number of at most 9.']);
    expect(submitted).toBeUndefined();
  });

  test('says what there is when an answer fits nothing', async () => {
    const ines = slack.person('Ines');
    await expect(ines.fills({ Colour: 'red' })).rejects.toThrow(
      'There is no input “Colour”. There are: “The plain',
    );
    await expect(ines.fills({ 'The static': 'Hall 3' })).rejects.toThrow('There are: “Hall 1”, “Hall 2”');
    await expect(ines.fills({ 'The external': 'P' })).rejects.toThrow('There are: none');
    expect(submitted).toBeUndefined();
  });

  test('needs an open modal', async () => {
    await expect(slack.person('Omar').submits()).rejects.toThrow('Omar Haddad has no modal open.');
  });
});

describe('a harness', () => {
  test('may let the app settle after every act', async () => {
    const acts: string[] = [];
    slack.afterEach = () => Promise.resolve(void acts.push('settled'));
    const ines = slack.person('Ines', { in: 'line' });
    await ines.types('one');
    await ines.opensHome();
    expect(acts).toEqual(['settled', 'settled']);
  });
});
