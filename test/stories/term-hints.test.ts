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

describe('a word that is dangerous where it is misread', () => {
  const isolate = [
    'The other side may read “isolate” otherwise. Which do you mean? One press says so to both sides.',
    'IT: Cutting an infected host off from the others, or putting it on a quarantine network. It keeps its power.',
    'OT: Separating equipment from its sources of energy (lock-out/tag-out). Also galvanic isolation: no electrical path between two circuits.',
    '[I mean IT’s] [I mean OT’s] [No need to say]',
  ].join('\n');
  const meant =
    'Common Ground: Omar Haddad means isolation as IT says it: Cutting an infected host off from the others, or putting it on a quarantine network. It keeps its power.';
  const said = (person: Person) =>
    person.thread({ on: 'INC-1' }).filter(line => line.includes(' means isolation as '));

  test('under a card asks its author alone which is meant; one press says so under both cards', async () => {
    const { omar, ines, lena, thread } = await aGlossaryInTalk();
    await omar.replies('Please isolate it', { on: 'INC-1' });
    expect(omar.told).toEqual([isolate]);
    for (const person of [ines, lena]) expect(person.told).toEqual([]);
    // Nothing was added to their words.
    expect(thread(ines)).toEqual(['Omar Haddad (IT): Please isolate it']);
    expect(thread(lena)).toEqual(['Omar Haddad: Please isolate it']);
    await omar.clicks('I mean IT’s');
    expect(told(omar)).toBe('Both sides read now that you mean it as IT says it.');
    expect(thread(ines)).toEqual(['Omar Haddad (IT): Please isolate it', meant]);
    expect(thread(lena)).toEqual(['Omar Haddad: Please isolate it', meant]);
  });

  test('is said to be meant once, however often it was pressed, and corrected by the other button', async () => {
    const { omar, ines, lena } = await aGlossaryInTalk();
    await omar.replies('Please isolate it', { on: 'INC-1' });
    const presses = ['IT', 'IT', 'OT', 'IT'].map(side => omar.clicks(`I mean ${side}’s`));
    await Promise.all(presses);
    const ways = said(ines).map(line => / as (IT|OT) says it/.exec(line)?.[1] ?? '');
    expect(new Set(ways)).toEqual(new Set(['IT', 'OT']));
    expect(ways).toHaveLength(2);
    expect(said(lena)).toEqual(said(ines));
  });

  test('is said of each message for which somebody pressed, of others not', async () => {
    const { omar, ines } = await aGlossaryInTalk();
    await omar.replies('Please isolate it', { on: 'INC-1' });
    await ines.replies('We isolate it at noon', { on: 'INC-1' });
    await ines.clicks('I mean OT’s');
    expect(said(omar)).toEqual([
      expect.stringMatching(/^Common Ground: Ines Faria means isolation as OT says it: /),
    ]);
  });

  test('adds nothing where its author says that there is no need, or presses nothing', async () => {
    const { omar, ines, thread, later } = await aGlossaryInTalk();
    await omar.replies('Please isolate it', { on: 'INC-1' });
    await omar.clicks('No need to say');
    expect(told(omar)).toBe('Nothing was added.');
    await ines.replies('Force the output', { on: 'INC-1' });
    expect(told(ines)).toMatch(/^The other side may read “Force” otherwise\./);
    await later(HOUR);
    expect(thread(ines).filter(line => line.includes(' as IT says it'))).toEqual([]);
    expect(thread(omar).slice(0, 1)).toEqual(['Omar Haddad: Please isolate it']);
    expect(said(ines)).toEqual([]);
  });

  test('is asked about once in a thread, each word for itself, and in another thread again', async () => {
    const { omar, ines, slack } = await aGlossaryInTalk();
    await omar.replies('Please isolate it', { on: 'INC-1' });
    await omar.replies('Did you isolate it?', { on: 'INC-1' });
    expect(omar.told).toHaveLength(1);
    await omar.replies('Then reset it, and force nothing', { on: 'INC-1' });
    expect(omar.told.slice(1).map(line => line.split('.')[0])).toEqual([
      'The other side may read “reset” otherwise',
      'The other side may read “force” otherwise',
    ]);
    await ines.types('/incident');
    await ines.fills({ 'Where and what': 'MES-1', 'What happens': 'Stands still', 'How bad': 'Slower' });
    await ines.closes();
    await omar.replies('Isolate that one', { on: 'INC-2' });
    expect(omar.told).toHaveLength(4);
    expect(slack.person('Lena', { in: 'rhine-it' }).told).toEqual([]);
  });

  test('is asked about also who was given a hint at it in that thread', async () => {
    const { slack, omar, ines } = await aGlossaryInTalk();
    await ines.joins('rhine-it');
    await omar.types('/term hints on');
    const here = slack.person('Ines', { in: 'rhine-it' });
    await omar.replies('Please isolate it', { on: 'INC-1' });
    expect(told(here)).toMatch(/^“isolate” as IT says it: /);
    await here.replies('We isolate it now', { on: 'INC-1' });
    expect(told(here)).toBe(isolate);
  });

  test('is asked about also who wants no hints: it is the other side that may be hurt', async () => {
    const { omar } = await aGlossaryInTalk();
    await omar.types('/term hints stop');
    await omar.replies('Please isolate it', { on: 'INC-1' });
    expect(told(omar)).toBe(isolate);
  });

  test('is not asked about under anything but a card', async () => {
    const { omar, ines } = await aGlossaryInTalk();
    await omar.types('Please isolate it');
    await ines.types('Good morning');
    await ines.replies('Please isolate it', { on: 'Good morning' });
    for (const person of [omar, ines]) expect(person.told).toEqual([]);
  });

  test('is not asked about in an edit, nor in what the app wrote', async () => {
    const { omar, ines } = await aGlossaryInTalk();
    await omar.replies('Please wait', { on: 'INC-1' });
    await omar.edits('Please wait', 'Please isolate it');
    await omar.replies('@Common Ground what does isolate mean?', { on: 'INC-1' });
    await omar.clicks('Show to channel');
    for (const person of [omar, ines]) expect(person.told).toEqual([]);
  });

  test('is not asked about where only some may know of the incident, and a press says nothing there', async () => {
    const { omar, ines, store, thread } = await aGlossaryInTalk();
    await omar.replies('Please isolate it', { on: 'INC-1' });
    const { incidents } = store.tables;
    await store.queries.update(incidents).set({ visibility: { kind: 'restricted', to: ['U0INES'] } });
    await omar.clicks('I mean IT’s');
    expect(told(omar)).toBe('Only some may know of this one. Say it in your own words.');
    const { length } = omar.told;
    await omar.replies('And force nothing', { on: 'INC-1' });
    expect(omar.told).toHaveLength(length);
    expect(thread(ines)).toEqual(['Omar Haddad (IT): Please isolate it']);
  });

  test.each(['bypass', 'dead', 'download', 'force', 'isolate', 'live', 'reset'])(
    'is one of these: %s',
    async word => {
      const { omar } = await aGlossaryInTalk();
      await omar.replies(`Is it ok to ${word} it now?`, { on: 'INC-1' });
      expect(omar.told.map(line => line.split('.')[0])).toEqual([
        `The other side may read “${word}” otherwise`,
      ]);
    },
  );
});
