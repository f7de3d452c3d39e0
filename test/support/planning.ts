import type { Answer } from '../../src/sandbox/filling.ts';
import type { Person } from '../../src/sandbox/persons.ts';

/** Answers to everything that R2 asks of what may cost view or control. */
export const wayBack = {
  'Which state': 'Idle',
  'Minutes until': '10',
  'Can it be': 'Yes, for twenty minutes',
  'Who in': 'Jonas Weber',
  'Contact on': 'Ines Faria, radio 4',
  'Back-out plan': 'Back to the old one',
  'Latest moment': '22:30',
  'Minutes that': '20',
  'How operations': 'Trends move on both screens',
} as const;

/** Plans a new configuration of PLC-12 for tonight, in a window that is open then; Omar does it. */
export async function plansPlc(person: Person, but: Record<string, Answer> = {}): Promise<void> {
  await person.types('/change');
  await person.fills({
    'What is done': 'New recipe table',
    'To what': ['PLC-12'],
    When: 'tonight 22:00-23:00',
    'What kind': 'Configuration',
    'What may come': ['View or control'],
    Why: 'Two recipes are missing',
    'Who does it': 'Omar',
    ...but,
  });
  await person.fills(wayBack);
  await person.submits();
  await person.closes();
}

/** Operations open the whole of Rhine Works every night. */
export async function opensNights(jonas: Person): Promise<void> {
  await jonas.types('/change window');
  await jonas.fills({
    'On what': 'The whole',
    When: 'every Mon-Sun 21:00-24:00',
    Why: 'Nothing runs at night',
  });
  await jonas.closes();
}
