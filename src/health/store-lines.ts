import { notOk, ok, type Line } from './line.ts';

/** What is found at the place of the database file. */
export type StoreFound = { file: string } & (
  | {
      found: 'nothing';
      /** The system's code for why its folder would take no database; null where it would. */
      whyNotMade: string | null;
    }
  | { found: 'unreadable'; why: string }
  | {
      found: 'database';
      /** Its permissions, as chmod takes them. */
      mode: number;
      /** In its folder, for this account. */
      freeBytes: number;
      /** SQLite's own words; empty when the file is whole. */
      flaws: string[];
      /** Against this version of Common Ground. */
      age: 'older' | 'same' | 'newer';
      /** SQLite's code; null where a write went well. */
      whyNotWritable: string | null;
    }
);

const MB = 1_000_000;
const ENOUGH = 200 * MB;

/** @param isRunning whether the app runs on this machine meanwhile, with a store of its own */
export function storeLines(store: StoreFound, isRunning: boolean): Line[] {
  const { file, found } = store;
  if (found === 'nothing') return [unmadeLine(file, store.whyNotMade, isRunning)];
  if (found === 'unreadable') return [notOk(unreadable(file, store.why))];
  return [
    ok(`Store: ${file} opens.`),
    writableLine(store.whyNotWritable),
    store.flaws.length === 0
      ? ok('Store: SQLite finds the file whole.')
      : notOk(`Store: the file is damaged (${store.flaws.join('; ')}). Stop the app and restore a backup.`),
    permissionLine(file, store.mode),
    spaceLine(store.freeBytes),
    ageLine(store.age),
  ];
}

function unmadeLine(file: string, whyNot: string | null, isRunning: boolean): Line {
  if (isRunning)
    return notOk(
      `Store: there is no ${file}, and yet the app runs on this machine. Give the doctor the DATABASE_FILE that it runs with.`,
    );
  if (whyNot === 'ENOENT')
    return notOk(`Store: the folder of ${file} is not there. Make it, or check DATABASE_FILE.`);
  if (whyNot === null)
    return ok(
      `Store: there is no ${file} yet; it is made at the first start. Did it start before? Then check DATABASE_FILE.`,
    );
  return notOk(
    `Store: there is no ${file}, and its folder takes none (${whyNot}). Check DATABASE_FILE, and the folder’s owner and permissions.`,
  );
}

function unreadable(file: string, why: string): string {
  switch (why) {
    case 'SQLITE_NOTADB':
      return `Store: ${file} is no SQLite database. Check DATABASE_FILE, or restore a backup.`;
    case 'SQLITE_CORRUPT':
      return `Store: ${file} is damaged. Stop the app and restore a backup.`;
    default:
      return `Store: ${file} can’t be opened (${why}). Check its owner and permissions, and those of its folder.`;
  }
}

function writableLine(why: string | null): Line {
  if (why === null) return ok('Store: it takes writes.');
  if (why === 'SQLITE_BUSY')
    return notOk(
      'Store: another process holds it. Run the doctor again in a moment; if it stays, find what else has it open.',
    );
  return notOk(
    `Store: it takes no writes (${why}). Check the owner of the file and its folder, and the disk.`,
  );
}

function permissionLine(file: string, mode: number): Line {
  if (mode === 0o600) return ok('Store: only its owner may open the file.');
  const is = mode.toString(8).padStart(4, '0');
  return notOk(`Store: the file’s permissions are ${is}. Run: chmod 600 ${file}`);
}

function spaceLine(freeBytes: number): Line {
  const free = `${Math.floor(freeBytes / MB)} MB are free in its folder`;
  if (freeBytes >= ENOUGH) return ok(`Store: ${free}.`);
  return notOk(`Store: only ${free}, 200 are needed. Make room, or move it to a larger disk.`);
}

function ageLine(age: 'older' | 'same' | 'newer'): Line {
  switch (age) {
    case 'same':
      return ok('Store: it belongs to this version.');
    case 'older':
      return notOk('Store: it is from an older version. Back it up; the next start brings it up to date.');
    case 'newer':
      return notOk('Store: it is from a newer version. Install that one again, or restore a backup.');
  }
}
