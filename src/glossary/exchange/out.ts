import { domainName, headword, type Concept, type FalseFriend, type FormKind } from '../concept.ts';
import { cellOf, linesCell, listCell } from './csv-cell.ts';
import { leaving, warningsOf } from './leaving.ts';

/** How each column is written. Those that {@link readTermsCsv} knows it reads back; `status` is for people. */
const columns: Record<string, (concept: Concept, watchOut: string) => string> = {
  word: concept => headword(concept),
  side: ({ domain }) => (domain === 'both' ? 'both' : domainName[domain]),
  meaning: ({ definition }) => definition,
  more: ({ more }) => more,
  'also called': concept => formsOf(concept, 'synonym'),
  acronyms: concept => formsOf(concept, 'acronym'),
  plurals: concept => formsOf(concept, 'plural'),
  misspellings: concept => formsOf(concept, 'misspelling'),
  example: ({ example }) => example,
  source: ({ sources }) => linesCell(sources.map(({ name }) => name)),
  'source link': ({ sources }) => linesCell(sources.map(({ link }) => link)),
  licence: ({ sources }) => linesCell(sources.map(({ licence }) => licence)),
  related: ({ related }) => listCell(related),
  language: ({ language }) => language,
  'watch out': (_, watchOut) => watchOut,
  status: ({ status }) => status,
};

const formsOf = ({ forms }: Concept, kind: FormKind): string =>
  listCell(forms.filter((form, n) => n > 0 && form.kind === kind).map(({ text }) => text));

/**
 * A row for each meaning, as {@link readTermsCsv} reads it. It begins with a mark by which spreadsheets know UTF-8, and
 * no cell of it is a formula.
 */
export function termsCsv(concepts: readonly Concept[], friends: readonly FalseFriend[]): string {
  const warnings = warningsOf(friends);
  const write = Object.values(columns);
  const rows = concepts
    .map(leaving)
    .map(concept => write.map(cell => cell(concept, warnings.get(concept.id) ?? '')));
  return `\ufeff${[Object.keys(columns), ...rows].map(cells => `${cells.map(cellOf).join(',')}\r\n`).join('')}`;
}

/** All that the glossary says, for other programs; nothing of who said it. */
export function termsJson(concepts: readonly Concept[], friends: readonly FalseFriend[]): string {
  return JSON.stringify(
    {
      concepts: concepts
        .map(leaving)
        .map(
          ({ stewardId: _steward, suggestedBy: _by, auditHead: _seal, version: _version, ...told }) => told,
        ),
      falseFriends: friends.map(({ id, word, itId, otId, watchOut, status, dangerous }) => ({
        id,
        word,
        itId,
        otId,
        watchOut,
        dangerous,
        status,
      })),
    },
    null,
    2,
  );
}
