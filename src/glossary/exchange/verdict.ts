import { domainName, headword, type Concept, type Content, type Domain, type Origin } from '../concept.ts';
import { wordKey } from '../word-key.ts';
import type { Draft, RowResult } from './draft.ts';

export type Outcome = 'new' | 'changed' | 'unchanged' | 'kept' | 'refused';

/** What becomes of one meaning of a file, or of a row that can’t be read. */
export interface Verdict {
  line: number;
  outcome: Outcome;
  /** `Line 12: DMZ (OT): new.` */
  sentence: string;
  /** What is to be written, where it is new or changed. */
  draft?: Draft;
  /** What it takes the place of, where it is changed. */
  was?: Concept;
  watchOut: string;
}

/** The concepts of a headword, as {@link wordKey} writes it, in a domain. */
export type Known = (key: string, domain: Domain) => readonly Concept[];

interface Meaning {
  line: number;
  draft: Draft;
  watchOut: string;
}

type Decision = Pick<Verdict, 'outcome' | 'draft' | 'was'> & { because?: string };

/**
 * What becomes of the rows of a file beside what is in the glossary. A draft that such a file brought is brought up to
 * date; what a steward approved, and what people wrote, stays as it is.
 *
 * @param unit how rows are counted: NIST’s export has no lines
 */
export function verdictsOf(
  rows: readonly RowResult[],
  known: Known,
  unit: 'Line' | 'Record' = 'Line',
): Verdict[] {
  const decided = decide(rows.flatMap(meaningsOf), known);
  return rows.flatMap((row): Verdict[] => {
    const start = [`${unit} ${row.line}`, row.word].filter(Boolean).join(': ');
    if (row.outcome === 'refused')
      return [
        { line: row.line, outcome: 'refused', sentence: `${start}: refused. ${row.sentence}`, watchOut: '' },
      ];
    return row.contents.flatMap(draft => {
      const { because, ...decision } = decided.get(draft) ?? { outcome: 'new', draft };
      const what = [decision.outcome, because].filter(Boolean).join(': ');
      const sentence = `${start} (${domainName[draft.domain]}): ${what}.`;
      return { line: row.line, sentence, watchOut: row.watchOut, ...decision };
    });
  });
}

const meaningsOf = (row: RowResult): Meaning[] =>
  row.outcome === 'read'
    ? row.contents.map(draft => ({ line: row.line, draft, watchOut: row.watchOut }))
    : [];

function decide(meanings: readonly Meaning[], known: Known): ReadonlyMap<Draft, Decision> {
  const groups = new Map<string, { meanings: Meaning[]; there: readonly Concept[] }>();
  for (const meaning of meanings) {
    const { domain, language } = meaning.draft;
    const word = wordKey(headword(meaning.draft));
    const key = `${domain} ${language} ${word}`;
    const group = groups.get(key);
    if (group) group.meanings.push(meaning);
    else
      groups.set(key, {
        meanings: [meaning],
        there: known(word, domain).filter(concept => concept.language === language),
      });
  }
  const decided = new Map<Draft, Decision>();
  for (const group of groups.values()) decideGroup(group.meanings, group.there, decided);
  return decided;
}

/**
 * Decides on the meanings of one word: first those that stand there as they are, then those whose definition does,
 * then the others. So a file with two meanings of a word finds both again, in whatever order.
 */
function decideGroup(
  group: readonly Meaning[],
  there: readonly Concept[],
  decided: Map<Draft, Decision>,
): void {
  const origins = new Set<Origin>(group.map(({ draft }) => draft.origin));
  const isReplaceable = ({ status, origin }: Concept) => status === 'draft' && origins.has(origin);
  const free = new Set(there);
  const forTheRest = (decideOn: (draft: Draft) => Decision | undefined) => {
    for (const { draft } of group) {
      const decision = decided.has(draft) ? undefined : decideOn(draft);
      if (decision) decided.set(draft, decision);
    }
  };

  const takeSame = taker(free, sameKey);
  const said = new Set<string>();
  forTheRest(draft => {
    const key = sameKey(draft);
    if (said.has(key)) return { outcome: 'unchanged', because: 'the file says the same twice' };
    said.add(key);
    const was = takeSame(key);
    return was && (isSaid(was) ? { outcome: 'unchanged' } : kept(was));
  });

  const takeDefined = taker(free, ({ definition }) => definition);
  forTheRest(draft => {
    const was = takeDefined(draft.definition);
    return was && (isReplaceable(was) ? changed(was, draft) : kept(was));
  });

  const approved = [...free].find(({ status }) => status === 'approved');
  const replaceable = [...free].filter(isReplaceable).values();
  forTheRest(draft => {
    if (approved) return kept(approved);
    const was = replaceable.next().value;
    return was ? changed(was, draft) : { outcome: 'new', draft };
  });
}

const isSaid = ({ status }: Concept): boolean => status === 'draft' || status === 'approved';

/** Takes out of what is free one that has a key. */
function taker(free: Set<Concept>, keyOf: (concept: Concept) => string) {
  const byKey = new Map<string, Concept[]>();
  for (const concept of [...free].toReversed()) {
    const same = byKey.get(keyOf(concept));
    if (same) same.push(concept);
    else byKey.set(keyOf(concept), [concept]);
  }
  return (key: string): Concept | undefined => {
    const found = byKey.get(key)?.pop();
    if (found) free.delete(found);
    return found;
  };
}

function kept({ status }: Concept): Decision {
  const because = {
    approved: 'a steward approved what stands there. Suggest a change to it where this is better',
    draft: 'the same meaning stands there already, from elsewhere',
    deprecated: 'the same meaning stands there and is no longer said',
    declined: 'a steward declined the same meaning',
  };
  return { outcome: 'kept', because: because[status] };
}

/** The words that talk is scanned for stay as people set them. */
function changed(was: Concept, draft: Draft): Decision {
  const scans = new Map(was.forms.map(({ text, scan }) => [text, scan]));
  const forms = draft.forms.map(form => {
    const scan = scans.get(form.text);
    return scan ? { ...form, scan } : form;
  });
  const fields = Object.entries(compared(draft)).filter(
    ([field, value]) => value !== new Map(Object.entries(compared(was))).get(field),
  );
  return {
    outcome: 'changed',
    because: fields.map(([field]) => field).join(', '),
    draft: { ...draft, forms },
    was,
  };
}

/** What of a content a file can change, by the words of its columns. */
const compared = ({
  forms,
  definition,
  more,
  example,
  sources,
  related,
}: Content): Record<string, string> => ({
  words: JSON.stringify(forms.map(({ text, kind }) => [text, kind])),
  meaning: definition,
  more,
  example,
  sources: JSON.stringify(sources.map(({ name, link, licence, quotes }) => [name, link, licence, quotes])),
  related: JSON.stringify(related),
});

/** The same of two contents that say the same. */
const sameKey = (content: Content): string => JSON.stringify(compared(content));
