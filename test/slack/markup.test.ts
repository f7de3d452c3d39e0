import { describe, expect, test } from 'vitest';
import {
  carried,
  channelLink,
  clipMarkup,
  joined,
  link,
  linked,
  md,
  mentionedIn,
  namesIn,
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

describe('a message carried to another channel', () => {
  const carry = (mrkdwn: string) => carried(mrkdwn, id => md`@person ${id}`).mrkdwn;

  test.each([
    ['a person', 'ask <@U0OMAR> or <@U0LENA|lena>', 'ask @person U0OMAR or @person U0LENA'],
    ['a channel, without its name, which not everybody may know', '<#C0IT|rhine-it>', '<#C0IT>'],
    ['everybody there', '<!channel> <!here|here> <!everyone>', '@channel @here @everyone'],
    ['a group by its name', '<!subteam^S0IT|@it-team>', '@it-team'],
    ['a group without one', 'ask <!subteam^S0IT>', 'ask a group'],
    ['a moment', '<!date^1795507200^{time}|08:00 UTC>', '08:00 UTC'],
    ['addresses', '<https://x.example/?a=1&amp;b|there> <mailto:a@b.example|a@b.example>', undefined],
    ['a telephone number', '<tel:0621555112|0621 555 112>', undefined],
    ['what people typed', '&lt;!channel&gt; &amp;lt; a &lt; b', undefined],
    ['code, lists and quotes', '&gt; quoted\n```\nif (a &lt; b)\n```\n• `x`\n1. *b* _i_ ~s~ :ok:', undefined],
  ])('keeps or names %s', (_, mrkdwn, expected = mrkdwn) => {
    expect(carry(mrkdwn)).toBe(expected);
  });

  test.each([
    '<javascript:alert(1)|INC-1>',
    '<file:///etc|x>',
    'a < b',
    'a > b',
    '<!channel',
    '<<!here>>',
    '<>',
  ])('has no marks but Slack’s own: %s', mrkdwn => {
    expect(carry(mrkdwn).replace(/@(channel|here)/g, '')).not.toMatch(/[<>]/);
  });

  test.each(hostile)('calls nobody together: %s', typed => {
    expect(carry(typed)).not.toMatch(/<[!@]/);
  });
});

test('people who are mentioned are found once each', () => {
  expect(mentionedIn('<@U0OMAR>, <@U0LENA|lena> and <@U0OMAR>; not &lt;@U0INES&gt; or @Ines')).toEqual([
    'U0OMAR',
    'U0LENA',
  ]);
});

describe('names of records', () => {
  const inText = (mrkdwn: string) =>
    linked(mrkdwn, name => (name.length < 7 ? `https://plant.example/${name}` : undefined));

  test.each([
    ['INC-7', '<https://plant.example/INC-7|INC-7>'],
    ['(INC-7), CHG-12.', '(<https://plant.example/INC-7|INC-7>), <https://plant.example/CHG-12|CHG-12>.'],
    ['*INC-7* &gt; CHG-8', '*<https://plant.example/INC-7|INC-7>* &gt; <https://plant.example/CHG-8|CHG-8>'],
  ])('become links: %s', (mrkdwn, expected) => {
    expect(inText(mrkdwn)).toBe(expected);
  });

  test.each([
    'INC-700',
    'XINC-7',
    'INC-7a',
    'INC-1234567890',
    '`INC-7`',
    '```\nINC-7\n\nINC-8```',
    '<https://x.example/INC-7>',
    '<https://x.example|INC-7>',
  ])('stay what they are where nothing is known, in code and in links: %s', mrkdwn => {
    expect(inText(mrkdwn)).toBe(mrkdwn);
  });

  test('are found in the same places', () => {
    expect(namesIn('CHG-7, `INC-8`, <https://x.example|CHG-9> and INC-700')).toEqual(['CHG-7', 'INC-700']);
  });
});

describe('a link', () => {
  test('carries words that cannot end it', () => {
    expect(link('https://x.example/?a=1&b=2', 'a|b <c> & d').mrkdwn).toBe(
      '<https://x.example/?a=1&b=2|a¦b &lt;c&gt; &amp; d>',
    );
  });

  test.each(['javascript:alert(1)', 'https://x.example/> <!channel', 'https://x.example/|y', 'ftp://x', ''])(
    'is only words where the address is none of the web: %s',
    address => {
      expect(link(address, 'plan.pdf').mrkdwn).toBe('plan.pdf');
    },
  );
});
