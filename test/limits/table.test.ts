import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { FILE } from '../../src/incidents/forms.ts';
import { NamedRoutes, OTHER } from '../../src/slack/routes.ts';
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

const parts: [title: string, rows: Row[]][] = [
  ['Deliveries and deadlines', rowsOfDelivery],
  ['Calls', rowsOfCalls],
  ['Errors', rowsOfErrors],
  ['What is shown', rowsOfBlocks],
];
const rows = parts.flatMap(([, all]) => all);

test.each(rows)('the sandbox holds to it: $limit', async ({ sandbox }) => {
  if (typeof sandbox === 'function') return sandbox();
  expect(readFileSync(sandbox.in, 'utf8')).toContain(`'${sandbox.test}'`);
});

test('the app keeps within all of them with the longest that people can type, as docs/limits.md says', async () => {
  const forms = vi.spyOn(NamedRoutes.prototype, 'view');
  const story = await longestStory();
  const callbacks = forms.mock.calls.map(([callback]) => callback).filter(callback => callback !== OTHER);
  forms.mockRestore();
  const sent = sentBy(story.slack);
  expect(sent.calls.filter(({ reply }) => reply?.['ok'] !== true)).toEqual([]);
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
  for (const [title, all] of parts) {
    const lines = [['limit', 'most', 'the app']];
    for (const { limit, most, app } of all)
      lines.push([limit, most, (await app({ story, sent })) ? 'keeps within' : 'uses none']);
    page.push(`## ${title}`, markdown(lines));
  }
  await expect(`${page.join('\n\n')}\n`).toMatchFileSnapshot('../../docs/limits.md');
}, 120_000);

test('every limit of Block Kit is measured, and what is measured is a limit', () => {
  const named = [...inBlocks, ...inMessages, ...inModals].map(([limit]) => limit);
  expect(Object.keys(measures).toSorted()).toEqual(named.toSorted());
});
