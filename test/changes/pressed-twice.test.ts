import { expect, test } from 'vitest';
import { stepRoutes } from '../../src/changes/step/slack.ts';
import { seenValue, stepAction } from '../../src/changes/views.ts';
import { modal, section } from '../../src/slack/blocks.ts';
import type { Listen, Press } from '../../src/slack/listen.ts';
import { md } from '../../src/slack/markup.ts';
import { cast, plc12, START } from './a-change.ts';
import { changeDesk } from './change-desk.ts';

test('a press that Slack delivers again is told what the first one was, and counts once', async () => {
  const onPlc = { assetIds: [plc12.id], place: plc12.name, requesterSide: 'ot' } as const;
  const desk = await changeDesk({ ...onPlc, state: 'scheduled' }, { now: START, rules: { advisory: true } });
  const presses = new Map<string, (press: Press) => Promise<unknown>>();
  const on: Listen = {
    press: (action, run) => void presses.set(action, run),
    command: () => undefined,
    submit: () => undefined,
    suggest: () => undefined,
    shortcut: () => undefined,
  };
  const page = async () => modal('CHG-7', [section(md`CHG-7`)]);
  stepRoutes(on, on, { changes: desk.changes, directory: desk.directory, page });

  const by = await desk.person(cast.implementer.id);
  const value = seenValue(await desk.is());
  const press = async (key: string) => presses.get(stepAction('start'))?.({ by, value, key } as Press);
  const first = await press('press:1');
  expect(first).toHaveProperty('done.mrkdwn', 'CHG-7: Start work is noted. Its card shows it.');
  expect(await press('press:1')).toMatchObject({ done: (first as { done: unknown }).done });
  await expect(press('press:2')).rejects.toThrow('CHG-7 is under way');
  expect(await desk.history()).toEqual(['started']);
});
