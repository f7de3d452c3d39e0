import { describe, expect, test } from 'vitest';
import { glossaryIndex } from '../../../src/glossary/finding/index.ts';
import { lookUp } from '../../../src/glossary/finding/look-up.ts';
import { mistakesBetween } from '../../../src/glossary/finding/mistakes.ts';
import { aConcept } from './samples.ts';

const onBridge = { side: 'bridge' } as const;

const index = glossaryIndex([
  aConcept(['PLC', 'programmable logic controller'], { domain: 'ot', definition: 'Runs the line.' }),
  aConcept(['PLC', 'packet-loss concealment'], { domain: 'it' }),
  aConcept(['DC']),
  aConcept(['DCS']),
  aConcept(['FAS']),
  aConcept(['bus']),
  aConcept(['switch']),
  aConcept(['policy']),
  aConcept(['analysis']),
  aConcept(['setpoint']),
  aConcept(['fail-safe']),
  aConcept(['TCP/IP']),
  aConcept(['P&ID']),
  aConcept(['PID']),
  aConcept(['Büro']),
  aConcept(['SPS'], { language: 'de' }),
  aConcept(['trip'], { definition: 'A protection stops the machine by itself.' }),
  aConcept(['historian'], { definition: 'A database of measured values.' }),
]);

const found = (typed: string) => {
  const { how, words } = lookUp(index, typed, onBridge);
  return `${how}: ${words.map(one => one.word).join(', ')}`;
};

describe('what is typed', () => {
  test.each([
    ['plc', 'exact: PLC'],
    ['PLCs', 'exact: PLC'],
    ["PLC's", 'exact: PLC'],
    ['P.L.C.', 'exact: PLC'],
    ['Buses', 'exact: bus'],
    ['switches', 'exact: switch'],
    ['policies', 'exact: policy'],
    ['analyses', 'exact: analysis'],
    ['set point', 'exact: setpoint'],
    ['Set-Points', 'exact: setpoint'],
    ['failsafe', 'exact: fail-safe'],
    ['tcp-ip', 'exact: TCP/IP'],
    ['tcp/ip', 'exact: TCP/IP'],
    ['P & ID', 'exact: P&ID'],
    ['pid', 'exact: PID'],
    ['buro', 'exact: Büro'],
    ['DCs', 'exact: DC, DCS'],
    ['dcs', 'exact: DCS, DC'],
    // An acronym in S is no plural.
    ['DC', 'exact: DC'],
    ['FA', 'prefix: FAS, fail-safe'],
    ['bu', 'prefix: bus, Büro'],
    ['hist', 'prefix: historian'],
    ['programmable', 'prefix: programmable logic controller'],
    ['logic', 'words: PLC'],
    ['measured value', 'words: historian'],
    ['which database', 'words: historian'],
    ['histroian', 'mistyped: historian'],
    ['hisorain', 'mistyped: historian'],
    ['packet loss consealment', 'mistyped: packet-loss concealment'],
    ['tirp', 'mistyped: trip'],
    ['PCL', 'mistyped: PLC'],
    // Of four letters two mistakes leave nothing to go by.
    ['rtpi', 'none: '],
    ['xy', 'none: '],
    ['?!', 'none: '],
    ['', 'none: '],
  ])('%s', (typed, expected) => {
    expect(found(typed)).toBe(expected);
  });
});

describe('questions are asked as people ask them', () => {
  test.each([
    'what is a trip?',
    'What’s a trip',
    'whats trip',
    'what does trip mean?',
    'What does "trip" stand for',
    'what do you mean by a trip?',
    'what trip means',
    'define trip',
    'definition of trip',
    'the meaning of trip',
    'trip meaning',
    'Hi, can you explain what a trip is?',
    'please tell me what is meant by *trip*',
    'was ist ein Trip?',
    'Was heißt trip',
    'Was bedeutet „Trip“?',
    'trips?',
    '`trip`',
  ])('%s', typed => {
    expect(found(typed)).toBe('exact: trip');
  });

  test('what would be nothing without its question is left as it is', () => {
    const what = glossaryIndex([aConcept(['what is']), aConcept(['the'])]);
    expect(lookUp(what, 'What is?', onBridge).words[0]?.word).toBe('what is');
    expect(lookUp(what, 'the', onBridge).words[0]?.word).toBe('the');
  });
});

describe('the best comes first', () => {
  const ids = (side: 'it' | 'ot' | 'bridge', typed: string, ...concepts: Parameters<typeof aConcept>[]) =>
    lookUp(glossaryIndex(concepts.map(one => aConcept(...one))), typed, { side }).words.map(hit =>
      hit.concepts.map(concept => concept.id),
    );

  test('of one word: what is said before what no longer is, then one’s own side, then what is approved', () => {
    const [meanings] = ids(
      'ot',
      'tag',
      [['tag'], { id: 'old', domain: 'ot', status: 'deprecated' }],
      [['tag'], { id: 'theirs', domain: 'it' }],
      [['tag'], { id: 'draft', domain: 'ot', status: 'draft' }],
      [['tag'], { id: 'own', domain: 'ot' }],
    );
    expect(meanings).toEqual(['own', 'draft', 'theirs', 'old']);
  });

  test('of words as near, and a swap is nearer than another letter', () => {
    const hits = ids(
      'it',
      'PCL',
      [['PCB'], { id: 'theirs', domain: 'ot' }],
      [['PCI'], { id: 'draft', domain: 'it', status: 'draft' }],
      [['PCM'], { id: 'own', domain: 'it' }],
      [['PLC'], { id: 'swapped', domain: 'ot' }],
      [['PCX'], { id: 'old', domain: 'it', status: 'deprecated' }],
    );
    expect(hits).toEqual([['swapped'], ['own'], ['draft'], ['theirs']]);
  });

  test('three are suggested, and four for a short word', () => {
    const near = ['alarms a', 'alarms b', 'alarms c', 'alarms d', 'HMA', 'HMB', 'HMC', 'HMD', 'HME'];
    const many = near.map((text): Parameters<typeof aConcept> => [[text]]);
    expect(ids('it', 'alarms x', ...many)).toHaveLength(3);
    expect(ids('it', 'hmx', ...many)).toHaveLength(4);
  });

  test('a misspelling is found, and shown as the word that it is', () => {
    const forms = [
      { text: 'commissioning', kind: 'preferred' },
      { text: 'comissioning', kind: 'misspelling' },
    ] as const;
    const { words } = lookUp(glossaryIndex([aConcept(['-'], { forms })]), 'comissioning', onBridge);
    expect(words.map(one => one.word)).toEqual(['commissioning']);
  });

  test('two spellings of the same are one answer', () => {
    expect(ids('it', 'virtual', [['virtual machine', 'virtual machines host'], { id: 'one' }])).toEqual([
      ['one'],
    ]);
  });
});

describe('what is put is found by the next', () => {
  test('a new concept, and one in place of another with what it no longer has', () => {
    const live = glossaryIndex();
    live.put(aConcept(['valve', 'tap'], { id: 'K-1', definition: 'Opens and shuts.' }));
    live.put(aConcept(['valve'], { id: 'K-2' }));
    live.put(aConcept(['valve', 'cock'], { id: 'K-1', definition: 'Lets through.' }));
    const ids = (typed: string) =>
      lookUp(live, typed, onBridge).words.flatMap(one => one.concepts.map(concept => concept.id));
    expect(ids('valve')).toEqual(['K-2', 'K-1']);
    expect(ids('cock')).toEqual(['K-1']);
    expect(ids('tap')).toEqual([]);
    expect(ids('shuts')).toEqual([]);
    expect(ids('lets through')).toEqual(['K-2', 'K-1']);
    live.put(aConcept(['valve'], { id: 'K-1' }));
    expect(ids('cock')).toEqual([]);
    expect(ids('coc')).toEqual([]);
    expect(ids('cokc')).toEqual([]);
  });
});

describe('typing mistakes', () => {
  test.each([
    ['trip', 'trip', 0],
    ['trp', 'trip', 1],
    ['triip', 'trip', 1],
    ['trap', 'trip', 1],
    ['rtip', 'trip', 1],
    ['', 'a', 1],
    ['rtpi', 'trip', 2],
    ['historain', 'historian', 1],
    ['ca', 'abc', 3],
    ['entirely', 'other', 3],
  ])('%s for %s are %i', (typed, meant, mistakes) => {
    expect(mistakesBetween(typed, meant, 2)).toBe(mistakes);
  });
});
