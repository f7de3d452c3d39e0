import { describe, expect, test } from 'vitest';
import { DAY, MINUTE, SECOND } from '../../src/kernel/clock.ts';
import type { Posted } from '../../src/outbox/deliver.ts';
import { channel, delivery } from './delivery.ts';

const unknown: Posted = { kind: 'unknown', reason: 'request_timeout' };

describe('an outcome that nobody knows', () => {
  test('is looked up before anything is sent again, and nothing is sent twice', async () => {
    const { write, run, later, answers, said, rows } = delivery();
    answers(({ did }) => (did === 'send' ? unknown : { kind: 'sent', channel: 'C1', ts: 'there' }));
    write({ to: channel('C1') });
    await run();
    await later(SECOND);
    expect(said()).toEqual(['send C1 m1', 'find C1']);
    expect((await rows())[0]?.sentAt).not.toBeNull();
  });

  test('is sent again where it isn’t found, under the same key', async () => {
    const { write, run, later, answers, said, calls } = delivery();
    answers(() => unknown);
    write({ to: channel('C1') });
    await run();
    answers(() => undefined);
    await later(SECOND);
    expect(said()).toEqual(['send C1 m1', 'find C1', 'send C1 m1']);
    expect(new Set(calls.map(call => call.key))).toEqual(new Set(['m1']));
  });

  test('stays unknown while the look-up fails: nothing is sent', async () => {
    const { write, run, later, answers, said } = delivery();
    answers(() => unknown);
    write({ to: channel('C1') });
    await run();
    for (let n = 0; n < 5; n++) await later(MINUTE);
    expect(said().filter(line => line.startsWith('send'))).toHaveLength(1);
    expect(said().filter(line => line.startsWith('find'))).toHaveLength(5);
  });

  test('is tried again after 1, 2, 4 … seconds and then each minute', async () => {
    const { write, run, later, answers, rows, machine } = delivery();
    answers(() => unknown);
    write({ to: channel('C1') });
    await run();
    const pauses: number[] = [];
    for (let n = 0; n < 8; n++) {
      const [row] = await rows();
      pauses.push(((row?.due ?? 0) - machine.now()) / SECOND);
      await later((row?.due ?? 0) - machine.now());
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test('is given up after a day without Slack, and the admins are told', async () => {
    const { write, run, later, answers, rows, said } = delivery();
    answers(() => unknown);
    write({ to: channel('C1') });
    await run();
    await later(DAY - 1);
    expect((await rows())[0]?.deadAt).toBeNull();
    answers(({ where }) => (where === 'C1' ? unknown : undefined));
    await later(MINUTE);
    expect((await rows())[0]).toMatchObject({ reason: 'request_timeout', sentAt: null });
    expect((await rows())[0]?.deadAt).not.toBeNull();
    expect(said().at(-1)).toBe('send C0ADMINS undelivered: m1, request_timeout');
  });
});

describe('a lease', () => {
  test('that ends without an answer is taken again, and the message is looked for first', async () => {
    const { write, outbox, machine, later, said } = delivery();
    write({ to: channel('C1') });
    // The process that took it dies here.
    await outbox.claim(machine.now(), machine.now() + MINUTE, 8);
    await later(MINUTE - 1);
    expect(said()).toEqual([]);
    await later(1);
    expect(said()).toEqual(['find C1', 'send C1 m1']);
  });

  test('that was taken by another makes the first one’s late answers worth nothing', async () => {
    const { card, write, outbox, machine, cards, rows } = delivery();
    const to = card();
    write({ to, intent: 'card' });
    const over = await cards.card(to.cardId);
    const [first] = await outbox.claim(machine.now(), machine.now() + MINUTE, 8);
    machine.moveOn(MINUTE);
    const [second] = await outbox.claim(machine.now(), machine.now() + MINUTE, 8);
    const before = await rows();
    expect([first?.lease, second?.lease]).toEqual([1, 2]);
    const news = { key: 'x', intent: 'say', about: 'x', seq: 1, to: channel('C9'), urgent: false };
    await outbox.sent(first!, machine.now(), { channel: 'C0OT', ts: 'late', shown: 1, over });
    await outbox.dead(first!, machine.now(), 'late', [news]);
    await outbox.later(first!, 0, 'late', 'failed');
    expect(await rows()).toEqual(before);
    expect((await cards.card(to.cardId))?.ts).toBeNull();
    await outbox.sent(second!, machine.now(), { channel: 'C0OT', ts: 'mine', shown: 1, over });
    expect((await cards.card(to.cardId))?.ts).toBe('mine');
  });

  test('given back with a wait lets no earlier one answer', async () => {
    const { card, write, outbox, machine, cards, rows } = delivery();
    const to = card();
    write({ to, intent: 'card' });
    const over = await cards.card(to.cardId);
    const [first] = await outbox.claim(machine.now(), machine.now() + MINUTE, 8);
    machine.moveOn(MINUTE);
    const [second] = await outbox.claim(machine.now(), machine.now() + MINUTE, 8);
    await outbox.later(second!, machine.now() + SECOND, 'ratelimited', 'waits');
    const before = await rows();
    const landed = { channel: 'C0OT', ts: 'late', shown: 1, over };
    await outbox.sent(first!, machine.now(), landed);
    await outbox.later(first!, 0, 'late', 'failed');
    await outbox.dead(first!, machine.now(), 'late', []);
    machine.moveOn(SECOND);
    const [third] = await outbox.claim(machine.now(), machine.now() + MINUTE, 8);
    expect(third).toMatchObject({ lease: 3, failures: 0 });
    for (const holder of [first!, second!]) await outbox.sent(holder, machine.now(), landed);
    expect((await rows())[0]).toMatchObject({ ...before[0], lease: 3, leaseUntil: expect.any(Number) });
    expect((await cards.card(to.cardId))?.ts).toBeNull();
  });

  test('is not taken by two at once', async () => {
    const { write, outbox, machine } = delivery();
    write({ to: channel('C1') }, { to: channel('C2') });
    const taken = await Promise.all([1, 2].map(() => outbox.claim(machine.now(), machine.now() + MINUTE, 8)));
    expect(taken.map(claimed => claimed.length)).toEqual([2, 0]);
  });

  test('is left to end when writing down the answer fails', async () => {
    const { write, parts, run, later, said, log } = delivery();
    const { outbox } = parts;
    parts.outbox = { ...outbox, sent: () => Promise.reject(new Error('the disk is full')) };
    write({ to: channel('C1') });
    await run();
    parts.outbox = outbox;
    expect(log.happened).toEqual(['a delivery failed; it is tried again when its lease ends']);
    await later(MINUTE);
    expect(said()).toEqual(['send C1 m1', 'find C1', 'send C1 m1']);
  });
});
