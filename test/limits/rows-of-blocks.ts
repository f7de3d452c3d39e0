import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { problemsInMessage, problemsInView } from '../../src/sandbox/limits/blocks.ts';
import { checkView } from '../../src/sandbox/views.ts';
import {
  divider,
  inBlocks,
  inMessages,
  inModals,
  modal,
  section,
  times,
  tooMany,
  type Json,
  type Limit,
} from './block-limits.ts';
import { measures } from './measures.ts';
import { within, type Row } from './row.ts';
import { nodesOf, type Sent } from './sent.ts';

/** A number with what is counted: pieces by the name they have in the limit's, or else characters. */
function atMost(limit: string, max: number, words: Limit[4]): string {
  const pieces = limit.startsWith('blocks') ? 'blocks' : limit.split(' ').at(-1);
  return `${max.toLocaleString('en')} ${words === tooMany ? pieces : 'characters'}`;
}
/** Tried with 40. */
const UNDER_OWN = 'initial value under max_length';

const measureOf = (limit: string) => {
  const measure = measures[limit];
  if (!measure) throw new Error(`nothing measures ${limit}`);
  return measure;
};

const ofMessages = (make: (count: number) => Json, max: number) => () => {
  expect(problemsInMessage(make(max))).toEqual([]);
  expect(problemsInMessage(make(max + 1))).not.toEqual([]);
};

/** Blocks that messages of other apps have, and that neither the app nor the sandbox knows. */
const UNKNOWN = 'table data_table card carousel alert container plan task_card video file call'.split(' ');

/** Every `type` that the app's own code names. */
const typesInCode = new Set(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts') && !path.startsWith('sandbox'))
    .flatMap(path =>
      [...readFileSync(join('src', path), 'utf8').matchAll(/\btype: '(\w+)'/g)].map(([, type]) => type),
    ),
);

const home = (count: number): Json => ({ type: 'home', blocks: times(count, () => divider) });
const wide = (last: number) => modal({ blocks: [...times(81, () => text(3000)), text(last)] });
const text = (count: number) => section({ text: { type: 'mrkdwn', text: 'x'.repeat(count) } });
const roomIn = (view: Json) => 250_000 - Buffer.byteLength(JSON.stringify(view));
const bytesOf = ({ modals, homes }: Sent) =>
  [...modals, ...homes].map(view => Buffer.byteLength(JSON.stringify(view)));

/** The ids of each view or message, which must differ within it. */
const idsOf = ({ messages, modals, homes }: Sent) =>
  [...messages, ...modals, ...homes].map(({ blocks }) =>
    ((blocks ?? []) as Json[]).flatMap(block => (block['block_id'] === undefined ? [] : [block['block_id']])),
  );

export const rowsOfBlocks: Row[] = [
  ...inBlocks.map(([limit, max, make, , words]): Row => ({
    limit,
    most: limit === UNDER_OWN ? 'what max_length says' : atMost(limit, max, words),
    sandbox() {
      ofMessages(count => ({ blocks: [make(count)] }), max)();
      expect(problemsInView(modal({ blocks: [make(max)] }), 'modal')).toEqual([]);
      expect(problemsInView(modal({ blocks: [make(max + 1)] }), 'modal')).not.toEqual([]);
    },
    app: within(measureOf(limit), max),
  })),
  ...inMessages.map(([limit, max, make, , words]): Row => ({
    limit,
    most: atMost(limit, max, words),
    sandbox: ofMessages(make, max),
    app: within(measureOf(limit), max),
  })),
  ...inModals.map(([limit, max, make, , words]): Row => ({
    limit,
    most: atMost(limit, max, words),
    sandbox() {
      expect(problemsInView(make(max), 'modal')).toEqual([]);
      expect(problemsInView(make(max + 1), 'modal')).not.toEqual([]);
    },
    app: within(measureOf(limit), max),
  })),
  {
    limit: 'blocks on Home',
    most: '100 blocks',
    sandbox() {
      expect(problemsInView(home(100), 'home')).toEqual([]);
      expect(problemsInView(home(101), 'home')).not.toEqual([]);
    },
    app: within(({ homes }) => homes.map(({ blocks }) => (blocks as Json[]).length), 100),
  },
  {
    limit: 'a whole view',
    most: '250,000 bytes',
    sandbox() {
      const most = 1 + roomIn(wide(1));
      expect(checkView(wide(most), 'modal')).toBeDefined();
      expect(() => checkView(wide(most + 1), 'modal')).toThrow('view_too_large');
    },
    app: within(bytesOf, 250_000),
  },
  {
    limit: 'ids of blocks in one view or message',
    most: 'all differ',
    sandbox() {
      const twice = [0, 0].map(() => ({ ...divider, block_id: 'line' }));
      expect(problemsInMessage({ blocks: twice })).not.toEqual([]);
      expect(problemsInView(modal({ blocks: twice }), 'modal')).not.toEqual([]);
    },
    app({ sent }) {
      for (const ids of idsOf(sent)) expect(new Set(ids).size).toBe(ids.length);
      return true;
    },
  },
  {
    limit: 'a modal with an input',
    most: 'has `submit`',
    sandbox() {
      const { submit: _, ...without } = modal({
        blocks: [
          { type: 'input', label: { type: 'plain_text', text: 'x' }, element: { type: 'plain_text_input' } },
        ],
      });
      expect(problemsInView(without, 'modal')).not.toEqual([]);
    },
    app({ sent }) {
      const forms = sent.modals.filter(view =>
        (view['blocks'] as Json[]).some(({ type }) => type === 'input'),
      );
      for (const form of forms) expect(form['submit']).toBeDefined();
      return forms.length > 0;
    },
  },
  {
    limit: 'markdown block in a modal or on Home',
    most: 'none',
    sandbox() {
      const blocks = [{ type: 'markdown', text: 'x' }];
      expect(problemsInMessage({ blocks })).toEqual([]);
      expect(problemsInView(modal({ blocks }), 'modal')).not.toEqual([]);
      expect(problemsInView({ type: 'home', blocks }, 'home')).not.toEqual([]);
    },
    app({ sent }) {
      expect(nodesOf(sent).filter(({ type }) => type === 'markdown')).toEqual([]);
      return false;
    },
  },
  {
    limit: UNKNOWN.join(', '),
    most: 'none: the sandbox doesn’t know them',
    sandbox() {
      for (const type of UNKNOWN) {
        expect(problemsInMessage({ blocks: [{ type }] })).toEqual([
          expect.stringContaining(`unsupported type: ${type}`),
        ]);
        expect(problemsInView(modal({ blocks: [{ type }] }), 'modal')).toHaveLength(1);
        expect(problemsInView({ type: 'home', blocks: [{ type }] }, 'home')).toHaveLength(1);
      }
    },
    app({ sent }) {
      const shown = new Set(nodesOf(sent).map(({ type }) => type));
      expect(UNKNOWN.filter(type => shown.has(type) || typesInCode.has(type))).toEqual([]);
      expect(typesInCode).toContain('section');
      return false;
    },
  },
];
