import { otherSide, sideName, type Side } from '../../people/person.ts';
import { kindWords } from '../change.ts';
import { found, type Case, type Rule } from './case.ts';
import { touchedOt } from './touching.ts';

const always = new Set(['network', 'remote', 'data', 'containment']);

/** Why it crosses the border between the sides; undefined where it doesn't. */
export function whyItCrosses(one: Case): string | undefined {
  const { plan, requesterSide, touched, tightening } = one;
  if (always.has(plan.kind)) return `${kindWords[plan.kind].split(':')[0]} always crosses the border.`;
  const isOthers = (owner: Side | null) =>
    owner !== null && (requesterSide === 'bridge' ? owner === 'ot' : owner === otherSide(requesterSide));
  const theirs = touched.find(({ asset, how }) => how === 'named' && isOthers(asset.owner));
  if (theirs?.asset.owner) return `${theirs.asset.name} is ${sideName[theirs.asset.owner]}’s.`;
  const [ot] = tightening.bothSidesForOt ? touchedOt(one) : [];
  return ot && `This site asks both sides for whatever touches OT, here ${ot.asset.name}.`;
}

export const borderRule: Rule = {
  id: 'R1',
  says: 'A change that crosses the border needs one approver of each side, neither of them its requester nor its implementer.',
  source:
    'NIST SP 800-82: changes assessed by control system experts together with security and IT; four eyes',
  judge(one) {
    const why = whyItCrosses(one);
    return why === undefined ? undefined : found(why, { needs: ['it', 'ot'] });
  },
};

export const jointTriageRule: Rule = {
  id: 'R13',
  says: 'What is not registered, or nobody owns, is assessed by both sides first.',
  source: 'Ownership border register of Common Ground',
  judge({ plan, touched }) {
    const named = touched.filter(({ how }) => how === 'named');
    if (named.length === 0) return found(`${plan.place} is not in the register.`);
    const unowned = named.find(({ asset }) => asset.owner === null);
    return unowned && found(`Nobody owns ${unowned.asset.name} in the register.`);
  },
};
