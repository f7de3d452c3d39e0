import { useCallback, useEffect, useRef, useState } from 'react';
import type { Screen } from '../protocol.ts';
import { onChanges, readScreen } from './wire.ts';

export interface Watched {
  screen: Screen | undefined;
  /** `performance.now()` when the screen was read: the clock runs on from there. */
  readAt: number;
  connected: boolean;
  /** What the server said when it couldn't be read. */
  problem: string | undefined;
  /** Reads again; resolves when what was asked for stands on the page. */
  refresh: () => Promise<void>;
}

/** A person's Slack, kept up to date. Many changes at once are read once. */
export function useScreen(as: string | undefined): Watched {
  const [read, setRead] = useState<{ screen: Screen; readAt: number }>();
  const [problem, setProblem] = useState<string>();
  const [connected, setConnected] = useState(true);
  const whose = useRef(as);
  const running = useRef<Promise<void>>(undefined);
  const waiting = useRef<Promise<void>>(undefined);

  const readOnce = useCallback(async () => {
    const asked = whose.current;
    try {
      const screen = await readScreen(asked);
      if (asked !== whose.current) return;
      setRead({ screen, readAt: performance.now() });
      setProblem(undefined);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }, []);

  const refresh = useCallback((): Promise<void> => {
    if (waiting.current) return waiting.current;
    const after = running.current ?? Promise.resolve();
    waiting.current = after.then(() => {
      waiting.current = undefined;
      running.current = readOnce().finally(() => (running.current = undefined));
      return running.current;
    });
    return waiting.current;
  }, [readOnce]);

  useEffect(() => {
    whose.current = as;
    void refresh();
  }, [as, refresh]);
  useEffect(() => onChanges(() => void refresh(), setConnected), [refresh]);

  const current = as === undefined || read?.screen.me.id === as ? read : undefined;
  return { screen: current?.screen, readAt: current?.readAt ?? 0, connected, problem, refresh };
}
