import { z } from 'zod';
import { Refusal } from '../kernel/refusal.ts';
import { tidy } from '../kernel/text.ts';
import { roles, sides } from '../people/person.ts';

const minutes = (time: string): number => {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
};
const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time such as 07:00')
  .transform(minutes);
const zone = z.string().refine(isZone, 'must be a time zone such as Europe/Berlin');
const id = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'must be 1 to 40 letters, digits, - or _');
const channel = z.string().regex(/^[CG][A-Z0-9]+$/, 'must be a channel’s id such as C0123456789');
const name = z
  .string()
  .transform(tidy)
  .pipe(z.string().min(1, 'is empty').max(80, 'is longer than 80 characters'));

const site = z
  .strictObject({
    id,
    name,
    zone,
    itChannel: channel,
    otChannel: channel,
    emergencyPhone: name,
    radioChannel: name,
    /** ISO weekdays, 1 Monday. */
    workingDays: z.array(z.int().min(1).max(7)).min(1),
    opens: clockTime,
    closes: clockTime,
  })
  .refine(
    ({ itChannel, otChannel }) => itChannel !== otChannel,
    'needs two different channels, one for each side',
  )
  .refine(({ opens, closes }) => opens < closes, 'must open before it closes');

const person = z.strictObject({
  id: z.string().regex(/^[UW][A-Z0-9]+$/, 'must be a member id such as U0123456789'),
  name,
  side: z.enum([...sides, 'bridge'], 'must be it, ot or bridge'),
  siteId: id,
  roles: z.array(z.enum(roles, 'must be lead or admin')).default([]),
  left: z.boolean().default(false),
});

const asset = z.strictObject({
  id,
  name,
  siteId: id,
  area: z.string().transform(tidy).pipe(z.string().max(80)).default(''),
  owner: z.enum(sides, 'must be it or ot').nullable().default(null),
  level: z.number().min(0).max(5).nullable().default(null),
  safety: z.boolean().default(false),
});

const plant = z.strictObject({
  sites: z.array(site).min(1),
  people: z.array(person),
  assets: z.array(asset),
});

/** Sites, people and assets as a file gives them. */
export type Plant = z.output<typeof plant>;

/**
 * Reads a plant file's content. Its shape by example: the README's set-up.
 *
 * @throws Refusal `bad-setting` with a line for each mistake
 */
export function readPlant(json: string): Plant {
  let content: unknown;
  try {
    // Some editors begin a file with a mark of their own.
    content = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (error) {
    throw refused([`it is not JSON: ${error instanceof Error ? error.message : ''}`]);
  }
  const read = plant.safeParse(content);
  if (!read.success)
    throw refused(read.error.issues.map(issue => `${issue.path.join('.') || 'the file'}: ${issue.message}`));
  const mistakes = [...unknownSites(read.data), ...doubled(read.data)];
  if (mistakes.length > 0) throw refused(mistakes);
  return read.data;
}

function unknownSites({ sites, people, assets }: Plant): string[] {
  const known = new Set(sites.map(one => one.id));
  return [...people, ...assets]
    .filter(({ siteId }) => !known.has(siteId))
    .map(row => `${row.name}: there is no site ${row.siteId}`);
}

function doubled({ sites, people, assets }: Plant): string[] {
  return [sites, people, assets].flatMap(rows => {
    const ids = rows.map(row => row.id);
    return ids.filter((one, n) => ids.indexOf(one) !== n).map(one => `${one} stands there twice`);
  });
}

const refused = (lines: string[]) =>
  new Refusal('bad-setting', `The plant file was not loaded, nothing was changed:\n- ${lines.join('\n- ')}`);

function isZone(named: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: named });
    return true;
  } catch {
    return false;
  }
}
