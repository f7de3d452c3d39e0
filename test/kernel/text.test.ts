import { describe, expect, test } from 'vitest';
import { clip, folded, mustBeShort, mustSay, tidy, visible } from '../../src/kernel/text.ts';

test.each([
  ['  words  ', 'words'],
  ['one\r\ntwo\rthree\nfour', 'one\ntwo\nthree\nfour'],
  ['a\ttab stays', 'a\ttab stays'],
  ['\u0000nul\u0007bell\u001b[31mred\u009b', 'nulbell[31mred'],
  ['\u202egnp.exe', 'gnp.exe'],
  ['zero\u200bwidth\ufeff', 'zerowidth'],
  ['\u2066isolated\u2069', 'isolated'],
  [' \u0000 ', ''],
  ['\u200b', ''],
  ['Größe 😀 日本', 'Größe 😀 日本'],
  ['👩‍🔧 keeps together', '👩‍🔧 keeps together'],
  ['half \ud83d a pair \ude00', 'half  a pair'],
  ['\ude00\ud83d', ''],
  ['\ud83d😀\ude00', '😀'],
  ['next\u2028line\u061c', 'nextline'],
])('tidies %j to %j', (typed, kept) => {
  expect(tidy(typed)).toBe(kept);
});

/** Characters that show nothing, each of another kind. */
const unseen = [
  '\u00ad',
  '\u034f',
  '\u115f',
  '\u180e',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2800',
  '\u3164',
  '\ufe0f',
  '\ufff9',
  '\u{e0041}',
  '\u0301',
  '\u00a0',
  '\u3000',
  '\ue000',
];

describe('what a reader sees', () => {
  test.each(unseen)('of %j alone is nothing', typed => {
    expect([visible(typed), visible(` ${typed}\n${typed}${typed} `)]).toEqual(['', '']);
    expect(() => mustSay('what', typed, 20, 'Say it.')).toThrow('Say it.');
  });

  test.each(['x', '7', '-', '.', '€', 'é', 'e\u0301', '日', '👩‍🔧', '❤️', 'می‌خواهم', 'co\u00adop'])(
    'of %j is kept as it is',
    typed => expect(visible(` ${typed} `)).toBe(typed),
  );
});

describe('clipping', () => {
  test.each([
    ['fits', 4, 'fits'],
    ['is longer', 5, 'is l…'],
    ['x', 1, 'x'],
    ['xy', 1, '…'],
    ['', 3, ''],
    ['a😀b', 3, 'a…'],
    ['a😀bc', 4, 'a😀…'],
  ])('%j to %i', (text, length, left) => {
    expect(clip(text, length)).toBe(left);
    expect(left.length).toBeLessThanOrEqual(length);
  });
});

test.each([
  ['MÜHLE', 'muhle'],
  ['Mühle', 'muhle'],
  ['Mu\u0308hle', 'muhle'],
  ['muhle', 'muhle'],
  ['Élévateur Nº 3', 'elevateur nº 3'],
  ['Å', 'a'],
  ['SIS-2 😀', 'sis-2 😀'],
  ['', ''],
])('a search takes %j for %j', (text, compared) => {
  expect(folded(text)).toBe(compared);
});

describe('an answer', () => {
  test('is tidied', () => {
    expect(mustSay('what', ' Link\r\ndown\u200b ', 20, 'Say it.')).toBe('Link\ndown');
  });

  test.each(['', ' \n', '\u200b', '\ud83d'])('that says nothing is refused at its field: %j', typed => {
    expect(() => mustSay('what', typed, 20, 'Say it.')).toThrow(
      expect.objectContaining({ code: 'bad-answer', field: 'what', message: 'Say it.' }),
    );
  });

  test('is counted after it is tidied', () => {
    expect(mustSay('what', ` ${'x'.repeat(20)}\u0000 `, 20, 'Say it.')).toHaveLength(20);
  });

  test('that is too long is refused at its field, with how long it is and may be', () => {
    const tooLong = expect.objectContaining({
      code: 'bad-answer',
      field: 'words',
      message: 'That is 21 characters; 20 fit here. Keep the rest for the thread.',
    });
    expect(() => mustSay('words', 'x'.repeat(21), 20, 'Say it.')).toThrow(tooLong);
    expect(() => mustBeShort('words', 'x'.repeat(21), 20)).toThrow(tooLong);
    expect(() => mustBeShort('words', 'x'.repeat(20), 20)).not.toThrow();
  });
});
