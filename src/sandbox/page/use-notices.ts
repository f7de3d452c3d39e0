import { useCallback, useRef, useState } from 'react';
import type { Screen } from '../protocol.ts';

/** Slack's own words, and where they stand. */
export interface Notice {
  id: string;
  text: string;
  channel: string;
  /** `ts` of the message it stands under; empty at the beginning of a conversation. */
  after: string;
  /** The thread in which it was caused. */
  thread: string | undefined;
}

/**
 * Slack's own words in the person's conversations since the window was opened. They have no time of their own: each
 * stays under the message that was the last when it came.
 * @returns them, how to dismiss one, and how to say in which thread the next ones are caused
 */
export function useNotices(
  screen: Screen,
): [Notice[], (id: string) => void, (thread: string | undefined) => void] {
  const [old] = useState(() => new Set(screen.notices.map(({ id }) => id)));
  const [dismissed, setDismissed] = useState<string[]>([]);
  const placed = useRef(new Map<string, Notice>());
  const thread = useRef<string>(undefined);

  for (const { id, text, channel } of screen.notices) {
    if (old.has(id) || placed.current.has(id) || channel === undefined) continue;
    const place = [...screen.channels, ...screen.groups, screen.dm].find(one => one.id === channel);
    const after = place?.messages.at(-1)?.ts ?? '';
    placed.current.set(id, { id, text, channel, after, thread: thread.current });
  }
  const dismiss = useCallback((id: string) => setDismissed(before => [...before, id]), []);
  const causedIn = useCallback((ts: string | undefined) => void (thread.current = ts), []);
  const shown = [...placed.current.values()].filter(({ id }) => !dismissed.includes(id));
  return [shown, dismiss, causedIn];
}
