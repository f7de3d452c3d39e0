import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readTbx } from '../../../src/glossary/exchange/tbx-in.ts';
import { writeTbx } from '../../../src/glossary/exchange/tbx.ts';
import { concept, friend, hard } from './concepts.ts';
import { tbxBasic } from './tbx-basic.ts';

/** Reads with a parser that has nothing in common with ours, and is strict. */
function strictly(xml: string) {
  const document = XmlDocument.fromString(xml);
  onTestFinished(() => document.dispose());
  const at = { t: 'urn:iso:std:iso:30042:ed-2' };
  return {
    root: document.root,
    texts: (path: string) => document.find(path, at).map(node => node.content),
    count: (path: string) => document.find(path, at).length,
  };
}

const it = concept({ domain: 'it', definition: 'Travel.', example: 'The trip was long.', status: 'draft' });
const ot = concept({
  domain: 'ot',
  forms: [
    { text: 'ESD', kind: 'preferred' },
    { text: 'emergency shutdown', kind: 'synonym' },
    { text: 'EStop', kind: 'acronym' },
    { text: 'emergancy shutdown', kind: 'misspelling' },
  ],
  sources: [{ name: 'Handbook', link: 'https://example.org/?a=1&b=2', licence: 'CC0' }],
  related: ['trip'],
});

describe('what is written another parser reads as TBX-Basic', () => {
  test('its head', () => {
    const { root, count, texts } = strictly(writeTbx([it], [], 'de'));
    expect(root.name).toBe('tbx');
    const attribute = (name: string, prefix?: string) => root.attr(name, prefix)?.value;
    expect([attribute('type'), attribute('style'), attribute('lang', 'xml')]).toEqual([
      'TBX-Basic',
      'dca',
      'de',
    ]);
    expect(count('/t:tbx/t:tbxHeader/t:fileDesc/t:sourceDesc/t:p')).toBe(1);
    expect(texts('/t:tbx/t:text/t:body/t:conceptEntry/@id')).toEqual([`c-${it.id}`]);
  });

  test('meanings with side, source and example, each where the standard wants it', () => {
    const { texts } = strictly(writeTbx([it, ot], [friend(it, ot, 'Mind the gap.')], 'en'));
    const entry = '/t:tbx/t:text/t:body/t:conceptEntry';
    expect(texts(`${entry}/t:descrip[@type="subjectField"]`)).toEqual(['IT', 'OT']);
    expect(texts(`${entry}/t:note`)).toEqual([
      'Draft: no steward has approved it yet.',
      'Watch out: Mind the gap.',
      'Watch out: Mind the gap.',
    ]);
    const group = `${entry}/t:langSec[@xml:lang="en"]/t:descripGrp`;
    expect(texts(`${group}/t:descrip[@type="definition"]`)).toEqual([it.definition, ot.definition]);
    expect(texts(`${group}/t:admin[@type="source"]`)).toEqual(['Handbook']);
    expect(texts(`${group}/t:xref[@type="externalCrossReference"]/@target`)).toEqual([
      'https://example.org/?a=1&b=2',
    ]);
    expect(texts(`${entry}/t:langSec/t:termSec/t:descrip[@type="context"]`)).toEqual([it.example]);
    expect(texts(`${entry}/t:ref[@type="crossReference"]`)).toEqual(['trip']);
  });

  test('words with their standing', () => {
    const { texts } = strictly(writeTbx([ot], [], 'en'));
    const status = (name: string) =>
      texts(`//t:termSec[t:termNote[@type="administrativeStatus"]="${name}-admn-sts"]/t:term`);
    expect(status('preferredTerm')).toEqual(['ESD']);
    expect(status('admittedTerm')).toEqual(['EStop', 'emergency shutdown'].toSorted().toReversed());
    expect(status('deprecatedTerm')).toEqual(['emergancy shutdown']);
    expect(texts('//t:termSec[t:termNote[@type="termType"]="acronym"]/t:term')).toEqual(['ESD', 'EStop']);
  });

  test('texts of every script, and what looks like markup', () => {
    const { texts } = strictly(writeTbx(hard, [], 'en'));
    expect(texts('//t:descrip[@type="definition"]')).toEqual(hard.map(({ definition }) => definition));
    expect(texts('//t:termSec/t:term')).toEqual(hard.flatMap(({ forms }) => forms.map(({ text }) => text)));
  });

  test('nothing that XML forbids', () => {
    const definition = 'a\u0000b\u0008c\u001bd\ufffee\uffff \ud800 f';
    expect(
      strictly(writeTbx([concept({ definition })], [], 'en')).texts('//t:descrip[@type="definition"]'),
    ).toEqual(['abcde  f']);
  });

  test('ids that others gave', () => {
    const ids = ['a b', '1:2', '<x>', 'ä"'];
    const { texts } = strictly(
      writeTbx(
        ids.map(id => concept({ id })),
        [],
        'en',
      ),
    );
    expect(texts('//@id')).toEqual(['c-a_b', 'c-1_2', 'c-_x_', 'c-__']);
  });

  test('none of somebody else’s text', () => {
    const sources = [
      { name: 'Their book', link: 'https://example.org/', licence: '', quotes: true as const },
    ];
    const xml = writeTbx(
      [concept({ definition: 'Theirs.', more: 'Theirs.', example: 'Theirs.', sources })],
      [],
      'en',
    );
    const { texts, count } = strictly(xml);
    expect(texts('//t:langSec/t:admin[@type="source"]')).toEqual(['Their book']);
    expect(count('//t:descripGrp')).toBe(0);
    expect(xml).not.toContain('Theirs');
  });

  test('all of it as the dialect’s schema has it', () => {
    const schema = XmlDocument.fromString(tbxBasic);
    const validator = RelaxNGValidator.fromDoc(schema);
    const quoted = { name: 'Book', link: 'https://example.org/', licence: '', quotes: true as const };
    const all = [
      ...hard,
      it,
      ot,
      concept({ status: 'deprecated' }),
      concept({ sources: [quoted], related: ['x'] }),
    ];
    const validate = (xml: string) => {
      const document = XmlDocument.fromString(xml);
      onTestFinished(() => document.dispose());
      validator.validate(document);
    };
    onTestFinished(() => {
      validator.dispose();
      schema.dispose();
    });
    const xml = writeTbx(all, [friend(it, ot, 'Mind the gap.')], 'en');
    expect(() => validate(xml)).not.toThrow();
    expect(() => validate(xml.replace('type="subjectField"', 'type="subject"'))).toThrow();
    expect(() => validate(xml.replaceAll('termNote', 'note'))).toThrow();
  });

  test('nothing of an empty glossary', () => {
    const xml = writeTbx([], [], 'en');
    expect(strictly(xml).count('//t:body')).toBe(1);
    expect(readTbx(xml).rows).toEqual([]);
  });
});
