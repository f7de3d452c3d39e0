import type { Concept } from '../../../src/glossary/concept.ts';
import { aConcept } from './samples.ts';

const vocabulary =
  'access account action adapter address advanced agent analog analysis application area array audit authority automatic ' +
  'balance band base basic binary block board boundary bridge broadcast buffer cable calibration card carrier cell chain ' +
  'channel check circuit class clock cluster code coil command common compressor computer condition configuration connection ' +
  'console container control converter core counter coupling cycle data database deadband delay demand detector device ' +
  'diagnostic digital directory disk display distributed domain drive dynamic edge electric element embedded encoder energy ' +
  'engine enterprise entry equipment error exchange execution expansion external failure fault feature feedback fiber file ' +
  'filter fire flow format frame frequency function gauge generator global graph grid ground group guard handler hardware ' +
  'header heat host image impact index industrial information input instrument integrity interface internal key label layer ' +
  'learning library limit line link list load local lock logic machine main manager manual map mass matrix measurement ' +
  'memory message meter method mode model module monitor motor multiple name network node noise number object offset ' +
  'operation optical option order output packet panel parameter parity path pattern performance phase physical pilot pipe ' +
  'planning plant platform policy pool power pressure primary priority privacy private probe process product profile program ' +
  'project proof proxy public pulse pump quality query queue radio range rate reactor record recovery register relay release ' +
  'remote report request resource response risk role root route router rule runtime sector sensor sequence serial service ' +
  'session signal single software source speed stack stage standard state static station storage stream structure supply ' +
  'support surface symbol system table target task temperature terminal thermal threshold time token tool trace traffic ' +
  'transfer transmitter transport turbine type unit update user valve value variable vector vendor version vessel virtual ' +
  'voltage volume vulnerability warning wave web window wire wireless zero';
const words = vocabulary.split(' ');
const onsets = 'b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sc sh sp st t th tr v w z'.split(' ');
const rhymes =
  'a ab ack al an ar ate e eck el en er et i ice id in ine ion ir ist o ock ol on or ow u ul un ure us y';
const endings = rhymes.split(' ');

/** As many other concepts as have so many spellings: acronyms with what they stand for, terms of some words, new words. */
export function distractors(forms: number, chance: () => number): Concept[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
  const several = (least: number, most: number, one: () => string): string[] =>
    Array.from({ length: least + Math.floor(chance() * (most - least + 1)) }, one);
  const term = (least: number, most: number) => several(least, most, () => pick(words));
  const syllable = () => pick(onsets) + pick(endings);

  function spellings(): string[] {
    const kind = chance();
    if (kind < 0.35) {
      const long = term(chance() < 0.6 ? 3 : 4, chance() < 0.75 ? 4 : 6);
      return [long.map(word => word[0]?.toUpperCase()).join(''), long.join(' ')];
    }
    if (kind < 0.75)
      return chance() < 0.4 ? [term(2, 2).join(' '), term(2, 3).join(' ')] : [term(2, 3).join(' ')];
    return [several(2, 4, syllable).join('')];
  }

  const made: Concept[] = [];
  let count = 0;
  const known = new Set<string>();
  while (count < forms) {
    const own = spellings().filter(text => !known.has(text));
    if (own.length === 0) continue;
    for (const text of own) known.add(text);
    count += own.length;
    const domain = chance() < 0.5 ? 'it' : 'ot';
    made.push(aConcept(own, { id: `D-${made.length}`, domain, definition: `A ${term(8, 16).join(' ')}.` }));
  }
  return made;
}
