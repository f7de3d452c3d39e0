import type { Ids } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { Refusal } from '../kernel/refusal.ts';

/** Runs it; what it refuses or breaks comes back as a sentence, with a reference to the log where it broke. */
export type Attempt = <T>(
  route: string,
  run: () => Promise<T>,
) => Promise<{ answer: T } | { refusal: Refusal }>;

export function attempts({ ids, log }: { ids: Ids; log: Log }): Attempt {
  return async (route, run) => {
    try {
      return { answer: await run() };
    } catch (error) {
      if (error instanceof Refusal) return { refusal: error };
      const reference = ids.next().slice(0, 8);
      log.error({ err: error, route, reference }, 'a request failed');
      const sentence = `Something broke on our side. Look at the card before you try again; if it stays, give your admin this reference: ${reference}.`;
      return { refusal: new Refusal('broken', sentence) };
    }
  };
}
