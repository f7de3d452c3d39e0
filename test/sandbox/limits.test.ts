import { describe, expect, test } from 'vitest';
import { problemsInMessage, problemsInView } from '../../src/sandbox/limits/blocks.ts';
import {
  divider,
  inBlocks,
  inMessages,
  inModals,
  letters,
  modal,
  refusal,
  section,
  times,
  tooMany,
  type Json,
} from '../limits/block-limits.ts';

const problemsInModal = (view: Json) => problemsInView(view, 'modal');

describe('each limit: so much is taken, one more is refused', () => {
  test.each(inBlocks)('%s: %i, in a message and in a modal', (_, max, make, at, words) => {
    expect(problemsInMessage({ text: 'Pump', blocks: [divider, make(max)] })).toEqual([]);
    expect(problemsInMessage({ text: 'Pump', blocks: [divider, make(max + 1)] })).toEqual([
      refusal(words(max), `/blocks/1/${at}`),
    ]);
    expect(problemsInModal(modal({ blocks: [make(max)] }))).toEqual([]);
    expect(problemsInModal(modal({ blocks: [make(max + 1)] }))).toEqual([
      refusal(words(max), `/view/blocks/0/${at}`),
    ]);
  });

  test.each(inMessages)('%s: %i', (_, max, make, at, words) => {
    expect(problemsInMessage(make(max))).toEqual([]);
    expect(problemsInMessage(make(max + 1))).toEqual([refusal(words(max), at)]);
  });

  test.each(inModals)('%s: %i', (_, max, make, at, words) => {
    expect(problemsInModal(make(max))).toEqual([]);
    expect(problemsInModal(make(max + 1))).toEqual([refusal(words(max), at)]);
  });

  test('blocks on Home: 100', () => {
    const home = (count: number) => ({ type: 'home', blocks: times(count, () => divider) });
    expect(problemsInView(home(100), 'home')).toEqual([]);
    expect(problemsInView(home(101), 'home')).toEqual([refusal(tooMany(100), '/view/blocks')]);
  });

  test('a whole view: 250,000 bytes, counted as UTF-8', () => {
    const text = (count: number) => section({ text: { type: 'mrkdwn', text: letters(count) } });
    const sized = (last: number) => modal({ blocks: [...times(81, () => text(3000)), text(last)] });
    const room = 250_000 - JSON.stringify(sized(1)).length + 1;
    expect(problemsInModal(sized(room))).toEqual([]);
    expect(problemsInModal(sized(room + 1))).toEqual([
      refusal('view_too_large: must be less than 250001 bytes', '/view'),
    ]);
    const umlauts = modal({
      blocks: times(60, () => section({ text: { type: 'mrkdwn', text: 'ü'.repeat(2500) } })),
    });
    expect(problemsInModal(umlauts)).toHaveLength(1);
  });
});
