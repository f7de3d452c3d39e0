import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Deed, Json, Message, Outcome, Screen } from '../../src/sandbox/protocol.ts';
import { built } from '../support/built.ts';

const PATIENT = { timeout: 30_000 };

/** The demo as `npm run demo` starts it, spoken to as its page does. */
async function startDemo(file: string) {
  const demo = spawn(process.execPath, [await built('src/sandbox/demo.ts'), '--port', '0', '--file', file]);
  onTestFinished(() => void demo.kill('SIGKILL'));
  let said = '';
  demo.stdout.on('data', data => (said += String(data)));
  await vi.waitFor(() => expect(said).toContain('Ctrl+C stops it'), PATIENT);
  const url = /Open (\S+)/.exec(said)?.[1] ?? '';
  return {
    said,
    async screen(as: string): Promise<Screen> {
      return (await fetch(`${url}page/state?as=${as}`)).json() as Promise<Screen>;
    },
    async does(deed: Deed): Promise<Outcome> {
      const headers = { 'content-type': 'application/json' };
      const reply = await fetch(`${url}page/do`, { method: 'POST', headers, body: JSON.stringify(deed) });
      return reply.json() as Promise<Outcome>;
    },
    async stop(): Promise<void> {
      demo.kill('SIGINT');
      expect((await once(demo, 'exit'))[0]).toBe(0);
    },
  };
}

const cardsAt = (screen: Screen, channel: string): Message[] =>
  screen.channels.find(one => one.id === channel)?.messages ?? [];

test('the demo keeps its workspace and its data in one file, and goes on where it was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'demo.sqlite');

  const first = await startDemo(file);
  expect(first.said).toContain('Four things to try');
  const ines = { as: 'U0INES' };
  await first.does({ ...ines, do: 'say', channel: 'C0RHINEOT', text: '/incident' });
  const form = await vi.waitFor(async () => {
    const [view] = (await first.screen('U0INES')).views;
    expect(view).toBeDefined();
    return view!;
  }, PATIENT);
  const asked = { block: 'where', action: 'where', query: 'HIS-1' };
  const { options = [] } = await first.does({ ...ines, do: 'suggest', view: form.id, ...asked });
  const chosen = (type: string, option: Json | undefined): Json => ({ type, selected_option: option });
  const values = {
    where: { where: chosen('external_select', options[0]) },
    what: { what: { type: 'plain_text_input', value: 'Trends stand still' } },
    impact: {
      impact: chosen('radio_buttons', {
        text: { type: 'plain_text', text: 'I don’t know', emoji: true },
        value: 'unknown',
      }),
    },
  };
  expect(await first.does({ ...ines, do: 'submit', view: form.id, values })).toEqual({ ok: true });
  await vi.waitFor(
    async () => expect(cardsAt(await first.screen('U0OMAR'), 'C0RHINEIT')).toHaveLength(1),
    PATIENT,
  );
  await first.does({ ...ines, do: 'move the clock', minutes: 60 });
  const { now } = await first.screen('U0OMAR');
  await first.stop();

  const second = await startDemo(file);
  const screen = await second.screen('U0OMAR');
  expect(screen.now).toBeGreaterThanOrEqual(now);
  const card = cardsAt(screen, 'C0RHINEIT').find(message =>
    JSON.stringify(message.blocks).includes('INC-1 · HIS-1'),
  );
  expect(card).toBeDefined();
  const press = { block: 'card', action: 'incident.acknowledge' };
  await second.does({ as: 'U0OMAR', do: 'press', channel: 'C0RHINEIT', ts: card!.ts, ...press });
  await vi.waitFor(async () => {
    expect(JSON.stringify(cardsAt(await second.screen('U0INES'), 'C0RHINEOT'))).toContain('Omar Haddad (IT)');
  }, PATIENT);
  await second.stop();
});
