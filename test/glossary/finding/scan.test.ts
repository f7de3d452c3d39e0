import { describe, expect, test } from 'vitest';
import { glossaryIndex } from '../../../src/glossary/finding/index.ts';
import { scan } from '../../../src/glossary/finding/scan.ts';
import { aConcept } from './samples.ts';

const index = glossaryIndex([
  aConcept(['trip']),
  aConcept(['patch']),
  aConcept(['patch window']),
  aConcept(['point']),
  aConcept(['hot']),
  aConcept(['change']),
  aConcept(['setpoint']),
  aConcept(['policy']),
  aConcept(['bus']),
  aConcept(['false alarm']),
  aConcept(['alarm']),
  aConcept(['PLC'], { id: 'plc-ot', domain: 'ot' }),
  aConcept(['PLC'], { id: 'plc-it', domain: 'it' }),
  aConcept(['PLC'], { id: 'plc-old', status: 'deprecated' }),
  aConcept(['DC']),
  aConcept(['IT']),
  aConcept(['is']),
  aConcept(['IT asset']),
  aConcept(['PoE']),
  aConcept(['P&ID']),
  aConcept(['I/O']),
  aConcept(['SCADA']),
  aConcept(['historian']),
  aConcept(['old word'], { status: 'deprecated' }),
  aConcept(['any'], { forms: [{ text: 'HMI', kind: 'preferred', scan: 'any case' }] }),
  aConcept(['never'], { forms: [{ text: 'in production', kind: 'synonym', scan: 'never' }] }),
]);

const found = (mrkdwn: string) => scan(index, mrkdwn).map(place => place.text);

describe('what is found in talk', () => {
  test.each<[rule: string, message: string, found: string[]]>([
    ['the longest', 'the patch window for this patch', ['patch window', 'patch']],
    ['however it is hyphenated', 'set-point, set point and setpoint', ['set-point', 'set point', 'setpoint']],
    ['over blanks, not over lines', 'set  point\nset\npoint', ['set  point', 'point']],
    ['plurals', 'policies, buses, trips, PLCs', ['policies', 'buses', 'trips', 'PLCs']],
    ['without a genitive', "the historian's disk, a PLC’s program", ['historian', 'PLC']],
    ['an everyday word however it is written', 'trip, Trip, TRIP', ['trip', 'Trip', 'TRIP']],
    ['an acronym in capitals', 'PLC plc Plc P.L.C.', ['PLC', 'P.L.C.']],
    ['a long acronym in capitals too', 'SCADA scada Scada', ['SCADA']],
    ['as it is written, or in capitals', 'PoE POE poe', ['PoE', 'POE']],
    ['one DC is no DCS, several are DCs', 'DCS DCs', ['DCs']],
    ['in any case where somebody wants it', 'hmi HMI Hmis', ['hmi', 'HMI', 'Hmis']],
    ['long words in any case', 'HISTORIAN Historian', ['HISTORIAN', 'Historian']],
    ['no words of any sentence', 'it is IT', []],
    ['nothing that is only looked up', 'in production', []],
    ['nothing that is no longer said', 'old word', []],
    ['no parts of words', 'tripod, atrip, PLC12, historians2', []],
    ['no parts of names', 'PLC-12 trip_log historian.exe trip@plant', []],
    ['compounds', 'PLC-based, trip/reset, non-PLC', ['PLC', 'trip', 'PLC']],
    ['entities', 'P&amp;ID and I/O &lt;trip&gt;', ['P&ID', 'I/O', 'trip']],
    ['side by side', 'PLC+bus, PLC:trip', ['PLC', 'bus', 'PLC', 'trip']],
    ['IT only in capitals', 'is it asset 4? An IT asset', ['IT asset']],
    ['in bold and italics', '*trip* _PLC_ ~hot~', ['trip', 'PLC', 'hot']],
    ['no code', '`trip` ```\nPLC trip\n``` trip', ['trip']],
    [
      'no links, mentions, channels',
      '<https://trip.io|the trip> <@U1|trip> <#C1|trip> <!subteam^S1|trip>',
      [],
    ],
    ['no addresses and paths', 'opc.tcp://plant/trip trip@plant /opt/trip/x C:\\trip \\\\srv\\trip', []],
    ['no emoji', ':trip: :bus: bus', ['bus']],
    ['no quotes', '&gt; a trip\n> a trip\na trip', ['trip']],
    ['no long quotes', 'trip\n&gt;&gt;&gt; trip\ntrip', ['trip']],
    ['not what is said every day', 'good point, at this point; a field trip, a hot coffee', []],
    ['with any word in between', 'I changed Amélie’s mind, hot', ['hot']],
    ['unless the glossary has all of it', 'a false alarm', ['false alarm']],
    ['not what only begins like it', 'a good PLC point, hot tank', ['PLC', 'point', 'hot']],
  ])('%s', (_, message, expected) => {
    expect(found(message)).toEqual(expected);
  });

  test('where it stands in what Slack gives, with all that it means today', () => {
    const message = 'On the P&amp;ID a PLC';
    const places = scan(index, message);
    expect(places.map(({ start, end }) => message.slice(start, end))).toEqual(['P&amp;ID', 'PLC']);
    expect(places[1]?.concepts.map(concept => concept.id)).toEqual(['plc-ot', 'plc-it']);
  });

  test('nobody keeps it busy: the first 12,000 characters are looked at, and no half words', () => {
    expect(found(`${'x'.repeat(11_995)} trip`)).toEqual(['trip']);
    expect(found(`${'x'.repeat(11_995)} trips`)).toEqual([]);
    for (const part of ['a', '`', '<', ':a', '&gt;', 'trip ', '. ', '-', "'", '_a'])
      expect(scan(index, part.repeat(40_000 / part.length)).length).toBeLessThan(12_000);
  });
});
