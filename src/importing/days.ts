const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * Working days as people write them, `Mon-Fri`, `Mon, Wed`, `1 2 3 4 5`: ISO weekdays, 1 Monday … 7 Sunday, in order.
 * Undefined when there are none or one of them is none.
 */
export function readDays(typed: string): number[] | undefined {
  const parts = typed
    .replace(/\s*[-–]\s*/g, '-')
    .split(/[\s,;]+/)
    .filter(Boolean);
  const days = parts.map(daysOf);
  if (days.length === 0 || days.some(one => one === undefined)) return undefined;
  return [...new Set(days.flatMap(one => one ?? []))].toSorted((a, b) => a - b);
}

/** One day, or from one to another: `Sun-Thu` goes round the end of the week. */
function daysOf(part: string): number[] | undefined {
  const [from, to = from, ...more] = part.split('-').map(dayOf);
  if (from === undefined || to === undefined || more.length > 0) return undefined;
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, n) => ((from - 1 + n) % 7) + 1);
}

function dayOf(name: string): number | undefined {
  if (/^[1-7]$/.test(name)) return Number(name);
  const at = name.length < 3 ? -1 : names.findIndex(day => day.startsWith(name.toLowerCase()));
  return at < 0 ? undefined : at + 1;
}
