import type { Store } from '../../src/store/open.ts';

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

/** The same store, which may lose its power at each of its calls, and a commit of which may be refused. */
export function poweredBy(store: Store, power: () => Power, fault: () => StoreFault): Store {
  const reads = new Proxy(store.queries, {
    get(queries, name) {
      if (['select', 'selectDistinct', 'insert', 'update', 'delete'].includes(String(name)))
        power().moment(String(name));
      const found: unknown = Reflect.get(queries, name);
      return typeof found === 'function' ? (found.bind(queries) as unknown) : found;
    },
  });
  return {
    ...store,
    queries: reads,
    commit(statements) {
      power().moment('before a commit');
      const code = fault();
      if (code) throw Object.assign(new Error(code), { code });
      const outcome = store.commit(statements);
      power().moment('after a commit');
      return outcome;
    },
  };
}
