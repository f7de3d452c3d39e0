import { useRef } from 'react';
import type { Conversation } from '../protocol.ts';
import { useSlack } from './slack.ts';

/**
 * Which conversations have messages that came since they were last open in this window; what was there when the
 * window was opened counts as read.
 */
export function useUnread(here: string | undefined): (conversation: Conversation) => boolean {
  const { screen } = useSlack();
  const seen = useRef(new Map<string, string>());
  return conversation => {
    const latest = conversation.messages.findLast(message => message.user !== screen.me.id)?.ts ?? '';
    if (conversation.id === here || !seen.current.has(conversation.id))
      seen.current.set(conversation.id, latest);
    return latest > (seen.current.get(conversation.id) ?? '');
  };
}
