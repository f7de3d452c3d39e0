import { changedFields, type InWords } from './changes.ts';
import type { Kind } from './columns.ts';
import type { Verdict } from './row.ts';
import type { Encoding } from './text.ts';

/** A row's verdict with what it changes. */
export interface Told<R> extends Verdict<R> {
  outcome: 'new' | 'changed' | 'unchanged' | 'refused';
  changes: readonly string[];
}

export function told<R extends object>(verdict: Verdict<R>, inWords: InWords<R>): Told<R> {
  const { was, is, mistakes } = verdict;
  if (mistakes.length > 0) return { ...verdict, outcome: 'refused', changes: [] };
  if (!was) return { ...verdict, outcome: 'new', changes: [] };
  if (changedFields(was, is).length === 0) return { ...verdict, outcome: 'unchanged', changes: [] };
  return { ...verdict, outcome: 'changed', changes: inWords(was, is) };
}

/** `line 14, Ines Faria: changed: side OT, was IT` */
export function lineOf({ line, name, outcome, changes, mistakes, warnings }: Told<unknown>): string {
  const what =
    outcome === 'refused'
      ? `refused: ${begun(mistakes.join(' '))}`
      : outcome === 'changed'
        ? ['changed', changes.join('; ')].filter(Boolean).join(': ')
        : outcome;
  return [`line ${line}, ${name}: ${what}`, ...warnings].join(outcome === 'refused' ? ' ' : '. ');
}

/** A sentence that goes on behind a colon. */
const begun = (sentence: string): string =>
  sentence.replace(/^[A-Z](?=[a-z ])/, first => first.toLowerCase());

export interface Summary {
  kind: Kind;
  rows: readonly Told<unknown>[];
  encoding: Encoding;
  /** Whether Slack was asked who people are. */
  askedSlack: boolean;
  dryRun: boolean;
}

/** How many of each, what should be known of how it was read, and whether anything was written. */
export function summary({ kind, rows, encoding, askedSlack, dryRun }: Summary): string[] {
  const count = (outcome: Told<unknown>['outcome']) => rows.filter(row => row.outcome === outcome).length;
  const refused = count('refused');
  const changing = count('new') + count('changed');
  return [
    `${kind}: ${count('new')} new, ${count('changed')} changed, ${count('unchanged')} unchanged, ${refused} refused.`,
    ...(encoding === 'Windows-1252'
      ? [
          'The file is no UTF-8, so it was read as Windows-1252. Look whether letters such as ä and ß are right.',
        ]
      : []),
    ...(kind === 'people' && !askedSlack
      ? ['Not checked against Slack: nobody asked it who these people are.']
      : []),
    refused > 0
      ? `Nothing was written, because ${refused === 1 ? 'a row was' : `${refused} rows were`} refused. Correct the file and import it again.`
      : dryRun
        ? 'Nothing was written: this was a dry run.'
        : changing === 0
          ? 'Nothing was written: all of it is there already.'
          : `Written: ${changing} of ${rows.length} rows.`,
  ];
}
