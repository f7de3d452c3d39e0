import { describe, expect, test } from 'vitest';
import { SECOND } from '../../src/kernel/clock.ts';
import type { Posted } from '../../src/outbox/deliver.ts';
import { delivery } from './delivery.ts';

const gone: Posted = { kind: 'refused', reason: 'message_not_found', gone: true };

describe('a card', () => {
  test('is posted once and changed from then on', async () => {
    const { card, write, run, version, said, cards } = delivery();
    const to = card();
    write({ to, intent: 'card' });
    await run();
    expect(await cards.card(to.cardId)).toMatchObject({ channel: 'C0OT', ts: 'ts1', shown: 1 });
    version.now = 2;
    write({ to, intent: 'card' });
    await run();
    expect(said()).toEqual(['send C0OT version 1', 'change C0OT@ts1 version 2']);
    expect(await cards.card(to.cardId)).toMatchObject({ ts: 'ts1', shown: 2 });
  });

  test('is shown as it is now, once, however many versions waited', async () => {
    const { card, write, run, version, said, rows } = delivery();
    const to = card();
    write({ to, intent: 'card' });
    version.now = 2;
    write({ to, intent: 'card' });
    version.now = 3;
    write({ to, intent: 'card' });
    await run();
    expect(said()).toEqual(['send C0OT version 3']);
    expect((await rows()).every(row => row.sentAt !== null)).toBe(true);
  });

  test('that somebody deleted is posted again, and changed there from then on', async () => {
    const { card, write, run, version, answers, said, cards } = delivery();
    const to = card();
    write({ to, intent: 'card' });
    await run();
    answers(({ did }) => (did === 'change' ? gone : undefined));
    version.now = 2;
    write({ to, intent: 'card' });
    await run();
    expect((await cards.card(to.cardId))?.ts).toBe('ts2');
    answers(() => undefined);
    version.now = 3;
    write({ to, intent: 'card' });
    await run();
    expect(said()).toEqual([
      'send C0OT version 1',
      'change C0OT@ts1 version 2',
      'send C0OT version 2',
      'change C0OT@ts2 version 3',
    ]);
  });

  test('of which nobody knows whether it was posted is found under one key whatever its version', async () => {
    const { card, write, run, later, version, answers, calls, cards } = delivery();
    const to = card();
    answers(({ did }) => (did === 'send' ? { kind: 'unknown', reason: '503' } : undefined));
    write({ to, intent: 'card' });
    await run();
    version.now = 2;
    answers(({ did }) => (did === 'find' ? { kind: 'sent', channel: 'C0OT', ts: 'there' } : undefined));
    await later(SECOND);
    expect(calls.map(call => [call.did, call.key])).toEqual([
      ['send', 'card:r.ot'],
      ['find', 'card:r.ot'],
    ]);
    expect((await cards.card(to.cardId))?.ts).toBe('there');
  });

  test('keeps its change when Slack refuses it for another reason', async () => {
    const { card, write, run, version, answers, said } = delivery();
    const to = card();
    write({ to, intent: 'card' });
    await run();
    answers(({ did }) => (did === 'change' ? { kind: 'refused', reason: 'is_archived' } : undefined));
    version.now = 2;
    write({ to, intent: 'card' });
    await run();
    expect(said().slice(1)).toEqual([
      'change C0OT@ts1 version 2',
      'send C0ADMINS undelivered: m2, is_archived',
    ]);
  });
});

describe('a reply under a card', () => {
  test('waits for the card and stands in its thread, broadcast where asked', async () => {
    const { card, write, run, said } = delivery();
    const { cardId } = card();
    write(
      { to: { kind: 'card', cardId }, intent: 'card' },
      { to: { kind: 'thread', cardId } },
      { to: { kind: 'thread', cardId, broadcast: true } },
    );
    await run();
    expect(said()).toEqual(['send C0OT version 1', 'send C0OT/ts1 m2', 'send C0OT/ts1! m3']);
  });

  test('dies silently with a card that was never posted: the admins hear of the card', async () => {
    const { card, write, run, answers, said, rows } = delivery();
    const { cardId } = card();
    answers(({ where }) => (where === 'C0OT' ? { kind: 'refused', reason: 'is_archived' } : undefined));
    write({ to: { kind: 'card', cardId }, intent: 'card' }, { to: { kind: 'thread', cardId } });
    await run();
    expect(said().toSorted()).toEqual(['send C0ADMINS undelivered: m1, is_archived', 'send C0OT version 1']);
    expect((await rows()).find(row => row.about === 'm2')?.reason).toBe('its card was never posted');
  });
});
