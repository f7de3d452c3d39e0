import { describe, expect, test } from 'vitest';
import {
  headword,
  LONGEST,
  MOST_FORMS,
  MOST_RELATED,
  type Content,
  type Form,
} from '../../src/glossary/concept.ts';
import { listed, readContent, readForms, readWord } from '../../src/glossary/content.ts';
import { wordKey, wordsOf } from '../../src/glossary/word-key.ts';
import { Refusal } from '../../src/kernel/refusal.ts';

const typed = {
  domain: 'ot',
  language: 'en',
  word: 'trip',
  also: '',
  definition: 'A protective stop.',
  more: '',
  example: '',
  related: '',
  source: '',
  link: '',
  licence: '',
} as const;

/** The sentence, and the field under which it stands. */
function refusal(read: () => unknown): [sentence: string, field: string | undefined] {
  try {
    read();
  } catch (error) {
    if (error instanceof Refusal) return [error.message, error.field];
    throw error;
  }
  throw new Error('nothing was refused');
}

const shown = (forms: readonly Form[]) => forms.map(({ text, kind }) => `${kind} ${text}`);

describe('a word', () => {
  test.each([
    ['  trip \n', 'trip'],
    ['patch \t  window', 'patch window'],
    ['P&ID', 'P&ID'],
    ['Schütz', 'Schütz'],
    ['ρυθμιστής', 'ρυθμιστής'],
    ['调节器', '调节器'],
    ['4–20 mA', '4–20 mA'],
    ['tr\u200bip', 'trip'],
    ['\u202etrip', 'trip'],
  ])('is kept as %j is read', (word, is) => {
    expect(readWord(word)).toBe(is);
  });

  test.each([
    ['', 'Write the word.'],
    [' \u200b ', 'Write the word.'],
    ['\u2800', 'Write the word.'],
    ['?!', 'A word needs a letter or a digit.'],
    ['🏭', 'A word needs a letter or a digit.'],
    ['x'.repeat(LONGEST.form + 1), 'That is 81 characters; 80 fit here. Keep the rest for the thread.'],
  ])('%j is none', (word, sentence) => {
    expect(refusal(() => readWord(word))).toEqual([sentence, 'word']);
  });

  test('of the greatest length fits', () => {
    expect(readWord('x'.repeat(LONGEST.form))).toHaveLength(80);
  });
});

describe('what else it is called', () => {
  test('stands on a line each, since there are commas in some', () => {
    expect(listed('DMZ\ncontactor; relay\r\n\n \u200b\n  AC, DC ')).toEqual([
      'DMZ',
      'contactor; relay',
      'AC, DC',
    ]);
  });

  test.each([
    ['DMZ', 'demilitarised zone', ['preferred DMZ', 'synonym demilitarised zone']],
    ['demilitarised zone', 'DMZ', ['preferred demilitarised zone', 'acronym DMZ']],
    [
      'instrument diagram',
      'P&ID\nPLCs\nI/O',
      ['preferred instrument diagram', 'acronym P&ID', 'acronym PLCs', 'acronym I/O'],
    ],
    ['Größe', 'ÄÖÜ', ['preferred Größe', 'acronym ÄÖÜ']],
    // As it is written first; what differs in case, accents, hyphens or dots is the same.
    ['DMZ', 'dmz\nD.M.Z.\ntrip', ['preferred DMZ', 'synonym trip']],
    ['set-point', 'setpoint\nSet Point', ['preferred set-point']],
    ['trip', 'Schütz\nSchutz', ['preferred trip', 'synonym Schütz']],
    // A slash and an ampersand are letters of it.
    ['PID', 'P&ID', ['preferred PID', 'acronym P&ID']],
  ])('%s: %s', (word, also, forms) => {
    expect(shown(readForms(word, also))).toEqual(forms);
  });

  test('keeps what is known of each spelling, also where another is the word now', () => {
    const before: Form[] = [
      { text: 'index', kind: 'preferred', scan: 'never' },
      { text: 'indices', kind: 'plural' },
      { text: 'idx', kind: 'misspelling', scan: 'any case' },
    ];
    expect(readForms('index', 'indices\nidx\nlist', before)).toEqual([
      ...before,
      { text: 'list', kind: 'synonym' },
    ]);
    expect(readForms('list', 'Index\nidx', before)).toEqual([
      { text: 'list', kind: 'preferred' },
      { text: 'Index', kind: 'synonym', scan: 'never' },
      { text: 'idx', kind: 'misspelling', scan: 'any case' },
    ]);
  });

  test(`fits ${MOST_FORMS} times, the word among them`, () => {
    const others = Array.from({ length: MOST_FORMS - 1 }, (_, n) => `trip ${n}`);
    expect(readForms('trip', others.join('\n'))).toHaveLength(MOST_FORMS);
    expect(refusal(() => readForms('trip', [...others, 'one more'].join('\n')))).toEqual([
      'At most 30 spellings fit. Leave some out.',
      'also',
    ]);
  });

  test('is refused where it stands', () => {
    expect(refusal(() => readForms('trip', 'stop\n---'))).toEqual([
      'A word needs a letter or a digit.',
      'also',
    ]);
  });
});

describe('a meaning', () => {
  test('has of what was typed what a reader would see', () => {
    expect(
      readContent({
        ...typed,
        definition: '  A protective stop.\r\nOf a machine. ',
        more: '\u200b',
        example: ' It had a trip. ',
        related: 'ESD\nreset\n',
        source: ' NIST SP 800-82 ',
        link: ' https://doi.org/10.6028/NIST.SP.800-82r3 ',
      }),
    ).toEqual({
      domain: 'ot',
      language: 'en',
      forms: [{ text: 'trip', kind: 'preferred' }],
      definition: 'A protective stop.\nOf a machine.',
      more: '',
      example: 'It had a trip.',
      related: ['ESD', 'reset'],
      sources: [{ name: 'NIST SP 800-82', link: 'https://doi.org/10.6028/NIST.SP.800-82r3', licence: '' }],
    });
  });

  test.each([
    ['definition', LONGEST.definition],
    ['more', LONGEST.more],
    ['example', LONGEST.example],
    ['source', LONGEST.source],
  ] as const)('has at most so many characters of %s: %i', (field, longest) => {
    const read = (length: number) => () => readContent({ ...typed, [field]: 'x'.repeat(length) });
    expect(read(longest)).not.toThrow();
    expect(refusal(read(longest + 1))).toEqual([
      `That is ${longest + 1} characters; ${longest} fit here. Keep the rest for the thread.`,
      field,
    ]);
  });

  test.each([
    ['definition', { definition: ' \n' }, 'Say what it means.'],
    ['word', { word: '' }, 'Write the word.'],
    ['related', { related: 'ESD\n…' }, 'A word needs a letter or a digit.'],
    ['link', { source: 'Book', link: 'example.org' }, 'Write the whole address, beginning with https://.'],
    [
      'link',
      { source: 'Book', link: 'javascript:alert(1)' },
      'Write the whole address, beginning with https://.',
    ],
    ['link', { source: 'Book', link: 'https://a b' }, 'Write the whole address, beginning with https://.'],
    ['source', { link: 'https://example.org' }, 'Say what the address leads to.'],
  ])('is refused at %s: %o', (field, but, sentence) => {
    expect(refusal(() => readContent({ ...typed, ...but }))).toEqual([sentence, field]);
  });

  test(`has at most ${MOST_RELATED} related words`, () => {
    const related = Array.from({ length: MOST_RELATED }, (_, n) => `word ${n}`);
    expect(readContent({ ...typed, related: related.join('\n') }).related).toEqual(related);
    const more = { ...typed, related: [...related, 'one more'].join('\n') };
    expect(refusal(() => readContent(more))).toEqual([
      'At most 20 related words fit. Leave some out.',
      'related',
    ]);
  });

  describe('with several sources, of which the form has the first', () => {
    const sources: Content['sources'] = [
      { name: 'NIST', link: 'https://nist.gov', licence: 'US government work', quotes: true },
      { name: 'Book', link: '', licence: '' },
    ];
    const read = (all: Content['sources'], source: string, link: string, licence: string) =>
      readContent({ ...typed, source, link, licence }, { ...readContent(typed), sources: all }).sources;
    const [quoted, book] = sources;
    const own = sources.slice(1);
    test('keeps all of them where it is left', () => {
      expect(read(sources, 'NIST', 'https://nist.gov', 'US government work')).toEqual(sources);
    });
    test('has another in the place of the first, which still says that it quotes', () => {
      expect(read(sources, 'ISA', '', '')).toEqual([{ ...quoted, name: 'ISA', link: '', licence: '' }, book]);
    });
    test('loses the first where it is emptied, but not one that is quoted', () => {
      expect(read(own, '', '', '')).toEqual([]);
      expect(refusal(() => read(sources, '', '', ''))).toEqual([
        'It quotes this source, so the source stays. Add a meaning in your own words instead.',
        'source',
      ]);
    });
  });

  test('is called by its first spelling; by nothing where there is none', () => {
    expect(headword({ forms: readForms('DMZ', 'perimeter') })).toBe('DMZ');
    expect(headword({ forms: [] })).toBe('');
  });
});

describe('two spellings are the same word', () => {
  test.each([
    ['DMZ', 'd.m.z.'],
    ['set-point', 'Set Point'],
    ['fail‑safe', 'failsafe'],
    ['Schütz', 'SCHUTZ'],
    ['Schu\u0308tz', 'Schütz'],
    ['Größe', 'GROSSE'],
    ['Maß', 'mass'],
    ['MAẞ', 'Maß'],
    ['ρυθμιστής', 'ΡΥΘΜΙΣΤΗΣ'],
    ['Ρυθμιστησ', 'ρυθμιστής'],
    ['décalage', 'DECALAGE'],
    ['İstanbul', 'istanbul'],
    ['ＰＬＣ', 'plc'],
    ['ﬁeld', 'field'],
    ['operator’s', "operator's"],
    ['Łódź', 'ŁÓDŹ'],
  ])('%s and %s', (one, other) => {
    expect(wordKey(one)).toBe(wordKey(other));
  });
});

describe('two spellings are different words', () => {
  test.each([
    ['P&ID', 'PID'],
    ['TCP/IP', 'TCPIP'],
    ['C++', 'C'],
    ['C#', 'C'],
    ['ı', 'i'],
    ['kısa', 'kisa'],
    ['Łódź', 'Lodz'],
    ['æ', 'ae'],
  ])('%s and %s', (one, other) => {
    expect(wordKey(one)).not.toBe(wordKey(other));
  });
});

test('a text is read as words, whatever stands between them', () => {
  expect(wordsOf('„Das Schütz“ (K1) zieht—an; what is a fail-safe?')).toEqual([
    'das',
    'schutz',
    'k1',
    'ziehtan',
    'what',
    'is',
    'a',
    'failsafe',
  ]);
});
