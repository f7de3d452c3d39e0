import { describe, expect, test } from 'vitest';
import { LONGEST, MOST_FORMS, MOST_RELATED, headword, type Content } from '../../src/glossary/concept.ts';
import { mistakesIn } from '../../src/glossary/exchange/draft.ts';
import { starterWords as readStarter } from '../../src/glossary/starter/loading.ts';
import { wordKey } from '../../src/glossary/word-key.ts';
import { glossaryDesk } from './glossary-desk.ts';

const sides = ['it', 'ot'] as const;
const starterWords = await readStarter();
const meanings = starterWords.flatMap(word =>
  sides.map(side => [`${word.word}, ${side}`, word[side]] as const),
);

describe('the words that come with the app', () => {
  test('are 81, each once', () => {
    expect(starterWords).toHaveLength(81);
    expect(new Set(starterWords.map(({ word }) => wordKey(word))).size).toBe(81);
  });

  test('are in the order of the alphabet', () => {
    const words = starterWords.map(({ word }) => word);
    expect(words).toEqual(words.toSorted(new Intl.Collator('en', { sensitivity: 'base' }).compare));
  });

  test('are dangerous where somebody is hurt by the other meaning', () => {
    const dangerous = starterWords.filter(word => word.dangerous).map(({ word }) => word);
    expect(dangerous).toEqual(['bypass', 'dead', 'download', 'force', 'isolation', 'live', 'reset']);
  });

  test.each(meanings)(
    'keep what a form would refuse out: %s',
    (_, { forms, definition, example, related }) => {
      const content: Content = {
        domain: 'ot',
        language: 'en',
        more: '',
        sources: [],
        forms,
        definition,
        example,
        related,
      };
      expect(mistakesIn(content)).toEqual([]);
      expect(forms.filter(({ kind }) => kind === 'preferred')).toHaveLength(1);
      expect(new Set(forms.map(({ text }) => wordKey(text))).size).toBe(forms.length);
      expect(definition.length).toBeLessThanOrEqual(LONGEST.definition);
      expect(forms.length).toBeLessThanOrEqual(MOST_FORMS);
      expect(related.length).toBeLessThanOrEqual(MOST_RELATED);
    },
  );

  test.each(starterWords)(
    'say of $word what to watch out for, and both sides call it so',
    ({ watchOut, word, it, ot }) => {
      expect(watchOut.length).toBeGreaterThan(0);
      expect(watchOut.length).toBeLessThanOrEqual(LONGEST.watchOut);
      const parts = word.split(' / ').map(wordKey);
      for (const { forms } of [it, ot]) {
        const keys = forms.map(({ text }) => wordKey(text));
        expect(parts.some(part => keys.includes(part))).toBe(true);
      }
    },
  );

  test('differ in what they mean', () => {
    for (const { it, ot } of starterWords) expect(it.definition).not.toBe(ot.definition);
  });
});

describe('loading them', () => {
  async function loaded() {
    const desk = glossaryDesk();
    const load = async (who: string) => desk.glossary.loadStarter(await desk.person(who));
    const total = async () => {
      const { total: words } = await desk.glossary.list('', await desk.person('Lena'));
      return words;
    };
    return { ...desk, load, total };
  }

  test('makes drafts of which nobody says that they are right', async () => {
    const { load, total, glossary, person, history } = await loaded();
    expect(await load('Lena')).toBe(81);
    expect(await total()).toBe(81);
    const { meanings: found, friends } = await glossary.look('isolate', await person('Ines'));
    expect(found.map(({ domain }) => domain)).toEqual(['it', 'ot']);
    for (const one of found) {
      expect(one).toMatchObject({
        status: 'draft',
        origin: 'starter',
        stewardId: null,
        reviewedAt: null,
        suggestedBy: null,
      });
      expect(await history(one.id)).toEqual(['imported']);
    }
    expect(friends).toMatchObject([{ status: 'draft', dangerous: true, yesIt: null, yesOt: null }]);
  });

  test('twice adds nothing', async () => {
    const { load, total } = await loaded();
    await load('Lena');
    expect(await load('Marta')).toBe(0);
    expect(await total()).toBe(81);
  });

  test('leaves alone what is there already, whichever side’s it is and however it is written', async () => {
    const { load, total, adds, glossary, person } = await loaded();
    await adds('Marta', 'D.M.Z.', { ot: 'Our own.' });
    expect(await load('Lena')).toBe(80);
    expect(await total()).toBe(81);
    const { meanings: found } = await glossary.look('DMZ', await person('Ines'));
    expect(found.map(({ definition }) => definition)).toEqual(['Our own.']);
  });

  test('brings nothing back that a steward declined', async () => {
    const { load, glossary, person, request } = await loaded();
    await load('Lena');
    const { meanings: found } = await glossary.look('DMZ', await person('Ines'));
    for (const one of found) {
      const by = await person(one.domain === 'it' ? 'Lena' : 'Marta');
      await glossary.decline(one.id, by, request());
    }
    expect(await load('Lena')).toBe(0);
    expect((await glossary.look('DMZ', await person('Ines'))).meanings).toEqual([]);
  });

  test('tells nobody: what comes with the app is no flood', async () => {
    const { load, later, told } = await loaded();
    await load('Lena');
    await later(24 * 3_600_000);
    expect(await told()).toEqual([]);
  });

  test('by two stewards at the same moment adds them once', async () => {
    const { load, total, glossary, person } = await loaded();
    await Promise.all([load('Lena'), load('Marta')]);
    expect(await total()).toBe(81);
    expect((await glossary.look('DMZ', await person('Ines'))).meanings).toHaveLength(2);
  });

  test('is a steward’s, and is offered to one while the glossary is empty', async () => {
    const { load, glossary, person } = await loaded();
    await expect(load('Ines')).rejects.toThrow(
      'Only a steward loads the starter glossary. Ask one, or your admin to name one.',
    );
    const offered = async (who: string) => (await glossary.list('', await person(who))).mayLoad;
    expect([await offered('Lena'), await offered('Ines')]).toEqual([true, false]);
    await load('Lena');
    expect(await offered('Lena')).toBe(false);
  });
});

test('each word is found by every spelling of each side', async () => {
  const { glossary, person } = glossaryDesk();
  await glossary.loadStarter(await person('Lena'));
  const ines = await person('Ines');
  for (const { word, it, ot } of starterWords)
    for (const { forms, definition } of [it, ot])
      for (const { text } of forms) {
        const { how, meanings: found } = await glossary.look(text, ines);
        expect([word, text, how, found.some(one => one.definition === definition)]).toEqual([
          word,
          text,
          'exact',
          true,
        ]);
        expect(found.every(one => headword(one) !== '')).toBe(true);
      }
});
