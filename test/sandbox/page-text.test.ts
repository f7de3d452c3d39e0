import { describe, expect, test } from 'vitest';
import { readLine, readMrkdwn } from '../../src/sandbox/page/text/read-mrkdwn.ts';
import { typedAgain } from '../../src/sandbox/page/text/typed-again.ts';
import { dayIn, fillDate, zoneName } from '../../src/sandbox/page/text/time.ts';

const text = (words: string) => ({ kind: 'text', text: words });

describe('mrkdwn', () => {
  test('bold, italic, strike and code are read, one within the other', () => {
    expect(readLine('*all _of_ it* ~gone~ `a*b*`')).toEqual([
      { kind: 'bold', inside: [text('all '), { kind: 'italic', inside: [text('of')] }, text(' it')] },
      text(' '),
      { kind: 'strike', inside: [text('gone')] },
      text(' '),
      { kind: 'code', text: 'a*b*' },
    ]);
  });

  test.each(['snake_case_name', '3*4*5', '* not bold *', 'a ~ b ~ c', '**', '`', '12:30:15', '<nothing>'])(
    '%s is left as it is',
    words => expect(readLine(words)).toEqual([text(words)]),
  );

  test('what is escaped is text and never markup', () => {
    expect(readLine('&lt;!channel&gt; &amp;lt; &lt;@U1&gt;')).toEqual([text('<!channel> &lt; <@U1>')]);
  });

  test('references are read with their labels', () => {
    expect(readLine('<@U1><#C1|line><!here><https://x.test/?a=1&amp;b=2|a &amp; b>')).toEqual([
      { kind: 'person', id: 'U1' },
      { kind: 'channel', id: 'C1', text: 'line' },
      { kind: 'everyone', name: 'here' },
      { kind: 'link', href: 'https://x.test/?a=1&b=2', text: 'a & b' },
    ]);
  });

  test('an address becomes a link, a script doesn’t', () => {
    expect(readLine('see https://x.test/a.')).toEqual([
      text('see '),
      { kind: 'link', href: 'https://x.test/a', text: 'https://x.test/a' },
      text('.'),
    ]);
    expect(readLine('<javascript:alert(1)|press>')).toEqual([text('<javascript:alert(1)|press>')]);
  });

  test('quotes and preformatted lines stand apart', () => {
    expect(readMrkdwn('first\n&gt; said\n```a *b*\n c```\nlast')).toEqual([
      { kind: 'lines', lines: [[text('first')]] },
      { kind: 'quote', lines: [[text('said')]] },
      { kind: 'preformatted', text: 'a *b*\n c' },
      { kind: 'lines', lines: [[text('last')]] },
    ]);
  });
});

test('a sent message is given back to its author as it was typed', () => {
  const person = { id: 'U1', name: 'Ines Faria', title: '', zone: 'UTC' };
  const channel = { id: 'C1', name: 'line', isPrivate: false, messages: [] };
  const names = { people: [person], channels: [channel], otherChannels: [{ id: 'C2', name: 'lab' }] };
  const sent =
    '<@U1> &amp; *a* &lt;b&gt; &amp;lt; <#C1|old> <#C2> <#C9|gone> <!here> <https://x.test/?a=1&amp;b=2>';
  const typed = '@Ines Faria & *a* <b> &lt; #line #lab #gone @here https://x.test/?a=1&b=2';
  expect(typedAgain(names, sent)).toBe(typed);
});

describe('dates', () => {
  const noon = Date.UTC(2026, 10, 23, 12);
  const hours = (count: number) => noon + count * 3_600_000;

  test('a date token is filled in the reader’s zone', () => {
    const pattern = '{date_short_pretty} {time}';
    expect(fillDate(pattern, 'Europe/Berlin', hours(11.5), noon)).toBe('tomorrow 00:30');
    expect(fillDate(pattern, 'America/Chicago', hours(11.5), noon)).toBe('today 17:30');
    expect(fillDate(pattern, 'Europe/Berlin', hours(-72), noon)).toBe('20 Nov 2026 13:00');
    expect(fillDate('{date_long} {unknown}', 'UTC', noon, noon)).toBe('Monday, 23 November 2026 {unknown}');
  });

  test('days are told apart where the clocks change', () => {
    const before = Date.UTC(2026, 9, 24, 21, 30);
    const after = Date.UTC(2026, 9, 25, 22, 30);
    expect(dayIn('Europe/Berlin', before, after)).toBe('Yesterday');
    expect(dayIn('Europe/Berlin', after, after)).toBe('Today');
  });

  test('a zone has the name its people use', () => {
    const zones = ['Europe/Berlin', 'America/Chicago', 'Asia/Tokyo'];
    expect(zones.map(zone => zoneName(zone, noon))).toEqual(['CET', 'CST', 'GMT+9']);
  });
});
