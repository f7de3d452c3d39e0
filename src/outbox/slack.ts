import type { Cards } from '../conversations/card.ts';
import type { Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Listen } from '../slack/listen.ts';
import { md } from '../slack/markup.ts';
import type { Draw } from './deliver.ts';
import type { Outbox } from './outbox.ts';
import { TRY_AGAIN, undelivered, whither } from './views.ts';

export interface OutboxSlackParts {
  outbox: Outbox;
  cards: Cards;
  machine: Clock;
  /** Draws what a dead message would have said, in a line. */
  draw: Record<string, Draw>;
}

export function outboxRoutes(on: Listen, { outbox, machine }: OutboxSlackParts): void {
  on.press(TRY_AGAIN, async ({ by, value }) => {
    if (!by.roles.includes('admin'))
      throw new Refusal(
        'not-yours',
        'Only an admin of Common Ground can send it again. Tell one that you saw this.',
      );
    const revived = await outbox.revive(Number(value), machine.now());
    if (!revived)
      throw new Refusal(
        'already-done',
        'It is on its way already. If it fails again, you will read of it here.',
      );
  });
}

/** Draws the news that something could not be delivered; nothing once it was. */
export function drawUndelivered({ outbox, cards, draw }: OutboxSlackParts): Draw {
  return async ({ about }) => {
    const dead = await outbox.undelivered(Number(about));
    if (!dead) return undefined;
    const card =
      dead.to.kind === 'card' || dead.to.kind === 'thread' ? await cards.card(dead.to.cardId) : undefined;
    const lost = await draw[dead.intent]?.(dead).catch(() => undefined);
    return undelivered(
      Number(about),
      dead.reason,
      md`${whither(dead, card?.channel)}: ${lost ? { mrkdwn: lost.text } : dead.intent}`,
    );
  };
}
