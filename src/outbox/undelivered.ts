import type { Directory } from '../people/directory.ts';
import type { Address, Claimed, Message } from './message.ts';

export const UNDELIVERED = 'outbox.undelivered';

/**
 * Who hears of a message that could not be delivered: the admin channel; where that is what failed, each admin
 * personally; nobody after that but the log.
 */
export async function tellOf(
  dead: Claimed,
  directory: Directory,
  adminChannel: string,
): Promise<readonly Message[]> {
  const { intent, to } = dead;
  if (intent !== UNDELIVERED) return [news(String(dead.id), dead, { kind: 'channel', id: adminChannel })];
  if (to.kind !== 'channel') return [];
  const admins = await directory.withRole('admin');
  return admins.map(admin => news(dead.about, dead, { kind: 'person', id: admin.id }));
}

/** It may die again after it was revived, under another lease: that is news again. */
function news(about: string, dead: Claimed, to: Extract<Address, { kind: 'channel' | 'person' }>): Message {
  const key = `${UNDELIVERED}:${dead.id}:${dead.lease}:${to.id}`;
  return { key, intent: UNDELIVERED, about, seq: dead.lease, to, urgent: dead.urgent };
}
