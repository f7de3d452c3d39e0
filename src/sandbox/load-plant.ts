import { importFile } from '../importing/importing.ts';
import { importStore } from '../importing/store.ts';
import { systemClock, type Clock } from '../kernel/clock.ts';
import type { Store } from '../store/open.ts';

/** What the plant's history is sealed with, and where its time comes from. */
interface PlantParts {
  auditKey: string;
  /** The machine's where it is left out. */
  clock?: Clock;
}

/** Files as CSV text; each may be left out. */
export interface PlantFiles {
  sites?: string;
  people?: string;
  assets?: string;
}

/** Imports a plant, without asking Slack. @throws Error with the sentences of the rows that are refused */
export async function importPlant(
  store: Store,
  files: PlantFiles,
  { auditKey, clock = systemClock }: PlantParts,
): Promise<void> {
  const parts = { auditKey, machine: systemClock };
  for (const text of [files.sites, files.people, files.assets]) {
    if (text === undefined) continue;
    const { lines, refused } = await importFile(Buffer.from(text), {
      store: importStore(store, parts),
      members: undefined,
      clock,
    });
    if (refused > 0) throw new Error(lines.filter(line => line.includes('refused')).join('\n'));
  }
}
