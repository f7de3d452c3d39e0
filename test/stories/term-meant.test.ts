import { describe, expect, test } from 'vitest';
import { HOUR } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { aGlossaryInTalk, told } from '../glossary/a-glossary.ts';

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
