import type { Participant, RoundInput } from '../../../src/coffee/matching/input.ts';
import { pairUp, type Round } from '../../../src/coffee/matching/round.ts';
import { aParticipant } from './seasons.ts';

export const round = (people: Participant[], more: Partial<RoundInput> = {}): Round =>
  pairUp({ round: 20, seed: 'a', sittingOut: 'rotate', repeatWindow: 12, people, hours: 8, ...more });

export const groupsOf = (...given: Parameters<typeof round>): string[] =>
  round(...given).groups.map(({ people }) => people.join(' '));

export const ines = (more?: Partial<Participant>): Participant => aParticipant('ines', 'it', more);
export const ivan = (more?: Partial<Participant>): Participant => aParticipant('ivan', 'it', more);
export const omar = (more?: Partial<Participant>): Participant => aParticipant('omar', 'ot', more);
export const olga = (more?: Partial<Participant>): Participant => aParticipant('olga', 'ot', more);
