import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { keepsChanges, type KeptChange } from '../changes/kept-changes.ts';
import { somebody } from '../incidents/an-incident.ts';
import { keeps } from '../incidents/kept.ts';
import { TUESDAY } from '../support/clocks.ts';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

const texts = (person: Person) => person.modal?.texts.join('\n') ?? '';

/** Of SW-34 and all that stops with it. */
const ofSwitch = { 'plc-12': 'served', 'hmi-3': 'served', 'vfd-7': 'part', 'his-1': 'served' } as const;
const patched: KeptChange = {
  what: 'Patch SW-34',
  assetIds: ['sw-34'],
  touches: ofSwitch,
  state: 'review',
  start: TUESDAY - 3 * HOUR,
  end: TUESDAY - HOUR,
  startedAt: TUESDAY - 3 * HOUR + 5 * MINUTE,
  reported: { at: TUESDAY - HOUR, outcome: 'backed out', words: null },
  wentWrong: true,
  handedBack: { by: 'U0JONAS', at: TUESDAY - HOUR + 10 * MINUTE, restrictions: [] },
  since: TUESDAY - HOUR + 10 * MINUTE,
};
const tonight: KeptChange = {
  what: 'New rules on SW-34',
  assetIds: ['sw-34'],
  touches: ofSwitch,
  state: 'authorize',
  start: TUESDAY + 10 * HOUR,
  end: TUESDAY + 11 * HOUR,
};

async function plantWith(...many: KeptChange[]) {
  const story = await startStory();
  await keepsChanges(story.store, ...many);
  const { slack } = story;
  return {
    ...story,
    ines: slack.person('Ines', { in: 'rhine-ot' }),
    omar: slack.person('Omar', { in: 'rhine-it' }),
    lena: slack.person('Lena', { in: 'rhine-it' }),
  };
}

test('"The PLC stopped." "What changed?" Filing says it, the card says it, and a page says all of it', async () => {
  const { ines, omar } = await plantWith(patched, tonight);
  await ines.types('/incident');
  await ines.fills({ 'Where and what': 'PLC-12', 'What happens': 'It stopped', 'How bad': 'Danger' });
  expect(texts(ines)).toContain(
    'Changed here in the last 72 h:\nCHG-1 · Backed out · Tue 24 Nov 08:10\n>Patch SW-34\nSW-34 plant switch serves PLC-12.\n[Open]',
  );
  // What is still to come has not changed anything.
  expect(texts(ines)).not.toContain('CHG-2');
  await ines.presses('Open');
  expect(ines.modal?.title).toBe('CHG-1');
  await ines.closes();
  await ines.closes();

  for (const person of [ines, omar]) expect(person.sees().join('\n')).toContain('Changed here lately: CHG-1');
  await omar.clicks('What changed?', { on: 'INC-1' });
  expect(omar.modal?.title).toBe('What changed?');
  expect(texts(omar)).toBe(
    [
      'PLC-12, Filling line 3',
      'Both sides’ changes from 72 hours before it was reported until 24 hours from now, on it, on what it is part of and on what serves it; the newest first, then what is still to come.',
      'CHG-1 · Backed out',
      '>Patch SW-34',
      'Planned: Tue 24 Nov 06:00 – 08:00, Rhine Works time',
      'Actually: began Tue 24 Nov 06:05, work over 08:00, handed back 08:10',
      'Who does it: Omar Haddad',
      'SW-34 plant switch serves PLC-12.\n[Open]',
      'CHG-2 · Still to come · Waits for approval',
      '>New rules on SW-34',
      'Planned: Tue 24 Nov 19:00 – 20:00, Rhine Works time',
      'Who does it: Omar Haddad',
      'SW-34 plant switch serves PLC-12.\n[Open]',
      'Only what is recorded here, and what you may know of, is shown. Times are those of Rhine Works.',
    ].join('\n'),
  );
  await omar.presses('Open');
  expect(omar.modal?.title).toBe('CHG-1');
});

test('however deep one is in pages, the change opens, and one finds back', async () => {
  const { ines } = await plantWith(patched);
  await files(ines, 'PLC-12');
  await ines.types('/incident list');
  await ines.presses('Open');
  expect(ines.modal?.title).toBe('INC-1');
  await ines.presses('What changed?');
  expect(ines.modal?.title).toBe('What changed?');
  await ines.presses('Open');
  expect(ines.modal?.title).toBe('CHG-1');
  await ines.presses('Why?');
  expect(ines.modal?.title).toBe('CHG-1: why?');
  await ines.closes();
  expect(ines.modal?.title).toBe('INC-1');
});

describe('nothing to show', () => {
  test('says that nothing is recorded, and that only what is recorded is known', async () => {
    const { ines } = await plantWith(patched);
    await ines.types('/incident');
    await ines.fills({ 'Where and what': 'SIS-2', 'What happens': 'Trips', 'How bad': 'Slower' });
    expect(texts(ines)).not.toContain('Changed here');
    await ines.closes();
    expect(ines.sees().join('\n')).not.toContain('Changed here');
    await ines.clicks('What changed?', { on: 'INC-1' });
    expect(texts(ines)).toContain('None is recorded. Somebody may have changed something all the same');
    expect(texts(ines)).toContain('Only what is recorded here');
    expect(texts(ines)).not.toContain('[Open]');
  });

  test('of a place in words says that the register doesn’t know it', async () => {
    const { ines } = await plantWith(patched);
    await files(ines, 'pump behind hall 3');
    await ines.clicks('What changed?', { on: 'INC-1' });
    expect(texts(ines)).toContain('pump behind hall 3\nThe register doesn’t know this place');
    expect(texts(ines)).not.toContain('[Open]');
  });
});

test('a change that is restricted stands on no card, and its people read of it on their page', async () => {
  const secret = { kind: 'restricted', to: ['U0LENA'] } as const;
  const { ines, lena } = await plantWith({ ...patched, visibility: secret });
  await files(ines, 'PLC-12');
  for (const person of [ines, lena]) {
    expect(person.sees().join('\n')).not.toMatch(/Changed here|CHG-1/);
    await person.clicks('What changed?', { on: 'INC-1' });
  }
  expect(texts(ines)).toContain('None is recorded.');
  expect(texts(lena)).toContain('CHG-1 · Backed out');
});

test('a closed incident is no longer asked about', async () => {
  const { ines, omar } = await plantWith(patched);
  await files(ines, 'HIS-1');
  expect(omar.sees().join('\n')).toContain('Changed here lately: CHG-1');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.fills({});
  await ines.clicks('Confirm fixed', { on: 'INC-1' });
  expect(omar.buttons({ on: 'INC-1' })).toEqual(['More']);
  expect(omar.sees()[0]).not.toContain('Changed here');
  await omar.clicks('More', { on: 'INC-1' });
  expect(texts(omar)).not.toContain('What changed?');
});

test('what is open on the same asset already is said when one files, the most severe first', async () => {
  const { ines, store } = await plantWith();
  const incidents = [
    { severity: 'S4' },
    { severity: 'S1' },
    { assetId: 'plc-12' },
    { severity: 'S2' },
    { severity: 'S2', visibility: { kind: 'restricted', to: ['U0OMAR'] } },
    {},
  ] as const;
  await keeps(store, ...incidents);
  await ines.types('/incident');
  await ines.fills({ 'Where and what': 'HIS-1', 'What happens': 'Still slow', 'How bad': 'Slower' });
  expect(ines.modal?.title).toBe('INC-7');
  const after = texts(ines).split('Also open here:\n')[1] ?? '';
  expect(after.match(/INC-\d+/g)).toEqual(['INC-2', 'INC-4', 'INC-6', 'INC-1']);
  expect(after).toContain('And INC-1 (S4)');
  await ines.presses('Open');
  expect(ines.modal?.title).toBe('INC-2');
});

describe('/change changed', () => {
  const asks = async (words: string, ...many: KeptChange[]) => {
    const plant = await plantWith(...many);
    await plant.omar.types(`/change changed ${words}`);
    return plant;
  };

  test.each(['PLC-12', 'plc 12', 'the filler plc', 'plc1', 'plk-12'])(
    'shows what changed on what the words mean: %s',
    async words => {
      const { omar } = await asks(words, patched);
      expect(texts(omar)).toContain('PLC-12\nBoth sides’ changes of the last 72 hours and the next 24');
      expect(texts(omar)).toContain('SW-34 plant switch serves PLC-12.');
    },
  );

  test('lets choose where several are called the same', async () => {
    const { omar } = await asks('trends', patched);
    expect(texts(omar)).toBe(
      'Which one do you mean?\nHIS-1 historian\nServer room B · Rhine Works\n[Show]\nHIS-2 historian\nControl building · Bayou Works\n[Show]',
    );
    await omar.presses('Show');
    expect(texts(omar)).toContain('HIS-1 historian\nBoth sides’ changes');
    expect(texts(omar)).toContain('SW-34 plant switch serves HIS-1 historian.');
    await omar.closes();
    expect(omar.modal).toBeUndefined();
  });

  test('lets choose where the words name several', async () => {
    const { omar } = await asks('JUMP-1 or PLC-12?', patched);
    expect(texts(omar)).toContain('Which one do you mean?\nJUMP-1 remote access host');
  });

  test('begins with one’s own site', async () => {
    const { omar } = await asks('histo');
    expect(texts(omar)).toContain('HIS-1 historian\nBoth sides’');
  });

  test('of nothing that is known says what to do', async () => {
    const { omar } = await asks('quantum pump');
    expect(omar.modal).toBeUndefined();
    expect(omar.told.at(-1)).toContain(
      'I find nothing of that name in the register. Write what stands on it',
    );
  });

  test('without words shows what changed at one’s site', async () => {
    const { omar } = await asks('', patched, { ...tonight, siteId: 'bayou' });
    expect(texts(omar)).toContain(
      'Rhine Works\nBoth sides’ changes of the last 72 hours and the next 24; the newest first, then what is still to come.',
    );
    expect(texts(omar)).toContain('CHG-1 · Backed out');
    expect(texts(omar)).not.toContain('CHG-2');
  });

  test('names the site of what was done elsewhere', async () => {
    const { omar } = await asks('plc-12', { ...patched, siteId: 'bayou' });
    expect(texts(omar)).toContain('Who does it: Omar Haddad · Bayou Works');
  });

  test('shows guests only their own, and not the register', async () => {
    const { slack, store } = await plantWith();
    const guest = somebody({ id: 'U0VICTOR', name: 'Victor Olsen', side: 'ot', guest: true });
    await store.queries.insert(store.tables.people).values(guest);
    await keepsChanges(store, { ...patched, requesterId: guest.id }, tonight);
    const victor = slack.person('Victor', { in: 'rhine-ot' });
    await victor.types('/change changed');
    expect(texts(victor)).toContain('CHG-1');
    expect(texts(victor)).not.toContain('CHG-2');
    await victor.closes();
    await victor.types('/change changed PLC-12');
    expect(victor.modal).toBeUndefined();
    expect(victor.told.at(-1)).toContain('Guests can’t look into the register.');
  });
});

test('what runs by itself now has changed something, and nobody needs to have pressed Start', async () => {
  const { lena, ines, later } = await plantWith();
  await lena.types('/change reboot print-2 tonight 20:00');
  await lena.submits();
  await lena.closes();
  await later(11 * HOUR + 5 * MINUTE);
  await files(ines, 'PRINT-2');
  expect(ines.sees().join('\n')).toContain('Changed here lately: CHG-1');
  await ines.clicks('What changed?', { on: 'INC-1' });
  expect(texts(ines)).toContain('CHG-1 · Under way, closes by itself');
  expect(texts(ines)).toContain('Done to PRINT-2 label printer server.');
});

describe('a change says what is open on what it touches', () => {
  test('on its last page before it is sent, on its card, and on its page', async () => {
    const { ines, lena, store } = await plantWith();
    await files(ines, 'PRINT-2', 'A protection');
    await keeps(store, {
      id: 'i-secret',
      number: 99,
      assetId: 'print-2',
      visibility: { kind: 'restricted', to: ['U0LENA'] },
    });
    await lena.types('/change reboot print-2 tonight 20:00');
    expect(texts(lena)).toContain('Open here:\nINC-1 · PRINT-2 label printer server, Office · S2 · New');
    expect(texts(lena)).toContain('INC-99');
    await lena.submits();
    await lena.closes();
    const card = lena.sees().find(text => text.includes('CHG-1 ·')) ?? '';
    expect(card).toContain('Open here: INC-1 (S2)');
    expect(card).not.toContain('INC-99');
    await lena.clicks('More', { on: 'CHG-1' });
    expect(texts(lena)).toContain('Open here:\nINC-1 · PRINT-2');
    expect(texts(lena)).toContain('INC-99');
    await lena.presses('Open');
    expect(lena.modal?.title).toBe('INC-1');
  });

  test('also on what only stops with it', async () => {
    const { ines, lena } = await plantWith();
    await files(ines, 'PRINT-2', 'Slower');
    await lena.types('/change restart mes-1 tonight 20:00');
    expect(texts(lena)).toContain('Open here:\nINC-1 · PRINT-2');
    await lena.submits();
    await lena.closes();
    expect(ines.sees().join('\n')).toContain('Open here: INC-1 (S3)');
  });

  test('and nothing where nothing is', async () => {
    const { ines, lena } = await plantWith();
    await files(ines, 'JUMP-1', 'Slower');
    await lena.types('/change reboot print-2 tonight 20:00');
    expect(texts(lena)).not.toContain('Open here');
    await lena.submits();
    await lena.closes();
    expect(lena.sees().find(text => text.includes('CHG-1 ·'))).not.toContain('Open here');
  });
});
