/** To whom people report. */
export interface Managers {
  /** By person; those of whom nobody has said it are not in it. */
  of(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Somebody says whose report a person is. What an admin said the person can’t change.
   *
   * @throws Refusal `not-yours`, `bad-answer`
   */
  say(personId: string, managerId: string, saidBy: string, request: string): Promise<void>;
}
