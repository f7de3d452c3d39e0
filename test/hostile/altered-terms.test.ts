import { expect, test } from 'vitest';
import { ACT, FORM } from '../../src/glossary/actions.ts';
import { KNOW, meantBy } from '../../src/glossary/hints/views.ts';
import type { Scene } from '../access/case.ts';
import {
  happens,
  pressesIn,
  pressesOnTold,
  put,
  submits,
  types,
  uses,
  type Make,
} from '../access/requests.ts';
import { aMeaning, anEdit } from '../access/who-may.ts';
import { about, action, aDesk, ANNA, areRefused, but, OMAR, withValues } from './altering.ts';
import { judge, type Verdicts } from './judge.ts';
import { INES, LENA, long, noPeople, nothing, tooLong, VICTOR, type Fields } from './of-changes.ts';

/** OT’s steward here; of IT, which has none, the lead. */
const JONAS = 'U0JONAS';
const PRIYA = 'U0PRIYA';

const gone = 'This meaning is no longer in the glossary. Look the word up again.';
const noSuggestion = 'This suggestion is no longer there. Look the word up again.';
const ofOt = 'Only a steward of OT decides on this. Suggest a change instead.';
const ofIt = 'Only a steward of IT decides on this. Suggest a change instead.';
const editedMeanwhile =
  'Somebody edited it while you wrote. Copy what you wrote, look the word up again, and edit that.';
const readFirst = 'It was edited meanwhile. Open it again, and read it first.';
const guest = 'You are a guest here: ask the person who invited you.';
const shared = 'Several people share this account. Do it from your own.';
/** What no meaning is called. */
const odd = {
  'a prototype key': '__proto__',
  'a constructor': 'constructor',
  SQL: `t-ot' or 1=1 --`,
  'without end': long,
};

test('what is pressed about a meaning', async () => {
  await areRefused(({ terms: { meaning, draft, friend, proposal } }) => {
    const presses = {
      more: ACT.more,
      change: ACT.change,
      edit: ACT.edit,
      history: ACT.history,
      wrong: ACT.wrong,
    };
    const decisions = {
      approve: ACT.approve,
      decline: ACT.decline,
      deprecate: ACT.deprecate,
      again: ACT.sayAgain,
      back: ACT.rollBack,
      'hand over': ACT.handOver,
    };
    const ofNothing = Object.entries({ ...presses, ...decisions, agree: ACT.agree }).flatMap(
      ([name, route]) => [
        [`${name}, nothing`, [JONAS, pressesIn(route, { value: '' }), gone]] as const,
        [
          `${name}, an object`,
          [JONAS, action(pressesIn(route, { value: '' }), { value: { id: meaning.ot } }), gone],
        ] as const,
        [
          `${name}, a list`,
          [JONAS, action(pressesIn(route, { value: '' }), { value: [meaning.ot] }), gone],
        ] as const,
        [`${name}, a suggestion’s id`, [JONAS, pressesIn(route, { value: proposal.ot }), gone]] as const,
        ...Object.entries(odd).map(
          ([what, value]) => [`${name}, ${what}`, [JONAS, pressesIn(route, { value }), gone]] as const,
        ),
      ],
    );
    const otherSides = Object.entries(decisions)
      .filter(([, route]) => route !== ACT.handOver)
      .flatMap(([name, route]) => [
        [
          `${name}, of the other side’s`,
          [
            JONAS,
            pressesIn(route, {
              value: `${meaning.it}${route === ACT.approve || route === ACT.rollBack ? ' 1' : ''}`,
            }),
            ofIt,
          ],
        ] as const,
        [
          `${name}, by who is no steward`,
          [
            OMAR,
            pressesIn(route, {
              value: `${meaning.ot}${route === ACT.approve || route === ACT.rollBack ? ' 1' : ''}`,
            }),
            ofOt,
          ],
        ] as const,
      ]);
    return {
      ...Object.fromEntries([...ofNothing, ...otherSides]),
      'approve by a list of people': [
        JONAS,
        but(pressesIn(ACT.approve, { value: `${draft.ot} 1` }), () => ({ user: { id: [JONAS] } })),
        noPeople,
      ],
      'approve an earlier version': [JONAS, pressesIn(ACT.approve, { value: `${meaning.ot} 1` }), readFirst],
      'approve no version': [JONAS, pressesIn(ACT.approve, { value: meaning.ot }), readFirst],
      'approve less than no version': [
        JONAS,
        pressesIn(ACT.approve, { value: `${meaning.ot} -1` }),
        readFirst,
      ],
      'approve a version without end': [
        JONAS,
        pressesIn(ACT.approve, { value: `${meaning.ot} 1e999` }),
        readFirst,
      ],
      'approve a version that is none': [
        JONAS,
        pressesIn(ACT.approve, { value: `${meaning.ot} NaN` }),
        readFirst,
      ],
      'decline what a steward said yes to': [
        JONAS,
        pressesIn(ACT.decline, { value: meaning.ot }),
        'A steward said yes to it meanwhile. Press *No longer said* instead.',
      ],
      'bring back what never was': [
        JONAS,
        pressesIn(ACT.rollBack, { value: `${meaning.ot} 99` }),
        'That version is not in the history. Open it again.',
      ],
      'bring back no version': [
        JONAS,
        pressesIn(ACT.rollBack, { value: meaning.ot }),
        'That version is not in the history. Open it again.',
      ],
      'hand over by who is no steward': [
        OMAR,
        pressesIn(ACT.handOver, { value: meaning.ot }),
        'Only a steward of its side hands it over. Ask one.',
      ],
      'agree to what was never seen': [
        JONAS,
        pressesIn(ACT.agree, { value: friend }),
        'Somebody warned otherwise meanwhile. Open it again, and read it first.',
      ],
      'agree by who is no steward': [
        OMAR,
        pressesIn(ACT.agree, { value: `${friend} 1` }),
        'A steward of each side says yes to it. Ask one.',
      ],
      'agree for a side that has': [
        PRIYA,
        pressesIn(ACT.agree, { value: `${friend} 1` }),
        'Your side has said yes already. Nothing more to do.',
      ],
      'accept nothing': [JONAS, pressesIn(ACT.accept, { value: '' }), noSuggestion],
      'accept a prototype key': [JONAS, pressesIn(ACT.accept, { value: '__proto__' }), noSuggestion],
      'accept SQL': [JONAS, pressesIn(ACT.accept, { value: `${proposal.ot}' or 1=1 --` }), noSuggestion],
      'accept a meaning': [JONAS, pressesIn(ACT.accept, { value: meaning.ot }), noSuggestion],
      'accept without end': [JONAS, pressesIn(ACT.accept, { value: long }), noSuggestion],
      'accept, of the other side’s': [JONAS, pressesIn(ACT.accept, { value: proposal.it }), ofIt],
      'accept by who suggested it': [INES, pressesIn(ACT.accept, { value: proposal.ot }), ofOt],
      'refuse an object': [
        JONAS,
        action(pressesIn(ACT.refuse, { value: '' }), { value: { id: proposal.ot } }),
        noSuggestion,
      ],
      'refuse, of the other side’s': [PRIYA, pressesIn(ACT.refuse, { value: proposal.ot }), ofOt],
      'untie nothing': [JONAS, pressesIn(ACT.untie, { value: '' }), gone],
      'untie a prototype key': [JONAS, pressesIn(ACT.untie, { value: '__proto__' }), gone],
      'untie by who is no steward': [
        OMAR,
        pressesIn(ACT.untie, { value: friend }),
        'Only a steward decides on this. Ask one.',
      ],
      'warn of nothing': [JONAS, pressesIn(ACT.warn, { value: '' }), gone],
      'warn of prototype keys': [JONAS, pressesIn(ACT.warn, { value: '__proto__ constructor' }), gone],
      'warn by who is no steward': [
        OMAR,
        pressesIn(ACT.warn, { value: `${meaning.it} ${meaning.ot}` }),
        'Only a steward says what to watch out for. Ask one.',
      ],
      'load the starter glossary by who is none': [
        OMAR,
        pressesIn(ACT.loadStarter, { value: 'starter' }),
        'Only a steward loads the starter glossary. Ask one, or your admin to name one.',
      ],
      'review by a guest': [VICTOR, pressesIn(ACT.review, { value: 'all' }), guest],
      'review from a shared account': ['U0CONTROL', pressesIn(ACT.review, { value: 'all' }), shared],
    };
  });
});

test('what is pressed on an answer, a hint and a question', async () => {
  const noWord = 'A word needs a letter or a digit. Look up another.';
  const noLonger = 'It is no longer in the glossary.';
  const noHint = 'That word is no longer in the glossary. Nothing more to do.';
  const noThread = 'That thread or word is no longer there. Say it in your own words.';
  const means = (value: string) => pressesOnTold(meantBy('ot'), value);
  await areRefused(at => {
    const { friend } = at.terms;
    const { channel, ts } = at.card();
    return {
      'show nothing': [OMAR, pressesOnTold(ACT.share, ''), noLonger],
      'show what never was': [OMAR, pressesOnTold(ACT.share, '<!channel> flibbet'), noLonger],
      'show an object': [OMAR, action(pressesOnTold(ACT.share, ''), { value: { word: 'trip' } }), noLonger],
      'show control characters': [OMAR, pressesOnTold(ACT.share, nothing), noLonger],
      'ask for nothing': [OMAR, pressesOnTold(ACT.ask, ''), noWord],
      'ask for what is no word': [OMAR, pressesOnTold(ACT.ask, '“<!>” …'), noWord],
      'ask for control characters': [OMAR, pressesOnTold(ACT.ask, nothing), noWord],
      'add by a guest': [
        VICTOR,
        pressesOnTold(ACT.add, 'flibbet'),
        'You are a guest here: tell the person who invited you what is missing.',
      ],
      'look for nothing': [OMAR, pressesIn(ACT.find, put.text('')), 'Write a word.'],
      'look for an object': [OMAR, pressesIn(ACT.find, { value: { toString: 'x' } }), 'Write a word.'],
      'open no word': [OMAR, pressesIn(ACT.more, { value: 'word:' }), 'Write a word.'],
      'open a word of nothing': [OMAR, pressesIn(ACT.more, { value: `word:${nothing}` }), 'Write a word.'],
      'know nothing': [OMAR, pressesOnTold(KNOW, ''), noHint],
      'know a prototype key': [OMAR, pressesOnTold(KNOW, '__proto__'), noHint],
      'know without end': [OMAR, pressesOnTold(KNOW, long), noHint],
      'mean nothing': [OMAR, means(''), noThread],
      'mean it nowhere': [OMAR, means(friend), noThread],
      'mean what never was': [OMAR, means(`constructor ${channel}:${ts}:${ts}`), noThread],
      'mean it under what is no card': [OMAR, means(`${friend} ${channel}:${at.reply().ts}:${ts}`), noThread],
      'mean it in another channel': [OMAR, means(`${friend} C0CANTEEN:${ts}:${ts}`), noThread],
      'mean it under SQL': [OMAR, means(`${friend} ${channel}' or 1=1 --:${ts}:${ts}`), noThread],
      'mean an object': [OMAR, action(means(''), { value: { id: friend } }), noThread],
    };
  });
});

test('the forms of the glossary', async () => {
  const adds = (fields: Fields) => submits(FORM.add, { ...aMeaning, ...fields });
  const noWord = 'Write the word.';
  const noMeaning = 'Say what it means.';
  await areRefused(({ terms: { meaning, draft } }) => {
    const seen = `${meaning.ot} 2`;
    const edits = (fields: Fields, of = seen) => submits(FORM.edit, { ...anEdit, ...fields }, of);
    const warns = (fields: Fields, of = `${meaning.it} ${meaning.ot} 1`) =>
      submits(FORM.warn, { watch: put.text('Ask which'), ...fields }, of);
    const calls = (words: string, of: string = meaning.ot) =>
      submits(FORM.wrong, { words: put.text(words) }, of);
    const hands = (to: Fields, of: string = meaning.ot) => submits(FORM.handOver, to, of);
    const noSteward = 'Choose a steward of the side whose meaning it is.';
    const warned = 'Somebody wrote a warning meanwhile. Close this, open the word again, and read it first.';
    const noPair = 'A false friend has a meaning of IT and one of OT.';
    return {
      'a word by a guest': [
        VICTOR,
        adds({}),
        'You are a guest here: tell the person who invited you what is missing.',
      ],
      'a word from a shared account': [
        'U0CONTROL',
        adds({}),
        'Several people share this account. Suggest it from your own.',
      ],
      'a word by who left': [
        'U0PAUL',
        adds({}),
        'Your account is marked as having left. Ask your Common Ground admin to add you again.',
      ],
      'a word without its fields': [OMAR, withValues(adds({}), {}), noWord],
      'a word with nothing in place of fields': [OMAR, withValues(adds({}), null), noWord],
      'a word of control characters': [OMAR, adds({ word: put.text(nothing) }), noWord],
      'a word that is a number': [OMAR, adds({ word: { value: 7 } }), noWord],
      'a word of marks alone': [OMAR, adds({ word: put.text('“…”') }), 'A word needs a letter or a digit.'],
      'a word without end': [OMAR, adds({ word: put.text(long) }), tooLong(40_000, 80)],
      'a meaning of control characters': [OMAR, adds({ ot: put.text(nothing) }), noMeaning],
      'a meaning that is an object': [OMAR, adds({ ot: { value: { toString: 'x' } } }), noMeaning],
      'a meaning without end': [OMAR, adds({ ot: put.text(long) }), tooLong(40_000, 300)],
      'a meaning of IT without end': [OMAR, adds({ it: put.text(long) }), tooLong(40_000, 300)],
      'one meaning for both, written twice': [
        OMAR,
        adds({ it: put.text('The same'), same: put.some('same') }),
        'Both mean the same: write it once, and leave this one empty.',
      ],
      'a warning without end': [
        OMAR,
        adds({ it: put.text('A bit'), watch: put.text(long) }),
        tooLong(40_000, 300),
      ],
      'an example without end': [OMAR, adds({ example: put.text(long) }), tooLong(40_000, 300)],
      'another spelling without end': [OMAR, adds({ also: put.text(long) }), tooLong(40_000, 80)],
      'a hundred spellings': [
        OMAR,
        adds({ also: put.text(Array.from({ length: 100 }, (_, n) => `w${n}`).join('\n')) }),
        'At most 30 spellings fit. Leave some out.',
      ],
      'an edit of nothing': [OMAR, edits({}, ''), gone],
      'an edit of a prototype key': [OMAR, edits({}, '__proto__ 1'), gone],
      'an edit of an object': [OMAR, about(edits({}), { id: meaning.ot }), gone],
      'an edit of an earlier version': [JONAS, edits({}, `${meaning.ot} 1`), editedMeanwhile],
      'another content for an earlier version': [OMAR, edits({}, `${meaning.ot} 1`), editedMeanwhile],
      'an edit of no version': [JONAS, edits({}, meaning.ot), editedMeanwhile],
      'an edit of a version without end': [JONAS, edits({}, `${meaning.ot} Infinity`), editedMeanwhile],
      'an edit of an unknown side': [
        JONAS,
        edits({ domain: put.one('constructor') }),
        'Say whose meaning it is.',
      ],
      'an edit of no side': [JONAS, edits({ domain: {} }), 'Say whose meaning it is.'],
      'an edit without its fields': [JONAS, withValues(edits({}), {}), 'Say whose meaning it is.'],
      'an edit of more without end': [JONAS, edits({ more: put.text(long) }), tooLong(40_000, 3000)],
      'an edit with related words without end': [
        JONAS,
        edits({ related: put.text(long) }),
        tooLong(40_000, 80),
      ],
      'an address that is none': [
        JONAS,
        edits({ source: put.text('NIST'), link: put.text('javascript:alert(1)') }),
        'Write the whole address, beginning with https://.',
      ],
      'an address of nothing': [
        JONAS,
        edits({ link: put.text('https://evil.example') }),
        'Say what the address leads to.',
      ],
      'an address without end': [
        JONAS,
        edits({ source: put.text('NIST'), link: put.text(`https://${long}`) }),
        tooLong(40_008, 500),
      ],
      'wrong, by a guest': [VICTOR, calls('It is'), guest],
      'wrong, from a shared account': ['U0CONTROL', calls('It is'), shared],
      'wrong, nothing': [OMAR, calls('It is', ''), gone],
      'wrong, an object': [OMAR, about(calls('It is'), { id: meaning.ot }), gone],
      'wrong, without words': [OMAR, calls(nothing), 'Say in a few words what is wrong.'],
      'wrong, without end': [OMAR, calls(long), tooLong(40_000, 300)],
      'a warning by who is no steward': [
        OMAR,
        warns({}),
        'Only a steward says what to watch out for. Ask one.',
      ],
      'a warning of nothing': [JONAS, warns({}, ''), gone],
      'a warning of prototype keys': [JONAS, warns({}, '__proto__ constructor'), gone],
      'a warning that was never seen': [JONAS, warns({}, `${meaning.it} ${meaning.ot}`), warned],
      'a warning of a version without end': [JONAS, warns({}, `${meaning.it} ${meaning.ot} 1e999`), warned],
      'a warning the wrong way round': [JONAS, warns({}, `${meaning.ot} ${meaning.it}`), noPair],
      'a warning of one meaning twice': [JONAS, warns({}, `${meaning.it} ${meaning.it}`), noPair],
      'a warning of two of OT': [JONAS, warns({}, `${draft.ot} ${meaning.ot}`), noPair],
      'a warning without words': [JONAS, warns({ watch: put.text(nothing) }), 'Say what to watch out for.'],
      'a warning of 40,000 characters': [JONAS, warns({ watch: put.text(long) }), tooLong(40_000, 300)],
      'handed to nobody': [JONAS, hands({ steward: {} }), noSteward],
      'handed to a prototype key': [JONAS, hands({ steward: put.one('__proto__') }), noSteward],
      'handed to the other side’s': [JONAS, hands({ steward: put.one(PRIYA) }), noSteward],
      'handed to who is no steward': [JONAS, hands({ steward: put.one(LENA) }), noSteward],
      'handed over by an admin': [ANNA, hands({ steward: put.one(JONAS) }), ofOt],
      'handed over, nothing': [JONAS, hands({ steward: put.one(JONAS) }, ''), gone],
      'looked up, nothing': [OMAR, submits(FORM.search, { [ACT.find]: put.text(nothing) }), 'Write a word.'],
    };
  });
});

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

test('a language without end is none, and a foreign field is nobody’s', async () => {
  const { from } = await aDesk();
  const good = submits(FORM.add, {
    ...aMeaning,
    language: put.one(`en${'-aaaaaaaa'.repeat(1000)}`),
    status: put.one('approved'),
    stewardId: put.person(OMAR),
    id: put.text('t-ot'),
  });
  const { changed, wrong, opens } = await from(OMAR, good);
  expect([changed.includes('concepts'), opens, wrong]).toEqual([true, ['Glossary'], []]);
});

test('what a page of a word carries is carried on only as far as it is ours', async () => {
  const { at, from } = await aDesk();
  const { meaning, draft, friend } = at.terms;
  for (const carries of ['x'.repeat(3001), `list ${long} 1`, 'review '.repeat(1000), { from: 'list' }]) {
    const presses: [string, Make][] = [
      [OMAR, pressesIn(ACT.more, { value: meaning.ot })],
      [JONAS, pressesIn(ACT.approve, { value: `${draft.ot} 1` })],
      [JONAS, pressesIn(ACT.agree, { value: `${friend} 1` })],
      [JONAS, pressesIn(ACT.deprecate, { value: meaning.ot })],
    ];
    for (const [by, make] of presses)
      expect(await from(by, about(make, carries))).toMatchObject({ opens: ['Glossary'], wrong: [] });
  }
});

test('a second press in one request is none of a meaning’s either', async () => {
  const { at, from } = await aDesk();
  const scene: Scene = at;
  const twice = but(pressesIn(ACT.approve, { value: `${scene.terms.draft.ot} 1` }), ({ actions }) => ({
    actions: [
      ...(actions as object[]),
      { type: 'button', action_id: ACT.decline, block_id: 'b', value: scene.terms.draft.ot },
    ],
  }));
  expect(await from(JONAS, twice)).toMatchObject({
    changed: expect.arrayContaining(['concepts']),
    wrong: [],
  });
});
