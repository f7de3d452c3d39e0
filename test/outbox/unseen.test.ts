import { expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../src/kernel/clock.ts';
import { delivery } from './delivery.ts';

/** An urgent card for a channel that became a desk just now. */
function aNewDesk() {
  const desk = delivery();
  const state: { bar: 'outside' | 'unseen' | undefined } = { bar: 'unseen' };
  desk.parts.barred = async () => state.bar;
  desk.write({ to: desk.card(), intent: 'card', urgent: true });
  return { ...desk, state };
}

test('nothing is written in a channel before it is known who reads there', async () => {
  const { run, later, said, state } = aNewDesk();
  await run();
  await later(MINUTE);
  expect(said()).toEqual([]);
  state.bar = undefined;
  await later(5 * SECOND);
  expect(said()).toEqual(['send C0OT version 1']);
});

test('the look at it brings forward what waits', async () => {
  const { run, said, state, outbox, machine } = aNewDesk();
  await run();
  state.bar = undefined;
  await outbox.reviveIn('C0OT', machine.now());
  await run();
  expect(said()).toEqual(['send C0OT version 1']);
});

test('after ten minutes somebody hears of it, and the card is posted once it was looked at after all', async () => {
  const { run, later, said, state, outbox, machine } = aNewDesk();
  await run();
  await later(10 * MINUTE);
  expect(said()).toEqual(['send C0ADMINS undelivered: m1, unseen']);
  state.bar = undefined;
  await outbox.reviveIn('C0OT', machine.now());
  await run();
  expect(said().at(-1)).toBe('send C0OT version 1');
});

test('another company’s eyes are no matter of waiting', async () => {
  const { run, said, state } = aNewDesk();
  state.bar = 'outside';
  await run();
  expect(said()).toEqual(['send C0ADMINS undelivered: m1, outside']);
});
