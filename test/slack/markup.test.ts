import { describe, expect, test } from 'vitest';
import {
  channelLink,
  clipMarkup,
  joined,
  md,
  personLink,
  quoted,
  readersTime,
  siteTime,
} from '../../src/slack/markup.ts';
import type { Markup } from '../../src/slack/markup.ts';
import { TUESDAY } from '../support/clocks.ts';

/** What people type to ping a plant, or to look like us. */
const hostile = [
  '<!channel>',
  '<!here|nobody>',
  '<@U0BOSS>',
  '<#C0OT>',
  '<https://evil.example|INC-1>',
  '&lt;!channel&gt;',
  '>>>',
  '<',
];

/** A mention, link or special command that Slack would act on. */
const alive = /<[^>]*>/;

test.each([
  ['<!channel>', '&lt;!channel&gt;'],
  ['a & b', 'a &amp; b'],
  ['&lt;', '&amp;lt;'],
  ['plain, *bold* and 😀', 'plain, *bold* and 😀'],
])('escapes what means something to Slack: %s', (typed, escaped) => {
  expect(md`${typed}`.mrkdwn).toBe(escaped);
});

describe.each(hostile)('what was typed as %s', typed => {
  test.each([
    ['text', md`before ${typed} after`],
    ['text in text', md`before ${md`in ${typed}`} after`],
    ['a quotation', quoted(typed, 3000)],
    ['a cut quotation', quoted(typed.repeat(50), 40)],
    ['a list', joined([md`${typed}`, md`${typed}`], ' · ')],
    ['cut text', clipMarkup(md`${typed.repeat(50)}`, 40)],
  ])('stays words in %s', (_, { mrkdwn }) => {
    expect(mrkdwn).not.toMatch(alive);
    expect(mrkdwn).not.toMatch(/&(?!(amp|lt|gt);)/);
  });

  test.each([
    ['a channel', channelLink(typed), '#'],
    ['a person', personLink(typed), '@'],
  ])('cannot leave the link to %s', (_, { mrkdwn }, sign) => {
    expect(mrkdwn.startsWith(`<${sign}`) && mrkdwn.endsWith('>')).toBe(true);
    expect(mrkdwn.slice(2, -1)).not.toMatch(/[<>]/);
  });
});

test('puts numbers and markup of ours into text as they are', () => {
  expect(md`${3} in ${channelLink('C0OT')}`.mrkdwn).toBe('3 in <#C0OT>');
});

test('quotes every line, so that none can be taken for ours', () => {
  expect(quoted('one\n> two\n\nthree', 3000).mrkdwn).toBe('>one\n>&gt; two\n>\n>three');
});

test('cuts what was typed and no more, so that it may stand before our own words', () => {
  expect(md`${quoted('x'.repeat(100), 20)}\nLook at it.`.mrkdwn).toBe(`>${'x'.repeat(18)}…\nLook at it.`);
});

describe('cutting', () => {
  test('leaves alone what fits', () => {
    expect(clipMarkup(md`12345`, 5).mrkdwn).toBe('12345');
  });

  const texts = [
    md`${'&<>"'.repeat(9)}`,
    md`${personLink('U0INES')} and ${readersTime(TUESDAY, 'Europe/Berlin')}, ${'a & b'} end`,
    md`${'😀'.repeat(9)}`,
    md`x${'<😀>'}y`,
  ];
  const lengths = texts.flatMap(whole =>
    Array.from({ length: whole.mrkdwn.length }, (_, n): [string, number, Markup] => [
      whole.mrkdwn,
      n + 1,
      whole,
    ]),
  );

  test.each(lengths)('never leaves half of anything: %s at %i', (text, length, whole) => {
    const left = clipMarkup(whole, length).mrkdwn;
    expect(left.length).toBeLessThanOrEqual(length);
    expect(left).not.toMatch(/&(?!(amp|lt|gt);)/);
    expect(left.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
    expect(left).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    if (left !== text) expect(text.startsWith(left.slice(0, -1)) && left.endsWith('…')).toBe(true);
  });
});

describe('times', () => {
  test('of a site are on its own clock', () => {
    expect(siteTime(TUESDAY, 'Europe/Berlin')).toBe('Tue 24 Nov 09:00');
    expect(siteTime(TUESDAY, 'America/Chicago')).toBe('Tue 24 Nov 02:00');
  });

  test('of a reader fall back to the site’s', () => {
    expect(readersTime(TUESDAY + 999, 'Europe/Berlin').mrkdwn).toBe(
      `<!date^${TUESDAY / 1000}^{date_short_pretty} {time}|Tue 24 Nov 09:00>`,
    );
  });
});
