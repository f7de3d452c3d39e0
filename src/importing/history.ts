import type { Entry } from '../audit/entry.ts';
import { theApp } from '../kernel/actor.ts';
import type { Told } from './report.ts';

/** A record that a file changes, with what its history says of it. */
export interface Revision<R> {
  is: R;
  /** The version that it was read at; 0: it is new. */
  was: number;
  entry: Entry;
}

interface Recorded {
  id: string;
  version: number;
  auditHead: string;
}

/** The next version of each record that is new or changed. */
export function revisions<R extends Recorded>(
  record: string,
  rows: readonly Told<R>[],
  now: number,
): Revision<R>[] {
  return rows.flatMap(({ is, was, outcome }) => {
    if (!is || outcome === 'unchanged') return [];
    const version = (was?.version ?? 0) + 1;
    const what = { record, recordId: is.id, seq: version, at: now, actor: theApp, action: 'imported' };
    const entry = { ...what, ...difference(was, is), words: null };
    return [{ is: { ...is, version }, was: version - 1, entry }];
  });
}

/** The fields in which two versions differ; of a new record all. */
function difference<R extends Recorded>(was: R | undefined, is: R): Pick<Entry, 'before' | 'after'> {
  const { id: _, version: __, auditHead: ___, ...fields } = is;
  const before = new Map(Object.entries(was ?? {}));
  const changed = Object.entries(fields).filter(
    ([field, value]) => !was || JSON.stringify(before.get(field)) !== JSON.stringify(value),
  );
  return {
    before: was ? Object.fromEntries(changed.map(([field]) => [field, before.get(field)])) : {},
    after: Object.fromEntries(changed),
  };
}
