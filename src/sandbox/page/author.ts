import type { Face, Message, Screen } from '../protocol.ts';
import { faceOf } from './slack.ts';

/** Who stands over a message: the name that the app posted it under, or the sender's own. */
export interface Author {
  /** A borrowed name has no picture of its own: its initials are drawn. */
  face: Face;
  /** The app said it, under whatever name. */
  isApp: boolean;
}

export function authorOf(screen: Screen, message: Pick<Message, 'user' | 'as'>): Author {
  const sender = faceOf(screen, message.user);
  const isApp = sender.isApp === true;
  const name = message.as?.name;
  if (!name) return { face: sender, isApp };
  return { face: { id: `as ${name}`, name, title: '', zone: sender.zone }, isApp };
}
