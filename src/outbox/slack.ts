import type { Cards } from '../conversations/card.ts';
import type { Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Admin } from '../people/admins.ts';
import type { Listen } from '../slack/listen.ts';
import { md, personLink } from '../slack/markup.ts';
import type { Draw } from './deliver.ts';
import type { Message } from './message.ts';
import type { Outbox } from './outbox.ts';
import { recipient, TRY_AGAIN, undelivered } from './views.ts';

/** What people call the record that a message is about. */
export type NameOf = (message: Message) => Promise<string>;

export function outboxRoutes(onAdmin: Listen<Admin>, outbox: Outbox, machine: Clock, nameOf: NameOf): void {
  onAdmin.press(TRY_AGAIN, async ({ by, value }) => {
    const dead = await outbox.undelivered(Number(value));
    if (!dead || !(await outbox.revive(Number(value), machine.now()))) {
      throw new Refusal(
        'already-done',
        'It is on its way already. If it fails again, you will read of it here.',
      );
    }
    return {
      done: md`${await nameOf(dead)}: ${personLink(by.id)} sends it again. If it fails once more, you will read of it here.`,
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
