/** Time from `start` to before `end`, in milliseconds. */
export interface Span {
  start: number;
  end: number;
}

export const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** In order, with what touches or overlaps made one; what has no length is left out. */
export function merged(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (start >= end) continue;
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else whole.push({ start, end });
  }
  return whole;
}

/** What lies in both, each in order and merged. */
export function inBoth(some: readonly Span[], others: readonly Span[]): Span[] {
  const common: Span[] = [];
  for (let a = 0, b = 0; ;) {
    const [one, other] = [some[a], others[b]];
    if (!one || !other) return common;
    const [start, end] = [Math.max(one.start, other.start), Math.min(one.end, other.end)];
    if (start < end) common.push({ start, end });
    if (one.end <= other.end) a++;
    else b++;
  }
}

/** What is left of spans without others, each in order and merged. */
export function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  const gaps = [...others, { start: Infinity, end: Infinity }].map(({ start }, n) => ({
    start: others[n - 1]?.end ?? -Infinity,
    end: start,
  }));
  return inBoth(spans, gaps);
}

/** Whether one of the merged spans holds all of it, its ends included. */
export const isWhollyInside = (span: Span, spans: readonly Span[]): boolean =>
  spans.some(one => one.start <= span.start && span.end <= one.end);
