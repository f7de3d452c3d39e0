import { domainName, type Concept, type Content, type FalseFriend, type Form } from '../concept.ts';
import { isAcronym, isWebAddress } from './draft.ts';
import { leaving, warningsOf } from './leaving.ts';
import { ADMITTED, DEPRECATED, LICENCE, NAMESPACE, PREFERRED, WATCH_OUT } from './tbx-words.ts';

/**
 * The glossary as TBX-Basic, version 3, for terminology programs. TBX asks for at least one concept; of none the file
 * is empty all the same, and {@link readTbx} reads it.
 *
 * @param language of the file, as BCP 47; each concept names its own
 */
export function writeTbx(
  concepts: readonly Concept[],
  friends: readonly FalseFriend[],
  language: string,
): string {
  const warnings = warningsOf(friends);
  const entries = concepts.map(concept => entryOf(leaving(concept), warnings.get(concept.id) ?? ''));
  return `<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="${escaped(language)}" xmlns="${NAMESPACE}">
  <tbxHeader>
    <fileDesc>
      <sourceDesc>
        <p>Glossary of IT and OT words, exported from Common Ground</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>${entries.join('')}
    </body>
  </text>
</tbx>
`;
}

function entryOf(concept: Concept, watchOut: string): string {
  const { id, domain, language, status, related, more } = concept;
  return `
      <conceptEntry id="${idOf(id)}">
        ${lines(8, [
          element('descrip', domainName[domain], 'subjectField'),
          ...related.map(word => element('ref', word, 'crossReference')),
          ...(status === 'draft' ? [element('note', 'Draft: no steward has approved it yet.')] : []),
          ...(watchOut ? [element('note', WATCH_OUT + watchOut)] : []),
        ])}
        <langSec xml:lang="${escaped(language)}">
          ${lines(10, [
            ...definitionOf(concept),
            ...(more ? [element('note', more)] : []),
            ...concept.forms.map((form, n) => termOf(concept, form, n === 0)),
          ])}
        </langSec>
      </conceptEntry>`;
}

/** An XML id begins with a letter and has no blanks or colons. */
const idOf = (id: string): string => `c-${id.replace(/[^A-Za-z0-9._-]/g, '_')}`;

function definitionOf({ definition, sources }: Content): string[] {
  const told = sources.flatMap(({ name, link, licence }) => [
    element('admin', name, 'source'),
    ...(isWebAddress(link)
      ? [`<xref type="externalCrossReference" target="${escaped(link)}">${escaped(name)}</xref>`]
      : []),
    ...(licence ? [element('note', LICENCE + licence)] : []),
  ]);
  return definition
    ? [group('descripGrp', 10, [element('descrip', definition, 'definition'), ...told])]
    : told;
}

function termOf({ status, example }: Concept, { text, kind }: Form, isFirst: boolean): string {
  const unwanted = status === 'deprecated' || kind === 'misspelling';
  const isShort = kind === 'acronym' || (isFirst && isAcronym(text));
  return group('termSec', 10, [
    element('term', text),
    element('termNote', unwanted ? DEPRECATED : isFirst ? PREFERRED : ADMITTED, 'administrativeStatus'),
    ...(isShort ? [element('termNote', 'acronym', 'termType')] : []),
    ...(isFirst && example ? [element('descrip', example, 'context')] : []),
    ...(kind === 'plural' || kind === 'misspelling' ? [element('note', kind)] : []),
  ]);
}

const lines = (indent: number, parts: readonly string[]): string => parts.join(`\n${' '.repeat(indent)}`);

const group = (name: string, indent: number, parts: readonly string[]): string =>
  `<${name}>\n${' '.repeat(indent + 2)}${lines(indent + 2, parts)}\n${' '.repeat(indent)}</${name}>`;

const element = (name: string, text: string, type?: string): string =>
  `<${name}${type ? ` type="${type}"` : ''}>${escaped(text)}</${name}>`;

/** What XML 1.0 has no way to write, lone halves of surrogate pairs among it. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text between tags or quotation marks. A line of it that were indented would be read as wrapped. */
const escaped = (text: string): string =>
  text
    .replace(forbidden, '')
    .replace(/\n[^\S\n]+/g, '\n')
    .replace(/[&<>"]/g, character => entities[character] ?? '');
