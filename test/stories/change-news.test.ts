import { expect, test } from 'vitest';
import { opensNights, plansPlc, wayBack } from '../support/planning.ts';
import { startStory } from '../support/story.ts';

const inTheWay = 'It is planned at the same time as a change of yours, on the same or by the same person.';

async function plannedByLena() {
  const story = await startStory();
  const { slack } = story;
  const people = {
    jonas: slack.person('Jonas', { in: 'rhine-ot' }),
    ines: slack.person('Ines', { in: 'rhine-ot' }),
    omar: slack.person('Omar', { in: 'rhine-it' }),
    lena: slack.person('Lena', { in: 'rhine-it' }),
  };
  await opensNights(people.jonas);
  await plansPlc(people.lena);
  return people;
}

test('two changes on one asset at one time: the owner of the first reads whom to agree with, and nobody else', async () => {
  const { ines, lena, omar, jonas } = await plannedByLena();
  expect(lena.dm.join('\n')).not.toContain(inTheWay);

  await ines.types('/change');
  await ines.fills({
    'What is done': 'New recipe, by hand',
    'To what': ['PLC-12'],
    When: 'tonight 22:30-23:00',
    'What kind': 'Configuration',
    'What may come': ['View or control'],
    Why: 'The old one spills',
    'Who does it': 'Ines',
  });
  expect(ines.modal?.texts.join('\n')).toContain(
    'CHG-1 touches PLC-12 at the same time. Agree with its owner',
  );
  await ines.fills({ ...wayBack, 'Latest moment': '22:35', 'Agreed with': 'Lena goes first' });
  await ines.submits();
  await ines.closes();

  const told = lena.dm.filter(line => line.includes(inTheWay));
  expect(told).toHaveLength(1);
  expect(told.join()).toContain('CHG-2 · PLC-12');
  expect(told.join()).toContain('Agree with Ines Faria who goes first.');
  for (const other of [ines, omar, jonas]) expect(other.dm.join('\n')).not.toContain(inTheWay);
});

test('a change at another time is in nobody’s way', async () => {
  const { ines, lena } = await plannedByLena();
  await plansPlc(ines, { 'Who does it': 'Ines', When: 'tomorrow 22:00-23:00' });
  expect(ines.sees().join('\n')).toContain('CHG-2 · PLC-12');
  expect(lena.dm.join('\n')).not.toContain(inTheWay);
});

test('what becomes of a change is told to who asked for it and who does it, but not of their own step', async () => {
  const { lena, omar } = await plannedByLena();
  const [ofLena, ofOmar] = [lena.dm.length, omar.dm.length];
  await lena.clicks('More', { on: 'CHG-1' });
  await lena.presses('Withdraw');
  await lena.fills({ 'Why it': 'Not needed any more' });
  expect(lena.sees().join('\n')).toContain('Withdrawn: Not needed any more');
  expect(omar.dm.slice(ofOmar).join('\n')).toContain('Lena Brandt withdrew it');
  expect(lena.dm.slice(ofLena)).toEqual([]);

  await plansPlc(lena);
  const before = { lena: lena.dm.length, omar: omar.dm.length };
  await omar.clicks('More', { on: 'CHG-2' });
  await omar.presses('Withdraw');
  await omar.fills({ 'Why it': 'I am away' });
  expect(lena.dm.slice(before.lena).join('\n')).toContain('Omar Haddad withdrew it');
  expect(omar.dm.slice(before.omar)).toEqual([]);
});
