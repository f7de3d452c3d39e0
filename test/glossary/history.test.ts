import { describe, expect, test } from 'vitest';
import { difference, entryFor, type Entry } from '../../src/audit/entry.ts';
import type { Concept } from '../../src/glossary/concept.ts';
import { contentAt, wasEdited } from '../../src/glossary/editing.ts';
import { glossaryHeads } from '../../src/glossary/store.ts';
import { recordedOfConcept } from '../../src/glossary/suggesting.ts';
import { historyPage } from '../../src/glossary/pages.ts';
import { personActor } from '../../src/kernel/actor.ts';
import { MINUTE } from '../../src/kernel/clock.ts';
import { chainStore } from '../../src/audit/store.ts';
import { flaws } from '../../src/audit/verify.ts';
import { AUDIT_KEY, chainsOf } from '../incidents/incident-desk.ts';
import { TUESDAY } from '../support/clocks.ts';
import { aConcept } from './finding/samples.ts';
import { glossaryDesk, wordsIn } from './glossary-desk.ts';

/** Entries of versions, each with what it changed. */
function entriesOf(...versions: (Partial<Concept> & { action?: string })[]): Entry[] {
  let was: Concept | undefined;
  return versions.map(({ action = 'edited', ...but }, n) => {
    const is: Concept = { ...(was ?? aConcept(['trip'], { definition: 'A stop.' })), ...but, version: n + 1 };
    const entry = entryFor('concept', is, {
      at: TUESDAY,
      actor: personActor('U0MARTA'),
      action,
      ...difference(recordedOfConcept, was, is),
    });
    was = is;
    return entry;
  });
}

describe('what a version said is put together from the history', () => {
  const entries = entriesOf(
    { action: 'suggested' },
    { definition: 'A protective stop.' },
    { stewardId: 'U0LENA', action: 'handed over' },
    { example: 'It had a trip.', forms: [{ text: 'Trip', kind: 'preferred' }] },
    { action: 'called wrong' },
    { domain: 'it', language: 'de', definition: 'Eine Reise.', example: '' },
  );

  test.each([
    [1, { word: 'trip', definition: 'A stop.', example: '', domain: 'both', language: 'en' }],
    [2, { word: 'trip', definition: 'A protective stop.', example: '', domain: 'both', language: 'en' }],
    [3, { word: 'trip', definition: 'A protective stop.', example: '', domain: 'both', language: 'en' }],
    [
      4,
      {
        word: 'Trip',
        definition: 'A protective stop.',
        example: 'It had a trip.',
        domain: 'both',
        language: 'en',
      },
    ],
    [
      5,
      {
        word: 'Trip',
        definition: 'A protective stop.',
        example: 'It had a trip.',
        domain: 'both',
        language: 'en',
      },
    ],
    [6, { word: 'Trip', definition: 'Eine Reise.', example: '', domain: 'it', language: 'de' }],
  ])('%i', (version, { word, ...said }) => {
    const content = contentAt(entries, version);
    expect(content).toMatchObject({ ...said, more: '', sources: [], related: [] });
    expect(content?.forms.map(({ text }) => text)).toEqual([word]);
  });

  test('and has of it nothing but what it says: no status, no steward', () => {
    expect(Object.keys(contentAt(entries, 3) ?? {}).toSorted()).toEqual([
      'definition',
      'domain',
      'example',
      'forms',
      'language',
      'more',
      'related',
      'sources',
    ]);
  });

  test.each([0, 7, -1, 1.5, Number.NaN])('there is no version %s', version => {
    expect(contentAt(entries, version)).toBeUndefined();
  });

  test.each([
    [0, true],
    [1, true],
    [2, true],
    [3, true],
    [4, true],
    [5, true],
    [6, false],
  ])('since version %i it says something else: %s', (version, was) => {
    expect(wasEdited(entries, version)).toBe(was);
  });

  test('who said that it is wrong, and who looks after it now, changed nothing that it says', () => {
    const only = entriesOf({}, { stewardId: 'U0LENA' }, { action: 'called wrong' }, { reviewedAt: TUESDAY });
    expect(wasEdited(only, 1)).toBe(false);
  });
});

describe('bringing back', () => {
  async function edited() {
    const desk = glossaryDesk();
    const { ot: id } = await desk.adds('Ines', 'trip', { ot: 'First.' });
    await desk.approves('Marta', id);
    await desk.edits('Marta', id, { example: 'So it is said.' });
    await desk.edits('Marta', id, { forms: [{ text: 'Trip!', kind: 'preferred' }], definition: 'Third.' });
    const { glossary, person, request } = desk;
    return {
      ...desk,
      id,
      back: async (version: number, who = 'Marta') =>
        glossary.rollBack(id, version, await person(who), request()),
    };
  }

  test.each([
    [1, { definition: 'First.', example: '', word: 'trip' }],
    [2, { definition: 'First.', example: '', word: 'trip' }],
    [3, { definition: 'First.', example: 'So it is said.', word: 'trip' }],
  ])('version %i makes a new one that says the same, and loses none', async (version, { word, ...said }) => {
    const { back, concept, history, id, glossary, person } = await edited();
    await back(version);
    expect(await concept(id)).toMatchObject({
      ...said,
      version: 5,
      status: 'approved',
      stewardId: 'U0MARTA',
    });
    expect((await concept(id)).forms).toMatchObject([{ text: word }]);
    expect(await history(id)).toEqual([
      'suggested',
      'approved',
      'edited',
      'edited',
      `rolled back: version ${version}`,
    ]);
    expect((await glossary.look('trip', await person('Omar'))).meanings).toMatchObject([said]);
    // And back again.
    await back(4);
    expect(await concept(id)).toMatchObject({ definition: 'Third.', version: 6 });
  });

  test('is a steward’s of its side, and of a version that there is', async () => {
    const { back } = await edited();
    await expect(back(1, 'Ines')).rejects.toThrow('Only a steward of OT decides on this.');
    await expect(back(1, 'Lena')).rejects.toThrow('Only a steward of OT decides on this.');
    await expect(back(9)).rejects.toThrow('That version is not in the history. Open it again.');
  });

  test('makes an edit by somebody who saw the version before it find that it was edited', async () => {
    const { back, edits, id } = await edited();
    await back(1);
    await expect(edits('Marta', id, { definition: 'Fourth.' }, 4)).rejects.toThrow(
      'Somebody edited it while you wrote.',
    );
  });

  test('is offered on each older version that said something new, to those who may', async () => {
    const { glossary, id, person, request, clock } = await edited();
    clock.moveOn(5 * MINUTE);
    await glossary.callWrong(id, 'It is <b>not</b> so', await person('Omar'), request());
    const { concept, entries } = await glossary.history(id);
    const names = new Map([
      ['U0INES', 'Ines Faria'],
      ['U0MARTA', 'Marta Kowalska'],
    ]);
    const page = (decides: boolean) =>
      wordsIn(historyPage(concept, entries, names, decides, 'Europe/Berlin').blocks);
    const rows = (back: string) => [
      'Trip! (OT)',
      'Version 5 · Tue 24 Nov 09:05\nSomebody who left called it wrong: It is &lt;b&gt;not&lt;/b&gt; so',
      `Version 4 · Tue 24 Nov 09:00\nMarta Kowalska edited it\n>Third.${back}`,
      `Version 3 · Tue 24 Nov 09:00\nMarta Kowalska edited it${back}`,
      'Version 2 · Tue 24 Nov 09:00\nMarta Kowalska said yes',
      `Version 1 · Tue 24 Nov 09:00\nInes Faria suggested it\n>First.${back}`,
    ];
    expect(page(true)).toBe(rows(' [Bring back]').join('\n'));
    expect(page(false)).toBe(rows('').join('\n'));
  });
});

test('every history of the glossary can be verified', async () => {
  const { adds, approves, edits, glossary, person, request, store } = glossaryDesk();
  const { ot, friend } = await adds('Marta', 'trip', { it: 'A journey.', ot: 'A stop.' });
  await approves('Marta', ot);
  await edits('Marta', ot, { definition: 'A protective stop.' });
  await glossary.agree(friend, await person('Lena'), request());
  await glossary.loadStarter(await person('Lena'));
  const heads = await glossaryHeads(store);
  expect(heads).toHaveLength(3 + 3 * 80);
  const chains = chainStore(store, async () => [...(await chainsOf(store).heads()), ...heads]);
  expect(await flaws(chains, AUDIT_KEY)).toEqual([]);
  const altered = 'false friend ' + friend;
  expect(
    (await flaws(chains, 'not the key that sealed them, 32+')).filter(line => line.startsWith(altered)),
  ).toEqual([`${altered}: entry 1 was altered`]);
});
