import { afterEach, beforeEach, expect, test } from 'vitest';
import type { webApi } from '@slack/bolt';
import type { Slack } from '../../src/sandbox/server.ts';
import type { World } from '../../src/sandbox/world-types.ts';
import { botOf, manifestFile, plant, plantSlack, refusalOf } from './bare-app.ts';

const night = { from: '22:00', to: '06:30' };
const world: World = {
  ...plant,
  users: [
    ...plant.users,
    { id: 'U4EVA', name: 'Eva Night', title: 'Early shift', tz: 'Europe/Berlin', quietHours: night },
    {
      id: 'U5RAY',
      name: 'Ray Lunch',
      title: 'Day shift',
      tz: 'America/Chicago',
      quietHours: { from: '12:00', to: '13:00' },
    },
  ],
};

let slack: Slack;
let bot: webApi.WebClient;
let now: number;

beforeEach(async () => {
  now = Date.parse('2026-11-23T08:00:00Z');
  slack = await plantSlack({ world, clock: () => now });
  bot = botOf(slack);
});

afterEach(() => slack.stop());

/** When somebody is undisturbed next. */
async function asked(user: string, at: string): Promise<unknown[]> {
  now = Date.parse(at);
  const { dnd_enabled, next_dnd_start_ts, next_dnd_end_ts } = await bot.dnd.info({ user });
  return [dnd_enabled, ...[next_dnd_start_ts, next_dnd_end_ts].map(iso)];
}

const iso = (seconds = 0): string => new Date(seconds * 1000).toISOString().slice(0, 16);

test('who set nothing is never undisturbed', async () => {
  const { dnd_enabled, next_dnd_start_ts, next_dnd_end_ts } = await bot.dnd.info({ user: 'U1INES' });
  expect([dnd_enabled, next_dnd_start_ts, next_dnd_end_ts]).toEqual([false, 1, 1]);
});

test('a schedule says the window that is not over, in the person’s own zone', async () => {
  const tonight = [true, '2026-11-23T21:00', '2026-11-24T05:30'];
  expect(await asked('U4EVA', '2026-11-23T08:00:00Z')).toEqual(tonight);
  expect(await asked('U4EVA', '2026-11-24T05:29:59Z')).toEqual(tonight);
  expect(await asked('U4EVA', '2026-11-24T05:30:00Z')).toEqual([
    true,
    '2026-11-24T21:00',
    '2026-11-25T05:30',
  ]);
  expect(await asked('U5RAY', '2026-11-23T18:30:00Z')).toEqual([
    true,
    '2026-11-23T18:00',
    '2026-11-23T19:00',
  ]);
  // A night in which the clocks go forward is an hour shorter.
  expect(await asked('U4EVA', '2027-03-27T22:00:00Z')).toEqual([
    true,
    '2027-03-27T21:00',
    '2027-03-28T04:30',
  ]);
});

test('a snooze goes before the schedule, from when it was set until it ends', async () => {
  slack.snoozes('Eva', 45);
  expect(await asked('U4EVA', '2026-11-23T08:44:59Z')).toEqual([
    true,
    '2026-11-23T08:00',
    '2026-11-23T08:45',
  ]);
  expect(await asked('U4EVA', '2026-11-23T08:45:00Z')).toEqual([
    true,
    '2026-11-23T21:00',
    '2026-11-24T05:30',
  ]);
});

test('asks for dnd:read, and for somebody who is there', async () => {
  expect(await refusalOf(bot.dnd.info({ user: 'U9NONE' }))).toBe('user_not_found');
  const narrow = await plantSlack({ manifest: manifestFile({ scopes: ['users:read'] }) });
  await expect(botOf(narrow).dnd.info({ user: 'U1INES' })).rejects.toMatchObject({
    data: { error: 'missing_scope', needed: 'dnd:read', provided: 'users:read' },
  });
  await narrow.stop();
});
