import type { OpenStore } from '../../src/store/open.ts';

/** What keeps a desk alive until it is cut. */
export interface Power {
  /** Something that matters is about to happen, or has just happened; the cut falls here when it is its turn. */
  moment(what: string): void;
  readonly isCut: boolean;
  /** Where it was cut. */
  readonly at: string | undefined;
}

/** @param after so many moments; @param cut makes sure that the desk can do nothing any more */
export function powerFor(after: number, cut: () => void): Power {
  let left = after;
  let at: string | undefined;
  return {
    moment(what) {
      if (at !== undefined || left-- > 0) return;
      at = what;
      cut();
    },
    get isCut() {
      return at !== undefined;
    },
    get at() {
      return at;
    },
  };
}

/** Statements that a disk or another process may refuse, as SQLite says it. */
export type StoreFault = 'SQLITE_BUSY' | 'SQLITE_FULL' | undefined;

/** A query that may lose its power each time it is run, where it is made once and run often. */
function watched(query: object, power: () => Power): object {
  return new Proxy(query, {
    get(made, name) {
      const found: unknown = Reflect.get(made, name);
      if (typeof found !== 'function') return found;
      return (...given: unknown[]) => {
        const next: unknown = Reflect.apply(found, made, given);
        if (name === 'prepare') return runsWatched(next as Prepared, power);
        return next === made || name === 'from' ? watched(next as object, power) : next;
      };
    },
  });
}

interface Prepared {
  execute(values: unknown): unknown;
}

const runsWatched = (prepared: Prepared, power: () => Power): Prepared => ({
  execute(values) {
    power().moment('select');
    return prepared.execute(values);
  },
});

/** The same store, which may lose its power at each of its calls, and a commit of which may be refused. */
export function poweredBy(store: OpenStore, power: () => Power, fault: () => StoreFault): OpenStore {
  const reads = new Proxy(store.queries, {
    get(queries, name) {
      if (['select', 'selectDistinct', 'insert', 'update', 'delete'].includes(String(name)))
        power().moment(String(name));
      const found: unknown = Reflect.get(queries, name);
      if (typeof found !== 'function') return found;
      if (name !== 'select') return found.bind(queries) as unknown;
      return (...given: unknown[]) => watched(Reflect.apply(found, queries, given) as object, power);
    },
  });
  return {
    ...store,
    queries: reads,
    commitAll(commits) {
      power().moment('before a commit');
      const code = fault();
      if (code) throw Object.assign(new Error(code), { code });
      const outcomes = store.commitAll(commits);
      power().moment('after a commit');
      return outcomes;
    },
  };
}
