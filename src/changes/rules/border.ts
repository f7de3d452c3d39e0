import { otherSide, sideName } from '../../people/person.ts';
import { kindWords, type Kind } from '../change.ts';
import type { QuestionId } from '../questions.ts';
import { found, type Case, type Rule } from './case.ts';
import { isUnregistered, notRegistered, touchedOt } from './touching.ts';

const always: readonly Kind[] = ['network', 'remote', 'data', 'containment'];

/** What is asked of a kind that always crosses. Source of those on remote access: NERC CIP-005-7 R2, R3. */
const asksOf: Partial<Record<Kind, readonly QuestionId[]>> = {
  remote: ['remotePerson', 'strongLogin', 'recording', 'watcher', 'cutOff'],
  data: ['dataWhat', 'dataDirection', 'dataRate', 'retention', 'dataWhy', 'dataOwners'],
};

/** Why it crosses the border between the sides, or comes from another site; undefined where it doesn't. What is only served isn't changed itself. */
function whyItCrosses(one: Case): string | undefined {
  const { plan, requesterSide, fromElsewhere, touched, tightening } = one;
  if (always.includes(plan.kind)) return `${kindWords[plan.kind].split(':')[0]} always crosses the border.`;
  const theirs = touched.find(
    ({ asset, how }) => how !== 'served' && asset.owner === otherSide(requesterSide),
  );
  if (theirs) return `${theirs.asset.name} is ${sideName[otherSide(requesterSide)]}’s.`;
  if (fromElsewhere !== undefined) return `${fromElsewhere} is of another site.`;
  const [ot] = tightening.bothSidesForOt ? touchedOt(one) : [];
  return ot && `This site asks both sides for whatever touches OT, here ${ot.asset.name}.`;
}

export const borderRule: Rule = {
  id: 'R1',
  says: 'A change that crosses the border between the sides, or that somebody of another site asks for or does, needs one approver of each side, neither of them its requester nor its implementer.',
  source:
    'NIST SP 800-82: changes assessed by control system experts together with security and IT; four eyes',
  judge(one) {
    const why = whyItCrosses(one);
    return why === undefined
      ? undefined
      : found(why, { needs: ['it', 'ot'], asks: asksOf[one.plan.kind] ?? [] });
  },
};

export const jointTriageRule: Rule = {
  id: 'R13',
  says: 'What is not registered, or nobody owns, is assessed by both sides first.',
  source: 'Ownership border register of Common Ground',
  judge(one) {
    if (isUnregistered(one)) return found(notRegistered(one));
    const unowned = one.touched.find(({ asset, how }) => how === 'named' && asset.owner === null);
    return unowned && found(`Nobody owns ${unowned.asset.name} in the register.`);
  },
};
