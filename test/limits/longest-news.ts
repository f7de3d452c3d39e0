import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { movesIt } from '../support/moving.ts';
import type { Story } from '../support/story.ts';
import { times } from './block-limits.ts';
import { filesLongest, longName, worst } from './longest-texts.ts';

const ADMINS = 'common-ground-admins';

/** Lena is on duty, and a lead beside Priya. */
export async function duties(omar: Person, anna: Person): Promise<void> {
  await anna.types('/ground duty');
  await anna.closes();
  await omar.types('/ground duty');
  await omar.fills({ Who: 'Lena' });
  await anna.types('/ground people');
  await anna.fills({ Who: 'Lena' });
  await anna.fills({ Roles: ['lead'] });
  await anna.closes();
}

/** Somebody else decides, and both read so. */
export async function goesAway(priya: Person, lena: Person): Promise<void> {
  await priya.types('/ground away');
  await priya.fills({ 'Who decides for you': 'Lena', 'Until when': '24 Dec 12:00' });
  await priya.closes();
  for (const one of [priya, lena]) {
    await one.types('/ground help');
    await one.closes();
  }
}

/** As many shifts and absences as one may say, and their receipt; what is longer is refused. */
export async function saysHours(person: Person): Promise<void> {
  await person.types('/ground hours');
  await person.chooses('My own cycle');
  const letters = Array.from({ length: 84 }, (_, n) => String.fromCodePoint(0x20000 + n));
  const days = times(50, n => new Date(Date.UTC(2027, 0, 2 + 3 * n)).toISOString().slice(0, 10));
  await person.fills({ 'Your cycle': worst(200), 'Your shifts': worst(3000), 'First day': '2026-11-23' });
  await person.fills({
    'Your cycle': 'E--',
    'Your shifts': 'E 06:00-14:00',
    'When you are away': worst(3000),
  });
  await person.fills({
    'Your cycle': letters.join(''),
    'Your shifts': letters.map(letter => `${letter} 22:00-06:00`).join('\n'),
    'Your time zone': 'Argentina/Buenos_Aires',
    'When you are away': days.join('\n'),
  });
  await person.presses('Change');
  while (person.modal) await person.closes();
}

/** The desk is reminded, then its leads, then both sides’ leads and the admin channel, and that once more. */
export async function nobodyAcknowledges({ later }: Story): Promise<void> {
  for (let round = 0; round < 4; round++) await later(5 * MINUTE);
}

/** Another company reads along: the desk is cut off, what was for it can't be delivered, and tried again neither. */
export async function deskIsLost({ slack, later }: Story, ines: Person, anna: Person): Promise<void> {
  await slack.sharesChannel('rhine-it');
  await filesLongest(slack, ines, 'Danger');
  await anna.clicks('Try again', { on: 'Could not be delivered', in: ADMINS });
  await slack.unsharesChannel('rhine-it');
  await later(0);
}

export async function deskMoves({ slack, later }: Story, anna: Person): Promise<void> {
  for (const channel of ['canteen', 'rhine-it']) {
    await movesIt(slack, anna, 'rhine', channel);
    while (anna.modal) await anna.closes();
    await later(0);
  }
}

/** Somebody comes, says that they belong elsewhere, and an admin moves them. */
export async function somebodyNew({ slack, later }: Story, anna: Person): Promise<void> {
  await slack.newcomer({ id: 'U0NORA', name: 'Nora', title: '', tz: 'Europe/Berlin' });
  const nora = slack.person('Nora', { in: 'canteen' });
  await slack.renames('Nora', longName('Nora'));
  await nora.joins('rhine-it');
  await later(DAY);
  await nora.clicks('Wrong side?', { in: 'dm' });
  await nora.fills({ 'Where do you belong': 'OT' });
  await nora.closes();
  await anna.clicks('Move to OT', { in: ADMINS });
}

/** A lead with more open incidents than one message shows. */
export async function leadLeaves({ slack, later }: Story): Promise<void> {
  await slack.deactivates(longName('Priya'));
  await later(DAY);
}
