import { expect, test } from 'vitest';
import { ACT, FORM } from '../../src/glossary/actions.ts';
import { put, submits } from '../access/requests.ts';
import { aMeaning, anEdit } from '../access/who-may.ts';
import { about, aDesk, ANNA, areRefused, OMAR, withValues } from './altering.ts';
import { LENA, long, nothing, tooLong, VICTOR, type Fields } from './of-changes.ts';
import { gone, guest, JONAS, ofOt, PRIYA, shared } from './of-terms.ts';

const editedMeanwhile =
  'Somebody edited it while you wrote. Copy what you wrote, look the word up again, and edit that.';

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
