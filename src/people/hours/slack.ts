import type { Clock } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { LIMIT, option, type Modal } from '../../slack/blocks.ts';
import type { Listen } from '../../slack/listen.ts';
import { siteOf, type Directory } from '../directory.ts';
import type { Person } from '../person.ts';
import { zonesLike } from '../zones.ts';
import type { HoursBook } from './book.ts';
import { HOURS_ZONE, hoursForm, MY_HOURS, PATTERN, patternNamed, readDrawn, readHours } from './forms.ts';
import { saidPage } from './pages.ts';
import { HOURS } from './actions.ts';
import { mustBeOneself, type Saying } from './saying.ts';
import type { Pattern } from './words.ts';

export interface HoursRouteParts {
  hours: HoursBook;
  saying: Saying;
  directory: Directory;
  clock: Clock;
}

/** What commands open. */
export interface HoursPages {
  /** @throws Refusal for a shared account */
  form(by: Person): Promise<Modal>;
}

/** Somebody says when they can be met. */
export function hoursRoutes(on: Listen, { hours, saying, directory, clock }: HoursRouteParts): HoursPages {
  async function form(by: Person, pattern?: Pattern, seen?: number): Promise<Modal> {
    mustBeOneself(by);
    const [said, site] = [await hours.said(by.id), await siteOf(directory, by.siteId)];
    return hoursForm({ said, site, pattern, now: clock.now(), ...(seen !== undefined && { seen }) });
  }

  on.press(HOURS, async ({ by }) => ({ open: await form(by) }));
  on.press(PATTERN, async ({ by, value, about }) => {
    const page = await form(by, patternNamed(value), readDrawn(about).seen);
    return { page: async () => page };
  });
  on.submit(MY_HOURS, async ({ by, entered, about, key }) => {
    const pattern = patternNamed(entered(PATTERN));
    if (!pattern) throw new Refusal('bad-answer', 'Choose when you work.', PATTERN);
    const { seen, drawn } = readDrawn(about);
    // Whoever was quicker than the form is asked what their choice takes.
    if (pattern !== drawn) return form(by, pattern, seen);
    const site = await siteOf(directory, by.siteId);
    await saying.say(by, readHours(entered, pattern, site, clock.now()), `${key}:${about}`, seen);
    const availability = (await hours.of([by.id])).get(by.id);
    if (!availability) throw new Error(`person ${by.id} is gone`);
    return saidPage(await hours.said(by.id), availability, site, clock.now());
  });
  on.suggest(HOURS_ZONE, async words => zonesLike(words, LIMIT.options).map(zone => option(zone, zone)));
  return { form: by => form(by) };
}
