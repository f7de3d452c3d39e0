/** The store refused a commit, and wrote nothing of it. */
export class NotSaved extends Error {
  /** The store's own code. */
  readonly code: string;

  constructor(code: string, cause: Error) {
    super(`nothing was written: ${cause.message}`, { cause });
    this.name = 'NotSaved';
    this.code = code;
  }
}
