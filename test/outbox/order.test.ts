import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../src/kernel/clock.ts';
import { deliverDue, type Posted } from '../../src/outbox/deliver.ts';
import { channel, delivery } from './delivery.ts';

describe('messages', () => {
  test('of one lane are sent in the order they were written', async () => {
    const { write, run, said } = delivery();
    write({ to: channel('C1') }, { to: channel('C1') }, { to: channel('C1') });
    expect(await run()).toBe(3);
    expect(said()).toEqual(['send C1 m1', 'send C1 m2', 'send C1 m3']);
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
    const claimed = await outbox.claim(machine.now(), MINUTE, 5);
    expect(claimed.map(message => message.about)).toEqual(['m18', 'm19', 'm20', 'm1', 'm2']);
  });

  test('of one lane are under way one at a time, those of others meanwhile', async () => {
    const { write, run, answers, said } = delivery();
    const underWay = new Map<string, number>();
    let most = 0;
    let together = 0;
    answers(async ({ where }): Promise<Posted> => {
      underWay.set(where, (underWay.get(where) ?? 0) + 1);
      most = Math.max(most, underWay.get(where) ?? 0);
      together = Math.max(
        together,
        [...underWay.values()].reduce((sum, n) => sum + n),
      );
      await new Promise(resolve => setImmediate(resolve));
      underWay.set(where, (underWay.get(where) ?? 0) - 1);
      return { kind: 'sent', channel: where, ts: `${most}` };
    });
    write(...['C1', 'C2', 'C1', 'C2', 'C1'].map(id => ({ to: channel(id) })));
    await Promise.all([run(), run()]);
    expect(said()).toHaveLength(5);
    expect(most).toBe(1);
    expect(together).toBe(2);
  });

  test('with one key are written once', async () => {
    const { write, run, said } = delivery();
    write({ to: channel('C1'), key: 'same' });
    write({ to: channel('C1'), key: 'same' });
    await run();
    expect(said()).toHaveLength(1);
  });

  test('with nothing left to say are done with, and those behind them go on', async () => {
    const { write, run, said, rows } = delivery();
    write({ to: channel('C1'), intent: 'nothing' }, { to: channel('C1') });
    await run();
    expect(said()).toEqual(['send C1 m2']);
    expect((await rows()).every(row => row.sentAt !== null)).toBe(true);
  });

  test('are left where they are once the desk is closing', async () => {
    const { write, parts, said } = delivery();

    write({ to: channel('C1') });
    expect(await deliverDue(parts, () => false)).toBe(0);
    expect(said()).toEqual([]);
  });
});

describe('a wait that Slack asks for', () => {
  test('is kept, does not count as an attempt, and keeps the order', async () => {
    const { write, run, later, answers, said, rows } = delivery();
    answers(() => ({ kind: 'wait', wait: 30_000 }));
    write({ to: channel('C1') }, { to: channel('C1') });
    await run();
    await later(29_999);
    expect(said()).toEqual(['send C1 m1']);
    expect((await rows())[0]?.attempts).toBe(0);
    answers(() => undefined);
    await later(1);
    // No look-up in between: nothing was posted.
    expect(said()).toEqual(['send C1 m1', 'send C1 m1', 'send C1 m2']);
  });

  test('does not hold up other lanes', async () => {
    const { write, run, answers, said } = delivery();
    answers(({ where }) => (where === 'C1' ? { kind: 'wait', wait: 30_000 } : undefined));
    write({ to: channel('C1') }, { to: channel('C2') });
    await run();
    expect(said()).toContain('send C2 m2');
  });
});
