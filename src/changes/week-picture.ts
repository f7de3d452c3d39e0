import { FONT, pngOf } from '../pictures/png.ts';
import { layOut, MARK, type Box, type Label, type Layout } from './week-layout.ts';
import type { Look, Week } from './week.ts';

/** The week as a PNG. */
export const weekPicture = (week: Week): Promise<Buffer> => pngOf(svgOf(layOut(week)));

const INK = '#16232e';
const FAINT = '#5b6b78';
const BLUE = '#1b5fa7';
const ORANGE = '#b8520a';
const RED = '#b3202c';

/** How each kind of box is filled: patterns and dashes tell them apart where colours don't. */
const fills: Record<Box['as'], string> = {
  open: `fill="#fff" stroke="${BLUE}" stroke-width="4" stroke-dasharray="12 7"`,
  planned: `fill="${BLUE}"`,
  'under way': `fill="${ORANGE}" stroke="${INK}" stroke-width="4"`,
  stopped: 'fill="url(#stopped)"',
  done: 'fill="#8d99a3"',
  'went wrong': 'fill="url(#wrong)"',
  window: 'fill="url(#window)"',
  blackout: 'fill="url(#blackout)"',
  today: 'fill="#fdeeb8"',
  hour: 'fill="#d5dce2"',
  line: 'fill="#aab6c0"',
  now: `fill="${RED}"`,
};

const PATTERNS = `<defs>
<pattern id="window" width="14" height="14" patternUnits="userSpaceOnUse"><rect width="14" height="14" fill="#dff1e3"/><circle cx="7" cy="7" r="1.6" fill="#7dbb8b"/></pattern>
<pattern id="blackout" width="18" height="18" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="18" height="18" fill="#ececee"/><rect width="5" height="18" fill="#c9cbd1"/></pattern>
<pattern id="stopped" width="16" height="16" patternUnits="userSpaceOnUse"><rect width="16" height="16" fill="#f6d2b5"/><rect width="8" height="16" fill="${ORANGE}"/></pattern>
<pattern id="wrong" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="14" height="14" fill="#fff"/><rect width="7" height="14" fill="${RED}"/></pattern>
</defs>`;

/** Signs in a square of 24: ring, disc, triangle, two bars, tick, cross. */
const marks: Record<Look, string> = {
  open: `<circle cx="12" cy="12" r="9" fill="#fff" stroke="${BLUE}" stroke-width="4"/>`,
  planned: `<circle cx="12" cy="12" r="11" fill="${BLUE}"/>`,
  'under way': `<path d="M3 1 23 12 3 23Z" fill="${ORANGE}"/>`,
  stopped: `<path d="M3 2h7v20H3zM14 2h7v20h-7z" fill="${ORANGE}"/>`,
  done: `<path d="M3 13l6 7L21 4" fill="none" stroke="${FAINT}" stroke-width="5"/>`,
  'went wrong': `<path d="M3 3l18 18M21 3L3 21" stroke="${RED}" stroke-width="5"/>`,
};

const inks: Record<Label['as'], string> = {
  strong: `font-weight="700" fill="${INK}"`,
  plain: `fill="${INK}"`,
  faint: `fill="${FAINT}"`,
};

/** Round the words of a change, which may lie upon a blackout. */
const HALO = 'stroke="#fff" stroke-width="7" stroke-linejoin="round" paint-order="stroke"';

export function svgOf({ width, height, boxes, marks: signs, labels }: Layout): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${FONT}">`,
    PATTERNS,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...boxes.map(
      box => `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" ${fills[box.as]}/>`,
    ),
    ...signs.map(
      ({ x, y, look }) => `<g transform="translate(${x} ${y}) scale(${MARK / 24})">${marks[look]}</g>`,
    ),
    ...labels.map(wordsOf),
    '</svg>',
  ].join('\n');
}

function wordsOf({ as, x, y, size, text, name, middle }: Label): string {
  const look = [inks[as], ...(name ? [HALO] : []), ...(middle ? ['text-anchor="middle"'] : [])].join(' ');
  const strong = name ? `<tspan font-weight="700">${escaped(name)}</tspan> ` : '';
  return `<text x="${x}" y="${y}" font-size="${size}" ${look}>${strong}${escaped(text)}</text>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What people typed, as text of the picture. What XML has no place for, one half of a pair included, is left out. */
const escaped = (typed: string): string =>
  typed
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, character => entities[character] ?? character);
