import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { FILE } from '../../src/incidents/forms.ts';
import { NamedRoutes, OTHER } from '../../src/slack/routes.ts';
import { isTaken } from '../support/calls.ts';
import { markdown } from '../support/markdown.ts';
import { inBlocks, inMessages, inModals } from './block-limits.ts';
import { allKinds, kindsSent } from './kinds.ts';
import { longestStory } from './longest-story.ts';
import { measures } from './measures.ts';
import type { Row } from './row.ts';
import { rowsOfBlocks } from './rows-of-blocks.ts';
import { rowsOfCalls } from './rows-of-calls.ts';
import { rowsOfDelivery } from './rows-of-delivery.ts';
import { rowsOfErrors } from './rows-of-errors.ts';
import { sentBy } from './sent.ts';

/** The third head is that of whether the app uses it; without one there is nothing to say but what the app does. */
const parts: [title: string, heads: string[], rows: Row[]][] = [
  ['Deliveries and deadlines', ['what comes or is given', 'Slack’s limit', 'the app'], rowsOfDelivery],
  ['Calls', ['what is called or sent', 'Slack’s limit', 'the app'], rowsOfCalls],
  ['Errors', ['Slack’s answer', 'what the app does'], rowsOfErrors],
  ['What is shown', ['part', 'at most', 'the app'], rowsOfBlocks],
];
const rows = parts.flatMap(([, , all]) => all);

/** Names of the tests of a file that do run: none stands in a comment, and none is left out. */
function testsRunIn(path: string): string[] {
  const code = readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\//g, '');
  expect(code).not.toMatch(/\.(skip|skipIf|runIf|todo|only|fails)\b/);
  return [...code.matchAll(/^ *(?:test\(|\]\)\()\s*'([^']+)'/gm)].map(([, name = '']) => name);
}

test.each(rows)('the sandbox holds to it: $limit', async ({ sandbox }) => {
  if (typeof sandbox === 'function') return sandbox();
  expect(testsRunIn(sandbox.in)).toContain(sandbox.test);
});

test('the app keeps within all of them with the longest that people can type, as docs/limits.md says', async () => {
  const forms = vi.spyOn(NamedRoutes.prototype, 'view');
  const story = await longestStory();
  const callbacks = forms.mock.calls.map(([callback]) => callback).filter(callback => callback !== OTHER);
  forms.mockRestore();
  const sent = sentBy(story.slack);
  expect(sent.calls.filter(call => !isTaken(call))).toEqual([]);
  // What was never sent was never measured.
  expect((await kindsSent(story)).toSorted()).toEqual(allKinds.toSorted());
  const opened = new Set(sent.modals.map(modal => modal['callback_id']));
  expect(callbacks.filter(callback => !opened.has(callback))).toEqual([]);
  expect(callbacks).toContain(FILE);
  for (const kind of [sent.messages, sent.modals, sent.homes, sent.menus]) expect(kind).not.toEqual([]);

  const page = [
    '# Slack’s limits',
    'Written from the table in test/limits, which tries each: the sandbox takes so much and refuses one more, and the app keeps within it in a plant where people, sites and assets have the longest names and people type as much as they can. Limits of what the app doesn’t use are held by the sandbox all the same.',
  ];
  for (const [title, heads, all] of parts) {
    const lines = [heads];
    for (const { limit, most, app } of all) {
      const uses = (await app({ story, sent })) ? 'keeps within' : 'uses none';
      lines.push([limit, most, uses].slice(0, heads.length));
    }
    page.push(`## ${title}`, markdown(lines));
  }
  await expect(`${page.join('\n\n')}\n`).toMatchFileSnapshot('../../docs/limits.md');
}, 120_000);

test('what a menu answers is measured, in groups too', () => {
  const option = { text: { type: 'plain_text', text: 'Pump' }, value: 'pump-1' };
  const group = { label: { type: 'plain_text', text: 'Hall' }, options: [option, option] };
  const args = { option_groups: [group] };
  const sent = sentBy({ calls: [], answers: [{ method: 'ack of block_suggestion', args }] });
  const sizes = Object.fromEntries(Object.entries(measures).map(([name, measure]) => [name, measure(sent)]));
  expect(sizes).toMatchObject({
    'option groups': [1],
    'group options': [2],
    'group label': [4],
    'option text': [4, 4],
    'option value': [6, 6],
  });
});

test('markdown blocks are measured together, those of one message', () => {
  const message = (...texts: string[]) => ({
    method: 'chat.postMessage',
    args: { text: 'x', blocks: texts.map(text => ({ type: 'markdown', text })) },
  });
  const calls = [message('Pump', 'stands'), message('It hums'), message()];
  const sent = sentBy({ calls, answers: [] });
  expect(measures['markdown blocks in sum']?.(sent)).toEqual([10, 7]);
});

test('every limit of Block Kit is measured, and what is measured is a limit', () => {
  const named = [...inBlocks, ...inMessages, ...inModals].map(([limit]) => limit);
  expect(Object.keys(measures).toSorted()).toEqual(named.toSorted());
});
