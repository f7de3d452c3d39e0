import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import { readLearned } from '../../src/shadowing/looking-back.ts';
import { plantStore } from '../store/fresh-store.ts';
import { day, INES, OMAR, shadowDesk } from './shadow-desk.ts';

test('a line is a word, a colon and what it means; every line is read, also one that is none', () => {
  expect(
    readLearned(
      'trip: the machine stops: by itself\n\n  permissive :  must hold \nno colon\n: nothing\nempty:',
    ),
  ).toEqual([
    { word: 'trip', meaning: 'the machine stops: by itself' },
    { word: 'permissive', meaning: 'must hold' },
    { word: 'no colon', meaning: '' },
    { word: ': nothing', meaning: '' },
    { word: 'empty', meaning: '' },
  ]);
});

describe('how it was', () => {
  /** Omar's visit to Ines is over. */
  async function done() {
    const suggested: string[] = [];
    const keys = new Set<string>();
    const desk = shadowDesk(plantStore(), async ({ word, meaning }, side, _, request) => {
      if (!meaning) throw new Refusal('bad-answer', 'Say what it means.');
      if (!keys.has(request)) suggested.push(`${word} (${side}): ${meaning}`);
      keys.add(request);
    });
    await desk.offers({ prerequisites: [] });
    await desk.asks(OMAR, { weeks: [day(12, 7)] });
    await desk.approves(OMAR);
    await desk.later(DAY);
    await desk.accepts(OMAR);
    await desk.later(17 * DAY);
    await desk.told();
    const { id } = await desk.visitOf(OMAR);
    const say = async (by: string, words: string, learned = '') =>
      desk.shadowing.say(id, { words, learned }, await desk.person(by), desk.key());
    return { ...desk, id, say, suggested };
  }

  test('is said by both sides, once each; the other one is told, and with both it is closed', async () => {
    const desk = await done();
    expect(await desk.state(OMAR)).toBe('done');
    await expect(desk.say(OMAR, '  ')).rejects.toThrow('Write how it was');
    await desk.say(OMAR, 'Good');
    await expect(desk.say(OMAR, 'Better')).rejects.toThrow('You said already');
    expect(await desk.told()).toEqual(['Ines news said how it was']);
    await desk.say(INES, 'Fine');
    expect(await desk.told()).toEqual(['Omar news said how it was']);
    expect(await desk.visitOf(OMAR)).toMatchObject({
      state: 'closed',
      visitorSaid: 'Good',
      hostSaid: 'Fine',
    });
  });

  test('is asked for once more after three days of whoever said nothing, and is closed after fourteen', async () => {
    const desk = await done();
    await desk.say(OMAR, 'Good');
    await desk.told();
    await desk.later(3 * DAY);
    expect(await desk.told()).toEqual(['Ines feedback-again']);
    await desk.later(11 * DAY);
    expect(await desk.state(OMAR)).toBe('closed');
    await desk.say(INES, 'Late, and still welcome');
  });

  test('teaches words: one press suggests each line once, and names those that can’t be', async () => {
    const desk = await done();
    const omar = await desk.person(OMAR);
    await desk.say(OMAR, 'Good', 'trip: it stops by itself\nno colon');
    const pressed = await Promise.all([1, 2].map(n => desk.shadowing.suggest(desk.id, omar, `press:s${n}`)));
    for (const one of pressed)
      expect(one).toEqual({ suggested: ['trip'], not: ['no colon: Say what it means.'] });
    expect(desk.suggested).toEqual(['trip (ot): it stops by itself']);
    await expect(desk.shadowing.suggest(desk.id, omar, 'press:s3')).rejects.toThrow('suggested already');
    expect(await desk.shadowing.suggest(desk.id, omar, 'press:s1')).toEqual({ suggested: [], not: [] });
    await expect(desk.shadowing.suggest(desk.id, await desk.person(INES), 'press:s4')).rejects.toThrow(
      'Only the visitor',
    );
  });

  test('is not asked before it is over', async () => {
    const desk = shadowDesk();
    const id = await desk.asks(OMAR);
    const say = desk.shadowing.say(id, { words: 'Good', learned: '' }, await desk.person(OMAR), desk.key());
    await expect(say).rejects.toThrow('It isn’t over yet');
  });
});
