import type { Directory } from '../people/directory.ts';
import type { Claimed, Message } from './message.ts';

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
  if (intent !== UNDELIVERED)
    return [messageFor(String(dead.id), dead, { kind: 'channel', id: adminChannel })];
  if (to.kind !== 'channel') return [];
  const admins = await directory.withRole('admin');
  return admins.map(admin => messageFor(dead.about, dead, { kind: 'person', id: admin.id }));
}

function messageFor(about: string, dead: Claimed, to: { kind: 'channel' | 'person'; id: string }): Message {
  return {
    key: `${UNDELIVERED}:${dead.id}:${dead.attempt}:${to.id}`,
    intent: UNDELIVERED,
    about,
    seq: null,
    to,
    urgent: dead.urgent,
  };
}
