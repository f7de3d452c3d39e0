import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { aGlossary, aGlossaryInTalk, told } from '../glossary/a-glossary.ts';

const hintAtDmz = [
  '“DMZ” as OT says it: Buffer zone between the enterprise network and the control networks, often called level 3.5. No direct traffic passes through: it ends there and starts anew.',
  'Watch out: A host “in the DMZ” may be in either one: say internet DMZ or industrial DMZ. (no steward of IT or OT has said yes to this yet)',
  '[I know this] [Stop hints]',
].join('\n');

/** Everybody eats in the canteen, and Omar turned hints on there. */
async function canteen() {
  const plant = await aGlossary();
  const at = (name: string) => plant.slack.person(name, { in: 'canteen' });
  const [ines, omar, priya, jonas, anna] = [at('Ines'), at('Omar'), at('Priya'), at('Jonas'), at('Anna')];
  await omar.types('/invite @Common Ground');
  await omar.types('/term hints on');
  return {
    ...plant,
    ines,
    omar,
    priya,
    jonas,
    anna,
    lena: at('Lena'),
    tom: at('Tom'),
    victor: at('Victor'),
    /** What somebody was told privately while something happened. */
    async during(person: Person, act: () => Promise<unknown>) {
      const before = person.told.length;
      await act();
      return person.told.slice(before);
    },
  };
}

describe('hints are off', () => {
  test('until members of a channel turn them on, which all of them read', async () => {
    const { slack } = await aGlossary();
    const omar = slack.person('Omar', { in: 'canteen' });
    const ines = slack.person('Ines', { in: 'canteen' });
    await omar.types('/invite @Common Ground');
    await ines.types('The historian sits in the DMZ');
    expect(omar.told).toEqual([]);
    await omar.types('/term hints on');
    expect(ines.sees().at(-1)).toBe(
      'Common Ground: Hints are on in this channel: @Omar Haddad turned them on. Where somebody writes a word that the other side uses otherwise, readers of the other side are told what it means, privately and seldom. /term hints off ends it; /term hints stop for you alone.',
    );
    await ines.types('It is in the DMZ');
    expect(omar.told).toEqual([hintAtDmz]);
    await ines.types('/term hints off');
    expect(omar.sees()).toContain(
      'Common Ground: Hints are off in this channel: @Ines Faria turned them off.',
    );
    await ines.types('A trip again');
    expect(omar.told).toHaveLength(1);
  });

  test('where the app can’t know who reads, a stranger asks, or people of another company read along', async () => {
    const { slack } = await aGlossary();
    const omar = slack.person('Omar', { in: 'canteen' });
    const victor = slack.person('Victor', { in: 'canteen' });
    await omar.types('/term hints on');
    expect(told(omar)).toBe('I can’t see who reads this channel. Invite me, then try again.');
    await omar.types('/invite @Common Ground');
    await victor.types('/term hints on');
    expect(told(victor)).toBe(
      'I don’t know yet which side you are on. Join your side’s desk, or ask your Common Ground admin.',
    );
    await slack.sharesChannel('canteen');
    await omar.types('/term hints on');
    expect(told(omar)).toBe('People of another company read this channel, so it gets no hints.');
  });
});

describe('a hint', () => {
  test('is for the other side alone, and private', async () => {
    const { ines, jonas, anna, victor, omar, priya, tom, lena } = await canteen();
    await ines.types('The historian moved into the DMZ');
    // The first word that is misread counts.
    for (const person of [omar, priya, tom, lena])
      expect(told(person)).toMatch(/^“historian” as OT says it: .*\nWatch out: /);
    for (const person of [ines, jonas, anna, victor]) expect(person.told).toEqual([]);
    await omar.types('I restart the server');
    expect(told(ines)).toMatch(/^“restart” as IT says it: /);
    expect(told(jonas)).toMatch(/^“restart” as IT says it: /);
    expect(omar.told).toHaveLength(1);
  });

  test('is no answer to somebody of both sides, to a stranger’s words or to an app’s', async () => {
    const { anna, victor, ines, omar } = await canteen();
    await anna.types('It is in the DMZ');
    await victor.types('It is in the DMZ');
    // What is shown to the channel is the app’s.
    await ines.types('/term trip');
    await ines.clicks('Show to channel');
    expect(omar.told).toEqual([]);
    expect(ines.told).toEqual([]);
  });

  test('comes once in a thread, whatever is written there', async () => {
    const { ines, omar, during } = await canteen();
    await ines.types('It is in the DMZ');
    for (const text of ['A trip, too', 'The PLC', 'DMZ again'])
      expect(await during(omar, () => ines.replies(text, { on: 'It is in the DMZ' }))).toEqual([]);
    expect(await during(omar, () => ines.types('A trip elsewhere'))).toHaveLength(1);
  });

  test('stands in the thread in which the word was written', async () => {
    const { ines, omar } = await canteen();
    await ines.types('Good morning');
    await ines.replies('It is in the DMZ', { on: 'Good morning' });
    expect(omar.thread({ on: 'Good morning' })).toEqual([
      'Ines Faria: It is in the DMZ',
      `Common Ground: ${hintAtDmz}`,
    ]);
  });

  test('at a word comes to a person once in thirty days, whoever writes it', async () => {
    const { ines, jonas, omar, during, later } = await canteen();
    expect(await during(omar, () => ines.types('It is in the DMZ'))).toEqual([hintAtDmz]);
    await later(30 * DAY - MINUTE);
    expect(await during(omar, () => jonas.types('Still in the DMZ'))).toEqual([]);
    await later(MINUTE);
    expect(await during(omar, () => jonas.types('The DMZ is empty'))).toEqual([hintAtDmz]);
  });

  test('at a word that somebody knows comes to them no more, to others it does', async () => {
    const { ines, omar, priya, during, later } = await canteen();
    await ines.types('It is in the DMZ');
    await omar.clicks('I know this');
    expect(told(omar)).toBe('You get no more hints at this word.');
    await later(31 * DAY);
    expect(await during(omar, () => ines.types('Still in the DMZ'))).toEqual([]);
    expect(told(priya)).toBe(hintAtDmz);
    expect(priya.told).toHaveLength(2);
    expect(await during(omar, () => ines.types('A trip'))).toHaveLength(1);
  });

  test('comes to nobody who stopped them, in no channel, until they start them again', async () => {
    const { ines, omar, during, later } = await canteen();
    await ines.types('It is in the DMZ');
    await omar.clicks('Stop hints');
    const stopped = 'You get no more hints, in no channel. /term hints start brings them back.';
    expect(told(omar)).toBe(stopped);
    await later(31 * DAY);
    for (const text of ['In the DMZ', 'A trip'])
      expect(await during(omar, () => ines.types(text))).toEqual([]);
    await omar.types('/term hints start');
    expect(told(omar)).toBe('You get hints again where a channel has them on.');
    expect(await during(omar, () => ines.types('A PLC'))).toHaveLength(1);
    await omar.types('/term hints stop');
    expect(told(omar)).toBe(stopped);
    expect(await during(omar, () => ines.types('A loop'))).toEqual([]);
  });

  test('comes to nobody who said beforehand that they want none', async () => {
    const { ines, omar, during } = await canteen();
    await omar.types('/term hints stop');
    expect(await during(omar, () => ines.types('It is in the DMZ'))).toEqual([]);
  });

  test.each([
    ['where people of another company read along', 'The DMZ'],
    ['at an edit', 'Hello'],
  ])('does not come %s', async (_, text) => {
    const { slack, ines, omar, during } = await canteen();
    if (text === 'The DMZ') await slack.sharesChannel('canteen');
    expect(await during(omar, () => ines.types(text))).toEqual([]);
    if (text === 'Hello')
      expect(await during(omar, () => ines.edits('Hello', 'It is in the DMZ'))).toEqual([]);
  });

  test.each(['`DMZ`', '> DMZ', 'https://dmz.example', 'dmz', 'Is it on?'])(
    'does not come at code, at what is quoted or linked, or at an everyday word: %s',
    async text => {
      const { ines, omar, during } = await canteen();
      expect(await during(omar, () => ines.types(text))).toEqual([]);
    },
  );

  test('does not come at what is no longer said, or was declined', async () => {
    const { ines, omar, marta, during } = await canteen();
    await marta.types('/term dmz');
    await marta.clicks('More');
    await marta.presses('Decline');
    expect(await during(omar, () => ines.types('It is in the DMZ'))).toEqual([]);
    await marta.types('/term trip');
    await marta.clicks('More');
    await marta.presses('Approve');
    await marta.presses('No longer said');
    expect(await during(omar, () => ines.types('A trip'))).toEqual([]);
  });

  test('does not come in the first hour of an incident that is danger or a stop, and comes after it', async () => {
    const { slack, ines, omar, later } = await aGlossaryInTalk('Danger');
    await omar.joins('rhine-ot');
    await ines.types('/term hints on');
    const here = slack.person('Omar', { in: 'rhine-ot' });
    const before = here.told.length;
    await ines.types('It is in the DMZ');
    await ines.replies('A trip', { on: 'INC-1' });
    expect(here.told).toHaveLength(before);
    await later(HOUR + MINUTE);
    await ines.types('It is in the DMZ');
    expect(here.told.slice(before)).toEqual([hintAtDmz]);
  });
});
