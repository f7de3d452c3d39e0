import { expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import type { Message } from '../../src/outbox/message.ts';
import { TELL } from '../../src/shadowing/telling.ts';
import { INES, LENA, OMAR, PRIYA, shadowDesk } from './shadow-desk.ts';

/** The last message of a kind to somebody. */
const last = (messages: readonly Message[], intent: string, id: string) =>
  messages.findLast(({ to, ...one }) => one.intent === intent && to.kind === 'person' && to.id === id)!;

test('what has come too late says nothing: a yes that was given, a place that is gone, who has left', async () => {
  const desk = shadowDesk();
  await desk.offers({ prerequisites: [] });
  await desk.asks(OMAR);
  const asked = last(await desk.messages(), TELL.manager, PRIYA);
  expect(await desk.drawn(asked)).toContain('Is that all right with you, as their manager?');
  await desk.approves(OMAR);
  expect(await desk.drawn(asked)).toBeUndefined();

  await desk.later(DAY);
  const placed = last(await desk.messages(), TELL.news, OMAR);
  const host = last(await desk.messages(), TELL.host, INES);
  expect(await desk.drawn(placed)).toContain('You have a place with');
  expect(await desk.drawn(host)).toContain('Can Omar Haddad come?');
  const { id } = await desk.visitOf(OMAR);
  await desk.shadowing.turnDown(id, 'The line is <!channel> down', await desk.person(INES), desk.key());
  expect(await desk.drawn(placed)).toBeUndefined();
  expect(await desk.drawn(host)).toBeUndefined();
  const down = last(await desk.messages(), TELL.news, OMAR);
  expect(await desk.drawn(down)).toContain('can’t take you');

  await desk.becomes(OMAR, { left: true });
  expect(await desk.drawn(down)).toBeUndefined();
});

test('a message to whom it isn’t about any more asks them nothing: the manager was named anew', async () => {
  const desk = shadowDesk();
  await desk.asks(OMAR);
  const asked = last(await desk.messages(), TELL.manager, PRIYA);
  const { id } = await desk.visitOf(OMAR);
  await desk.shadowing.nameManager(id, LENA, await desk.person(OMAR), desk.key());
  expect(await desk.drawn(asked)).toBeUndefined();
  expect(await desk.drawn(last(await desk.messages(), TELL.manager, LENA))).toContain('as their manager?');
});
