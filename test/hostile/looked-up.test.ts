import { expect, test } from 'vitest';
import { ACT } from '../../src/glossary/actions.ts';
import { happens, pressesIn, pressesOnTold, put, types, uses, type Make } from '../access/requests.ts';
import { aDesk, areRefused, but, OMAR } from './altering.ts';
import { judge, type Verdicts } from './judge.ts';
import { long, VICTOR } from './of-changes.ts';
import { guest, shared } from './of-terms.ts';

test('the commands that not everybody gives', async () => {
  await areRefused(() => ({
    'hints by a guest': [VICTOR, types('/term', 'hints on'), guest],
    'hints from a shared account': ['U0CONTROL', types('/term', 'hints off'), shared],
    'the history of nothing': [
      OMAR,
      types('/term', 'history'),
      'No such word is in the glossary. Write another.',
    ],
    'the files for a guest': [VICTOR, types('/term', 'export'), guest],
    'the files for a shared account': ['U0CONTROL', types('/term', 'export'), shared],
  }));
});

test('hints are turned on only where the app is', async () => {
  const { from } = await aDesk();
  for (const channel of ['', { id: 'C0RHINEIT' }, '__proto__', long, "C0RHINEIT' or 1=1 --"])
    expect(
      await from(
        OMAR,
        but(types('/term', 'hints on'), () => ({ channel_id: channel })),
      ),
    ).toMatchObject({
      told: ['I can’t see who reads this channel. Invite me, then try again.'],
      changed: [],
      seen: [],
    });
});

test('what is looked up may be anything, and is found or is not', async () => {
  const { at, from, slack } = await aDesk();
  const texts = [
    '',
    ' ',
    '\u0000',
    '<!channel>',
    '__proto__',
    'constructor',
    'toString',
    '[a',
    '(((',
    '\\',
    long,
    '"'.repeat(40_000) + 'x',
    `${' '.repeat(20_000)}x`,
    `*${'_'.repeat(40_000)}x`,
    'half \ud83d',
    `Z${'\u0301'.repeat(300)}`,
    'what is '.repeat(2000),
    'the '.repeat(5000),
  ];
  const makes = (text: string): [Make, Make, Make, Make, Make] => [
    types('/term', text),
    pressesOnTold(`${ACT.look}.0`, text),
    pressesIn(ACT.more, { value: `word:${text}` }),
    happens('app_mention', () => ({ channel: 'C0RHINEIT', text })),
    pressesIn(ACT.letter, put.one(text)),
  ];
  const wrong: unknown[] = [];
  for (const text of texts)
    for (const [n, make] of makes(text).entries()) {
      const began = performance.now();
      const got = await from(OMAR, make);
      const isAnswered = got.told.length + got.opens.length === 1;
      const isQuick = performance.now() - began < 2000;
      const told = got.told.join(' ');
      if (
        !isAnswered ||
        !isQuick ||
        got.status !== 200 ||
        /broke/.test(told) ||
        [...got.changed, ...got.seen, ...got.wrong].length > 0
      )
        wrong.push([n, text.slice(0, 20), got, performance.now() - began]);
    }
  expect(wrong).toEqual([]);
  // What a message says is no matter of ours; it opens a page in any case.
  for (const text of texts) {
    const message = { ...at.reply(), text };
    expect(
      await from(
        OMAR,
        uses('term.explain', () => message),
      ),
    ).toMatchObject({
      opens: ['The jargon'],
      changed: [],
      wrong: [],
    });
  }
  const verdicts: Verdicts = { pings: [], leaks: [], invalidBlocks: [] };
  for (const { method, args } of [...slack.calls, ...slack.answers])
    judge(verdicts, { where: method, sent: args });
  expect(verdicts).toEqual({ pings: [], leaks: [], invalidBlocks: [] });
});
