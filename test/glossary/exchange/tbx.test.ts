import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readTbx } from '../../../src/glossary/exchange/tbx-in.ts';
import { writeTbx } from '../../../src/glossary/exchange/tbx.ts';
import { Refusal } from '../../../src/kernel/refusal.ts';
import { concept, friend, hard, read, refusals } from './concepts.ts';
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

const older = `<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="de">
  <martifHeader><fileDesc><sourceDesc><p>made up</p></sourceDesc></fileDesc></martifHeader>
  <text><body>
    <termEntry id="1">
      <descrip type="subjectField">OT, valves</descrip>
      <langSet xml:lang="de">
        <descripGrp>
          <descrip type="definition">Ein Ventil,
             das <hi type="bold">schließt</hi>.</descrip>
          <admin type="source">Werknorm 7</admin>
        </descripGrp>
        <tig><term>Schließer</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
        <ntig><termGrp><term>Absperrventil</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp>
          <descripGrp><descrip type="context">Das Absperrventil ist zu.</descrip></descripGrp></ntig>
        <tig><term>AV</term><termNote type="termType">abbreviation</termNote></tig>
      </langSet>
      <langSet xml:lang="en"><descrip type="definition">A valve that closes.</descrip><tig><term>shut-off valve</term></tig></langSet>
    </termEntry>
    <termEntry id="2"><langSet><tig><term>nameless</term></tig></langSet></termEntry>
    <termEntry id="3"></termEntry>
  </body></text>
</martif>`;

describe('what others wrote is read', () => {
  test('in the older version, each language a meaning', () => {
    const { rows } = readTbx(older);
    expect(read(rows)).toMatchObject([
      {
        domain: 'ot',
        language: 'de',
        forms: [
          { text: 'Absperrventil', kind: 'preferred' },
          { text: 'AV', kind: 'acronym' },
          { text: 'Schließer', kind: 'synonym' },
        ],
        definition: 'Ein Ventil, das schließt.',
        example: 'Das Absperrventil ist zu.',
        sources: [{ name: 'Werknorm 7', link: '', licence: '' }],
      },
      { domain: 'ot', language: 'en', definition: 'A valve that closes.' },
    ]);
    expect(refusals(rows)).toEqual([
      '21: The meaning is empty. Say it in a sentence or two.',
      '22: The entry has no word in any language. Add one, or take it out.',
    ]);
  });

  test('in the style of data categories as tags', () => {
    const xml = `<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="m" xmlns:basic="b">
      <text><body><conceptEntry><min:subjectField>IT</min:subjectField><langSec xml:lang="en-gb">
      <basic:definition>A place.</basic:definition>
      <termSec><term>zone</term><basic:termType>fullForm</basic:termType></termSec>
      </langSec></conceptEntry></body></text></tbx>`;
    expect(read(readTbx(xml).rows)).toMatchObject([
      { domain: 'it', language: 'en-GB', definition: 'A place.', forms: [{ text: 'zone' }] },
    ]);
  });

  test('with tags that close themselves', () => {
    const xml = writeTbx([concept()], [], 'en')
      .replace('protective system', 'protective <ph/>system<ec id="1"/>')
      .replace('<langSec', '<transacGrp/><langSec');
    expect(read(readTbx(xml).rows)[0]?.definition).toBe(concept().definition);
    const half = xml.slice(0, xml.indexOf('<ec id="1"/>') + '<ec id="1"/>'.length);
    expect(() => readTbx(half)).toThrow('is damaged');
  });

  test('with the side that is said for a file that knows none', () => {
    const xml = writeTbx([concept()], [], 'en').replace('>OT<', '>Valves<');
    expect(read(readTbx(xml).rows)[0]?.domain).toBe('both');
    expect(read(readTbx(xml, 'ot').rows)[0]?.domain).toBe('ot');
  });
});

describe('a file that is no TBX, or would do harm, is refused as a whole', () => {
  const one = writeTbx([concept()], [], 'en');
  const bomb = `<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
  const external = `<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]>`;
  test.each([
    ['a table', 'word,side,meaning\n', 'is no TBX'],
    ['nothing', '', 'is no TBX'],
    ['a web page', '<!doctype html><html><body><p>x</p></body></html>', 'is no TBX'],
    ['the half of one', one.slice(0, one.length / 2), 'is damaged'],
    ['one with a tag left open', one.replace('</term>', ''), '<term> is not closed before line'],
    ['entities that multiply', one.replace('<tbx', `${bomb}<tbx`), 'declares entities of its own'],
    ['entities of other files', one.replace('<tbx', `${external}<tbx`), 'declares entities of its own'],
    [
      'declarations elsewhere',
      one.replace('<body>', '<body><!ENTITY a "b">'),
      'declares entities of its own',
    ],
    ['a deep nest', '<tbx>'.repeat(1_000_000), 'is nested deeper than any glossary'],
    ['too much', ' '.repeat(60 * 1024 * 1024 + 1), 'is larger than 60 MB'],
    ['countless entries', `<tbx>${'<conceptEntry/>'.repeat(50_001)}</tbx>`, 'has more than 50000 entries'],
  ])('%s', (_, xml, sentence) => {
    const reading = () => readTbx(xml);
    expect(reading).toThrow(Refusal);
    expect(reading).toThrow(sentence);
    expect(reading).toThrow('Nothing was written.');
  });

  test('an entity that nobody declared is text', () => {
    const xml = one.replace('A protective', '&evil; a protective');
    expect(read(readTbx(xml).rows)[0]?.definition).toMatch(/^&evil; a protective/);
  });

  test('a text of a million blanks is not waited for', () => {
    const xml = one.replace('A protective', `A${' '.repeat(1_000_000)}protective`);
    expect(readTbx(xml).rows).toHaveLength(1);
  });
});
