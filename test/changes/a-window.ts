import type { Span } from '../../src/kernel/spans.ts';
import type { Weekly, Window } from '../../src/changes/windows.ts';

export const BERLIN = 'Europe/Berlin';

/** Every week at the whole of Rhine Works; `22:00-02:00` on ISO weekdays. */
export function aWindow(hours: string, days: readonly number[], but: Partial<Window> = {}): Window {
  const [opens = 0, closes = 0] = hours.split('-').map(clock => {
    const [h = 0, m = 0] = clock.split(':').map(Number);
    return h * 60 + m;
  });
  const when: Weekly = { kind: 'weekly', days, opens, closes };
  return { ...base, id: `${hours} ${days.join()}`, when, ...but };
}

export function once(from: string, to: string, but: Partial<Window> = {}): Window {
  return { ...base, id: `${from} ${to}`, when: { kind: 'once', ...span(from, to) }, ...but };
}

const base = { siteId: 'rhine', assetId: null, effect: 'maintenance', reason: 'Line is empty' } as const;

/** Of times in UTC, `2026-11-27T21:00`. */
export const span = (from: string, to: string): Span => ({ start: at(from), end: at(to) });

export const at = (text: string): number => Date.parse(`${text}Z`);

export const told = ({ start, end }: Span): string =>
  [start, end].map(moment => new Date(moment).toISOString().slice(0, 16)).join(' ');
