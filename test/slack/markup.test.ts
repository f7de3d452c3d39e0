import { describe, expect, test } from 'vitest';
import {
  channelLink,
  clipMarkup,
  escape,
  joined,
  md,
  quoted,
  readersTime,
  siteTime,
} from '../../src/slack/markup.ts';
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
  expect(escape(typed)).toBe(escaped);
});

describe.each(hostile)('what was typed as %s', typed => {
  test.each([
    ['text', md`before ${typed} after`],
    ['text in text', md`before ${md`in ${typed}`} after`],
    ['a quotation', quoted(typed)],
    ['a list', joined([md`${typed}`, md`${typed}`], ' · ')],
    ['cut text', clipMarkup(md`${typed.repeat(50)}`, 40)],
    ['a channel', { mrkdwn: channelLink(typed).mrkdwn.replace(/^<#|>$/g, '') }],
  ])('stays words in %s', (_, { mrkdwn }) => {
    expect(mrkdwn).not.toMatch(alive);
    expect(mrkdwn).not.toMatch(/&(?!(amp|lt|gt);)/);
  });
});

test('puts numbers and markup of ours into text as they are', () => {
  expect(md`${3} in ${channelLink('C0OT')}`.mrkdwn).toBe('3 in <#C0OT>');
});

test('quotes every line, so that none can be taken for ours', () => {
  expect(quoted('one\n> two\n\nthree').mrkdwn).toBe('>one\n>&gt; two\n>\n>three');
});

const cut = (mrkdwn: string, length: number) => clipMarkup({ mrkdwn }, length).mrkdwn;

describe('cutting', () => {
  test('leaves alone what fits', () => {
    expect(cut('12345', 5)).toBe('12345');
  });

  const texts = [
    escape('&<>"'.repeat(9)),
    '<@U0INES> and <!date^1^{time}|a &amp; b> end',
    '😀'.repeat(9),
    'x&lt;😀&gt;y',
  ];
  const lengths = texts.flatMap(text =>
    Array.from({ length: text.length }, (_, n): [string, number] => [text, n + 1]),
  );

  test.each(lengths)('never leaves half of anything: %s at %i', (text, length) => {
    const left = cut(text, length);
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
