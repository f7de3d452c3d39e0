import type { Cards } from '../conversations/card.ts';
import type { Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Listen } from '../slack/listen.ts';
import { md } from '../slack/markup.ts';
import type { Draw } from './deliver.ts';
import type { Message } from './message.ts';
import type { Outbox } from './outbox.ts';
import { recipient, TRY_AGAIN, undelivered } from './views.ts';

/** What people call the record that a message is about. */
export type NameOf = (message: Message) => Promise<string>;

export function outboxRoutes(on: Listen, outbox: Outbox, machine: Clock, nameOf: NameOf): void {
  on.press(TRY_AGAIN, async ({ by, value }) => {
    if (!by.roles.includes('admin')) {
      throw new Refusal(
        'not-yours',
        'Only an admin of Common Ground can send it again. Tell one that you saw this.',
      );
    }
    const dead = await outbox.undelivered(Number(value));
    if (!dead || !(await outbox.revive(Number(value), machine.now()))) {
      throw new Refusal(
        'already-done',
        'It is on its way already. If it fails again, you will read of it here.',
      );
    }
    return {
      done: md`${await nameOf(dead)}: ${by.name} sends it again. If it fails once more, you will read of it here.`,
    };
  });
}

/** Draws the news that something could not be delivered; nothing once it was. */
export function drawUndelivered(outbox: Outbox, cards: Cards, nameOf: NameOf): Draw {
  return async ({ about }) => {
    const dead = await outbox.undelivered(Number(about));
    if (!dead) return undefined;
    const { to } = dead;
    const card = to.kind === 'card' || to.kind === 'thread' ? await cards.card(to.cardId) : undefined;
    return undelivered(Number(about), dead.reason, await nameOf(dead), recipient(to, card?.channel));
  };
}
