import { useRef, useState } from 'react';
import type { Conversation } from '../protocol.ts';
import { useSlack } from './slack.ts';

interface Placed {
  id: string;
  text: string;
  /** `ts` of the message it stands under; empty at the beginning of a conversation. */
  after: string;
}

/**
 * Slack's own words in a conversation, each under the message that was the last when it came. They have no time of
 * their own, and they don't wander down with the messages that follow.
 */
export function useNotices(conversation: Conversation): [Placed[], (id: string) => void] {
  const { screen } = useSlack();
  const places = useRef(new Map<string, string>());
  const [dismissed, setDismissed] = useState<string[]>([]);
  const last = conversation.messages.at(-1)?.ts ?? '';
  const notices = screen.notices
    .filter(notice => notice.channel === conversation.id && !dismissed.includes(notice.id))
    .map(({ id, text }) => {
      const after = places.current.get(id) ?? last;
      places.current.set(id, after);
      return { id, text, after };
    });
  return [notices, id => setDismissed([...dismissed, id])];
}
