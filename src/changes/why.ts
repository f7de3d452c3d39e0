import { counted } from '../kernel/text.ts';
import { sideName } from '../people/person.ts';
import type { Change } from './change.ts';
import { isVoiced, standing, unassessed, type Seat } from './deciding.ts';
import { isStillThere } from './leftovers.ts';
import { questions } from './questions.ts';
import { neverLoosened, type Case, type Finding, type RuleId } from './rules/case.ts';
import { judge, missing } from './rules/rules.ts';
import { needsReview } from './taking.ts';

/** A rule that applies to a change, and how it is met or isn't: a line of *Why?*. */
export interface Why {
  rule: RuleId;
  met: boolean;
  /** Why it applies, and what was done about it. */
  line: string;
}

/** What was done about a rule, or still has to be. */
interface Part {
  met: boolean;
  says: string;
}

/** Every rule that applies, in the order of the rules, a line each; advisory mode says which of them it doesn't enforce. */
export function why(change: Change, one: Case): Why[] {
  return judge(one).map(finding => {
    const { rule, because } = finding;
    const parts = partsOf(finding, change);
    const met = parts.every(part => part.met);
    const isShown = !met && one.tightening.advisory && !neverLoosened.includes(rule);
    const says = [
      because,
      ...parts.map(part => part.says),
      ...(isShown ? ['Advisory: shown, not enforced.'] : []),
    ];
    return { rule, met, line: says.join(' ') };
  });
}

function partsOf({ rule, needs, asks, against }: Finding, change: Change): Part[] {
  const left = missing(asks, change.answers).map(id => `“${questions[id].label}”`);
  const parts = [
    ...needs.map(need => (need === 'go' ? goPart(change) : yesPart(need, change))),
    ...against.map(no),
    ...(left.length > 0 ? [no(`Not answered yet: ${left.join(', ')}.`)] : []),
    ...ownParts(rule, change),
  ];
  if (parts.length > 0) return parts;
  return asks.length > 0
    ? [yes('All of it is answered.')]
    : quiet.includes(rule)
      ? []
      : [yes('Nothing stands against it.')];
}

/** They say all there is to say in their first sentence. */
const quiet: readonly RuleId[] = ['R0', 'R14'];

function ownParts(rule: RuleId, change: Change): Part[] {
  switch (rule) {
    case 'R7':
      return isStillThere(change)
        ? [no('It is still there.')]
        : change.removed
          ? [yes('It is removed.')]
          : [];
    case 'R9':
      return [yes(versionOf(change))];
    case 'R11':
      return [handBackPart(change), ...disconnectedPart(change), ...reviewPart(change)];
    case 'R13':
      return isVoiced(change, 'ot')
        ? [yes('OT said yes by voice.')]
        : (['it', 'ot'] as const).map(side =>
            unassessed(change).includes(side)
              ? no(`It waits for a lead of ${sideName[side]} to assess it.`)
              : yes(`${sideName[side]} has assessed it.`),
          );
    default:
      return [];
  }
}

function versionOf({ plan, decisions, voices }: Change): string {
  const gone = [...decisions, ...voices].filter(said => said.plan !== plan).length;
  if (gone === 0) return `This is version ${plan} of the plan.`;
  return `This is version ${plan} of the plan; ${counted(gone, 'decision')} on an earlier one no longer ${gone === 1 ? 'counts' : 'count'}.`;
}

function yesPart(as: Seat['as'], change: Change): Part {
  const who = as === 'safety' ? 'Safety' : sideName[as];
  const given = standing(change).find(decision => decision.as === as);
  if (given && !given.yes) return no(`${who} said no.`);
  if (given?.by === change.requesterId)
    return yes(`${who} said yes: its own requester, which this site lets count.`);
  if (given) return yes(given.by === given.for ? `${who} said yes.` : `${who} said yes, by a delegate.`);
  const voice = as === 'safety' ? 'safety' : 'ot';
  const heard = voice === 'ot' ? 'OT' : who;
  if (isVoiced(change, voice))
    return yes(`${heard} said yes by voice; ${who}’s formal decision is still due.`);
  return no(`It waits for ${as === 'safety' ? 'a safety approver' : `an approver of ${who}`}.`);
}

function goPart(change: Change): Part {
  if (change.go) return yes('The shift lead gave the go.');
  if (change.startedAt !== null && change.state !== 'suspended') return yes('It has begun.');
  return isVoiced(change, 'ot')
    ? yes('OT’s yes by voice stands in for the go.')
    : no('The shift lead’s go comes before the start.');
}

function handBackPart({ handedBack }: Change): Part {
  if (!handedBack) return no('It isn’t handed back yet.');
  const { restrictions } = handedBack;
  const lifted = restrictions.filter(one => one.lifted).length;
  const how = restrictions.length > 0 ? ` with ${counted(restrictions.length, 'restriction')}` : '';
  return yes(`It was handed back${how}${lifted > 0 ? `, ${lifted} of them lifted` : ''}.`);
}

function disconnectedPart({ kind, disconnected }: Change): Part[] {
  if (kind !== 'remote') return [];
  return disconnected ? [yes('Checked: disconnected.')] : [no('NOT confirmed disconnected.')];
}

function reviewPart(change: Change): Part[] {
  if (!needsReview(change)) return [];
  return [change.review ? yes('Its review is written.') : no('Its review is still to be written.')];
}

const yes = (says: string): Part => ({ met: true, says });
const no = (says: string): Part => ({ met: false, says });
