import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore, type Store } from '../../src/store/open.ts';
import { present } from '../../src/glossary/memory/store.ts';
import { lookUp } from '../../src/glossary/finding/look-up.ts';
import { plantFileStore, plantStore } from '../store/fresh-store.ts';
import { contentOf, glossaryDesk } from './glossary-desk.ts';

const reader = { side: 'bridge' } as const;
const found = async (store: Store, typed: string) => {
  const { how, words } = lookUp((await present(store)).index, typed, reader);
  return `${how}: ${words.flatMap(({ concepts }) => concepts.map(one => one.definition)).join(', ')}`;
};

/** A store that says how many queries were asked of it, and which read rows. */
function counting(store: Store): { store: Store; asked: string[] } {
  const asked: string[] = [];
  const queries = new Proxy(store.queries, {
    get(target, name: keyof Store['queries']) {
      const own: unknown = Reflect.get(target, name);
      if (name !== 'select') return own;
      return (...given: unknown[]) => {
        asked.push(given.length === 0 ? 'rows' : 'something');
        return (own as (...all: unknown[]) => unknown).apply(target, given);
      };
    },
  });
  return { store: { ...store, queries }, asked };
}

/** Two processes on one file. */
function twoProcesses() {
  const { store, intruder } = plantFileStore();
  const [{ file }] = intruder.pragma('database_list') as [{ file: string }];
  const there = openStore(file);
  onTestFinished(() => there.close());
  return { here: glossaryDesk(store), there };
}

describe('a new word', () => {
  test('is found by the next look-up, and what it says anew as well', async () => {
    const { adds, edits, store } = glossaryDesk();
    expect(await found(store, 'trip')).toBe('none: ');
    const { ot } = await adds('Marta', 'trip', { ot: 'A stop.' });
    expect(await found(store, 'trip')).toBe('exact: A stop.');
    await edits('Marta', ot, { definition: 'A protective stop.' });
    expect(await found(store, 'trip')).toBe('exact: A protective stop.');
    await edits('Marta', ot, { forms: [{ text: 'Auslösung', kind: 'preferred' }] });
    expect(await found(store, 'trip')).toBe('none: ');
    expect(await found(store, 'auslosung')).toBe('exact: A protective stop.');
  });

  test('of another process is found too, with its false friend', async () => {
    const { here, there } = twoProcesses();
    expect(await found(there, 'trip')).toBe('none: ');
    const trip = await here.adds('Marta', 'trip', { it: 'A journey.', ot: 'A stop.', watch: 'Which?' });
    expect(await found(there, 'trip')).toBe('exact: A stop., A journey.');
    const known = await present(there);
    expect(known.friendsOf(trip.it)).toMatchObject([{ watchOut: 'Which?', yesOt: 'U0MARTA', yesIt: null }]);
    const lena = await here.person('Lena');
    await here.glossary.warn(
      { itId: trip.it, otId: trip.ot },
      { watchOut: 'Ask.', dangerous: true },
      1,
      lena,
      here.request(),
    );
    expect((await present(there)).friend(trip.friend)).toMatchObject({ watchOut: 'Ask.', dangerous: true });
    expect((await present(there)).friendsOf(trip.ot)).toHaveLength(1);
  });

  test('of both processes at once is in both', async () => {
    const { here, there } = twoProcesses();
    const elsewhere = glossaryDesk(there);
    await here.adds('Marta', 'trip', { ot: 'A stop.' });
    await elsewhere.glossary.askStewards('frobnicator', 'a press');
    expect((await here.glossary.look('trip', await here.person('Ines'))).meanings).toHaveLength(1);
    const { meanings } = await elsewhere.glossary.look('trip', await elsewhere.person('Omar'));
    expect(meanings).toMatchObject([{ definition: 'A stop.', version: 1 }]);
    await elsewhere.glossary.approve(meanings[0]!.id, await elsewhere.person('Marta'), 'another press');
    expect(await here.concept(meanings[0]!.id)).toMatchObject({ version: 2 });
  });
});

test('nothing is read anew where nothing was written', async () => {
  const plain = plantStore();
  const { store, asked } = counting(plain);
  const { adds, glossary, person } = glossaryDesk(plain);
  await adds('Marta', 'trip', { it: 'A journey.', ot: 'A stop.' });
  await present(store);
  asked.length = 0;
  for (let n = 0; n < 5; n++) await present(store);
  expect(asked).toEqual([]);
  const contents = [contentOf('zone', 'ot', 'Of a plant.')] as const;
  await glossary.suggest({ contents, watchOut: '' }, await person('Marta'), 'another');
  asked.length = 0;
  for (let n = 0; n < 5; n++) await present(store);
  expect(asked).toEqual(['rows']);
});

test('two stores know nothing of each other', async () => {
  const [one, other] = [glossaryDesk(), glossaryDesk()];
  await one.adds('Marta', 'trip', { ot: 'A stop.' });
  expect(await found(one.store, 'trip')).toBe('exact: A stop.');
  expect(await found(other.store, 'trip')).toBe('none: ');
});

test('what was declined is found by nothing any more: no look-up, no message, no mistyping', async () => {
  const { adds, glossary, person, request, store } = glossaryDesk();
  const { ot } = await adds('Ines', 'overspeed', { ot: 'A machine turns too fast.' });
  await glossary.decline(ot, await person('Marta'), request());
  for (const typed of ['overspeed', 'ovrespeed', 'over', 'turns too fast'])
    expect([typed, await found(store, typed)]).toEqual([typed, 'none: ']);
  const omar = await person('Omar');
  expect(await glossary.explain('An overspeed happened', omar)).toEqual({ found: [], more: 0 });
  expect((await glossary.look('overspeed', omar)).meanings).toEqual([]);
});

describe('letters of every language', () => {
  test.each([
    ['Schütz', ['schutz', 'SCHÜTZ', 'Schu\u0308tz']],
    ['Maßnahme', ['massnahme', 'MASSNAHME', 'maßnahme']],
    ['décalage', ['decalage', 'DÉCALAGE']],
    ['ρυθμιστής', ['ΡΥΘΜΙΣΤΗΣ', 'ρυθμιστησ', 'ρυθμιστης']],
    ['İnverter', ['inverter', 'İNVERTER', 'Inverter']],
    ['ısıtıcı', ['ısıtıcı']],
    ['Łożysko', ['łożysko', 'ŁOŻYSKO', 'łozysko']],
    ['регулятор', ['РЕГУЛЯТОР']],
    ['调节器', ['调节器']],
  ])('%s is found however it is typed', async (word, ways) => {
    const { adds, store } = glossaryDesk();
    await adds('Marta', word, { ot: 'It.' });
    for (const typed of ways) expect([typed, await found(store, typed)]).toEqual([typed, 'exact: It.']);
  });

  test('a German term stands beside the English one that is written the same', async () => {
    const { glossary, person, request, store } = glossaryDesk();
    const add = async (language: string, definition: string) => {
      const contents = [{ ...contentOf('Regler', 'ot', definition), language }] as const;
      await glossary.suggest({ contents, watchOut: '' }, await person('Marta'), request());
    };
    await add('de', 'Hält einen Wert.');
    await add('en', 'A maker of controllers.');
    expect(await found(store, 'regler')).toBe('exact: Hält einen Wert., A maker of controllers.');
  });
});
