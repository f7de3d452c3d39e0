import { describe, expect, test } from 'vitest';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { adds, emptyGlossary, opens, roles, texts, told, trend } from '../glossary/a-glossary.ts';

const QUARTER = 15 * MINUTE;

async function suggestsChange(person: Person, word: string, meaning: string): Promise<void> {
  await person.types(`/term edit ${word}`);
  expect(person.modal?.title).toBe('Suggest a change');
  await person.fills({ Meaning: meaning });
  await person.closes();
}

describe('a false friend', () => {
  test('is settled by a steward of each side: who warns otherwise voids the first yes, then the first agrees', async () => {
    const { marta, lena, omar, later } = await emptyGlossary();
    await adds(marta, 'zone', {
      'What OT means': 'A part of the plant of one need for security.',
      'What IT means': 'A part of a firewall’s rules.',
      'Watch out': 'Ask for the drawing.',
    });
    await omar.types('/term zone');
    expect(told(omar)).toContain(
      'Watch out: Ask for the drawing. (no steward of IT has said yes to this yet)',
    );
    await later(QUARTER);
    expect(lena.dm).toEqual([
      [
        'Common Ground: 2 things wait for you in the glossary.',
        '•  Suggested: zone (IT)',
        '•  Watch out for “zone”: it waits for your side’s yes',
        '[Review]',
      ].join('\n'),
    ]);
    await lena.clicks('Review', { in: 'dm' });
    expect(texts(lena)).toContain('False friends that wait for your side’s yes (1)');
    await lena.closes();

    await opens(lena, 'zone');
    await lena.presses('Change the warning');
    await lena.fills({ 'Watch out': 'Say “network zone” or “plant zone”.' });
    expect(texts(lena)).toContain(
      'Watch out: Say “network zone” or “plant zone”. (no steward of OT has said yes to this yet)',
    );
    await lena.closes();
    await later(QUARTER);
    expect(marta.dm.at(-1)).toContain('•  Watch out for “zone”: it waits for your side’s yes');

    expect(await opens(marta, 'zone')).toContain('[Yes, for my side] [Change the warning]');
    await marta.presses('Yes, for my side');
    expect(texts(marta)).toContain('Watch out: Say “network zone” or “plant zone”.\n');
    expect(texts(marta)).not.toContain('Yes, for my side');
    await omar.types('/term zone');
    expect(told(omar)).toContain('\nWatch out: Say “network zone” or “plant zone”.\n');
    await later(DAY);
    expect(marta.dm).toHaveLength(1);
  });

  test('is agreed to as it was read, not as somebody wrote it meanwhile', async () => {
    const { marta, lena, omar } = await emptyGlossary();
    const zone = { 'What OT means': 'Of a plant.', 'What IT means': 'Of a firewall.', 'Watch out': 'Ask.' };
    await adds(lena, 'zone', zone);
    await opens(marta, 'zone');
    await opens(lena, 'zone');
    await lena.presses('Change the warning');
    await lena.fills({ 'Watch out': 'Do not ask.' });
    await marta.presses('Yes, for my side');
    expect(texts(marta)).toBe('Somebody warned otherwise meanwhile. Open it again, and read it first.');
    await omar.types('/term zone');
    expect(told(omar)).toContain('Watch out: Do not ask. (no steward of OT has said yes to this yet)');
  });

  test('is tied by a steward where each side has its meaning already, and is marked as dangerous by one', async () => {
    const { marta, lena, ines } = await emptyGlossary();
    await adds(lena, 'kill', { 'What IT means': 'To end a process.' });
    await adds(marta, 'kill', { 'What OT means': 'To take the energy away.' });
    expect(await opens(ines, 'kill')).not.toContain('Say what to watch out for');
    await ines.closes();
    await opens(marta, 'kill');
    await marta.presses('Say what to watch out for');
    await marta.fills({ 'Watch out': 'Which one?', 'Where it is misread': ['Dangerous where'] });
    expect(texts(marta)).toContain('Watch out: Which one? (no steward of IT has said yes to this yet)');
    await opens(lena, 'kill');
    await lena.presses('Yes, for my side');
    expect(texts(lena)).toContain('Watch out: Which one?\n[Change the warning]');
    await ines.types('/term kill');
    expect(told(ines)).toContain('kill means different things to IT and OT.');
  });
});

describe('a suggestion', () => {
  test('reaches the stewards of its side as one message after a quarter of an hour, and its author hears of the yes', async () => {
    const { ines, marta, lena, omar, later } = await emptyGlossary();
    await adds(ines, 'trend', trend);
    await later(5 * MINUTE);
    for (const word of ['batch record', 'dead band', 'tare', 'soak', 'ramp'])
      await adds(ines, word, { 'What OT means': `What ${word} is.` });
    expect(marta.dm).toEqual([]);
    await later(10 * MINUTE);
    expect(marta.dm).toEqual([
      [
        'Common Ground: 6 things wait for you in the glossary.',
        ...['trend', 'batch record', 'dead band', 'tare', 'soak'].map(word => `•  Suggested: ${word} (OT)`),
        'And 1 more.',
        '[Review]',
      ].join('\n'),
    ]);
    expect(lena.dm).toEqual([]);

    await marta.clicks('Review', { in: 'dm' });
    expect(marta.modal?.title).toBe('To review');
    expect(texts(marta)).toContain('Suggested meanings (6)\ntrend (OT) A curve over time.\n[Open]');
    await marta.presses('Open');
    expect(texts(marta)).toContain(
      'Suggested, not yet checked by a steward\n[Approve] [Decline] [Edit] [History]',
    );
    await marta.presses('Approve');
    expect(texts(marta)).toContain('Checked by Marta Kowalska 2026-11-24\n[Still right]');
    await marta.closes();
    expect(texts(marta)).toContain('Suggested meanings (5)');
    expect(ines.dm).toEqual([
      'Common Ground: Marta Kowalska said yes to what you suggested for trend (OT). It is in the glossary now.\n[Open]',
    ]);
    await ines.clicks('Open', { in: 'dm' });
    expect(texts(ines)).toContain('OT: A curve over time.');
    await omar.types('/term trend');
    expect(told(omar)).toContain('Checked by Marta Kowalska 2026-11-24');
    await later(DAY);
    expect(marta.dm).toHaveLength(1);
  });

  test('is declined, its author is told by whom, and it is found no more', async () => {
    const { ines, marta, omar } = await emptyGlossary();
    await adds(ines, 'trend', trend);
    await opens(marta, 'trend');
    await marta.presses('Decline');
    expect(texts(marta)).toBe('Declined.');
    expect(ines.dm).toEqual([
      'Common Ground: Marta Kowalska did not take over what you suggested for trend (OT). Ask them, or suggest it in other words.',
    ]);
    await omar.types('/term trend');
    expect(told(omar)).toContain('“trend” is not in the glossary yet.');
  });

  test('is edited by its author while nobody has said yes, and not approved unread', async () => {
    const { ines, marta } = await emptyGlossary();
    await adds(ines, 'trend', trend);
    await opens(marta, 'trend');
    await ines.types('/term edit trend');
    expect(ines.modal?.title).toBe('Edit a meaning');
    await ines.fills({ Meaning: 'A curve of values over time.' });
    await marta.presses('Approve');
    expect(texts(marta)).toBe('It was edited meanwhile. Open it again, and read it first.');
    await marta.closes();
    await opens(marta, 'trend');
    await marta.presses('Approve');
    expect(texts(marta)).toContain('OT: A curve of values over time.\nChecked by Marta Kowalska');
  });

  test('of a steward counts at once on their side', async () => {
    const { marta, omar, later } = await emptyGlossary();
    await adds(marta, 'trend', trend);
    await omar.types('/term trend');
    expect(told(omar)).toContain('Checked by Marta Kowalska 2026-11-24');
    await later(DAY);
    expect(marta.dm).toEqual([]);
  });

  test('is made by no stranger and from no shared account', async () => {
    const { slack } = await emptyGlossary();
    const victor = slack.person('Victor', { in: 'rhine-ot' });
    await victor.types('/term add trend');
    expect(told(victor)).toBe(
      'I don’t know yet which side you are on. Join your side’s desk, or ask your Common Ground admin.',
    );
    const control = slack.person('Control room', { in: 'rhine-ot' });
    await control.types('/term add trend');
    expect(told(control)).toBe('Several people share this account. Suggest it from your own.');
  });

  test('sent twice at once, or approved twice, is there once', async () => {
    const story = await emptyGlossary();
    const { ines, marta, jonas, omar } = story;
    await roles(story, 'U0JONAS', ['steward']);
    await ines.types('/term add trend');
    await Promise.all([ines.fills(trend), ines.fills(trend)]);
    await opens(marta, 'trend');
    await opens(jonas, 'trend');
    await Promise.all([marta.presses('Approve'), jonas.presses('Approve')]);
    expect(ines.dm).toHaveLength(1);
    await omar.types('/term trend');
    expect(told(omar).match(/OT: A curve over time\./g)).toHaveLength(1);
    await opens(omar, 'trend');
    await omar.presses('History');
    expect(texts(omar).match(/said yes|said that it is still right/g)).toEqual([
      'said that it is still right',
      'said yes',
    ]);
  });
});

describe('a suggested change', () => {
  async function suggested() {
    const story = await emptyGlossary();
    await adds(story.marta, 'trend', trend);
    await suggestsChange(story.omar, 'trend', 'A curve of values over time.');
    return story;
  }

  test('is accepted from the review, and its author is told', async () => {
    const { marta, omar, ines, later } = await suggested();
    await ines.types('/term trend');
    expect(told(ines)).toContain('OT: A curve over time.');
    await later(QUARTER);
    expect(marta.dm).toEqual([
      'Common Ground: 1 thing waits for you in the glossary.\n•  Omar Haddad would change trend (OT)\n[Review]',
    ]);
    await marta.clicks('Review', { in: 'dm' });
    expect(texts(marta)).toBe(
      [
        'Suggested changes (1)',
        'trend (OT)\nOmar Haddad would write: A curve of values over time.\nNow: A curve over time.',
        '[Approve] [Decline] [Open]',
      ].join('\n'),
    );
    await marta.presses('Approve');
    expect(texts(marta)).toBe('Nothing waits for you.');
    expect(omar.dm).toEqual([
      'Common Ground: Marta Kowalska said yes to what you suggested for trend (OT). It is in the glossary now.\n[Open]',
    ]);
    await ines.types('/term trend');
    expect(told(ines)).toContain('OT: A curve of values over time.');
  });

  test('is declined, and all stays as it was', async () => {
    const { marta, omar, ines } = await suggested();
    await marta.types('/term review');
    await marta.presses('Decline');
    expect(texts(marta)).toBe('Nothing waits for you.');
    expect(omar.dm).toEqual([
      'Common Ground: A steward did not take over what you suggested for trend (OT). Ask them, or suggest it in other words.\n[Open]',
    ]);
    await ines.types('/term trend');
    expect(told(ines)).toContain('OT: A curve over time.');
  });

  test('is not accepted over an edit, and can be declined then', async () => {
    const { marta, omar } = await suggested();
    await marta.types('/term edit trend');
    expect(marta.modal?.title).toBe('Edit a meaning');
    await marta.fills({ Meaning: 'What the historian draws.' });
    await marta.types('/term review');
    await marta.presses('Approve');
    expect(texts(marta)).toBe(
      'It was edited since this was suggested. Decline it, then add what is missing with Edit.',
    );
    await marta.closes();
    await marta.presses('Decline');
    expect(texts(marta)).toBe('Nothing waits for you.');
    expect(omar.dm).toHaveLength(1);
    await omar.types('/term trend');
    expect(told(omar)).toContain('OT: What the historian draws.');
  });

  test('is decided on by one of two stewards who press at the same moment', async () => {
    const story = await suggested();
    const { marta, jonas, omar } = story;
    await roles(story, 'U0JONAS', ['steward']);
    for (const person of [marta, jonas]) await person.types('/term review');
    await Promise.all([marta.presses('Approve'), jonas.presses('Approve')]);
    expect([texts(marta), texts(jonas)].toSorted()).toEqual([
      'It was accepted already. Nothing more to do.',
      'Nothing waits for you.',
    ]);
    expect(omar.dm).toHaveLength(1);
  });
});
