import { expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import { delivery, inThread } from './delivery.ts';

/** A card at OT's desk that Slack refused. */
async function died(reason: string) {
  const desk = delivery();
  desk.answers(({ where }) => (where === 'C0OT' ? { kind: 'refused', reason } : undefined));
  desk.write({ to: desk.card(), intent: 'card' });
  await desk.run();
  desk.answers(() => undefined);
  const posted = async () => {
    await desk.outbox.reviveIn('C0OT', desk.machine.now());
    await desk.run();
    return desk.said().filter(line => line.startsWith('send C0OT ')).length - 1;
  };
  return { ...desk, posted };
}

test.each(['not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action'])(
  'a card that died of %s is posted once its channel can be written in again',
  async reason => {
    const { posted } = await died(reason);
    expect(await posted()).toBe(1);
    // What was sent is not sent again.
    expect(await posted()).toBe(1);
  },
);

test('what died of something else stays dead', async () => {
  const { posted } = await died('msg_too_long');
  expect(await posted()).toBe(0);
});

test('what died more than a week ago stays dead', async () => {
  const { posted, machine } = await died('is_archived');
  machine.moveOn(7 * DAY);
  expect(await posted()).toBe(0);
});

test('what is refused again each time is tried for a week', async () => {
  const desk = await died('restricted_action');
  desk.answers(() => ({ kind: 'refused', reason: 'restricted_action' }));
  const tries: number[] = [];
  for (let day = 1; day <= 9; day++) {
    desk.machine.moveOn(DAY);
    tries.push(await desk.posted());
  }
  expect(tries).toEqual([1, 2, 3, 4, 5, 6, 6, 6, 6]);
});

test('notes that died because their card was not there come as soon as it is', async () => {
  const desk = delivery();
  const to = desk.card();
  desk.answers(({ where }) =>
    where === 'C0OT' ? { kind: 'refused', reason: 'restricted_action' } : undefined,
  );
  desk.write({ to, intent: 'card' });
  desk.write({ to: inThread(to.cardId), about: 'note' });
  await desk.run();
  expect(desk.said().join('\n')).not.toContain('note');
  desk.answers(() => undefined);
  desk.write({ to, intent: 'card' });
  await desk.run();
  expect(desk.said().at(-1)).toBe('send C0OT/ts3 note');
});
