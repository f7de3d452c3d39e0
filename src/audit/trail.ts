import type { SealedEntry } from './entry.ts';

/** Reading what happened. Writing is part of each record's commit. */
export interface AuditTrail {
  /** All entries of one record, oldest first. */
  of(record: string, recordId: string): Promise<SealedEntry[]>;
  entry(record: string, recordId: string, seq: number): Promise<SealedEntry | undefined>;
}
