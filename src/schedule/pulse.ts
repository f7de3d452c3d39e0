/** Keeps ticking: one tick after the other, never two at once. */
export interface Pulse {
  /** There may be something to do now. */
  wake(): void;
  /** Waits for the tick that runs and starts no other. */
  stop(): Promise<void>;
}

/**
 * Ticks every `every` milliseconds and at once when woken.
 *
 * @param failed told of a tick that threw; the next one comes all the same
 */
export function startPulse(
  tick: () => Promise<void>,
  every: number,
  failed: (error: unknown) => void,
): Pulse {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let woken = false;
  let stopped = false;

  function beat(): void {
    clearTimeout(timer);
    woken = false;
    running = tick()
      .catch(failed)
      .finally(() => {
        running = undefined;
        if (!stopped) timer = setTimeout(beat, woken ? 0 : every);
      });
  }

  beat();
  return {
    wake() {
      woken = true;
      if (stopped || running) return;
      clearTimeout(timer);
      timer = setTimeout(beat, 0);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
