import { expect, test } from 'vitest';
import { plainText } from '../../../src/glossary/exchange/html.ts';

test.each([
  ['<p>one</p><p>two</p>', 'one\ntwo'],
  ['one<br>two<br/>three', 'one\ntwo\nthree'],
  ['wrapped\n   in the file', 'wrapped in the file'],
  ['<table><tr><td>a</td></tr></table>', 'a'],
  ['AT&amp;T &copy; &Omega; &#x3b1; &#146; &unknown; &', 'AT&T © Ω α ’ &unknown; &'],
  ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
  ['a < b and c > d', 'a < b and c > d'],
  ['x<sup>n+1</sup> K<sub>A</sub> Mark<sup>®</sup> 2<sup>nd</sup> <sup></sup>end', 'x^n+1 K_A Mark® 2nd end'],
  ['<svg><script>alert(1)</script></svg><iframe>x</iframe>text', 'text'],
  ['', ''],
])('%s reads %s', (html, text) => {
  expect(plainText(html)).toBe(text);
});
