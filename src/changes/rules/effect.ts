import type { QuestionId } from '../questions.ts';
import { found, type Clash, type Rule } from './case.ts';
import { mayLoseView, takesWindow, touchesOt, whyOt } from './touching.ts';

const lostView: readonly QuestionId[] = ['processState', 'restartMinutes', 'manualHold', 'controlRoom'];
const wayBack: readonly QuestionId[] = [
  'onSiteContact',
  'backOutPlan',
  'backOutBy',
  'backOutMinutes',
  'verification',
];
/** Source: NERC CIP-010-4 R1. */
const patch: readonly QuestionId[] = [
  'vendorApproval',
  'testedWhere',
  'verifiedSource',
  'baseline',
  'restoreTest',
];

export const effectRule: Rule = {
  id: 'R2',
  says: 'What may cost view or control of OT, at any level, needs a window, a back-out plan, a contact on site and the shift lead’s go.',
  source: 'Practice: level isn’t effect, a switch or a domain server can stop a line',
  judge: one =>
    touchesOt(one)
      ? found(whyOt(one), {
          asks: [
            ...(mayLoseView(one) ? lostView : []),
            ...wayBack,
            ...(one.plan.kind === 'patch' ? patch : []),
          ],
          needs: takesWindow(one) ? ['go'] : [],
        })
      : undefined,
};

export const windowRule: Rule = {
  id: 'R4',
  says: 'Where view or a safety function may be lost, it lies wholly inside a maintenance window of everything it stops, restart included.',
  source: 'NIST SP 800-82: patches and reboots at planned outages',
  judge: one =>
    takesWindow(one) ? found('It needs a maintenance window.', { against: one.timing.outside }) : undefined,
};

export const blackoutRule: Rule = {
  id: 'R5',
  says: 'A blackout beats a window.',
  source: 'Practice; windows live in the site’s time zone',
  judge: ({ timing }) =>
    timing.blackouts.length > 0 ? found('It meets a blackout.', { against: timing.blackouts }) : undefined,
};

export const backOutRule: Rule = {
  id: 'R8',
  says: 'Backing out must be over before the window ends.',
  source: 'ITIL 4 change enablement: a back-out that is too late is none',
  judge: one =>
    takesWindow(one) ? found('There must be time to back out.', { against: one.timing.backOut }) : undefined,
};

export const conflictRule: Rule = {
  id: 'R10',
  says: 'Two open changes on the same asset, along what it serves, or by the same implementer at the same time are a conflict: both owners hear of it, and who comes later agrees with who was first.',
  source: 'ServiceNow conflict reasons',
  judge({ clashes, plan }) {
    const others = clashes.filter(({ first }) => first);
    const later = clashes.filter(({ first }) => !first);
    if (others.length === 0 && later.length === 0) return undefined;
    const because = [
      'Another change is planned for the same time.',
      ...later.map(clash => `${met(clash)}, and was planned later: its owner must agree with you.`),
    ].join(' ');
    if (others.length === 0) return found(because);
    const against = others.map(
      clash => `${met(clash)}. Agree with its owner and say so, or choose another time.`,
    );
    return found(because, { asks: ['agreed'], against: plan.answers.agreed?.trim() ? [] : against });
  },
};

const met = ({ name, on }: Clash) =>
  on === null
    ? `${name} has the same implementer at the same time`
    : `${name} touches ${on} at the same time`;
