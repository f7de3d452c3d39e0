import type { QuestionId } from '../questions.ts';
import { found, type Rule } from './case.ts';
import { touchesOt, touchesSafety } from './touching.ts';

const moc: readonly QuestionId[] = [
  'mocReference',
  'technicalBasis',
  'safetyImpact',
  'procedures',
  'period',
  'authorization',
  'training',
];

export const safetyRule: Rule = {
  id: 'R3',
  says: 'A safety system or a bypass also needs a safety approver; an emergency doesn’t skip it.',
  source: 'IEC 61511 bypass management',
  judge(one) {
    if (!touchesSafety(one)) return undefined;
    const safe = one.touched.find(({ asset }) => asset.safety);
    const why = safe ? `${safe.asset.name} is part of a safety function.` : 'A protection is bypassed.';
    return found(why, { asks: ['permit', 'bypasses'], needs: ['safety'] });
  },
};

export const mocRule: Rule = {
  id: 'R6',
  says: 'What is not a replacement in kind answers the five questions of management of change before it is authorized; people are trained before start-up.',
  source: '29 CFR 1910.119(l)(2) and (3)',
  judge: one =>
    one.plan.effects.includes('new') && touchesOt(one)
      ? found('It is no replacement in kind.', { asks: moc })
      : undefined,
};

export const temporaryRule: Rule = {
  id: 'R7',
  says: 'What is temporary has an end, and both sides hear when that is over.',
  source: '29 CFR 1910.119(l)(2)(iv): time period',
  judge: ({ plan, timing }) =>
    plan.effects.includes('temporary')
      ? found('It is temporary.', { asks: ['removedBy'], against: timing.removal })
      : undefined,
};
