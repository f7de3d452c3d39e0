/** What was entered into the fields of a form: text, or the values of what was chosen. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** What somebody has typed into the form of a change so far, kept under the id of its first page. */
export interface Draft {
  id: string;
  /** Who types. */
  by: string;
  fields: Fields;
  /** When it was last typed in, in milliseconds. */
  at: number;
}

/** The drafts that are kept: a form is too small to carry what was typed from page to page. */
export interface Drafts {
  find(id: string): Promise<Draft | undefined>;
  /** Writes it over the one of the same id, and forgets those that nobody has typed in for a week. */
  keep(draft: Draft): Promise<void>;
  /** What somebody typed last; undefined where that is longer ago than `since`. */
  last(by: string, since: number): Promise<Draft | undefined>;
}
