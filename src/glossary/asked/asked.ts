/** A word that nobody found. Who asked for it is not kept: nobody is shamed for asking. */
export interface AskedWord {
  key: string;
  /** As it was typed last. */
  word: string;
  times: number;
  at: number;
}

export interface AskedWords {
  /** Asked last first: what nobody wants to add must not hide what is new. */
  all(limit: number): Promise<AskedWord[]>;
  /** It is in the glossary now, or nobody wants it. */
  drop(key: string): Promise<void>;
}
