import { NO_SEAL } from '../../audit/entry.ts';
import { theApp } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Ids } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { untilWritten } from '../../records/revise.ts';
import { headword, type Concept } from '../concept.ts';
import type { GlossaryStore, Written } from '../glossary.ts';
import type { Known } from '../known.ts';
import { changedFriend, conceptWritten, friendOf, newFriend } from '../suggesting.ts';
import { wordKey } from '../word-key.ts';
import { readTermsCsv } from './csv-in.ts';
import type { RowResult } from './draft.ts';
import { readNist } from './nist.ts';
import { readTbx } from './tbx-in.ts';
import { verdictsOf, type Verdict } from './verdict.ts';

export interface TermsParts {
  store: Pick<GlossaryStore, 'present' | 'commit'>;
  clock: Clock;
  ids: Ids;
}

/** What became of a file: a sentence for each meaning, then the summary. */
export interface TermsReport {
  lines: string[];
  refused: number;
}

/** So many are written in one commit, so that the app beside it never waits long for the database. */
const AT_ONCE = 250;

/**
 * Imports words and meanings: a table, NIST's export, or TBX. What can be read is written, unreviewed, and what is
 * refused is said; what a steward approved stays as it is. Nobody is told of each: the stewards find it under *Review*.
 *
 * @param only of NIST's export only what comes from sources whose names hold one of these
 * @throws Refusal `bad-setting` when it is no such file
 */
export async function importTerms(
  text: string,
  only: readonly string[],
  { store, clock, ids }: TermsParts,
  dryRun: boolean,
): Promise<TermsReport> {
  if (only.length > 0 && !isNist(text))
    throw new Refusal(
      'bad-setting',
      'Only of NIST’s export some sources can be chosen. Nothing was written.',
    );
  const { rows, unit, ignored = [] } = rowsOf(text, only);
  const known = await store.present();
  const verdicts = verdictsOf(rows, thereIn(known), unit);
  const changing = verdicts.filter(({ draft }) => draft !== undefined);
  if (!dryRun) {
    for (let from = 0; from < changing.length; from += AT_ONCE) {
      const some = changing.slice(from, from + AT_ONCE);
      await untilWritten(async () => store.commit(await writtenOf(some), facts));
    }
    await untilWritten(async () => store.commit(await warnings(), facts));
  }
  return {
    lines: [
      ...verdicts.map(one => one.sentence),
      ...(ignored.length > 0 ? [`Not read, because nothing here is called so: ${ignored.join(', ')}.`] : []),
      summary(verdicts, dryRun),
    ],
    refused: refusedIn(verdicts),
  };

  async function writtenOf(some: readonly Verdict[]): Promise<Written[]> {
    const present = await store.present();
    return some.flatMap(({ draft, was }): Written[] => {
      if (!draft) return [];
      const now = was && present.concept(was.id);
      // Somebody looked at it meanwhile: theirs stays.
      if (now && now.version !== was.version) return [];
      const is: Concept = now
        ? { ...now, ...draft, version: now.version + 1 }
        : { ...unread, ...draft, id: ids.next(), version: 1 };
      return [conceptWritten(now, is, what())];
    });
  }

  /** Where a row says what to watch out for, its two meanings are false friends. */
  async function warnings(): Promise<Written[]> {
    const present = await store.present();
    const there = thereIn(present);
    const seen = new Set<string>();
    return rows.flatMap((row): Written[] => {
      if (row.outcome !== 'read' || !row.watchOut || !row.contents[0]) return [];
      const key = wordKey(headword(row.contents[0]));
      const { language } = row.contents[0];
      const [it, ot] = (['it', 'ot'] as const).map(domain =>
        there(key, domain).find(concept => concept.language === language && concept.status !== 'declined'),
      );
      if (!it || !ot || seen.has(key)) return [];
      seen.add(key);
      const { watchOut } = row;
      const was = present.friendsOf(it.id).find(({ otId }) => otId === ot.id);
      if (!was) return [newFriend(friendOf(ids.next(), [it, ot], watchOut), what())];
      // Whatever a steward said of it stays.
      const isUntouched = was.status === 'draft' && was.yesIt === null && was.yesOt === null;
      if (!isUntouched || was.watchOut === watchOut) return [];
      return [changedFriend(was, { ...was, watchOut, version: was.version + 1 }, what())];
    });
  }

  function what() {
    return { at: clock.now(), actor: theApp, action: 'imported' };
  }
}

const facts = { request: null, about: 'import', messages: [] };

const unread = {
  status: 'draft',
  stewardId: null,
  reviewedAt: null,
  suggestedBy: null,
  auditHead: NO_SEAL,
} as const;

const isNist = (text: string): boolean => text.trimStart().startsWith('{');

/** What it is, its first character says. */
function rowsOf(
  text: string,
  only: readonly string[],
): { rows: readonly RowResult[]; unit: 'Line' | 'Record'; ignored?: readonly string[] } {
  if (isNist(text)) return { rows: readNist(text, { only }).rows, unit: 'Record' };
  if (text.trimStart().startsWith('<')) return { rows: readTbx(text).rows, unit: 'Line' };
  return { ...readTermsCsv(text), unit: 'Line' };
}

/** The meanings of each headword and side, looked up often. */
function thereIn(known: Known): (key: string, domain: Concept['domain']) => readonly Concept[] {
  const there = new Map<string, Concept[]>();
  for (const concept of known.concepts()) {
    const key = `${concept.domain} ${wordKey(headword(concept))}`;
    const same = there.get(key);
    if (same) same.push(concept);
    else there.set(key, [concept]);
  }
  return (key, domain) => there.get(`${domain} ${key}`) ?? [];
}

const refusedIn = (verdicts: readonly Verdict[]): number =>
  verdicts.filter(({ outcome }) => outcome === 'refused').length;

function summary(verdicts: readonly Verdict[], dryRun: boolean): string {
  const count = (outcome: Verdict['outcome']) => verdicts.filter(one => one.outcome === outcome).length;
  const counts = `${count('new')} new, ${count('changed')} changed, ${count('unchanged')} unchanged, ${count('kept')} kept as they are, ${refusedIn(verdicts)} refused.`;
  if (dryRun) return `Meanings: ${counts} Nothing was written: this was a dry run.`;
  const written = count('new') + count('changed');
  return written === 0
    ? `Meanings: ${counts} Nothing was written.`
    : `Meanings: ${counts} ${written} written.`;
}
