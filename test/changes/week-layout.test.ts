import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { states } from '../../src/changes/change.ts';
import { overlap, type Span } from '../../src/kernel/spans.ts';
import { daysOfWeek, lookWords, type Week } from '../../src/changes/week.ts';
import { layOut, widthOf, type Box, type Layout } from '../../src/changes/week-layout.ts';
import { aWeek, aWeekChange, manyChanges, NOW } from './a-week.ts';

/** Those of the seven rows; the legend has others. */
const inRows = ({ boxes }: Layout): Box[] =>
  boxes.slice(
    0,
    boxes.findLastIndex(box => box.as === 'line'),
  );
const bars = (layout: Layout): Box[] => inRows(layout).filter(box => box.as in lookWords);
const only = (layout: Layout, as: Box['as']): Box[] => inRows(layout).filter(box => box.as === as);
/** Of a row, in parts of its width. */
const part = ({ x, width }: Box): [from: number, to: number] => {
  const [from, to] = [196, 1052];
  return [x, x + width].map(at => Number(((at - from) / (to - from)).toFixed(2))) as [number, number];
};

/** A Sunday’s row with one change in it, by hours since it began. */
function sunday(at: string, from: number, to: number): { bar: Box; hours: string[] } {
  const now = Date.parse(at);
  const day = daysOfWeek(now, 'Europe/Berlin')[6] ?? { start: 0 };
  const change = aWeekChange({ start: day.start + from * HOUR, end: day.start + to * HOUR });
  const layout = layOut(aWeek([change], { now }));
  const [bar] = bars(layout);
  if (!bar) throw new Error('there is no bar');
  const last = only(layout, 'hour').slice(-3);
  return { bar, hours: last.map(hour => part(hour)[0].toFixed(2)) };
}

describe('a row is as wide as its day is long', () => {
  test.each([
    ['of 24 hours', '2026-11-24T12:00Z', 24, [6, 12, 18]],
    ['of 25 hours, where 6 o’clock is seven hours after midnight', '2026-10-20T12:00Z', 25, [7, 13, 19]],
    ['of 23 hours, where it is five', '2026-03-25T12:00Z', 23, [5, 11, 17]],
  ])('%s', (_, at, length, ticks) => {
    const { bar, hours } = sunday(at, 0, length);
    expect(part(bar)).toEqual([0, 1]);
    expect(hours).toEqual(ticks.map(tick => (tick / length).toFixed(2)));
    expect(part(sunday(at, 2, 3).bar)).toEqual([2, 3].map(hour => Number((hour / length).toFixed(2))));
  });

  test('and the shortest change can still be seen in it', () => {
    expect(sunday('2026-11-24T12:00Z', 23.99, 24).bar).toMatchObject({ width: 8, x: 1052 - 8 });
  });
});

test('maintenance windows and blackouts lie under their hours, on each day that they touch', () => {
  const [, tuesday] = daysOfWeek(NOW, 'Europe/Berlin');
  const start = (tuesday?.start ?? 0) + 18 * HOUR;
  const spans = (more: Partial<Week>) => layOut(aWeek([], more));
  const windows = only(spans({ windows: [{ start, end: start + 12 * HOUR }] }), 'window');
  expect(windows.map(part)).toEqual([
    [0.75, 1],
    [0, 0.25],
  ]);
  const whole: Span[] = [{ start: NOW - 30 * DAY, end: NOW + 30 * DAY }];
  expect(only(spans({ blackouts: whole }), 'blackout').map(part)).toEqual(
    Array.from({ length: 7 }, () => [0, 1]),
  );
  expect(only(spans({ blackouts: [{ start: NOW - 9 * DAY, end: NOW - 8 * DAY }] }), 'blackout')).toEqual([]);
});

test('the legend explains what is there, and nothing else', () => {
  const legend = (week: Week) => {
    const { labels } = layOut(week);
    const from = labels.findLastIndex(label => label.text === '18');
    return labels.slice(from + 1).flatMap(({ text, name }) => (name ? [] : [text]));
  };
  expect(legend(aWeek([]))).toEqual(['Now']);
  const all = states.map(state => aWeekChange({ state }));
  const span = [{ start: NOW, end: NOW + HOUR }];
  expect(legend(aWeek(all.slice(0, 5), { windows: span }))).toEqual([
    'Not decided yet',
    'Scheduled',
    'Under way',
    'Maintenance window',
    'Now',
  ]);
  expect(legend(aWeek(all, { blackouts: span }))).toEqual([...Object.values(lookWords), 'Blackout', 'Now']);
});

const sizes = [0, 1, 3, 12, 60, 500];

describe.each(sizes)('with %i changes', count => {
  const layout = layOut(aWeek(manyChanges(count)));

  test('nothing reaches out of the picture', () => {
    for (const box of layout.boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(layout.width);
      expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
    }
    for (const { x, y, text, name = '', size, as } of layout.labels) {
      const width = widthOf(name && `${name} `, size, true) + widthOf(text, size, as === 'strong');
      expect(x + width).toBeLessThanOrEqual(layout.width);
      expect(y).toBeLessThanOrEqual(layout.height);
    }
  });

  test('what is at the same time stands beside each other', () => {
    const names = layout.labels.filter(({ name }) => name);
    const feet = names.map(({ y }) => y);
    expect(new Set(feet).size).toBe(feet.length);
    const spans = bars(layout).map(({ y, height }): Span => ({ start: y, end: y + height }));
    for (const [n, one] of spans.entries())
      for (const other of spans.slice(n + 1)) expect(overlap(one, other)).toBe(false);
    expect(spans.length).toBe(names.length);
  });

  test('the picture stays one that is read', () => {
    expect(layout.height).toBeLessThan(5500);
    const rests = layout.labels.filter(({ text }) => text.endsWith('more, in the list'));
    expect(rests).toHaveLength(count === 500 ? 7 : count === 60 ? rests.length : 0);
  });
});

test('of a crowded day the first eight are shown, and how many there are beside them', () => {
  const at = NOW + HOUR;
  const changes = Array.from({ length: 11 }, (_, n) =>
    aWeekChange({ name: `CHG-${n}`, start: at + n, end: at + HOUR }),
  );
  const { labels } = layOut(aWeek(changes));
  expect(labels.flatMap(({ name }) => (name ? [name] : []))).toEqual(
    changes.slice(0, 8).map(({ name, place }) => `${name} ${place}`),
  );
  expect(labels.map(({ text }) => text)).toContain('and 3 more, in the list');
});

test('words that are too long are cut on one line', () => {
  const [place, what] = ['Filling line\n3 '.repeat(20), `Move the uplinks ${'and more '.repeat(300)}`];
  const { labels } = layOut(aWeek([aWeekChange({ place, what })], { site: 'Rhine Works '.repeat(20) }));
  const [title] = labels;
  const words = labels.find(({ name }) => name);
  expect(title?.text).toMatch(/^Rhine Works Rhine .*…$/);
  expect(words?.name).toMatch(/^CHG-7 Filling line 3 Fill[^\n]*…$/);
  expect(words?.text).toMatch(/^20:00–22:00 Move the[^\n]*…$/);
});

test('letters are not wider than they are taken for', () => {
  const fontFiles = ['400Regular/RobotoCondensed_400Regular', '700Bold/RobotoCondensed_700Bold'].map(
    file => `node_modules/@expo-google-fonts/roboto-condensed/${file}.ttf`,
  );
  const drawn = (text: string, weight: number) => {
    const words = `<text y="60" font-size="40" font-weight="${weight}">${text}</text>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="90">${words}</svg>`;
    return new Resvg(svg, { font: { loadSystemFonts: false, fontFiles } }).getBBox()?.width ?? Infinity;
  };
  const texts = [
    'CHG-12345 HIS-1 historian (line 3)',
    'Replace the switch and move its uplinks to the new core',
    'MMMM WWWW mmmm wwww @@@@ HNOQG',
    'Überprüfung der Kälteanlage, größere Störung',
    '02:30 GMT+2–02:30 GMT+1 until 22:00 – Wed 04:00',
    'Żółć łódź Příliš žluťoučký kůň',
    'Проверка насоса Ждановка №7 Έλεγχος αντλίας',
    '漢字かな交じり文',
  ];
  for (const text of texts)
    for (const weight of [400, 700])
      expect(drawn(text, weight)).toBeLessThanOrEqual(widthOf(text, 40, weight === 700) + 2);
});
