import { describe, expect, test } from 'vitest';
import { readTbx } from '../../../src/glossary/exchange/tbx-in.ts';
import { writeTbx } from '../../../src/glossary/exchange/tbx.ts';
import { Refusal } from '../../../src/kernel/refusal.ts';
import { concept, read, refusals } from './concepts.ts';

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
