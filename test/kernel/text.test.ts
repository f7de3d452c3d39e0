import { describe, expect, test } from 'vitest';
import { clip, tidy } from '../../src/kernel/text.ts';

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
])('tidies %j to %j', (typed, kept) => {
  expect(tidy(typed)).toBe(kept);
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
