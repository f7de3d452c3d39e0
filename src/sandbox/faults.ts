/** How a call of the Web API fails when it was told to. */
export type Failure =
  | { status: number; headers?: Record<string, string>; body?: string }
  /** As Slack's own error. */
  | { error: string }
  /** It is done, and the answer says that Slack broke. */
  | { statusAfterDoingIt: number }
  /** It takes so many real milliseconds, before or after it is done. */
  | { slow: number; when: 'before doing it' | 'after doing it' }
  /** It is done, and the answer never comes: the caller's own timeout has to end it. */
  | 'timeout after doing it'
  | 'drop the connection after doing it'
  | 'drop the connection before doing it';

/** What Slack's servers show instead of JSON when they break. */
export const BROKEN_PAGE = '<!DOCTYPE html><html><body><h1>Slack is having trouble</h1></body></html>';

/** Failures that were ordered: those of one call first, then those of a method, then those of all. */
export class Faults {
  readonly #next = new Map<string, Failure[]>();
  readonly #lasting = new Map<string, Failure>();

  /** The next call of the method fails like this; several wait in line. */
  next(method: string, failure: Failure): void {
    this.#next.set(method, [...(this.#next.get(method) ?? []), failure]);
  }

  /**
   * Every call of the method fails like this, or every call at all where the method is `*`.
   * @returns ends it
   */
  lasting(method: string, failure: Failure): () => void {
    this.#lasting.set(method, failure);
    return () => {
      if (this.#lasting.get(method) === failure) this.#lasting.delete(method);
    };
  }

  /** How this call fails, if it does. */
  take(method: string): Failure | undefined {
    return this.#next.get(method)?.shift() ?? this.#lasting.get(method) ?? this.#lasting.get('*');
  }
}
