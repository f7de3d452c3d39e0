import { expect, test } from 'vitest';
import { ACT } from '../../src/glossary/actions.ts';
import { KNOW, meantBy } from '../../src/glossary/hints/views.ts';
import { pressesIn, pressesOnTold, put, type Make } from '../access/requests.ts';
import { about, action, aDesk, areRefused, but, OMAR } from './altering.ts';
import { INES, long, noPeople, nothing, VICTOR } from './of-changes.ts';
import { gone, guest, JONAS, ofIt, ofOt, PRIYA, shared } from './of-terms.ts';

const noSuggestion = 'This suggestion is no longer there. Look the word up again.';
const readFirst = 'It was edited meanwhile. Open it again, and read it first.';
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
  const twice = but(pressesIn(ACT.approve, { value: `${at.terms.draft.ot} 1` }), ({ actions }) => ({
    actions: [
      ...(actions as object[]),
      { type: 'button', action_id: ACT.decline, block_id: 'b', value: at.terms.draft.ot },
    ],
  }));
  expect(await from(JONAS, twice)).toMatchObject({
    changed: expect.arrayContaining(['concepts']),
    wrong: [],
  });
});
