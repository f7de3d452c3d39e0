import { describe, expect, test } from 'vitest';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import type { Posted } from '../../src/outbox/deliver.ts';
import type { Call } from './delivery.ts';
import { channel, delivery, inThread } from './delivery.ts';

const refused: Posted = { kind: 'refused', reason: 'not_in_channel' };
const refusedAt =
  (...places: string[]) =>
  ({ where }: Call) =>
    places.includes(where) ? refused : undefined;

describe('what Slack refuses', () => {
  test('is dead at once, the admins are told once, and what is behind it goes on', async () => {
    const { card, write, run, later, answers, said } = delivery();
    const to = card();
    answers(({ text }) => (text === 'm2' ? refused : undefined));
    write({ to, intent: 'card' }, { to: inThread(to.cardId) }, { to: inThread(to.cardId) });
    await run();
    await later(DAY);
    expect(said().toSorted()).toEqual([
      'send C0ADMINS undelivered: m2, not_in_channel',
      'send C0OT version 1',
      'send C0OT/ts1 m2',
      'send C0OT/ts1 m3',
    ]);
  });

  test('is told again where something was delivered since to the same desk', async () => {
    const { card, write, run, answers, said } = delivery();
    const to = card();
    const thread = inThread(to.cardId);
    answers(({ text }) => (text === 'poison' ? { kind: 'refused', reason: 'invalid_blocks' } : undefined));
    write({ to, intent: 'card' }, { to: thread, about: 'poison' });
    await run();
    answers(() => undefined);
    write({ to: thread, about: 'fine' });
    await run();
    answers(({ where }) =>
      where.startsWith('C0OT') ? { kind: 'refused', reason: 'restricted_action' } : undefined,
    );
    write({ to: thread, about: 'later' }, { to: thread, about: 'last' });
    await run();
    expect(said().filter(line => line.includes('undelivered'))).toEqual([
      'send C0ADMINS undelivered: poison, invalid_blocks',
      'send C0ADMINS undelivered: later, restricted_action',
    ]);
  });

  test('goes to each admin personally where their channel is what failed', async () => {
    const { write, run, answers, said } = delivery();
    answers(refusedAt('C1', 'C0ADMINS'));
    write({ to: channel('C1') });
    await run();
    expect(said()).toEqual([
      'send C1 m1',
      'send C0ADMINS undelivered: m1, not_in_channel',
      'send U0ANNA undelivered: m1, not_in_channel',
    ]);
  });

  test('goes to nobody after that: the log has it', async () => {
    const { write, run, later, answers, said, log } = delivery();
    answers(() => refused);
    write({ to: channel('C1') });
    await run();
    await later(DAY);
    expect(said()).toHaveLength(3);
    expect(log.happened).toEqual(Array.from({ length: 3 }, () => 'a message cannot be delivered'));
  });

  test('keeps its urgency in the news of it', async () => {
    const { write, run, answers, rows } = delivery();
    answers(refusedAt('C1'));
    write({ to: channel('C1'), urgent: true });
    await run();
    expect((await rows()).map(row => row.priority)).toEqual([0, 0]);
  });
});

describe('a dead message', () => {
  test('that is tried again brings its lane back, in order', async () => {
    const { card, write, run, outbox, answers, said, rows } = delivery();
    answers(refusedAt('C0OT'));
    const to = card();
    write({ to, intent: 'card' }, { to: inThread(to.cardId) });
    await run();
    answers(() => undefined);
    const [dead] = await rows();
    expect(await outbox.revive(dead!.id, 0)).toBe(true);
    expect(await outbox.undelivered(dead!.id)).toBeUndefined();
    await run();
    expect(said().slice(-4)).toEqual([
      'find C0OT',
      'send C0OT version 1',
      'find C0OT/ts3',
      'send C0OT/ts3 m2',
    ]);
  });

  test('that fails once more is told once more', async () => {
    const { write, run, outbox, answers, said, rows } = delivery();
    answers(refusedAt('C1'));
    write({ to: channel('C1') });
    await run();
    const [dead] = await rows();
    await outbox.revive(dead!.id, 0);
    await run();
    expect(said().filter(line => line.startsWith('send C0ADMINS'))).toHaveLength(2);
  });

  test('is only tried again while it is dead', async () => {
    const { write, run, outbox } = delivery();
    write({ to: channel('C1') });
    expect(await outbox.revive(1, 0)).toBe(false);
    await run();
    expect(await outbox.revive(1, 0)).toBe(false);
    expect(await outbox.revive(404, 0)).toBe(false);
  });
});

describe('what can’t be drawn', () => {
  test('is given up after five attempts, and the admins are told', async () => {
    const { write, run, later, rows, said, log } = delivery();
    write({ to: channel('C1'), intent: 'broken' });
    await run();
    for (let n = 0; n < 10; n++) await later(MINUTE);
    expect(log.happened.filter(line => line === 'a message could not be drawn')).toHaveLength(5);
    expect((await rows())[0]).toMatchObject({ failures: 4, reason: 'not drawn' });
    expect(said()).toEqual(['send C0ADMINS undelivered: m1, not drawn']);
  });

  test('does not stop the others', async () => {
    const { write, run, said } = delivery();
    write({ to: channel('C1'), intent: 'broken' }, { to: channel('C2') }, { to: channel('C3') });
    await run();
    expect(said().toSorted()).toEqual(['send C2 m2', 'send C3 m3']);
  });

  test('may be of a kind that nothing draws any more', async () => {
    const { write, run, rows } = delivery();
    write({ to: channel('C1'), intent: 'of an older version' });
    await run();
    expect((await rows())[0]).toMatchObject({ reason: 'not drawn', failures: 1, deadAt: null });
  });
});

test('thinning forgets what was sent and answered long ago, and keeps what waits or died', async () => {
  const { write, run, later, outbox, answers, rows, machine, store } = delivery();
  const { inbox } = store.tables;
  const longAgo = machine.now();
  answers(refusedAt('C2', 'C0ADMINS', 'U0ANNA'));
  write({ to: channel('C1') }, { to: channel('C1') }, { to: channel('C2') });
  await run();
  await later(DAY);
  answers(() => ({ kind: 'wait', wait: DAY, reason: 'ratelimited' }));
  write({ to: channel('C3') });
  await store.queries.insert(inbox).values([
    { request: 'old', about: 'r', at: longAgo },
    { request: 'new', about: 'r', at: machine.now() },
  ]);
  const left = async () => (await rows()).map(row => row.about);
  await outbox.thin(longAgo, 1000);
  expect(await left()).toContain('m1');
  await outbox.thin(longAgo + 1, 1);
  expect(await left()).not.toContain('m1');
  expect(await left()).toContain('m2');
  await outbox.thin(longAgo + 1, 1000);
  expect((await left()).filter(about => about.startsWith('m'))).toEqual(['m3', 'm4']);
  expect((await store.queries.select().from(inbox)).map(row => row.request)).toEqual(['new']);
});
