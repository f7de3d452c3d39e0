import { actions, button, context, modal, section, type Modal } from '../../slack/blocks.ts';
import { joined, md } from '../../slack/markup.ts';
import type { Site } from '../site.ts';
import type { PersonHours } from './book.ts';
import { sayAbsence } from './absences.ts';
import { HOURS } from './actions.ts';
import type { Availability } from './hours.ts';
import { nextShifts, sayHours, sayShift } from './words.ts';

/** As many as show a slip in a cycle’s first day. */
const NEXT = 3;

/** What was understood of what somebody said, with what comes of it. @param now milliseconds */
export function saidPage(
  said: Pick<PersonHours, 'hours'> | undefined,
  availability: Availability,
  site: Pick<Site, 'name'>,
  now: number,
): Modal {
  const { hours, zone, absences } = availability;
  const as = said?.hours ? '' : ` as ${site.name} does:`;
  const next = nextShifts(availability, now, NEXT).map(span => sayShift(span, zone, now));
  const comes =
    next.length > 0
      ? md`Next: ${next.join(', ')}.`
      : md`No shift of yours begins and ends within the next 400 days. Look at what you said.`;
  const lines = absences.map(absence => md`•  ${sayAbsence(absence, zone)}`);
  return modal('My hours', [
    section(md`*You work${as} ${sayHours(hours)}, ${zone}.*\n${comes}`),
    ...(lines.length > 0 ? [section(joined([md`*You are away*`, ...lines], '\n'))] : []),
    context(md`Whoever looks for a time with you is offered these. Is a day wrong? Change it at once.`),
    actions(button('Change', HOURS, 'mine')),
  ]);
}
