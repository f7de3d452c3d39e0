import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../src/kernel/clock.ts';
import type { Posted } from '../../src/outbox/deliver.ts';
import { delivery } from './delivery.ts';

const there: Posted = { kind: 'sent', channel: 'C0OT', ts: 'there' };
const gone: Posted = { kind: 'refused', reason: 'message_not_found', gone: true };

describe('a card', () => {
  test('is posted once and edited from then on', async () => {
    const { card, write, run, version, said, cards } = delivery();
    const to = card();
    write({ to, intent: 'card' });
    await run();
    expect(await cards.card(to.cardId)).toMatchObject({ channel: 'C0OT', ts: 'ts1', shown: 1 });
    version.now = 2;
    write({ to, intent: 'card' });
    await run();
    expect(said()).toEqual(['send C0OT version 1', 'edit C0OT@ts1 version 2']);
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

  test('that somebody deleted is posted again, and edited there from then on', async () => {
    const { card, write, run, version, answers, said, cards } = delivery();
    const to = card();
    write({ to, intent: 'card' });
    await run();
    answers(({ did }) => (did === 'edit' ? gone : undefined));
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
      'edit C0OT@ts1 version 2',
      'send C0OT version 2',
      'edit C0OT@ts2 version 3',
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
    expect(calls.slice(0, 2).map(call => [call.did, call.key])).toEqual([
      ['send', 'card:r.ot'],
      ['find', 'card:r.ot'],
    ]);
    expect((await cards.card(to.cardId))?.ts).toBe('there');
  });

  test('that was found is brought up to date: it shows what was true when it was posted', async () => {
    const { card, write, run, later, version, answers, said, cards } = delivery();
    const to = card();
    answers(({ did }) => (did === 'send' ? { kind: 'unknown', reason: '503' } : undefined));
    write({ to, intent: 'card' });
    await run();
    answers(({ did }) => (did === 'find' ? there : undefined));
    version.now = 2;
    write({ to, intent: 'card' });
    await later(SECOND);
    expect(said()).toEqual(['send C0OT version 1', 'find C0OT', 'edit C0OT@there version 2']);
    expect(await cards.card(to.cardId)).toMatchObject({ ts: 'there', shown: 2 });
  });

  test('that was found and deleted before it could be edited is posted', async () => {
    const { card, write, run, later, answers, said, cards } = delivery();
    const to = card();
    answers(({ did }) => (did === 'send' ? { kind: 'unknown', reason: '503' } : undefined));
    write({ to, intent: 'card' });
    await run();
    answers(({ did }) => ({ find: there, edit: gone, send: undefined, remove: undefined })[did]);
    await later(SECOND);
    expect(said().slice(1)).toEqual(['find C0OT', 'edit C0OT@there version 1', 'send C0OT version 1']);
    expect((await cards.card(to.cardId))?.ts).toBe('ts2');
  });

  test.each<Posted>([
    { kind: 'unknown', reason: '503' },
    { kind: 'wait', wait: SECOND, reason: 'ratelimited' },
  ])('that was found and could not be edited is found again, not posted: %o', async outcome => {
    const { card, write, run, later, answers, said, cards } = delivery();
    const to = card();
    answers(({ did }) => (did === 'send' ? { kind: 'unknown', reason: '503' } : undefined));
    write({ to, intent: 'card' });
    await run();
    answers(({ did }) => ({ find: there, edit: outcome, send: undefined, remove: undefined })[did]);
    await later(SECOND);
    answers(({ did }) => (did === 'find' ? there : undefined));
    await later(MINUTE);
    const foundAndEdited = ['find C0OT', 'edit C0OT@there version 1'];
    expect(said()).toEqual(['send C0OT version 1', ...foundAndEdited, ...foundAndEdited]);
    expect(await cards.card(to.cardId)).toMatchObject({ ts: 'there', shown: 1 });
  });

  test('keeps what it shows when Slack refuses it for another reason', async () => {
    const { card, write, run, version, answers, said } = delivery();
    const to = card();
    write({ to, intent: 'card' });
    await run();
    answers(({ did }) => (did === 'edit' ? { kind: 'refused', reason: 'is_archived' } : undefined));
    version.now = 2;
    write({ to, intent: 'card' });
    await run();
    expect(said().slice(1)).toEqual([
      'edit C0OT@ts1 version 2',
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
