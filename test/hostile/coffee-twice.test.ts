import { expect, test } from 'vitest';
import { ACT, FORM } from '../../src/coffee/actions.ts';
import { bodyOf, signature } from '../../src/sandbox/signed-http.ts';
import { pressesIn, put, submits, type Make } from '../access/requests.ts';
import { waitingCoffee } from '../access/waiting-coffee.ts';
import { aProgrammeForm } from '../access/who-may.ts';
import { startStory } from '../support/story.ts';
import { INES } from './of-changes.ts';
import { PRIYA } from './of-coffee.ts';

test('what arrives twice of coffee is done once, and said once', async () => {
  const story = await startStory({ over: 'http', tiers: false });
  const { slack, store, settle } = story;
  const { queries, tables } = store;
  const { pair, programme } = await waitingCoffee(story);
  const twice = async (by: string, make: Make) => {
    const body = bodyOf(...make(slack, by));
    for (let n = 0; n < 2; n++) {
      const signed = signature(slack.signingSecret, body, Math.floor(Date.now() / 1000));
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...signed };
      const address = `http://127.0.0.1:${story.httpPort}/slack/events`;
      expect((await fetch(address, { method: 'POST', body, headers })).status).toBe(200);
    }
    await settle();
  };
  const count = async () => ({
    programmes: (await queries.select().from(tables.programmes))
      .map(one => one.version)
      .toSorted((a, b) => a - b),
    wishes: (await queries.select().from(tables.wishes)).map(one => one.version),
    pair: (await queries.select().from(tables.coffeeGroups)).find(one => one.id === pair)?.version,
    said: (await queries.select().from(tables.outbox)).filter(one => one.intent.startsWith('coffee.')).length,
  });
  expect(await count()).toEqual({ programmes: [1, 1], wishes: [], pair: 2, said: 0 });
  await twice(PRIYA, submits(FORM.programme, aProgrammeForm, 'new'));
  await twice(PRIYA, submits(FORM.programme, aProgrammeForm, `${programme} 1`));
  await twice(INES, submits(FORM.wishes, { wants: put.text('Backups') }, '0'));
  const day = { day: put.day('2026-11-26'), when: put.time('10:00') };
  await twice(INES, submits(FORM.time, day, pair));
  await twice(INES, pressesIn(ACT.cannot, { value: pair }));
  expect(await count()).toEqual({ programmes: [1, 1, 2], wishes: [1], pair: 4, said: 2 });
});
