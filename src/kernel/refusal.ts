/** Every reason for which the app says no to a person. */
export type RefusalCode =
  | 'unknown-person'
  | 'person-left'
  | 'not-yours'
  | 'not-now'
  | 'already-done'
  | 'not-found'
  | 'bad-answer'
  | 'too-busy'
  | 'broken'
  | 'bad-setting'
  | 'newer-database'
  | 'older-database'
  | 'altered-history';

/**
 * A no that a person reads: the message is a whole sentence that says what to do next. Anything else that is
 * thrown is a bug and goes to the log.
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  /** The field of a form that it is about, where it is about one. */
  readonly field: string | undefined;

  constructor(code: RefusalCode, sentence: string, field?: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = 'Refusal';
    this.code = code;
    this.field = field;
  }
}
