import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import { adds, aGlossary, emptyGlossary, opens, roles, texts, told, trend } from '../glossary/a-glossary.ts';

describe('what is there', () => {
  test('is called wrong or out of date, and its steward reads why, with the name', async () => {
    const { marta, omar, lena } = await emptyGlossary();
    await adds(marta, 'trend', trend);
    await omar.types('/term trend');
    await omar.clicks('Wrong or out of date');
    await omar.fills({ 'What is wrong?': 'Ours is a table' });
    expect(texts(omar)).toBe('Its stewards read it now.');
    expect(marta.dm).toEqual([
      'Common Ground: Omar Haddad says that trend (OT) is wrong or out of date:\n>Ours is a table\nIt says: A curve over time.\n[Open]',
    ]);
    expect(lena.dm).toEqual([]);
  });

  test('keeps its history, and any version is brought back from it', async () => {
    const { marta, omar } = await emptyGlossary();
    await adds(marta, 'trend', trend);
    await marta.types('/term edit trend');
    await marta.fills({ 'As somebody would say it': 'Look at the trend.' });
    await marta.types('/term edit trend');
    await marta.fills({ Meaning: 'Nonsense.', 'As somebody would say it': '' });
    await marta.closes();
    await omar.types('/term history trend');
    expect(texts(omar)).toBe(
      [
        'trend (OT)',
        'Version 3 · Tue 24 Nov 09:00\nMarta Kowalska edited it\n>Nonsense.',
        'Version 2 · Tue 24 Nov 09:00\nMarta Kowalska edited it',
        'Version 1 · Tue 24 Nov 09:00\nMarta Kowalska suggested it\n>A curve over time.',
      ].join('\n'),
    );
    await marta.types('/term history trend');
    expect(texts(marta).match(/\[Bring back\]/g)).toHaveLength(2);
    await marta.presses('Bring back');
    expect(texts(marta)).toContain('Marta Kowalska brought back: version 2');
    await omar.types('/term trend');
    expect(told(omar)).toContain('OT: A curve over time.\n“Look at the trend.”');
  });

  test('is no longer said, which two presses don’t undo; and is said again', async () => {
    const story = await emptyGlossary();
    const { marta, jonas, omar } = story;
    await roles(story, 'U0JONAS', ['steward']);
    await adds(marta, 'trend', trend);
    for (const person of [marta, jonas]) await opens(person, 'trend');
    await Promise.all([marta.presses('No longer said'), jonas.presses('No longer said')]);
    await omar.types('/term trend');
    expect(told(omar)).toContain('OT: A curve over time.\nNo longer said here');
    expect(texts(marta)).toContain('[Say it again]');
    await Promise.all([marta.presses('Say it again'), jonas.presses('Say it again')]);
    await omar.types('/term trend');
    expect(told(omar)).toContain('Checked by Marta Kowalska');
  });

  test('is handed over to another steward of its side', async () => {
    const story = await emptyGlossary();
    const { marta, omar, jonas } = story;
    await roles(story, 'U0JONAS', ['steward']);
    await adds(marta, 'trend', trend);
    await opens(marta, 'trend');
    await marta.presses('Hand over');
    expect(texts(marta)).toBe('Who looks after trend from now on?');
    await marta.fills({ Steward: 'Jonas Weber' });
    expect(texts(marta)).toContain('Checked by Jonas Weber');
    await omar.types('/term trend');
    await omar.clicks('Wrong or out of date');
    await omar.fills({ 'What is wrong?': 'No' });
    expect(jonas.dm).toHaveLength(1);
    expect(marta.dm).toEqual([]);
  });

  test('can be handed over to nobody where its side has one steward', async () => {
    const { marta } = await emptyGlossary();
    await adds(marta, 'trend', trend);
    await opens(marta, 'trend');
    await marta.presses('Hand over');
    expect(texts(marta)).toBe('There is no other steward of its side. Ask your admin to name one.');
  });

  test.each(['Omar', 'Lena', 'Jonas'])('is neither decided on nor taken over by %s', async name => {
    const { marta, slack } = await emptyGlossary();
    await adds(marta, 'trend', trend);
    const person = slack.person(name, { in: name === 'Jonas' ? 'rhine-ot' : 'rhine-it' });
    await opens(person, 'trend');
    expect(texts(person)).toMatch(/\n\[Suggest a change\] \[History\]$/);
  });
});

describe('half a year later', () => {
  test('a steward is asked whether it is still right, and says so; more than five come as one message', async () => {
    const { marta, lena, later } = await emptyGlossary();
    const words = ['trend', 'tare', 'soak', 'ramp', 'dead band', 'batch record'];
    for (const word of words) await adds(marta, word, { 'What OT means': `What ${word} is.` });
    await adds(lena, 'pull request', { 'What IT means': 'A change that waits for a reader.' });
    await later(180 * DAY);
    for (const person of [marta, lena]) expect(person.dm).toEqual([]);
    await later(DAY);
    expect(marta.dm).toEqual([
      [
        'Common Ground: 6 things wait for you in the glossary.',
        ...words.slice(0, 5).map(word => `•  Still right? ${word} (OT)`),
        'And 1 more.',
        '[Review]',
      ].join('\n'),
    ]);
    expect(lena.dm).toEqual([
      'Common Ground: 1 thing waits for you in the glossary.\n•  Still right? pull request (IT)\n[Review]',
    ]);
    await lena.clicks('Review', { in: 'dm' });
    expect(texts(lena)).toContain('Not looked at for half a year (1)');
    await lena.presses('Open');
    await lena.presses('Still right');
    expect(texts(lena)).toContain('Checked by Lena Brandt 2027-05-24');
    await lena.closes();
    expect(texts(lena)).toBe('Nothing waits for you.');
    // Who didn’t look is asked again.
    await later(38 * DAY);
    expect([marta.dm.length, lena.dm.length]).toEqual([2, 1]);
  });

  test('the leads of the side are asked where its steward has left', async () => {
    const { slack, marta, jonas, denise, priya, ines, later } = await emptyGlossary();
    await adds(marta, 'trend', trend);
    await slack.deactivates('Marta');
    await later(181 * DAY);
    const asked =
      'Common Ground: 1 thing waits for you in the glossary.\n•  Still right? trend (OT)\n[Review]';
    expect(jonas.dm.filter(line => line.includes('glossary'))).toEqual([asked]);
    expect(denise.dm.filter(line => line.includes('glossary'))).toEqual([asked]);
    expect(priya.dm.filter(line => line.includes('glossary'))).toEqual([]);
    await jonas.clicks('Review', { in: 'dm' });
    await jonas.presses('Open');
    await jonas.presses('Still right');
    // It is theirs now, as long as they don’t hand it over.
    expect(texts(jonas)).toContain('Checked by Jonas Weber 2027-05-24');
    await jonas.presses('Hand over');
    await jonas.fills({ Steward: 'Denise Broussard' });
    await ines.types('/term trend');
    await ines.clicks('Wrong or out of date');
    await ines.fills({ 'What is wrong?': 'No' });
    expect(denise.dm.at(-1)).toContain('Ines Faria says that trend (OT) is wrong');
    expect(jonas.dm.at(-1)).not.toContain('is wrong');
  });
});

test('the words that come with the app are offered to stewards of an empty glossary, and are nobody’s yet', async () => {
  const { omar, marta, later } = await aGlossary();
  await later(DAY);
  expect(marta.dm).toEqual([]);
  await omar.types('/term list');
  expect(texts(omar)).not.toContain('Load the starter glossary');
  await marta.types('/term review');
  expect(texts(marta)).toContain('Shipped or imported, not yet checked (81)\nAC (OT) ');
  await marta.presses('Open');
  await marta.presses('Approve');
  await marta.closes();
  expect(texts(marta)).toContain('Shipped or imported, not yet checked (80)');
});
