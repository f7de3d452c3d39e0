import SqliteDatabase from 'better-sqlite3';

/** What the demo remembers of its workspace: messages, people, and how far the clock was moved. */
export interface Kept {
  workspace: unknown;
  /** Milliseconds by which the desk's clock is ahead of the machine's. */
  ahead: number;
}

export interface Keeper {
  /** Undefined the first time. */
  load(): Kept | undefined;
  save(kept: Kept): void;
  close(): void;
}

/** Keeps it in the desk's own database file, so that the demo is one file, in a table that the app doesn't know. */
export function keepIn(file: string): Keeper {
  const database = new SqliteDatabase(file, { timeout: 5000 });
  database.exec(
    'create table if not exists sandbox (id integer primary key check (id = 1), kept text not null)',
  );
  const read = database.prepare<[], { kept: string }>('select kept from sandbox');
  const write = database.prepare(
    'insert into sandbox (id, kept) values (1, ?) on conflict do update set kept = excluded.kept',
  );
  return {
    load() {
      const row = read.get();
      return row && (JSON.parse(row.kept) as Kept);
    },
    save: kept => void write.run(JSON.stringify(kept)),
    close: () => void database.close(),
  };
}

/** Whether a demo keeps its workspace in the file. A plant's own database, or a letter, is none. */
export function isDemo(file: string): boolean {
  try {
    const database = new SqliteDatabase(file, { readonly: true });
    const table = database.prepare(`select 1 from sqlite_master where name = 'sandbox'`).get();
    database.close();
    return table !== undefined;
  } catch {
    return false;
  }
}
