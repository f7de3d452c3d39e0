import type { Json } from '../../src/sandbox/protocol.ts';
import type { Message } from '../../src/sandbox/state.ts';
import { one, type Case, type Scene } from './case.ts';
import { changes, happens } from './requests.ts';
import { everybody, it, people } from './who-may.ts';

/** What becomes of a desk's channel, in Slack's words. */
const deskEvents = [
  'member_joined_channel',
  'channel_left',
  'group_left',
  'channel_archive',
  'group_archive',
  'channel_unarchive',
  'group_unarchive',
  'channel_deleted',
  'channel_shared',
  'channel_unshared',
];

/** What Slack tells of whom, by the name that Bolt knows it by. */
export function happenings(at: Scene): Record<string, Case[]> {
  const desk = (name: string, event: Json): Case[] => [
    {
      name: 'what becomes of a desk’s channel or group',
      make: happens(name, () => event),
      good: 'is heard',
      may: everybody,
      unsettled: true,
    },
  ];
  return {
    'event app_home_opened': one(
      'Home',
      happens('app_home_opened', () => ({ tab: 'home', channel: 'D0' })),
      'sees Home',
      everybody,
    ),
    'event reaction_added': [
      {
        name: '👀 on a new card',
        make: happens('reaction_added', () => reacts('eyes', at.card())),
        good: 'done',
        may: it,
        silent: true,
      },
      ...one(
        '📌 under a card',
        happens('reaction_added', () => reacts('pushpin', at.reply())),
        'done',
        people,
      ),
    ],
    'event message': one(
      'a reply under a card',
      happens('message', () => replies(at.card())),
      'done',
      everybody,
    ),
    'event user_change': one('Slack has them anew', changes('user_change'), 'is heard', everybody),
    'event team_join': one('Slack has them since now', changes('team_join'), 'is heard', everybody),
    ...Object.fromEntries(deskEvents.map(name => [`event ${name}`, desk(name, { channel: 'C0RHINEIT' })])),
    'event subteam_members_changed': desk('subteam_members_changed', { subteam_id: 'S0CONTROL' }),
  };
}

const reacts = (reaction: string, { channel, ts, user }: Message) => ({
  reaction,
  item: { type: 'message', channel, ts },
  item_user: user,
});

const replies = ({ channel, ts, user }: Message) => ({
  channel,
  channel_type: 'channel',
  text: 'I look at it',
  thread_ts: ts,
  parent_user_id: user,
});
