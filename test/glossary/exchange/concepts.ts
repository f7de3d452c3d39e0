import type { Concept, Content, FalseFriend } from '../../../src/glossary/concept.ts';
import type { Draft, RowResult } from '../../../src/glossary/exchange/draft.ts';

let made = 0;

/** A meaning of `trip`, but for what is said otherwise. */
export function concept(but: Partial<Concept> = {}): Concept {
  made++;
  return {
    id: `0190a0b0-0000-7000-8000-${String(made).padStart(12, '0')}`,
    domain: 'ot',
    language: 'en',
    forms: [{ text: 'trip', kind: 'preferred' }],
    definition: 'A protective system stops the equipment.',
    more: '',
    example: '',
    sources: [],
    related: [],
    status: 'approved',
    origin: 'people',
    stewardId: 'U0OMAR',
    reviewedAt: null,
    suggestedBy: 'U0INES',
    version: 3,
    auditHead: 'seal',
    ...but,
  };
}

export function friend(
  it: Concept,
  ot: Concept,
  watchOut: string,
  but: Partial<FalseFriend> = {},
): FalseFriend {
  return {
    id: `friend-of-${it.id}`,
    word: it.forms[0]?.text ?? '',
    itId: it.id,
    otId: ot.id,
    watchOut,
    dangerous: false,
    yesIt: null,
    yesOt: null,
    status: 'approved',
    version: 1,
    auditHead: 'seal',
    ...but,
  };
}

/** What of a concept a file may say. */
export const contentOf = ({
  domain,
  language,
  forms,
  definition,
  more,
  example,
  sources,
  related,
}: Content): Content => ({ domain, language, forms, definition, more, example, sources, related });

/** The drafts of all rows that were read. */
export const read = (rows: readonly RowResult[]): Draft[] =>
  rows.flatMap(row => (row.outcome === 'read' ? row.contents : []));

export const refusals = (rows: readonly RowResult[]): string[] =>
  rows.flatMap(row => (row.outcome === 'refused' ? `${row.line}: ${row.sentence}` : []));

/** Meanings of every kind, in letters of many scripts, and with what other formats take for their own. */
export const hard: Concept[] = [
  concept({
    forms: [
      { text: 'Schütz', kind: 'preferred' },
      { text: 'K1', kind: 'acronym' },
      { text: 'contactor; relay', kind: 'synonym' },
      { text: 'Leistungsschütz', kind: 'synonym' },
      { text: 'Schütze', kind: 'plural' },
      { text: 'Schuetzz', kind: 'misspelling' },
    ],
    language: 'de-AT',
    definition: 'Ein elektrisch betätigter Schalter für große Ströme.',
    more: 'Erste Zeile.\nZweite Zeile, mit "Anführung".\n\nDritte; mit Semikolon.',
    example: 'Das Schütz zieht an, und der Motor läuft.',
    sources: [
      { name: 'Werknorm 7', link: '', licence: '' },
      {
        name: 'NIST SP 800-82 Rev. 3',
        link: 'https://doi.org/10.6028/NIST.SP.800-82r3?a=1&b=2',
        licence: 'US government work',
      },
      { name: 'Handbuch <Band 2>', link: 'http://example.org/', licence: 'CC BY 4.0' },
    ],
    related: ['Relais', 'motor starter'],
  }),
  concept({
    domain: 'both',
    forms: [
      { text: 'ρυθμιστής', kind: 'preferred' },
      { text: '调节器', kind: 'synonym' },
    ],
    definition: 'Κρατά μια τιμή σταθερή 🌡️ 保持稳定。 👩🏽‍🔧',
  }),
  concept({
    domain: 'it',
    forms: [
      { text: '<script>alert(1)</script>', kind: 'preferred' },
      { text: 'R&D', kind: 'acronym' },
    ],
    definition: '</descrip></conceptEntry> ]]> &amp; &lt;b&gt; <!-- not a comment --> "quoted" \'so\', too',
    example: '=HYPERLINK("http://example.org";"click")',
  }),
  ...['=1+1', '+1', '-1', '@SUM(A1)', "'=1", "''@x", '＝1'].map(definition =>
    concept({ forms: [{ text: `formula ${definition}`, kind: 'preferred' }], definition }),
  ),
];
