import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import { aGlossary, aGlossaryInTalk, texts, told } from '../glossary/a-glossary.ts';

const dmz = (...sides: string[]) => [
  'DMZ means different things to IT and OT.',
  ...sides,
  'Watch out: A host “in the DMZ” may be in either one: say internet DMZ or industrial DMZ.',
  'Not yet checked by a steward.',
];
const dmzOfIt = [
  'IT: Perimeter network between the internet and the internal network.',
  '“The web server sits in the DMZ, open to the internet.”',
  'Also: demilitarised zone, perimeter network',
];
const dmzOfOt = [
  'OT: Buffer zone between the enterprise network and the control networks, often called level 3.5. No direct traffic passes through: it ends there and starts anew.',
  '“Files for the plant go through the jump host in the DMZ.”',
  'Also: demilitarised zone, industrial DMZ, IDMZ',
];
const buttons = '[Show to channel] [More] [Suggest a change] [Wrong or out of date]';

describe('a word', () => {
  test('is told privately, the other side’s meaning first', async () => {
    const { ines, omar } = await aGlossary();
    for (const [person, sides] of [
      [ines, [...dmzOfIt, ...dmzOfOt]],
      [omar, [...dmzOfOt, ...dmzOfIt]],
    ] as const) {
      await person.types('/term dmz');
      expect(told(person)).toBe([...dmz(...sides), buttons].join('\n'));
    }
    // Only they see it.
    expect(ines.sees().filter(line => !line.startsWith('(only you)'))).toEqual([]);
  });

  test('is shown to the channel by who presses, and what only they saw goes', async () => {
    const { ines, marta, omar } = await aGlossary();
    await ines.types('/term what is a DMZ?');
    await ines.clicks('Show to channel');
    const shown = [...dmz(...dmzOfIt, ...dmzOfOt), 'Shown by @Ines Faria, from the glossary.'].join('\n');
    for (const person of [ines, marta]) expect(person.sees()).toEqual([`Common Ground: ${shown}`]);
    expect(ines.told).toEqual([]);
    expect(omar.sees()).toEqual([]);
  });

  test.each(['PLCs', 'p.l.c.', 'Was ist ein PLC?', 'what does PLC mean'])(
    'is found however it is typed: %s',
    async typed => {
      const { omar } = await aGlossary();
      await omar.types(`/term ${typed}`);
      expect(told(omar)).toContain('PLC means different things to IT and OT.');
      expect(told(omar)).toContain('OT: Programmable logic controller');
    },
  );

  test('is told whole on its page', async () => {
    const { omar } = await aGlossary();
    await omar.types('/term dmz');
    await omar.clicks('More');
    expect(omar.modal?.title).toBe('Glossary');
    expect(texts(omar)).toContain('See also: ');
    expect(texts(omar)).toContain('[Suggest a change] [History]');
  });
});

describe('in a thread that both sides read', () => {
  test('a question is answered there privately, and doesn’t cross', async () => {
    const { omar, ines, marta, lena, thread } = await aGlossaryInTalk();
    await omar.replies('@Common Ground what is a trip?', { on: 'INC-1' });
    expect(told(omar)).toContain(
      'trip means different things to IT and OT.\nOT: An automatic protective stop',
    );
    expect(thread(omar)).toHaveLength(2);
    for (const person of [ines, marta]) expect(thread(person)).toEqual([]);
    expect(thread(lena)).toEqual(['Omar Haddad: @Common Ground what is a trip?']);
    for (const person of [ines, marta, lena]) expect(person.told).toEqual([]);
  });

  test('it is shown in the thread, at either desk, and what only one saw goes', async () => {
    const { omar, ines, lena, marta, thread } = await aGlossaryInTalk();
    await omar.replies('@Common Ground what is a trip?', { on: 'INC-1' });
    await omar.clicks('Show to channel');
    expect(thread(lena).at(-1)).toContain('Common Ground: trip means different things to IT and OT.\nOT:');
    expect(thread(lena).at(-1)).toContain('\nShown by @Omar Haddad, from the glossary.');
    expect(omar.told).toEqual([]);
    expect(thread(ines)).toEqual([]);

    await ines.replies('@Common Ground dmz', { on: 'INC-1' });
    await ines.clicks('Show to channel');
    expect(thread(marta).at(-1)).toContain('Common Ground: DMZ means different things to IT and OT.\nIT:');
    expect(thread(marta).at(-1)).toContain('\nShown by @Ines Faria, from the glossary.');
    expect(ines.told).toEqual([]);
    expect(thread(lena)).toHaveLength(2);
    // In its thread, not in the channel.
    for (const person of [lena, marta])
      expect(
        person.sees().filter(line => line.startsWith('Common Ground: ') && line.includes('Shown by')),
      ).toEqual([]);
  });

  test.each([
    '@Common Ground what is a trip?',
    'What is a trip, @Common Ground?',
    'I restarted the PLC. @Common Ground trip',
    '@Common Ground `trip`',
  ])('the app is asked as people speak: %s', async question => {
    const { omar } = await aGlossaryInTalk();
    await omar.replies(question, { on: 'INC-1' });
    expect(told(omar)).toMatch(/^trip means different things to IT and OT\./);
  });

  test('a question that is edited doesn’t cross either', async () => {
    const { omar, ines, thread } = await aGlossaryInTalk();
    await omar.replies('@Common Ground what is a tirp?', { on: 'INC-1' });
    await omar.edits('what is a tirp?', '@Common Ground what is a trip?');
    expect(thread(omar)[0]).toBe('Omar Haddad: @Common Ground what is a trip?');
    expect(thread(ines)).toEqual([]);
  });

  test('nothing asked is answered with how to ask, what is unknown with whom to ask', async () => {
    const { omar } = await aGlossaryInTalk();
    await omar.replies('@Common Ground', { on: 'INC-1' });
    expect(told(omar)).toBe('Ask me for a word: “what is a trip?”. Only you see the answer.');
    await omar.replies('@Common Ground what does quuxification mean?', { on: 'INC-1' });
    expect(told(omar)).toBe(
      '“quuxification” is not in the glossary yet. Ask the stewards: they read of it once a week, without your name. Or add it yourself.\n[Ask the stewards] [Add it]',
    );
    await omar.clicks('Ask the stewards');
    expect(told(omar)).toBe(
      'The stewards read of “quuxification” with the next weekly list, without your name. A colleague of the other side may know it today. Or add it: /term add.',
    );
  });

  test('it is answered in a channel outside of any thread, too, and to a guest', async () => {
    const { slack } = await aGlossaryInTalk();
    const victor = slack.person('Victor', { in: 'rhine-ot' });
    await victor.types('@Common Ground what is a trip?');
    expect(told(victor)).toContain('trip means different things to IT and OT.');
  });
});

describe('what is not called so', () => {
  test('brings what is nearest, and what may be meant beside it, whose answer takes its place', async () => {
    const { omar } = await aGlossary();
    await omar.types('/term interlok');
    expect(told(omar)).toMatch(
      /^Nothing is called “interlok”. Nearest to it:\ninterlock means different things/,
    );
    expect(told(omar)).not.toContain('Did you mean');
    await omar.types('/term SAS');
    expect(told(omar)).toMatch(/^Nothing is called “SAS”. Nearest to it:\nSIS means different things/);
    expect(told(omar)).toMatch(/\nDid you mean one of these\?\n\[SAT\]$/);
    const { length } = omar.told;
    await omar.clicks('SAT');
    expect(told(omar)).toMatch(/^SAT\nOT: /);
    expect(told(omar)).not.toContain('Nearest to it');
    expect(omar.told).toHaveLength(length);
  });

  test('in a thread brings the next answer there too', async () => {
    const { ines, thread } = await aGlossaryInTalk();
    await ines.replies('@Common Ground what is fail?', { on: 'INC-1' });
    expect(told(ines)).toMatch(/\nDid you mean one of these\?\n\[failover\] \[fail safe\]$/);
    await ines.clicks('fail safe');
    expect(thread(ines).at(-1)).toMatch(/^Common Ground: fail safe means different things/);
  });
});

describe('what nobody found', () => {
  test('stands on the stewards’ weekly list with how often, and with nobody’s name; from there it is added', async () => {
    const { omar, ines, marta, lena, later } = await aGlossary();
    for (const person of [omar, ines]) {
      await person.types('/term quuxification');
      await person.clicks('Ask the stewards');
    }
    await ines.types('/term what is a flurble?');
    await ines.clicks('Ask the stewards');
    await later(5 * DAY);
    expect(marta.dm).toEqual([]);
    await later(DAY);
    const list = [
      'Common Ground: Looked up, and not in the glossary:',
      'flurble · asked 1 time\n[Add]',
      'quuxification · asked 2 times\n[Add]',
    ].join('\n');
    for (const person of [marta, lena]) expect(person.dm).toEqual([list]);
    for (const person of [omar, ines]) expect(person.dm).toEqual([]);

    await marta.clicks('Add', { in: 'dm' });
    expect(marta.modal?.title).toBe('Add a word');
    await marta.fills({ 'What OT means': 'A made-up word of tests.' });
    expect(texts(marta)).toContain('OT: A made-up word of tests.');
    await omar.types('/term flurble');
    expect(told(omar)).toContain(
      'flurble\nOT: A made-up word of tests.\nChecked by Marta Kowalska 2026-11-30\n',
    );

    // A week later only what is missing still.
    await omar.types('/term quuxification');
    await omar.clicks('Ask the stewards');
    await later(7 * DAY);
    expect(lena.dm.at(-1)).toBe(
      'Common Ground: Looked up, and not in the glossary:\nquuxification · asked 3 times\n[Add]',
    );
  });

  test('is added by whoever looked it up, and waits for a steward', async () => {
    const { ines, omar } = await aGlossary();
    await ines.types('/term trend line');
    await ines.clicks('Add it');
    await ines.fills({ 'What OT means': 'A curve over time.', 'Also called': 'TL' });
    await ines.closes();
    await omar.types('/term tl');
    expect(told(omar)).toBe(
      `TL\nOT: A curve over time.\nAlso: TL\nNot yet checked by a steward.\n${buttons}`,
    );
  });
});

describe('Explain the jargon', () => {
  test('says what stands in a message, what both sides use otherwise first', async () => {
    const { ines, omar, lena, thread } = await aGlossaryInTalk();
    await lena.types('/term add overspeed');
    await lena.fills({ 'What IT means': 'A fan turns too fast.' });
    await lena.closes();
    await ines.replies('After the overspeed in the DMZ a trip of the PLC stopped line 3', {
      on: 'INC-1',
    });
    await omar.uses('Explain the jargon', { on: 'a trip of the PLC' });
    expect(omar.modal?.title).toBe('The jargon');
    const order = ['DMZ means', 'trip means', 'PLC means', 'overspeed\nIT:'].map(words =>
      texts(omar).indexOf(words),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
    // Only who asked reads it, and nothing is posted.
    expect(thread(ines)).toHaveLength(1);
    expect(lena.told).toEqual([]);
  });

  test('says where there is none', async () => {
    const { ines, marta } = await aGlossary();
    await ines.types('Lunch at noon?');
    await marta.uses('Explain the jargon', { on: 'Lunch' });
    expect(texts(marta)).toBe(
      'No word of this message is in the glossary. Look one up with /term, or ask a colleague of the other side.',
    );
  });

  test('leaves out code, links and what is quoted, and everyday words', async () => {
    const { ines, marta } = await aGlossary();
    await ines.types('`trip` ```DMZ``` https://example.org/plc it is at level with us, do it');
    await marta.uses('Explain the jargon', { on: 'do it' });
    expect(texts(marta)).not.toMatch(/^(trip|DMZ|PLC) means/m);
  });
});

describe('from Home', () => {
  test('the glossary opens from A to Z, under each letter, and is searched', async () => {
    const { omar } = await aGlossary();
    await omar.opensHome();
    expect(omar.home.join('\n')).toContain('Glossary\n[A to Z and search]');
    await omar.presses('A to Z and search');
    expect(omar.modal?.title).toBe('Glossary');
    expect(texts(omar)).toContain('AC · IT, OT · means different things\n[Open]');
    await omar.chooses('D');
    expect(texts(omar)).toContain('DMZ · IT, OT · means different things\n[Open]');
    expect(texts(omar)).not.toContain('AC ·');
    await omar.submits();
    expect(omar.modal?.errors).toEqual(['Write a word.']);
    await omar.enters('Look up', 'what is a trip?');
    expect(texts(omar)).toContain('OT: An automatic protective stop');
    await omar.closes();
    expect(texts(omar)).toContain('DMZ ·');
    // Typed already; who presses the form’s own button finds the same.
    await omar.submits();
    expect(texts(omar)).toContain('OT: An automatic protective stop');
    await omar.closes();
    await omar.enters('Look up', 'quuxification');
    expect(texts(omar)).toBe(
      '“quuxification” is not in the glossary yet.\n[Ask the stewards] [Add it]\nThe stewards read of it once a week, without your name.',
    );
  });

  test('what waits is shown to a steward alone', async () => {
    const { ines, marta, omar } = await aGlossary();
    await ines.types('/term add trend');
    await ines.fills({ 'What OT means': 'A curve over time.' });
    for (const person of [marta, omar]) await person.opensHome();
    expect(marta.home.join('\n')).toContain('Glossary\n[A to Z and search] [Review (82)]');
    expect(omar.home.join('\n')).not.toContain('[Review');
  });
});
