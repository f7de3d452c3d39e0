import { expect, test, vi } from 'vitest';
import { files } from '../support/filing.ts';
import { aTalk, IT } from './a-talk.ts';

/** Beyond Slack’s redelivery of an event that was not acknowledged, which comes after three seconds. */
const SOON = { timeout: 10_000 };
const tooFast = { status: 429, headers: { 'retry-after': '1' } };
const lost = 'drop the connection after doing it';

/** The desk works by itself. */
const aLivelyTalk = () => aTalk({ every: 50 });

test('a reply in the very moment in which its card is posted crosses as soon as the card is known', async () => {
  const { slack, ines, omar } = await aLivelyTalk();
  // Omar reads the card; that we don’t know it yet looks to Slack like a failure.
  slack.failNext('chat.postMessage', lost);
  slack.failNext('chat.postMessage', lost);
  await files(ines, 'MES-1');
  await omar.replies('I am on it', { on: 'INC-2' });
  await vi.waitFor(
    () => expect(ines.thread({ on: 'INC-2' })).toEqual(['Omar Haddad (IT): I am on it']),
    SOON,
  );
});

test('an edit in that moment is not overtaken by what it changed', async () => {
  const { slack, ines, omar } = await aLivelyTalk();
  slack.failNext('chat.postMessage', lost);
  slack.failNext('chat.postMessage', lost);
  await files(ines, 'MES-1');
  await Promise.all([
    omar.replies('I am on it', { on: 'INC-2' }),
    omar.edits('I am', 'I am on it, give me ten minutes'),
  ]);
  const seen = ['Omar Haddad (IT): I am on it, give me ten minutes'];
  await vi.waitFor(() => expect(ines.thread({ on: 'INC-2' })).toEqual(seen), SOON);
});

test('a restart with replies waiting loses and doubles nothing', async () => {
  const { slack, ines, omar, thread, raw, restart } = await aLivelyTalk();
  for (const failure of [lost, tooFast, tooFast] as const) slack.failNext('chat.postMessage', failure);
  const said = ['one', 'two', 'three', 'four'];
  for (const text of said) await ines.replies(text, { on: 'INC-1' });
  await ines.edits('two', 'two and a half');
  expect(thread(omar).length).toBeLessThan(4);
  await restart();
  await vi.waitFor(
    () =>
      expect(thread(omar)).toEqual(
        ['one', 'two and a half', 'three', 'four'].map(text => `Ines Faria (OT): ${text}`),
      ),
    SOON,
  );
  expect(raw(IT)).toHaveLength(4);
});

test('what was edited, or deleted, before it was sent is sent as it is, or not at all', async () => {
  const { slack, ines, omar, thread, waiting, wrote } = await aLivelyTalk();
  slack.failNext('chat.postMessage', tooFast);
  await ines.replies('one', { on: 'INC-1' });
  await ines.replies('The password is', { on: 'INC-1' });
  await ines.edits('one', 'number one');
  await ines.edits('number one', 'the first');
  await ines.deletes('The password');
  expect(await waiting()).toBe(5);
  const before = wrote();
  await vi.waitFor(async () => expect(await waiting()).toBe(0), SOON);
  expect(thread(omar)).toEqual(['Ines Faria (OT): the first']);
  expect(wrote()).toBe(before + 1);
});
