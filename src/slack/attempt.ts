import type { Ids } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { NotSaved } from '../kernel/not-saved.ts';
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
      const reference = ids.next().slice(-8);
      log.error({ err: error, route, reference }, 'a request failed');
      return { refusal: new Refusal('broken', sentenceOf(error, reference)) };
    }
  };
}

/** A commit that the store refused wrote nothing; of anything else that broke we don't know how far it came. */
function sentenceOf(error: unknown, reference: string): string {
  switch (error instanceof NotSaved && error.code) {
    case 'SQLITE_BUSY':
      return `Nothing was saved: something else is writing to the database. Try again in a minute; if it stays, give your admin this reference: ${reference}.`;
    case 'SQLITE_FULL':
      return `Nothing was saved, because the disk is full. Use the phone or the radio until your admin has made room; give them this reference: ${reference}.`;
    default:
      return `Something broke on our side. Look whether it is done before you try again; if it stays, give your admin this reference: ${reference}.`;
  }
}
