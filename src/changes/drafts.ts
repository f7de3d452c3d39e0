import type { ChangeType, Plan } from './change.ts';

/** A plan as it was read from a form, with what it is a plan of. */
export interface Planned {
  plan: Plan;
  type: ChangeType;
  /** Where it is done. */
  siteId: string;
  /** The change that it edits, at the version that was opened; null while it is new. */
  edits: { id: string; seen: number } | null;
}

/** What somebody has planned so far in the form of a change, kept under the id of its first page. */
export interface Draft {
  id: string;
  /** Who plans. */
  by: string;
  planned: Planned;
  /** When it was last changed, in milliseconds. */
  at: number;
}

/** The drafts that are kept: a form is too small to carry what was typed from page to page. */
export interface Drafts {
  find(id: string): Promise<Draft | undefined>;
  /** Writes it over the one of the same id, and forgets those that nobody has changed for a week. */
  keep(draft: Draft): Promise<void>;
}
