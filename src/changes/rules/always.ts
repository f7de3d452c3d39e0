import { found, type Rule } from './case.ts';

export const makingSafeRule: Rule = {
  id: 'R0',
  says: 'Making safe never waits for this app: do it, and record it afterwards.',
  source: 'Safety before records; never loosened',
  judge: () => found('It always holds.'),
};

export const voidingRule: Rule = {
  id: 'R9',
  says: 'An edit of asset, time, plan or risk voids what was decided, and says so to those who had.',
  source: 'ServiceNow: revert to new',
  judge: () => found('Decisions are bound to the version that was shown.'),
};

export const handBackRule: Rule = {
  id: 'R11',
  says: 'Somebody else accepts the hand-back, a remote session checked; what failed, was backed out or was an emergency is reviewed in writing.',
  source: 'HSE HSG250: hand-back; NERC CIP-005-7 R2: remote access can be told and ended',
  judge: ({ type }) =>
    found(type === 'emergency' ? 'It is an emergency.' : 'The implementer’s word is not enough.'),
};

export const neverActsRule: Rule = {
  id: 'R14',
  says: 'Common Ground records and routes. It never acts on equipment, and never says that something is off because a time is over.',
  source: 'Product rule; never loosened',
  judge: () => found('It always holds.'),
};
