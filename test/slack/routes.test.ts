import { App, LogLevel, type Logger, type Receiver } from '@slack/bolt';
import { beforeEach, expect, test, vi } from 'vitest';
import { NamedRoutes, OTHER, type Routes } from '../../src/slack/routes.ts';

const quiet: Logger = {
  debug: vi.fn(),
  info: vi.fn(),
  warn: vi.fn(),
  error: vi.fn(),
  setLevel: vi.fn(),
  getLevel: () => LogLevel.ERROR,
  setName: vi.fn(),
};
const deaf = { init: vi.fn(), start: vi.fn(), stop: vi.fn() } as unknown as Receiver;

let bolt: App;
let routes: Routes;
let ran: string[];
beforeEach(() => {
  const authorize = async () => ({ botToken: 'xoxb-1', botId: 'B0', botUserId: 'U0', teamId: 'T0' });
  bolt = new App({ receiver: deaf, authorize, logger: quiet });
  routes = new NamedRoutes(bolt, bolt.client);
  ran = [];
});

const who = { team: { id: 'T0' }, user: { id: 'U1', team_id: 'T0' } };
const submitted = (callback: unknown) => ({
  ...who,
  type: 'view_submission',
  view: { id: 'V0', callback_id: callback, state: { values: {} } },
});
const pressed = (action: unknown) => ({
  ...who,
  type: 'block_actions',
  actions: [{ type: 'button', action_id: action }],
});
const happened = (type: unknown) => ({ type: 'event_callback', team_id: 'T0', event: { type, user: 'U1' } });
const send = (body: Record<string, unknown>) => bolt.processEvent({ body, ack: async () => undefined });

test('what is sent is run under its name and kind, and nothing else is', async () => {
  routes.view('one', async () => void ran.push('view one'));
  routes.action('one', async () => void ran.push('action one'));
  routes.event('team_join', async () => void ran.push('event'));
  await send(submitted('one'));
  await send(submitted('two'));
  await send(pressed('one'));
  await send(happened('team_join'));
  await send(happened('team_rename'));
  expect(ran).toEqual(['view one', 'action one', 'event']);
});

test.each([null, 1, {}, ['one'], '__proto__', 'constructor'])('%j is no name', async name => {
  routes.view('one', async () => void ran.push('view'));
  routes.action('one', async () => void ran.push('action'));
  for (const body of [submitted(name), pressed(name), happened(name)]) await send(body);
  expect(ran).toEqual([]);
});

test('what has no route of its own goes to the one for all others of its kind', async () => {
  routes.view('one', async () => void ran.push('one'));
  routes.view(OTHER, async () => void ran.push('other'));
  for (const name of ['one', 'two', OTHER, null, 'constructor']) await send(submitted(name));
  await send(pressed('two'));
  expect(ran).toEqual(['one', 'other', 'other', 'other', 'other']);
});

test('a view that is closed is not one that is submitted', async () => {
  routes.view('one', async () => void ran.push('view'));
  await send({ ...submitted('one'), type: 'view_closed' });
  expect(ran).toEqual([]);
});

test('what a route throws reaches the one place for errors', async () => {
  bolt.error(async ({ message }) => void ran.push(message));
  routes.view('one', async () => {
    throw new Error('broken');
  });
  await send(submitted('one'));
  expect(ran).toEqual(['broken']);
});

test('two routes for one name are a mistake', () => {
  routes.view('one', async () => undefined);
  expect(() => routes.view('one', async () => undefined)).toThrow('two routes for view_submission one');
});
