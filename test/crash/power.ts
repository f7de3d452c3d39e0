import SqliteDatabase from 'better-sqlite3';
import { NotSaved } from '../../src/kernel/not-saved.ts';
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

/** Of drizzle's own objects, what is watched here. */
interface Session {
  prepareQuery(query: { sql: string }, ...how: unknown[]): Prepared;
}
type Run = (...values: unknown[]) => unknown;
type Prepared = Record<'run' | 'all' | 'get' | 'values', Run>;

/**
 * The same store, which may lose its power at each of its calls, and which may refuse to write as SQLite does. Watched
 * is where a query is run and not where it is made: what is prepared is made once and run often.
 */
export function poweredBy(store: OpenStore, power: () => Power, fault: () => StoreFault): OpenStore {
  function runsWatched(prepared: Prepared, { sql }: { sql: string }): Prepared {
    const what = sql.startsWith('with ') ? 'claim' : (/^\w+/.exec(sql)?.[0] ?? 'query');
    let isRunning = false;
    const watched =
      (run: Run): Run =>
      (...values) => {
        // One way to run it may go another one's way.
        if (isRunning) return Reflect.apply(run, prepared, values);
        isRunning = true;
        try {
          power().moment(`before a ${what}`);
          if (what === 'select') return Reflect.apply(run, prepared, values);
          const code = fault();
          if (code) throw refused(code);
          const result = Reflect.apply(run, prepared, values);
          power().moment(`after a ${what}`);
          return result;
        } finally {
          isRunning = false;
        }
      };
    const { run, all, get, values } = prepared;
    return Object.assign(prepared, {
      run: watched(run),
      all: watched(all),
      get: watched(get),
      values: watched(values),
    });
  }
  const { session: whole } = store.queries as unknown as { session: Session };
  const session = new Proxy(whole, {
    get(made, name, asked) {
      if (name !== 'prepareQuery') return Reflect.get(made, name, asked) as unknown;
      return (...given: Parameters<Session['prepareQuery']>) =>
        runsWatched(made.prepareQuery(...given), given[0]);
    },
  });
  return {
    ...store,
    queries: new Proxy(store.queries, {
      get: (made, name, asked) =>
        name === 'session' ? session : (Reflect.get(made, name, asked) as unknown),
    }),
    // Prepared queries are kept by these: those that look on must not share them.
    tables: { ...store.tables },
    commitAll(commits) {
      power().moment('before a commit');
      const code = fault();
      if (code) return commits.map(() => ({ error: new NotSaved(code, refused(code)) }));
      const outcomes = store.commitAll(commits);
      power().moment('after a commit');
      return outcomes;
    },
  };
}

const refused = (code: string) => new SqliteDatabase.SqliteError(`refused with ${code}`, code);
