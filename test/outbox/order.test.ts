import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../src/kernel/clock.ts';
import type { Posted } from '../../src/outbox/deliver.ts';
import type { Address } from '../../src/outbox/message.ts';
import { channel, delivery, inThread } from './delivery.ts';

const person = (id: string): Address => ({ kind: 'person', id });
const wait: Posted = { kind: 'wait', wait: 30 * SECOND, reason: 'ratelimited' };
const oneTurn = () => new Promise(resolve => setImmediate(resolve));

describe('messages', () => {
  test('of one card are sent in the order they were written', async () => {
    const { card, write, run, said } = delivery();
    const to = card();
    write({ to, intent: 'card' }, { to: inThread(to.cardId) }, { to: inThread(to.cardId) });
    expect(await run()).toBe(3);
    expect(said()).toEqual(['send C0OT version 1', 'send C0OT/ts1 m2', 'send C0OT/ts1 m3']);
  });

  test('of one card that are urgent overtake the talk in its thread, but not the card itself', async () => {
    const { card, write, run, said } = delivery();
    const to = card();
    const thread = inThread(to.cardId);
    write(
      { to, intent: 'card', urgent: true },
      { to: thread },
      { to: thread },
      { to: thread, urgent: true },
      { to: thread, urgent: true },
    );
    await run();
    expect(said()).toEqual([
      'send C0OT version 1',
      'send C0OT/ts1 m4',
      'send C0OT/ts1 m5',
      'send C0OT/ts1 m2',
      'send C0OT/ts1 m3',
    ]);
  });

  test('of one card that Slack is unsure of do not hold up the card, which is drawn from the present state', async () => {
    const { card, write, run, later, answers, said, parts, version } = delivery();
    const intent = 'incident.card';
    parts.draw[intent] = parts.draw['card']!;
    const to = card();
    write({ to, intent });
    await run();
    version.now = 2;
    answers(({ text }) => (text === 'm2' ? { kind: 'unknown', reason: 'internal_error' } : undefined));
    write({ to: inThread(to.cardId) });
    await run();
    write({ to, intent });
    await later(MINUTE);
    expect(said()).toContain('edit C0OT@ts1 version 2');
  });

  test('that are urgent go before the rest', async () => {
    const { write, run, said } = delivery();
    write({ to: channel('C1') }, { to: channel('C2') }, { to: channel('C3'), urgent: true });
    await run();
    expect(said()[0]).toBe('send C3 m3');
  });

  test('that are urgent are taken up first although there are more than are taken at once', async () => {
    const { write, outbox, machine } = delivery();
    for (let n = 0; n < 20; n++) write({ to: channel(`C${n}`), urgent: n >= 17 });
    const claimed = await outbox.claim(machine.now(), machine.now() + MINUTE, 5);
    expect(claimed.map(message => message.about)).toEqual(['m18', 'm19', 'm20', 'm1', 'm2']);
  });

  test('of one card are under way one at a time, those of others meanwhile', async () => {
    const { card, write, run, answers, said } = delivery();
    const underWay = new Map<string, number>();
    let most = 0;
    let together = 0;
    answers(async ({ where, text }): Promise<Posted> => {
      const lane = where.split('/')[0] ?? '';
      underWay.set(lane, (underWay.get(lane) ?? 0) + 1);
      most = Math.max(most, underWay.get(lane) ?? 0);
      together = Math.max(
        together,
        [...underWay.values()].reduce((sum, n) => sum + n),
      );
      await oneTurn();
      underWay.set(lane, (underWay.get(lane) ?? 0) - 1);
      return { kind: 'sent', channel: lane, ts: text };
    });
    const [ot, it] = [card('r', 'ot'), card('r', 'it')];
    write({ to: ot, intent: 'card' }, { to: it, intent: 'card' });
    for (const { cardId } of [ot, it, ot, it]) write({ to: inThread(cardId) });
    await Promise.all([run(), run()]);
    expect(said()).toHaveLength(6);
    expect(most).toBe(1);
    expect(together).toBe(2);
  });

  test('to one person or channel do not wait for each other', async () => {
    const { write, delivers, answers, said } = delivery();
    let release = () => {};
    const held = new Promise<void>(resolve => (release = resolve));
    answers(async ({ where, text }) => {
      await held;
      return { kind: 'sent', channel: where, ts: text };
    });
    write({ to: channel('C1') }, { to: channel('C1') }, { to: person('U1') }, { to: person('U1') });
    expect(await delivers.takeUp()).toBe(4);
    await oneTurn();
    expect(said()).toEqual(['send C1 m1', 'send C1 m2', 'send U1 m3', 'send U1 m4']);
    release();
    await delivers.idle();
  });

  test('with one key are written once', async () => {
    const { write, run, said } = delivery();
    write({ to: channel('C1'), key: 'same' });
    write({ to: channel('C1'), key: 'same' });
    await run();
    expect(said()).toHaveLength(1);
  });

  test('with nothing left to say are done with, and those behind them go on', async () => {
    const { card, write, run, said, rows } = delivery();
    const to = card();
    write(
      { to, intent: 'card' },
      { to: inThread(to.cardId), intent: 'nothing' },
      { to: inThread(to.cardId) },
    );
    await run();
    expect(said()).toEqual(['send C0OT version 1', 'send C0OT/ts1 m3']);
    expect((await rows()).every(row => row.sentAt !== null)).toBe(true);
  });

  test('are taken up by sixteen hands, and more as soon as one is free', async () => {
    const { write, delivers, answers, said } = delivery();
    const held: (() => void)[] = [];
    answers(
      ({ where }) =>
        new Promise(resolve => held.push(() => resolve({ kind: 'sent', channel: where, ts: where }))),
    );
    for (let n = 0; n < 18; n++) write({ to: channel(`C${n}`) });
    expect(await delivers.takeUp()).toBe(16);
    await oneTurn();
    expect(await delivers.takeUp()).toBe(0);
    held[0]?.();
    await oneTurn();
    expect(await delivers.takeUp()).toBe(1);
    await oneTurn();
    expect(said()).toHaveLength(17);
    let idle = false;
    const idling = delivers.idle().then(() => (idle = true));
    for (const release of held.slice(0, 16)) release();
    await oneTurn();
    expect(idle).toBe(false);
    held[16]?.();
    await idling;
    expect(await delivers.takeUp()).toBe(1);
    await oneTurn();
    held[17]?.();
    await delivers.idle();
    expect(said()).toHaveLength(18);
  });
});

describe('a wait that Slack asks for', () => {
  test('is kept, does not count as a failure, and keeps the order', async () => {
    const { card, write, run, later, answers, said, rows } = delivery();
    const to = card();
    answers(() => wait);
    write({ to, intent: 'card' }, { to: inThread(to.cardId) });
    await run();
    await later(30 * SECOND - 1);
    expect(said()).toEqual(['send C0OT version 1']);
    expect((await rows())[0]).toMatchObject({ failures: 0, reason: 'ratelimited', leaseUntil: null });
    answers(() => undefined);
    await later(1);
    // Slack said itself that it took nothing, so there is nothing to look for.
    expect(said().slice(1)).toEqual(['send C0OT version 1', 'send C0OT/ts2 m2']);
  });

  test('may come again and again without wearing out our patience', async () => {
    const { write, run, later, answers, said, rows } = delivery();
    answers(({ did }) => (did === 'send' ? wait : undefined));
    write({ to: channel('C1') });
    await run();
    for (let n = 0; n < 100; n++) await later(30 * MINUTE);
    expect((await rows())[0]).toMatchObject({ failures: 0, deadAt: null, sentAt: null });
    answers(() => undefined);
    await later(MINUTE);
    expect(said().at(-1)).toBe('send C1 m1');
    expect((await rows())[0]?.sentAt).not.toBeNull();
  });

  test('holds up no other message to the same person, least of all an urgent one', async () => {
    const { write, run, answers, said } = delivery();
    answers(({ text }) => (text === 'm1' ? wait : undefined));
    write({ to: person('U0PRIYA') });
    await run();
    write({ to: person('U0PRIYA'), urgent: true }, { to: person('U0PRIYA') });
    await run();
    expect(said()).toEqual(['send U0PRIYA m1', 'send U0PRIYA m2', 'send U0PRIYA m3']);
  });

  test('does not hold up other cards', async () => {
    const { card, write, run, answers, said } = delivery();
    answers(({ where }) => (where === 'C0OT' ? wait : undefined));
    write({ to: card('r', 'ot'), intent: 'card' }, { to: card('r', 'it'), intent: 'card' });
    await run();
    expect(said()).toContain('send C0IT version 1');
  });
});

describe('a start', () => {
  test('takes back what a crash left under a lease, and looks for it before it is sent', async () => {
    const { write, outbox, machine, run, said } = delivery();
    write({ to: channel('C1') });
    await outbox.claim(machine.now(), machine.now() + MINUTE, 8);
    expect(await run()).toBe(0);
    await outbox.takeBack();
    expect(await run()).toBe(1);
    expect(said()).toEqual(['find C1', 'send C1 m1']);
  });

  test('keeps waits', async () => {
    const { write, outbox, answers, run, later, said } = delivery();
    answers(() => wait);
    write({ to: channel('C1') });
    await run();
    await outbox.takeBack();
    expect(await run()).toBe(0);
    await later(30 * SECOND - 1);
    expect(said()).toHaveLength(1);
    answers(() => undefined);
    expect(await later(1)).toBe(1);
  });

  test('leaves alone what was sent and what died', async () => {
    const { write, outbox, answers, run, rows } = delivery();
    answers(({ where }) => (where === 'C2' ? { kind: 'refused', reason: 'is_archived' } : undefined));
    write({ to: channel('C1') }, { to: channel('C2') });
    await run();
    const before = await rows();
    await outbox.takeBack();
    expect(await rows()).toEqual(before);
    expect(await run()).toBe(0);
  });

  test('makes the late answer of whoever held the lease worth nothing', async () => {
    const { write, outbox, machine, rows } = delivery();
    write({ to: channel('C1') });
    const [first] = await outbox.claim(machine.now(), machine.now() + MINUTE, 8);
    await outbox.takeBack();
    await outbox.claim(machine.now(), machine.now() + MINUTE, 8);
    const before = await rows();
    await outbox.sent(first!, machine.now());
    expect(await rows()).toEqual(before);
  });
});
