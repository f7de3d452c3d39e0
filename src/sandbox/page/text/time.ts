/** Times as Slack words them (24-hour clock), always in a named zone. Moments are epoch milliseconds. */

const LANGUAGE = 'en-GB';

/** "15:40" */
export function timeIn(zone: string, at: number): string {
  return format(zone, at, { hour: '2-digit', minute: '2-digit' });
}

/** "Tue 24 Nov, 15:40" */
export function clockIn(zone: string, at: number): string {
  return `${format(zone, at, { weekday: 'short', day: 'numeric', month: 'short' })}, ${timeIn(zone, at)}`;
}

/** "CET", "EST", or "GMT+9" where the zone has no short name: each English knows its own part of the world's. */
export function zoneName(zone: string, at: number): string {
  const names = ['en-GB', 'en-US', 'en-AU'].map(
    language =>
      new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'short' })
        .formatToParts(at)
        .find(part => part.type === 'timeZoneName')?.value ?? zone,
  );
  return names.find(name => !name.startsWith('GMT')) ?? names[0] ?? zone;
}

/** "Today", "Yesterday" or "Tuesday 24 November": the line between two days of a channel. */
export function dayIn(zone: string, at: number, now: number): string {
  const near = nearDay(zone, at, now);
  if (near) return near[0]!.toUpperCase() + near.slice(1);
  return format(zone, at, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** "2026-11-24": equal for two moments of one day in the zone. */
export function dateIn(zone: string, at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at);
}

/** Epoch milliseconds of a message's `ts`. */
export function momentOf(ts: string): number {
  return Number(ts) * 1000;
}

/**
 * Fills the placeholders of a `<!date^…>` token.
 * Source: docs.slack.dev, "Formatting message text", date formatting.
 */
export function fillDate(pattern: string, zone: string, at: number, now: number): string {
  return pattern.replace(/\{(\w+)\}/g, (token, name: string) => {
    const pretty = name.endsWith('_pretty');
    const shape = DATE_SHAPES[pretty ? name.slice(0, -'_pretty'.length) : name];
    if (!shape) return token;
    return (pretty && nearDay(zone, at, now)) || format(zone, at, shape);
  });
}

const DATE_SHAPES: Record<string, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  date_num: { day: '2-digit', month: '2-digit', year: 'numeric' },
  date_slash: { day: '2-digit', month: '2-digit', year: 'numeric' },
  date_short: { day: 'numeric', month: 'short', year: 'numeric' },
  date_long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  day_divider: { weekday: 'long', day: 'numeric', month: 'long' },
  time: { hour: '2-digit', minute: '2-digit' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

function nearDay(zone: string, at: number, now: number): string | undefined {
  const day = dateIn(zone, at);
  const from = Date.parse(dateIn(zone, now));
  const dayAway = Math.round((Date.parse(day) - from) / 86_400_000);
  return { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' }[String(dayAway)];
}

function format(zone: string, at: number, shape: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LANGUAGE, { ...shape, timeZone: zone, hourCycle: 'h23' }).format(at);
}
