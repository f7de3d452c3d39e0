import { expect, test } from 'vitest';
import { theApp } from '../../src/kernel/actor.ts';
import { entryOf, recorded } from '../../src/changes/step-facts.ts';
import { aChange, NOW } from './a-change.ts';

/** What an entry says without them: which record, which of its entries, and when. */
const ofTheEntry = ['id', 'number', 'filedAt', 'since', 'version', 'auditHead'];

test('the history keeps every field of a change, also whose it is, where, and who may know of it', () => {
  const fields = Object.keys(aChange()).filter(field => !ofTheEntry.includes(field));
  expect(recorded.toSorted()).toEqual(fields.toSorted());
});

test('an entry has what became another', () => {
  const was = aChange();
  const is = aChange({ wentWrong: true, visibility: { kind: 'restricted', to: ['U0INES'] } });
  expect(entryOf(is, was, 'reported', theApp, NOW)).toMatchObject({
    before: { wentWrong: false, visibility: { kind: 'everyone' } },
    after: { wentWrong: true, visibility: { kind: 'restricted', to: ['U0INES'] } },
  });
});
