import type { CommitAll, CommitOutcome, Statement } from './commit.ts';

interface Waiting {
  statements: readonly Statement[];
  resolve: (outcome: CommitOutcome) => void;
  reject: (error: unknown) => void;
}

/**
 * Commits of one turn of the event loop wait for the disk together: that takes longer than all that they write. Each is
 * answered when all are on it.
 */
export function grouped(commitAll: CommitAll): (statements: readonly Statement[]) => Promise<CommitOutcome> {
  let group: Waiting[] = [];

  function write(): void {
    const written = group;
    group = [];
    let outcomes: ReturnType<CommitAll>;
    try {
      outcomes = commitAll(written.map(one => one.statements));
    } catch (error) {
      outcomes = written.map(() => ({ error }));
    }
    for (const [n, { resolve, reject }] of written.entries()) {
      const outcome = outcomes[n];
      if (typeof outcome === 'string') resolve(outcome);
      else reject(outcome?.error);
    }
  }

  return statements =>
    new Promise((resolve, reject) => {
      if (group.push({ statements, resolve, reject }) === 1) setImmediate(write);
    });
}
