import { bodyOf } from '../../src/sandbox/signed-http.ts';
import type { EnvelopeType } from '../../src/sandbox/transport.ts';
import { filledIn } from './filled.ts';
import { commands, forms, presses, suggestions } from './names.ts';

type Json = Record<string, unknown>;

/** One request as it arrives. */
export interface Input {
  body: string;
  contentType: string;
  /** Whether it carries Slack's signature. */
  isSigned: boolean;
}

const people = ['U0OMAR', 'U0INES', 'U0JONAS', 'U0MARTA', 'U0LENA', 'U0ANNA', 'U0PAUL', 'U0NOBODY'];
const channels = ['C0RHINEIT', 'C0RHINEOT', 'C0CANTEEN', 'D0OMAR'];

const incidentIds = ['id-0001', 'id-0002', 'asset:his-1', 'plc-12', 'rhine', 'all 0 pump', 'U0OMAR', '1'];
/** With the version that was seen, and drafts of two. */
const changeIds = ['c-1:1', 'c-2:1', 'c-3:1', 'c-4:1', 'c-4:2', 'draft-1', 'draft-2'];
/** Meanings and warnings that careful people add meanwhile, with a version or in pairs, and words as they are listed. */
const termIds = [3, 4, 5, 6, 7, 8].flatMap(n => [`id-000${n}`, `id-000${n} 1`, `id-000${n} id-000${n + 1}`]);
const termValues = [...termIds, 'word:trip', 'id-0005 C0RHINEIT:1.1:1.2', '-'];
/** Programmes, rounds and pairs, these with times, and what forms of wishes and programmes carry. */
const pairIds = ['cg-1', 'cg-2'].flatMap(id => [
  id,
  `${id} NaN`,
  `${id} -1`,
  `${id} 1e308`,
  `${id} 1795600000000`,
]);
const coffeeIds = ['cp-1', 'cp-open', 'cp-1 1', 'cr-1', 'cr-2', ...pairIds, 'new', '0'];
const ids = [...incidentIds, ...changeIds, ...termValues, ...coffeeIds];

/** What must never reach anybody as more than letters. */
export const CALLS = ['<!channel>', '<!here>', '<@UEVIL>', '<!subteam^SEVIL>', '<https://evil.example|'];

export const texts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'x'.repeat(3001),
  'ü'.repeat(40_000),
  ...CALLS.map(call => `${call}plant.example> now`),
  '&lt;!channel&gt; &amp;lt;',
  '*bold* _it_ ~no~ ```',
  '\u202eevitca\u202c',
  `Z${'\u0301'.repeat(300)}`,
  '👩🏽‍🔧🏳️‍🌈',
  'half \ud83d',
  '“HIS-1” isn’t',
  '__proto__',
  'constructor',
  `'; drop table incidents; --`,
  '" * NEAR( % _ \\',
  '9'.repeat(2000),
  'HIS-1 stands still',
  'list all pump',
  'windows',
  'every Sat 22:00-04:00',
  'every 31 Feb 22:00-04:00 until 9999-99-99',
  '42',
  'INC-1',
  'CHG-1',
  'reboot print-2 tonight 20:00',
  'Fri 22:00-02:00',
  'changed PLC-12',
  'week',
  'what is a trip?',
  'trip',
  'add trip',
  'edit trip',
  'history trip',
  'hints on',
  'hints stop',
  'review',
  'export',
  'topics',
];

/** What Bolt, or a route of ours, looks for, wherever it stands. */
const readByBolt = [
  'actions app_installed_team_id assistant_thread authorizations blocks bot_access_token bot_id channel channel_id command edited',
  'enterprise event files function_data function_execution_id is_enterprise_install item message name previous_message previous_view_id',
  'profile response_url response_urls ssl_check subteam subtype team thread_ts user view',
].flatMap(names => names.split(' '));

/**
 * Requests made from real ones, with some of what is in them replaced. `chance` decides, so a seed makes them again.
 *
 * @param respondAt where answers to a message or a command go
 */
export function* attack(chance: () => number, count: number, respondAt: string): Generator<Input> {
  const upTo = (n: number) => Math.floor(chance() * n);
  const of = <T>(some: readonly T[]): T => some[upTo(some.length)] as T;
  const id = () => of(ids.concat(of(texts)));
  const user = () => ({ id: of(people), team_id: 'T0' });
  const around = (n: number): Json => ({
    team: { id: 'T0' },
    user: user(),
    trigger_id: `1.${n}.x`,
    channel: { id: of(channels) },
    container: { type: 'message', channel_id: of(channels) },
  });
  const view = (callback: string): Json => {
    const values = filledIn({ upTo, of, id, texts, people, channels });
    return {
      id: `V${upTo(1e9)}`,
      type: 'modal',
      callback_id: callback,
      private_metadata: id(),
      blocks: Object.keys(values).map(name => ({ type: 'input', block_id: name })),
      state: { values },
    };
  };
  const event = (n: number, more: Json): Json => ({
    type: 'event_callback',
    team_id: 'T0',
    event_id: `Ev${n}`,
    event: { user: of(people), channel: of(channels), ts: `17955${upTo(100_000)}.000100`, ...more },
  });
  const made = (n: number): [EnvelopeType, Json] =>
    of<() => [EnvelopeType, Json]>([
      () => [
        'slash_commands',
        {
          command: of(commands),
          text: of(texts),
          user_id: of(people),
          team_id: 'T0',
          channel_id: of(channels),
          trigger_id: `1.${n}.x`,
          response_url: respondAt,
        },
      ],
      () => [
        'interactive',
        {
          ...around(n),
          response_url: respondAt,
          type: 'block_actions',
          actions: [{ type: 'button', action_id: of(presses), block_id: 'card', value: id() }],
        },
      ],
      () => [
        'interactive',
        {
          ...around(n),
          type: 'block_actions',
          view: view(of(forms)),
          actions: [
            {
              type: 'static_select',
              action_id: of(presses),
              block_id: 'b',
              selected_option: { value: id() },
            },
          ],
        },
      ],
      () => ['interactive', { ...around(n), type: 'view_submission', view: view(of(forms)) }],
      () => [
        'interactive',
        {
          ...around(n),
          type: 'block_suggestion',
          action_id: of(suggestions),
          block_id: 'b',
          value: of(texts),
        },
      ],
      () => [
        'interactive',
        {
          ...around(n),
          type: 'message_action',
          response_url: respondAt,
          callback_id: of(['incident.from-message', 'term.explain']),
          message_ts: '1.1',
          message: { text: of(texts), ts: '1.1' },
        },
      ],
      () => ['interactive', { ...around(n), type: 'shortcut', callback_id: 'incident.new' }],
      () => ['events_api', event(n, { type: 'message', text: of(texts), thread_ts: '1795507200.000200' })],
      () => ['events_api', event(n, { type: 'app_mention', text: of(texts) })],
      () => ['events_api', event(n, { type: 'member_joined_channel', inviter: of([undefined, ...people]) })],
      () => [
        'events_api',
        event(n, {
          type: 'reaction_added',
          reaction: of(['eyes', 'pushpin']),
          item: { type: 'message', channel: of(channels), ts: '1.1' },
        }),
      ],
      () => [
        'events_api',
        event(n, {
          type: 'user_change',
          user: { id: of(people), team_id: 'T0', name: of(texts), profile: { real_name: of(texts) } },
        }),
      ],
    ])();
  const odd = (): unknown =>
    of<unknown>([
      of(texts),
      null,
      7,
      -1,
      true,
      [],
      [of(texts)],
      [null],
      {},
      { id: of(texts) },
      JSON.parse('{"__proto__":{"id":"U0OMAR"}}'),
    ]);

  /** What says what it is and whose. Half of the inputs keep it: the rest of them must reach what reads the rest. */
  const frame = new Set([
    'type',
    'event',
    'user',
    'user_id',
    'command',
    'trigger_id',
    'action_id',
    'callback_id',
  ]);

  /** Something in it, however deep, becomes something else, or goes; or something comes that nobody asked for. */
  function altered(value: Json, isWhole: boolean): Json {
    if (!Array.isArray(value) && upTo(4) === 0) {
      const added = of(readByBolt.filter(one => !isWhole || !frame.has(one)));
      return { ...value, [added]: odd() };
    }
    const name = of(Object.keys(value).filter(one => !isWhole || !frame.has(one)));
    if (name === undefined) return value;
    const inner = value[name];
    const next =
      typeof inner === 'object' && inner !== null && upTo(3) ? altered(inner as Json, isWhole) : odd();
    if (Array.isArray(value))
      return value.map((one: unknown, n) => (String(n) === name ? next : one)) as never;
    const { [name]: _, ...rest } = value;
    return upTo(5) === 0 ? rest : { ...rest, [name]: next };
  }

  for (let n = 0; n < count; n++) {
    const isWhole = upTo(2) === 0;
    const [type, payload] = made(n);
    let sent = payload;
    for (let times = upTo(4); times > 0; times--) sent = altered(sent, isWhole);
    const whole = bodyOf(type, sent);
    const body = upTo(50) === 0 ? whole.slice(0, upTo(whole.length)) : whole;
    const usual = type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded';
    const contentType =
      upTo(50) === 0 ? of(['text/plain', 'multipart/form-data', 'application/xml', '']) : usual;
    yield { body, contentType, isSigned: upTo(20) > 0 };
  }
}
